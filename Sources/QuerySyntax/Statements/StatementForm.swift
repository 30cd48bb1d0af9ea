/// What every statement brings: its grammar, its canonical text and its help, in one file.
protocol StatementForm {
  /// Reads what stands behind the verb, to the end of the statement.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> Self
  /// The canonical text, in pieces that may stand on lines of their own.
  var layout: StatementLayout { get }
  /// The page that `help VERB` shows.
  static var help: HelpPage { get }
}
