/// A statistic that was left out of one table, and why.
package struct LackingStatistic: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// Its answers have no numbers.
    case noNumbers
    /// Its answers do not run from 0 to 10.
    case notTenPoints
    /// It has no more answers than the statistic counts.
    case shortScale
    /// It would count answers of no opinion, by their codes.
    case noOpinion(String)
    /// It has too many different numbers.
    case tooManyNumbers
  }

  package var statistic: Statistic
  package var reason: Reason

  package init(statistic: Statistic, reason: Reason) {
    self.statistic = statistic
    self.reason = reason
  }
}
