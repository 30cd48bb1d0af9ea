import Statistics

#if canImport(Glibc)
  import Glibc
#endif

/// Confidence intervals by the formulas of the textbooks.
extension NaiveFormulas {
  private var tail: Double { (1 - confidence) / 2 }

  private func critical(degrees: Double) -> Double {
    Distribution.studentT(degreesOfFreedom: degrees).quantile(1 - tail)
  }

  private var normal: Double { Distribution.normal.quantile(1 - tail) }

  /// Half of the interval of a mean or a change, by Student's t unless `interval wald` is set.
  func margin(_ variance: Double, degrees: Double) -> Double {
    (method == "wald" ? normal : critical(degrees: degrees)) * variance.squareRoot()
  }

  /// The interval of a share with its linearised variance.
  func interval(share: Double, variance: Double?, _ base: [Slip]) -> (Double, Double)? {
    let degrees = base.size - 1
    switch method == "auto" ? automatic(share) : method {
    case "wald", "t":
      guard let variance else { return nil }
      let half = margin(variance, degrees: degrees)
      return (share - half, share + half)
    case "logit": return logit(share, variance, degrees)
    case "wilson": return wilson(share, base.effective)
    case "clopper-pearson": return exact(share, base.effective)
    case "korn-graubard": return kornGraubard(share, variance, base)
    default: return nil
    }
  }

  /// Wilson for rows that count alike; for weighted ones logit, which has no value at 0 and 1.
  private func automatic(_ share: Double) -> String {
    guard isWeighted else { return "wilson" }
    return share > 0 && share < 1 ? "logit" : "korn-graubard"
  }

  /// The t interval of the logit, brought back: expit(logit p ± t·SE/(p(1−p))).
  private func logit(_ share: Double, _ variance: Double?, _ degrees: Double) -> (Double, Double)? {
    guard let variance, share > 0, share < 1 else { return nil }
    let middle = log(share / (1 - share))
    let margin = critical(degrees: degrees) * variance.squareRoot() / (share * (1 - share))
    let back = { (value: Double) in exp(value) / (1 + exp(value)) }
    return (back(middle - margin), back(middle + margin))
  }

  /// The shares whose score test does not refuse what was found.
  private func wilson(_ share: Double, _ size: Double) -> (Double, Double)? {
    guard size > 0 else { return nil }
    let square = normal * normal
    let middle = (share + square / (2 * size)) / (1 + square / size)
    let margin =
      normal / (1 + square / size)
      * (share * (1 - share) / size + square / (4 * size * size)).squareRoot()
    return (max(0, middle - margin), min(1, middle + margin))
  }

  /// Clopper and Pearson's, by quantiles of beta distributions.
  private func exact(_ share: Double, _ size: Double) -> (Double, Double)? {
    guard size > 0, size.isFinite else { return nil }
    let chosen = share * size
    let others = size - chosen
    let low = Distribution.beta(firstShape: chosen, secondShape: others + 1).quantile(tail)
    let high = Distribution.beta(firstShape: chosen + 1, secondShape: others).quantile(1 - tail)
    return (share == 0 ? 0 : low, share == 1 ? 1 : high)
  }

  /// Clopper and Pearson's on p(1−p)/V rows; without a variance, on the effective base.
  private func kornGraubard(
    _ share: Double, _ variance: Double?, _ base: [Slip]
  ) -> (Double, Double)? {
    guard base.size > 1 else { return nil }
    guard share > 0, share < 1 else { return exact(share, base.effective) }
    return variance.flatMap { exact(share, share * (1 - share) / $0) }
  }
}
