/// How much a diagnostic matters.
package enum Severity: String, Sendable {
  case error, warning, note
}

/// A corrected text: the whole statement, or one range of it, rewritten.
package struct Fix: Equatable, Sendable {
  package let range: SourceRange
  package let replacement: String

  package init(range: SourceRange, replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

/// One message to the person at work: place, cause, next step.
package struct Diagnostic: Error, Equatable, Sendable {
  package var severity: Severity
  /// A short stable name such as `unknown-variable`; programs may rely on it.
  package var code: String
  /// One line of cause, without a full stop.
  package var message: String
  /// Where in the statement's source, if it has a place there.
  package var range: SourceRange?
  /// What is written beside the caret: the next step in a few words.
  package var hint: String?
  /// Further lines, each a sentence.
  package var notes: [String]
  package var fix: Fix?
  /// A place in another file, `export.csv:40000:12`, used when `range` is nil.
  package var place: String?

  package init(
    severity: Severity = .error, code: String, message: String, range: SourceRange? = nil,
    hint: String? = nil, notes: [String] = [], fix: Fix? = nil, place: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.range = range
    self.hint = hint
    self.notes = notes
    self.fix = fix
    self.place = place
  }
}

/// An error of one stage that can tell itself to a person.
package protocol DiagnosticConvertible: Error {
  var diagnostic: Diagnostic { get }
}

/// Several diagnostics that end a run together, such as all syntax errors of a file.
package struct DiagnosticList: Error, Sendable {
  package let diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}
