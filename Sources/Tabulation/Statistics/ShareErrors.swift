import StatisticNames
import Statistics

/// The errors of a share as tables name them.
extension Linearisation {
  /// An error of a share, in percent; nothing where it does not exist.
  func value(_ error: ErrorStatistic, of share: Estimand) -> Double? {
    guard let estimate = self.share(share) else { return nil }
    switch error {
    case .standardError: return estimate.standardError * 100
    case .confidenceLow: return interval(share: share).map { $0.lower * 100 }
    case .confidenceHigh: return interval(share: share).map { $0.upper * 100 }
    case .designEffect: return estimate.designEffect
    case .confidenceInterval, .standardErrorPoints: return nil
    }
  }
}
