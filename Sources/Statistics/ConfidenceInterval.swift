/// A two-sided confidence interval, in the unit of the estimate.
///
/// Both limits are NaN when the interval cannot be computed: NaN inputs, a level outside 0 … 1,
/// no degrees of freedom.
package struct ConfidenceInterval: Equatable, Sendable {
  package var lower: Double
  package var upper: Double

  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// No interval: both limits NaN.
  package static let undefined = ConfidenceInterval(lower: .nan, upper: .nan)
}

extension Estimate {
  /// The interval estimate ± t·SE, not cut off at any bound.
  ///
  /// - Parameters:
  ///   - level: the confidence level between 0 and 1.
  ///   - degreesOfFreedom: of the variance; infinity gives the normal (Wald) interval.
  /// - Returns: limits in the unit of the estimate.
  /// - Source: R `survey`, `confint(svymean(…), df = …)`.
  package func studentTInterval(level: Double, degreesOfFreedom: Double) -> ConfidenceInterval {
    let distribution = Distribution.studentT(degreesOfFreedom: degreesOfFreedom)
    let margin = distribution.criticalValue(level: level) * standardError
    return ConfidenceInterval(lower: value - margin, upper: value + margin)
  }

  /// The interval estimate ± z·SE, not cut off at any bound.
  ///
  /// - Parameter level: the confidence level between 0 and 1.
  /// - Returns: limits in the unit of the estimate.
  /// - Source: R `survey`, `confint(svymean(…))`.
  package func waldInterval(level: Double) -> ConfidenceInterval {
    studentTInterval(level: level, degreesOfFreedom: .infinity)
  }

  /// The interval of a mean or a difference by a method, `auto` meaning t.
  ///
  /// - Returns: `.undefined` for a method that needs a share.
  package func interval(
    _ method: IntervalMethod, level: Double, degreesOfFreedom: Double
  ) -> ConfidenceInterval {
    switch method.resolvedForMeans() {
    case .wald: waldInterval(level: level)
    case .studentT: studentTInterval(level: level, degreesOfFreedom: degreesOfFreedom)
    case .auto, .logit, .wilson, .kornGraubard, .clopperPearson: .undefined
    }
  }
}
