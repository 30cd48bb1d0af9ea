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

  /// The interval of a share by the method that is set; none of one respondent.
  func interval(_ share: ShareEstimate) -> ConfidenceInterval {
    guard hasSpread(share.base.unweightedBase) else { return .undefined }
    return share.interval(
      context.settings.interval, level: context.settings.confidence,
      degreesOfFreedom: degrees(share.base.unweightedBase - 1),
      isWeighted: !context.isCounted || context.codebook.design != nil)
  }

  /// The interval of a mean or a difference: Student's, or the normal law's if that is set.
  func interval(_ estimate: Estimate, degreesOfFreedom: Double) -> ConfidenceInterval {
    estimate.interval(
      context.settings.interval == .wald ? .wald : .studentT, level: context.settings.confidence,
      degreesOfFreedom: degreesOfFreedom)
  }
}
