/// The number that distances are taken from before they are added and squared.
///
/// It is in the midst of the numbers, so that means and deviations keep their digits: their mean. Where some
/// are far larger than others, it is the median, which they do not move; where others would be lost even
/// so beside the largest, it is 0.
enum MomentCentre {
  /// Ratio of the largest to the smallest number, 0 aside, up to which the mean will do.
  private static let even = 0x1p16
  /// The ratio from which on distances are taken from 0.
  private static let widest = 0x1p40
  /// Numbers that are looked at of a column that is kept one a row.
  private static let sampleSize = 1 << 10

  /// Of distinct numbers with the weight of each; a whole number for whole numbers, so that distances stay
  /// exact.
  /// - Complexity: O(numbers · log numbers).
  static func of(_ numbers: [(value: Double, weight: Double)]) -> Double {
    let found = numbers.filter { $0.weight > 0 }.sorted { $0.value < $1.value }
    var extremes = Extremes()
    for number in found { extremes.add(number.value) }
    if extremes.ratio > widest { return 0 }
    let weight = found.reduce(0) { $0 + $1.weight }
    if extremes.ratio <= even {
      let isWhole = numbers.allSatisfy { $0.value == $0.value.rounded() }
      let mean = weight > 0 ? found.reduce(0) { $0 + $1.value * $1.weight } / weight : 0
      return isWhole ? mean.rounded() : mean
    }
    let half = weight / 2
    var sum = 0.0
    for (value, weight) in found {
      sum += weight
      if sum >= half { return value }
    }
    return 0
  }

  /// Of the numbers of some rows, by a sample of them; NaN is none.
  /// - Complexity: O(rows).
  static func of(_ numbers: [Double], where counts: (Int) -> Bool) -> Double {
    let step = max(1, numbers.count / sampleSize)
    var (sample, extremes): ([Double], Extremes) = ([], Extremes())
    var (place, mean) = (0, 0.0)
    for row in numbers.indices where !numbers[row].isNaN && counts(row) {
      extremes.add(numbers[row])
      if place % step == 0 { sample.append(numbers[row]) }
      place += 1
      mean += (numbers[row] - mean) / Double(place)
    }
    if extremes.ratio > widest { return 0 }
    if extremes.ratio <= even { return mean }
    sample.sort()
    return sample.isEmpty ? 0 : sample[sample.count / 2]
  }

  /// The magnitudes of the largest and the smallest number, 0 aside.
  private struct Extremes {
    private var largest = 0.0
    private var smallest = Double.infinity

    var ratio: Double { largest / smallest }

    mutating func add(_ number: Double) {
      guard number != 0 else { return }
      largest = max(largest, number.magnitude)
      smallest = min(smallest, number.magnitude)
    }
  }
}
