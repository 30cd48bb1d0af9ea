private import Glibc

/// log 0!, log 1!, … up to a number, each to the last digit or two.
struct LogFactorials {
  private let values: [Double]

  /// - Complexity: O(largest) logarithms, once.
  /// - Source: the sum of logarithms, what each addition loses carried along (A. Neumaier,
  ///   *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen*, 1974).
  init(through largest: Int) {
    var (sum, lost) = (0.0, 0.0)
    values = (0...largest).map { number in
      let term = log(Double(max(number, 1)))
      let next = sum + term
      lost += (sum - next) + term
      sum = next
      return sum + lost
    }
  }

  /// The logarithm of the factorial of a number within the range.
  subscript(number: Int) -> Double { values[number] }
}
