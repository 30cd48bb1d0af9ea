package import Diagnostics

/// Why a file could not be written; its target is then untouched.
package enum WriteError: DiagnosticConvertible, Equatable {
  /// `export last to "t.csv"` where the file stands already
  case exists(path: String)
  case directory(path: String)
  /// A pipe, a socket or a device.
  case notRegular(path: String)
  /// The system refused, for a reason in its words.
  case refused(path: String, reason: String)

  package var diagnostic: Diagnostic {
    switch self {
    case .exists(let path):
      Diagnostic(
        code: "file-exists", message: "\(path) exists already",
        hint: "`replace` after the file name overwrites it")
    case .directory(let path):
      Diagnostic(code: "unwritable-file", message: "cannot write \(path): it is a folder")
    case .notRegular(let path):
      Diagnostic(
        code: "unwritable-file", message: "cannot write \(path): it is a pipe or a device")
    case .refused(let path, let reason):
      Diagnostic(code: "unwritable-file", message: "cannot write \(path): \(reason)")
    }
  }
}
