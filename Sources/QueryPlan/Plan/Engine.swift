package import Diagnostics
package import Microdata

/// Fills the sums that a plan asks for.
///
/// An engine knows nothing of percentages, labels or tests.
package protocol Engine: Sendable {
  /// Runs a plan over a data set.
  ///
  /// - Parameters:
  ///   - plan: what is asked; every name in it is a variable of `dataset`.
  ///   - dataset: the rows.
  ///   - control: asked once a block of rows whether to stop.
  /// - Returns: every cube of the plan, in full, zeros included.
  /// - Throws: `Cancelled`.
  func aggregate(
    _ plan: AggregationPlan, over dataset: Dataset, control: WorkControl
  ) throws -> Aggregates
}
