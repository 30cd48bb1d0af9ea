/// What every statement brings, in one file: its grammar, its canonical text, its help and what it does to
/// the session.
protocol StatementForm {
  static var verb: Verb { get }
  /// Where help lists it.
  static var group: VerbGroup { get }
  static var effect: StatementEffect { get }
  /// The page that `help VERB` shows.
  static var help: HelpPage { get }
  /// Reads what stands behind the verb, to the end of the statement.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> Self
  /// The canonical text, in pieces that may stand on lines of their own.
  var layout: StatementLayout { get }
  var asStatement: Statement { get }
  /// Empty for what takes none.
  var clauses: Clauses { get }
  /// What `again` makes of it; nothing where it cannot be asked again so.
  func amended(by change: AgainStatement) -> Statement?
  /// Lets the file that it writes be written again.
  mutating func replaceFile()
  /// Reads its files from elsewhere.
  mutating func moveFiles(_ moved: (TextLiteral) -> TextLiteral)
}

extension StatementForm {
  var clauses: Clauses { Clauses() }
  func amended(by change: AgainStatement) -> Statement? { nil }
  mutating func replaceFile() {}
  mutating func moveFiles(_ moved: (TextLiteral) -> TextLiteral) {}
}

/// A statement that `again` asks anew with other clauses, and that writes its answer where they say.
protocol QuestionForm: StatementForm {
  var clauses: Clauses { get set }
  func amended(by change: AgainStatement) -> Statement?
}

extension QuestionForm {
  mutating func replaceFile() { clauses.output?.replaces = true }
}

/// What a statement does to the session that runs it.
package enum StatementEffect: Hashable, Sendable {
  /// Brings another data set into use; `undo` takes it back.
  case opensData
  /// Changes data, definitions or settings; `undo` takes it back.
  case changesSession
  /// Gives an answer or writes one to a file, and leaves the session as it was.
  case answers
  /// Tells of the session as it is now: a saved session leaves it out.
  case tells
  /// Runs, takes back or ends other statements; it is not kept itself.
  case controls

  /// Whether `undo` takes it back.
  package var isTakenBack: Bool {
    switch self {
    case .opensData, .changesSession: true
    case .answers, .tells, .controls: false
    }
  }

  /// Whether a saved session repeats the statement.
  package var isRepeated: Bool {
    switch self {
    case .opensData, .changesSession, .answers: true
    case .tells, .controls: false
    }
  }
}

extension Statement {
  /// The verb that opens it.
  package var verb: Verb { type(of: form).verb }

  package var effect: StatementEffect { type(of: form).effect }

  /// The clauses of a question or claim; empty for other statements.
  package var clauses: Clauses { form.clauses }

  /// The statement writing over the file that it wrote before; the same where it writes none.
  package var replacingFile: Statement {
    var form = form
    form.replaceFile()
    return form.asStatement
  }

  /// The statement reading its files from elsewhere.
  package func readingFiles(_ moved: (TextLiteral) -> TextLiteral) -> Statement {
    var form = form
    form.moveFiles(moved)
    return form.asStatement
  }
}

extension Verb {
  package var group: VerbGroup { form.group }
  package var effect: StatementEffect { form.effect }
  /// The page that `help VERB` shows.
  package var help: HelpPage? { form.help }
}
