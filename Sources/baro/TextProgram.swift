import ProgramRun
import DataFormats
import Glibc
import Session

/// The program in which a person writes longer texts.
struct TextProgram {
  /// A shell command that gets the file as its word.
  private let command: String

  /// What `VISUAL` or `EDITOR` names, else a program that is there.
  static var found: TextProgram? {
    for name in ["VISUAL", "EDITOR"] {
      if let named = ProcessEnvironment.variable(name), !named.isEmpty {
        return TextProgram(command: named)
      }
    }
    return ["editor", "nano", "vi"].first(where: ProcessEnvironment.hasProgram)
      .map { TextProgram(command: $0) }
  }

  /// Lets the person change a text.
  ///
  /// - Returns: what they left, without the ends of lines behind it; nothing where the program failed.
  func edited(_ text: String) -> String? {
    let path = "/tmp/baro-entry-\(getpid()).bq"
    defer { unlink(path) }
    guard DocumentFile.write(text + "\n", to: path),
      let program = Subprocess(
        ["/bin/sh", "-c", command + " \"$1\"", "sh", path], input: .inherited, output: .inherited,
        errors: .inherited), program.wait() == 0, var left = try? TextFileReader.read(path)
    else { return nil }
    while left.last?.isNewline == true { left.removeLast() }
    return left
  }
}
