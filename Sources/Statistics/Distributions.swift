private import CBoostMath

/// A probability distribution, with its cumulative function, its upper tail and their inverses.
///
/// Nothing here throws: a parameter outside its domain (degrees of freedom or shapes not positive,
/// a probability outside 0 … 1) or a NaN gives NaN. Infinite values are taken.
///
/// - Complexity: a bounded number of arithmetic operations, no allocation.
/// - Source: Boost.Math 1.74, *Statistical Distributions and Functions*; reference values from
///   `scipy.stats`.
package enum Distribution: Equatable, Sendable {
  /// The standard normal distribution: mean 0, variance 1.
  case normal
  /// Student's t; infinitely many degrees of freedom make it normal.
  case studentT(degreesOfFreedom: Double)
  /// Fisher's F; the denominator's degrees of freedom may be infinite.
  case fisherF(numerator: Double, denominator: Double)
  case chiSquared(degreesOfFreedom: Double)
  case beta(firstShape: Double, secondShape: Double)
  /// Successes in a whole number of trials, at most 2⁵³.
  case binomial(trials: Double, successProbability: Double)

  /// The probability of at most `value`, from 0 to 1.
  package func cumulative(_ value: Double) -> Double {
    switch self {
    case .normal: boost_normal_cumulative(value)
    case .studentT(let degrees): boost_student_t_cumulative(value, degrees)
    case .fisherF(let upper, let lower): boost_fisher_f_cumulative(value, upper, lower)
    case .chiSquared(let degrees): boost_chi_squared_cumulative(value, degrees)
    case .beta(let first, let second): boost_beta_cumulative(value, first, second)
    case .binomial(let trials, let chance): boost_binomial_cumulative(value, trials, chance)
    }
  }

  /// The probability of more than `value`, accurate down to the smallest double.
  ///
  /// `1 - cumulative(value)` is 0 from about 1e-16 downwards; this is not.
  package func upperTail(_ value: Double) -> Double {
    switch self {
    case .normal: boost_normal_upper_tail(value)
    case .studentT(let degrees): boost_student_t_upper_tail(value, degrees)
    case .fisherF(let upper, let lower): boost_fisher_f_upper_tail(value, upper, lower)
    case .chiSquared(let degrees): boost_chi_squared_upper_tail(value, degrees)
    case .beta(let first, let second): boost_beta_upper_tail(value, first, second)
    case .binomial(let trials, let chance): boost_binomial_upper_tail(value, trials, chance)
    }
  }

  /// The smallest value whose cumulative probability reaches `probability`.
  package func quantile(_ probability: Double) -> Double {
    switch self {
    case .normal: boost_normal_quantile(probability)
    case .studentT(let degrees): boost_student_t_quantile(probability, degrees)
    case .fisherF(let upper, let lower): boost_fisher_f_quantile(probability, upper, lower)
    case .chiSquared(let degrees): boost_chi_squared_quantile(probability, degrees)
    case .beta(let first, let second): boost_beta_quantile(probability, first, second)
    case .binomial(let trials, let chance): boost_binomial_quantile(probability, trials, chance)
    }
  }

  /// The smallest value whose upper tail is at most `probability`.
  package func upperQuantile(_ probability: Double) -> Double {
    switch self {
    case .normal: boost_normal_upper_quantile(probability)
    case .studentT(let degrees): boost_student_t_upper_quantile(probability, degrees)
    case .fisherF(let upper, let lower): boost_fisher_f_upper_quantile(probability, upper, lower)
    case .chiSquared(let degrees): boost_chi_squared_upper_quantile(probability, degrees)
    case .beta(let first, let second): boost_beta_upper_quantile(probability, first, second)
    case .binomial(let trials, let chance):
      boost_binomial_upper_quantile(probability, trials, chance)
    }
  }
}

extension Distribution {
  /// The two-sided p-value of a statistic whose distribution is symmetric about 0.
  ///
  /// - Returns: twice the tail beyond the statistic's absolute value; NaN for a distribution other
  ///   than normal and t.
  package func twoSidedPValue(_ statistic: Double) -> Double {
    switch self {
    case .normal, .studentT: 2 * upperTail(statistic.magnitude)
    case .fisherF, .chiSquared, .beta, .binomial: .nan
    }
  }

  /// The half-width, in standard errors, of a two-sided interval at a confidence level.
  ///
  /// - Parameter level: the confidence level between 0 and 1, 0.95 for 95 %.
  /// - Returns: about 1.96 for the normal distribution at 0.95; NaN unless 0 < level < 1.
  package func criticalValue(level: Double) -> Double {
    level > 0 && level < 1 ? upperQuantile((1 - level) / 2) : .nan
  }
}
