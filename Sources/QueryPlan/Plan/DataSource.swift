package import Codebook
package import Threading

/// Where the rows of a survey are, behind one door: questions go in as plans, sums come out.
///
/// A source knows nothing of percentages, labels or tests, and who asks it knows nothing of how rows
/// are kept. The columns in memory are one source, the slow row-by-row evaluation of the tests another.
package protocol DataSource: Sendable {
  /// What is declared of the survey: no row was read for it.
  var codebook: Codebook { get }

  /// What the rows say of some variables; asked when it is needed, and kept by the source.
  ///
  /// - Throws: `Cancelled`.
  func facts(_ names: [String], control: WorkControl) throws -> [String: Facts]

  /// Why the source cannot answer a plan; nothing where it can.
  func refusal(of plan: AggregationPlan) -> Refusal?

  /// Fills the sums that a plan asks for.
  ///
  /// - Parameters:
  ///   - plan: what is asked; every name in it is a variable of `codebook`, and it is not refused.
  ///   - control: asked once a block of rows whether to stop.
  /// - Returns: every cube of the plan, in full, zeros included.
  /// - Throws: `Cancelled`.
  func aggregate(_ plan: AggregationPlan, control: WorkControl) throws -> Aggregates

  /// Gives rows, some at a time, in the order of the source or in the one that is asked for.
  ///
  /// - Throws: `Cancelled`, and what `each` throws.
  func rows(
    _ request: RowRequest, control: WorkControl, each: (RowBatch) throws -> Void
  ) throws

  /// The source with what a definition makes of it; this one stays as it is.
  ///
  /// - Throws: `Cancelled`; `BindingError` where rows do not fit a design; `Refusal` where the source
  ///   cannot do it.
  func defining(
    _ definition: ResolvedDefinition, control: WorkControl
  ) throws -> any DataSource
}

extension DataSource {
  /// What the source is, apart from any question: how many rows, which variables were found damaged.
  package func state(control: WorkControl) throws -> Aggregates {
    try aggregate(AggregationPlan(filter: nil, weight: nil), control: control)
  }
}

/// Why a source cannot answer.
package struct Refusal: Error, Equatable, Sendable {
  /// What cannot be had: `the rows of a table in a database`.
  package var what: String
  /// What would do instead.
  package var instead: String

  package init(what: String, instead: String) {
    self.what = what
    self.instead = instead
  }
}
