/// A number estimated from a sample, with its sampling variance.
///
/// `variance` is in the squared unit of `value`; it is NaN when it cannot be estimated.
package struct Estimate: Equatable, Sendable {
  package var value: Double
  package var variance: Double

  package init(value: Double, variance: Double) {
    self.value = value
    self.variance = variance
  }

  /// The standard error, in the unit of `value`.
  package var standardError: Double { variance.squareRoot() }
}
