import DataFormats
import Documents
package import Notebook
import TextLayout

/// Documents in files; what goes wrong is told on standard error.
package enum DocumentFile {
  /// Reads a document.
  /// - Returns: nothing when it cannot be read.
  package static func read(_ path: String, _ runEnvironment: any RunEnvironment) -> DocumentText? {
    do {
      let text = try TextFileReader.read(path)
      return try DocumentText(text, format: DocumentFormat(path: path) ?? .script)
    } catch let error as DocumentError {
      let place = "\(SafeText.escaped(path)):\(error.line):\(error.column)"
      runEnvironment.error("\(place): error[not-a-notebook]: \(SafeText.escaped(error.message))\n")
    } catch {
      runEnvironment.report(error, name: path)
    }
    return nil
  }
}
