package import Diagnostics

/// Why a result cannot be a workbook.
package enum WorkbookError: Error, Equatable, Sendable {
  /// `rows to "all.xlsx"` of two million rows
  case tooLarge(rows: Int, columns: Int)
  /// The library that makes workbooks is not installed.
  case noLibrary
  /// The library had no room to write in.
  case failed(reason: String)
}

extension WorkbookError: DiagnosticConvertible {
  /// The message and the next step of each case.
  package var diagnostic: Diagnostic {
    switch self {
    case .tooLarge(let rows, let columns):
      Diagnostic(
        code: "too-large-for-sheet",
        message: "a sheet would have \(rows) rows and \(columns) columns",
        hint: "a sheet has 1,048,576 rows and 16,384 columns: write a .csv file")
    case .noLibrary:
      Diagnostic(
        code: "no-library",
        message: "workbooks need the library libxlsxwriter, which is not installed here",
        hint: "install it (Debian: `libxlsxwriter4`), or write .csv, .html or .md")
    case .failed(let reason):
      Diagnostic(
        code: "workbook-failed", message: "the workbook could not be made: \(reason)",
        hint: "is there room in the folder for temporary files?")
    }
  }
}
