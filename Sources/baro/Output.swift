import Diagnostics
import Glibc
import Rendering

/// Ends the process with a status.
func exitProcess(_ status: Int32) -> Never { exit(status) }

/// Standard output for results, standard error for everything else.
enum Output {
  static func result(_ text: String) { write(text, to: STDOUT_FILENO) }

  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Writes all bytes; a reader that went away ends the process by SIGPIPE, silently, unless that is
  /// ignored.
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return
      }
      bytes = bytes.dropFirst(written)
    }
  }

  /// All bytes that come until the other end is closed.
  static func everything(from descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return bytes }
      bytes += block[..<count]
    }
  }

  /// Columns of standard error's terminal; nothing where it is none.
  private static var errorWidth: Int? { Surroundings.screen(STDERR_FILENO)?.columns }

  /// Tells a line on standard error, folded to the terminal.
  static func notice(_ text: String) {
    let text = SafeText.escaped(text)
    error(TextFold.lines(text, within: errorWidth).joined(separator: "\n") + "\n")
  }

  /// Tells a diagnostic with its picture on standard error.
  static func report(
    _ diagnostic: Diagnostic, in source: SourceText, color: Bool = false,
    palette: Palette = .dark
  ) {
    var options = RenderingOptions()
    options.color = color
    options.palette = palette
    let picture = DiagnosticPicture(diagnostic, in: source, width: errorWidth)
    error(DiagnosticRenderer.render(picture, options: options))
  }

  /// Tells an error that speaks of no source text.
  static func report(_ failure: any Error, name: String) {
    let source = SourceText(name: name, text: "")
    switch failure {
    case let told as any DiagnosticConvertible: report(told.diagnostic, in: source)
    case let diagnostic as Diagnostic: report(diagnostic, in: source)
    default: error("\(SafeText.escaped(name)): \(failure)\n")
    }
  }
}

/// Standard input as one text.
enum StandardInput {
  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Everything up to the end of input, as UTF-8; bad bytes become U+FFFD.
  static func text() -> String {
    var bytes = Output.everything(from: STDIN_FILENO)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
