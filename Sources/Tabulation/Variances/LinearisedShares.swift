import Codebook
import QueryPlan
import Statistics

/// Shares and means with their intervals.
extension Linearisation {
  /// A share with its variance; nothing without any weight in its base.
  func share(_ estimand: Estimand) -> ShareEstimate? {
    estimate(estimand).map { found in
      ShareEstimate(
        share: found.value, variance: variance(found), base: context.cellSums(found.base))
    }
  }

  /// The interval of a share by the method that is set; nothing without any weight in its base, none of
  /// one respondent.
  func interval(share estimand: Estimand) -> ConfidenceInterval? {
    guard let found = estimate(estimand) else { return nil }
    guard hasSpread(found) else { return .undefined }
    let share = ShareEstimate(
      share: found.value, variance: variance(found), base: context.cellSums(found.base))
    return share.interval(
      context.settings.interval, level: context.settings.confidence,
      degreesOfFreedom: degrees(of: found), isWeighted: !context.isPlainSample)
  }

  /// The interval of a mean, a total or a difference: Student's, or the normal law's if that is set; none
  /// without a variance.
  func interval(_ found: LinearisedEstimate) -> ConfidenceInterval {
    let estimate = Estimate(value: found.value, variance: variance(found))
    return estimate.interval(
      context.settings.interval == .wald ? .wald : .studentT, level: context.settings.confidence,
      degreesOfFreedom: degrees(of: found))
  }
}
