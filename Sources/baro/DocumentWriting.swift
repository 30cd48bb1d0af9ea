import DataFormats
import ProgramRun
import TextLayout

/// Documents that the process writes.
extension DocumentFile {
  /// Whether a file stands there; says so.
  static func isTaken(_ path: String) -> Bool {
    guard ProcessEnvironment.exists(path) else { return false }
    Output.error("\(SafeText.escaped(path)): the file exists; --replace writes over it\n")
    return true
  }

  /// Writes a whole file or nothing, over one that stands there.
  /// - Returns: whether it was written.
  static func write(_ text: String, to path: String) -> Bool {
    do {
      try AtomicFile.write(Array(text.utf8), to: path, replace: true)
      return true
    } catch {
      ProcessRunEnvironment.here.report(error, name: path)
      return false
    }
  }
}
