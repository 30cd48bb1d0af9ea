import Glibc
import ProgramRun

/// The program that prints a page to a PDF.
struct PagePrinter {
  private let program: String

  /// Chromium by one of its names, where it is installed.
  static var found: PagePrinter? {
    ["chromium", "chromium-browser", "google-chrome"].first(where: ProcessEnvironment.hasProgram)
      .map { PagePrinter(program: $0) }
  }

  /// Prints a page.
  ///
  /// - Returns: whether the file was written; what went wrong is told.
  func print(_ html: String, to path: String) -> Bool {
    let page = path + ".page.html"
    guard DocumentFile.write(html, to: page) else { return false }
    defer { unlink(page) }
    let address =
      "file://"
      + (realpath(page, nil).map { place in
        defer { free(place) }
        return String(cString: place)
      } ?? page)
    let status = Subprocess.run([
      program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
      "--print-to-pdf=\(path)", address,
    ])
    if status == 0, ProcessEnvironment.exists(path) { return true }
    Output.error("baro: \(program) did not make \(path) (status \(status))\n")
    return false
  }
}
