import Glibc

/// The program that prints a page to a PDF.
struct PagePrinter {
  private let program: String

  /// Chromium by one of its names, where it is installed.
  static var found: PagePrinter? {
    ["chromium", "chromium-browser", "google-chrome"].first(where: Surroundings.hasProgram)
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
    if status == 0, Surroundings.exists(path) { return true }
    Output.error("baro: \(program) did not make \(path) (status \(status))\n")
    return false
  }
}

/// Another program, run to its end without a shell.
enum Subprocess {
  /// - Parameter arguments: the program's name, looked for in `PATH`, and what it is given.
  /// - Returns: its exit status; 127 where it cannot be started.
  static func run(_ arguments: [String]) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = []
    for argument in arguments { words.append(strdup(argument)) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var process = pid_t()
    guard posix_spawnp(&process, arguments[0], &actions, nil, &words, environ) == 0 else {
      return 127
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return (status >> 8) & 0xFF
  }
}
