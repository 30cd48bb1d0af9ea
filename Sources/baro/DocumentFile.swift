import DataFormats
import TextLayout
import Documents
import Notebook

/// Documents in files; what goes wrong is told on standard error.
enum DocumentFile {
  /// Reads a document.
  /// - Returns: nothing when it cannot be read.
  static func read(_ path: String) -> DocumentText? {
    do {
      let text = try TextFileReader.read(path)
      return try DocumentText(text, format: DocumentFormat(path: path) ?? .script)
    } catch let error as DocumentError {
      let place = "\(SafeText.escaped(path)):\(error.line):\(error.column)"
      Output.error("\(place): error[not-a-notebook]: \(SafeText.escaped(error.message))\n")
    } catch {
      Output.report(error, name: path)
    }
    return nil
  }

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
      Output.report(error, name: path)
      return false
    }
  }

  /// The folder that a document's relative paths start from.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
