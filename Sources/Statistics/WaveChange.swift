/// The change of an estimate between two independent samples, such as two waves of a survey.
///
/// The variances add, V₁ + V₂, because no respondent stands in both; a panel needs the variance of
/// the contrast over the stacked file instead.
///
/// - Source: R `survey`, `svyby(…, covmat = TRUE)` and `svycontrast`.
package struct WaveChange: Equatable, Sendable {
  /// The later estimate minus the earlier one, in their unit.
  package let difference: Estimate
  /// Of the t distribution of the statistic; infinity makes it a z.
  package let degreesOfFreedom: Double

  package init(from earlier: Estimate, to later: Estimate, degreesOfFreedom: Double = .infinity) {
    difference = Estimate(
      value: later.value - earlier.value, variance: earlier.variance + later.variance)
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The difference in standard errors; NaN, not testable, when neither estimate has a variance.
  package var statistic: Double {
    difference.variance > 0 ? difference.value / difference.standardError : .nan
  }

  /// The two-sided p-value of no change.
  package var pValue: Double {
    Distribution.studentT(degreesOfFreedom: degreesOfFreedom).twoSidedPValue(statistic)
  }

  /// The t interval of the difference, z with infinitely many degrees of freedom.
  package func interval(level: Double) -> ConfidenceInterval {
    difference.studentTInterval(level: level, degreesOfFreedom: degreesOfFreedom)
  }
}
