package import Diagnostics
package import ResultTables

/// What a run tells its caller, in order.
package enum SessionEvent: Sendable {
  /// An answer, for standard output.
  case result(StatementResult)
  /// A page of help: an answer too, but one to read beside the others.
  case page(StatementResult)
  /// What was loaded, defined or written: a line for standard error.
  case notice(Notice)
  /// A warning or an error with the text that it speaks of.
  case diagnostic(Diagnostic, SourceText)
  /// `clear`
  case clearScreen
  /// `quit`
  case quit
  /// A statement that is done, for `--timings`.
  case finished(StatementTiming)
}

/// How long one statement took.
package struct StatementTiming: Sendable {
  package var file: String
  package var line: Int
  package var statement: String
  /// From the parsed statement to the finished table: no loading, printing or writing.
  package var seconds: Double
  package var loadSeconds: Double
  package var printSeconds: Double
  package var processorSeconds: Double
  package var rows: Int
  package var threads: Int
}

/// How a run ended.
package struct RunOutcome: Sendable, Equatable {
  package var hasFailed = false
  package var wasCancelled = false
  package var hasQuit = false
  package var failedClaims: [ClaimResult] = []
  /// The statement of the text, not of one that it ran, which failed first.
  package var failedStatement: SourceRange?

  package init() {}

  /// Takes in how a further part ended.
  package mutating func add(_ other: RunOutcome) {
    hasFailed = hasFailed || other.hasFailed
    wasCancelled = wasCancelled || other.wasCancelled
    hasQuit = hasQuit || other.hasQuit
    failedClaims += other.failedClaims
  }
}
