/// The axis of a chart: round numbers around all that is drawn.
struct ChartAxis {
  /// Round numbers from one end to the other, both among them; two at least, ascending.
  let ticks: [Double]
  /// Decimals that tell the ticks apart.
  let decimals: Int

  /// From 0 to 100.
  static let percent = ChartAxis(ticks: [0, 25, 50, 75, 100], decimals: 0)

  private init(ticks: [Double], decimals: Int) {
    self.ticks = ticks
    self.decimals = decimals
  }

  /// - Parameters:
  ///   - values: what is drawn, finite.
  ///   - holdsZero: whether lengths are read from it, which are from 0.
  init(around values: some Sequence<Double>, holdsZero: Bool) {
    let values = Array(values)
    var (low, high) = (values.min() ?? 0, values.max() ?? 0)
    if holdsZero || low == high { (low, high) = (min(0, low), max(0, high)) }
    // Quarters, since the whole of two large numbers may be infinite.
    let quarter = high / 4 - low / 4
    guard quarter > 1e-300 else {
      self.init(ticks: [0, 1], decimals: 0)
      return
    }
    let step = ChartStep(quarter)
    let (first, last) = ((low / step.length).rounded(.down), (high / step.length).rounded(.up))
    let ticks = stride(from: first, through: max(last, first + 1), by: 1).map(step.number)
    // Of numbers that differ in their last digits only, no round ones stand apart.
    let isApart = ticks.first.map { $0 <= low } ?? false && ticks.last.map { $0 >= high } ?? false
    self.init(
      ticks: isApart && ticks[0] < ticks[ticks.count - 1] ? ticks : [low, high],
      decimals: max(0, -step.power))
  }

  private var ends: (low: Double, high: Double) { (ticks[0], ticks[ticks.count - 1]) }

  /// Where a number stands, from 0 to 1.
  func place(_ value: Double) -> Double {
    let (low, high) = ends
    return min(1, max(0, (value / 2 - low / 2) / (high / 2 - low / 2)))
  }

  /// Where bars begin.
  var zero: Double { place(0) }
}

/// The distance of ticks: 1, 2, 5 or 10 times a power of ten.
private struct ChartStep {
  let power: Int
  private let multiple: Double

  /// - Parameter quarter: of what the ticks go through, which gives four to eight of them.
  init(_ quarter: Double) {
    var power = 0
    while Self.number(10, power) <= quarter { power += 1 }
    while Self.number(1, power) > quarter { power -= 1 }
    self.power = power
    multiple = [1, 2, 5].first { Self.number($0, power) >= quarter * 0.8 } ?? 10
  }

  var length: Double { Self.number(multiple, power) }

  /// The tick of a number, rounded once.
  func number(_ tick: Double) -> Double { Self.number(tick * multiple, power) + 0 }

  private static func number(_ digits: Double, _ power: Int) -> Double {
    let scale = (0..<abs(power)).reduce(1.0) { scale, _ in scale * 10 }
    return power < 0 ? digits / scale : digits * scale
  }
}
