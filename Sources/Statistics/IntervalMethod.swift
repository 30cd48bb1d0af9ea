/// A way to compute a confidence interval; the raw value is its name in queries and in outputs.
package enum IntervalMethod: String, CaseIterable, Sendable {
  /// For shares logit when weighted, Wilson when not; for means and differences t.
  case auto
  /// Estimate ± z standard errors.
  case wald
  /// Estimate ± t standard errors.
  case studentT = "t"
  /// Shares: t on the logit scale, and back.
  case logit
  /// Shares: the score interval.
  case wilson
  /// Shares: Clopper-Pearson on a sample size that gives the linearised variance.
  case kornGraubard = "korn-graubard"
  /// Shares: the exact binomial interval.
  case clopperPearson = "clopper-pearson"

  /// Whether the method needs a share and cannot serve a mean or a difference.
  package var isForSharesOnly: Bool {
    switch self {
    case .auto, .wald, .studentT: false
    case .logit, .wilson, .kornGraubard, .clopperPearson: true
    }
  }

  /// The method that `auto` stands for with a share; any other stands for itself.
  ///
  /// The logit of 0 or 1 is infinite, so that `auto` takes Korn-Graubard there.
  package func resolved(share: Double, isWeighted: Bool) -> IntervalMethod {
    guard self == .auto else { return self }
    guard isWeighted else { return .wilson }
    return share > 0 && share < 1 ? .logit : .kornGraubard
  }

  /// The method that `auto` stands for with a mean or a difference.
  package func resolvedForMeans() -> IntervalMethod {
    self == .auto ? .studentT : self
  }
}
