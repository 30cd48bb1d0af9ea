/// Thrown out of long work when the person asked to stop.
package struct Cancelled: Error {
  package init() {}
}

/// How far a long piece of work has come.
package struct Progress: Sendable {
  /// What is done: `reading export.csv`.
  package let activity: String
  package let rowsDone: Int
  /// Nothing when the end is not known.
  package let fractionDone: Double?

  package init(activity: String, rowsDone: Int, fractionDone: Double?) {
    self.activity = activity
    self.rowsDone = rowsDone
    self.fractionDone = fractionDone
  }
}

/// The line between long work and the person who waits: progress goes out, a wish to stop comes in.
///
/// Work asks `checkCancelled()` once a block of rows, never once a row.
package final class WorkControl: Sendable {
  private let cancelled: @Sendable () -> Bool
  private let report: @Sendable (Progress) -> Void
  /// Cores that the work may use.
  package let cores: Int

  package init(
    cores: Int = 1, isCancelled: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    cancelled = isCancelled
    self.report = report
    self.cores = cores
  }

  /// The same line for work that may use so many cores.
  package func using(cores: Int) -> WorkControl {
    WorkControl(cores: cores, isCancelled: cancelled, report: report)
  }

  /// Throws `Cancelled` when the person asked to stop.
  package func checkCancelled() throws {
    if cancelled() { throw Cancelled() }
  }

  /// Tells how far the work has come and stops when asked to.
  package func advance(_ progress: Progress) throws {
    try checkCancelled()
    report(progress)
  }
}
