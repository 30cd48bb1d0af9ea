/// Kinds of files that are read in a process of their own; the raw value names them to it.
enum ImportKind: String, Sendable, CaseIterable {
  case spss, spssPortable, stata, sas, sasTransport, workbook, openDocument
  /// Files of which only the codebook is read.
  case codebookSheets, codebookOpenDocument, codebookXML
}
