import Glibc
import Rendering

/// The program that shows what is longer than the screen.
struct Pager {
  /// A shell command that reads the text from its standard input.
  let command: String

  /// What the environment names; empty where no pager is wanted.
  private static var named: String? {
    ProcessEnvironment.variable("BARO_PAGER") ?? ProcessEnvironment.variable("PAGER")
  }

  /// Whether the environment says what is to become of long answers.
  static var isNamed: Bool { named != nil }

  /// The pager that the environment names, else `less` or `more`; nothing where none is wanted.
  static var found: Pager? {
    if let named { return named.isEmpty ? nil : Pager(command: named) }
    return ["less", "more"].first(where: ProcessEnvironment.hasProgram).map { Pager(command: $0) }
  }

  /// Whether a text is higher than a screen that also shows a prompt.
  static func isNeeded(_ text: String, rows: Int) -> Bool {
    text.utf8.count { $0 == UInt8(ascii: "\n") } > rows - 1
  }

  /// Shows a text and waits until the reader leaves.
  ///
  /// - Returns: false if the pager could not be started, so that nothing was shown.
  func show(_ text: String) -> Bool {
    // Colours are shown, what fits is left on the screen; a reader's own choice stands.
    setenv("LESS", "FRX", 0)
    guard let pipe = Pipe(),
      let pager = Subprocess(
        ["/bin/sh", "-c", command], input: .descriptor(pipe.reader), output: .inherited,
        errors: .inherited)
    else { return false }
    pipe.closeReader()
    pipe.write(text)
    // The status of a shell that found no such program.
    return pager.wait() != 127
  }
}
