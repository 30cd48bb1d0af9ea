private import Glibc

extension ConfidenceInterval {
  /// Wilson's score interval of a share.
  ///
  /// - Parameters:
  ///   - share: from 0 to 1.
  ///   - base: the number of answers; with weights the effective base.
  ///   - level: the confidence level between 0 and 1.
  /// - Returns: limits within 0 … 1; `.undefined` without a positive base.
  /// - Source: E. B. Wilson, *Probable Inference, the Law of Succession, and Statistical
  ///   Inference*, Journal of the American Statistical Association 22, 1927, pages 209–212.
  package static func wilson(share: Double, base: Double, level: Double) -> ConfidenceInterval {
    guard base > 0, share >= 0, share <= 1, level > 0, level < 1 else { return .undefined }
    let critical = Distribution.normal.criticalValue(level: level)
    let penalty = critical * critical / base
    let centre = share + penalty / 2
    let margin = (penalty * (share * (1 - share) + penalty / 4)).squareRoot()
    return ConfidenceInterval(
      lower: share == 0 ? 0 : (centre - margin) / (1 + penalty),
      upper: share == 1 ? 1 : (centre + margin) / (1 + penalty))
  }

  /// The exact binomial interval of a share (Clopper-Pearson).
  ///
  /// - Parameters:
  ///   - share: from 0 to 1.
  ///   - base: the number of answers; need not be whole.
  ///   - level: the confidence level between 0 and 1.
  /// - Returns: limits within 0 … 1; `.undefined` without a positive base.
  /// - Source: C. J. Clopper, E. S. Pearson, *The Use of Confidence or Fiducial Limits Illustrated
  ///   in the Case of the Binomial*, Biometrika 26 (4), 1934, pages 404–413, by beta quantiles.
  package static func clopperPearson(
    share: Double, base: Double, level: Double
  ) -> ConfidenceInterval {
    guard base > 0, share >= 0, share <= 1, level > 0, level < 1 else { return .undefined }
    let tail = (1 - level) / 2
    let successes = base * share
    let failures = base * (1 - share)
    let below = Distribution.beta(firstShape: successes, secondShape: failures + 1)
    let above = Distribution.beta(firstShape: successes + 1, secondShape: failures)
    return ConfidenceInterval(
      lower: share == 0 ? 0 : below.quantile(tail),
      upper: share == 1 ? 1 : above.upperQuantile(tail))
  }
}

extension ShareEstimate {
  /// The t interval on the logit scale, brought back to shares.
  ///
  /// - Returns: `.undefined` for a share of 0 or 1, whose logit is infinite.
  /// - Source: R `survey`, `svyciprop(method = "xlogit")`.
  package func logitInterval(level: Double, degreesOfFreedom: Double) -> ConfidenceInterval {
    guard share > 0, share < 1 else { return .undefined }
    let distribution = Distribution.studentT(degreesOfFreedom: degreesOfFreedom)
    let margin =
      distribution.criticalValue(level: level) * standardError / (share * (1 - share))
    let centre = log(share / (1 - share))
    return ConfidenceInterval(
      lower: 1 / (1 + exp(margin - centre)), upper: 1 / (1 + exp(-margin - centre)))
  }

  /// Korn and Graubard's interval: Clopper-Pearson on n* = p(1−p)/V·(t with n−1 / t with ν)².
  ///
  /// A share of 0 or 1 has no linearised variance; Kish's effective base then takes the place of
  /// p(1−p)/V (without weights that is n, the limit that the R package `surveytable` takes).
  ///
  /// - Parameters:
  ///   - level: the confidence level between 0 and 1.
  ///   - degreesOfFreedom: ν, those of the design.
  /// - Returns: limits within 0 … 1; `.undefined` for fewer than two answers.
  /// - Source: R `survey`, `svyciprop(method = "beta")`, after E. Korn and B. Graubard, 1998.
  package func kornGraubardInterval(
    level: Double, degreesOfFreedom: Double
  ) -> ConfidenceInterval {
    let rowsOnly = Distribution.studentT(degreesOfFreedom: Double(base.unweightedBase - 1))
    let design = Distribution.studentT(degreesOfFreedom: degreesOfFreedom)
    let ratio = rowsOnly.criticalValue(level: level) / design.criticalValue(level: level)
    let sampleSize = share > 0 && share < 1 ? share * (1 - share) / variance : base.effectiveBase
    return .clopperPearson(share: share, base: sampleSize * ratio * ratio, level: level)
  }

  /// The interval by a method; Wilson and Clopper-Pearson take the effective base as their n.
  ///
  /// - Parameters:
  ///   - method: any; what `auto` stood for is told by `IntervalMethod.resolved`.
  ///   - level: the confidence level between 0 and 1.
  ///   - degreesOfFreedom: those of the design, for the methods with a t.
  ///   - isWeighted: whether the question is weighted, which decides `auto`.
  /// - Returns: limits that only Wald and t may leave outside 0 … 1.
  package func interval(
    _ method: IntervalMethod, level: Double, degreesOfFreedom: Double, isWeighted: Bool
  ) -> ConfidenceInterval {
    let effectiveBase = base.effectiveBase
    return switch method.resolved(share: share, isWeighted: isWeighted) {
    case .wald, .studentT, .auto:
      estimate.interval(method, level: level, degreesOfFreedom: degreesOfFreedom)
    case .logit: logitInterval(level: level, degreesOfFreedom: degreesOfFreedom)
    case .wilson: .wilson(share: share, base: effectiveBase, level: level)
    case .kornGraubard: kornGraubardInterval(level: level, degreesOfFreedom: degreesOfFreedom)
    case .clopperPearson: .clopperPearson(share: share, base: effectiveBase, level: level)
    }
  }
}
