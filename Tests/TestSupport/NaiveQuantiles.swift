/// Quantiles read off the slips in order.
extension NaiveFormulas {
  func quantile(_ probability: Double, _ base: [Slip], _ number: (Slip) -> Double) -> Double? {
    let rule = quantileRule ?? (isWeighted ? "math" : "7")
    let pile = base.filter { $0.weight > 0 }.map { (value: number($0), weight: $0.weight) }
      .sorted { $0.value < $1.value }
    guard !pile.isEmpty else { return nil }
    let line = QuantileLine(pile: pile, size: base.size)
    switch rule {
    case "math": return line.reaching(probability * line.total)
    case "2", "school": return line.averaged(probability * line.total)
    case "6": return line.between(position: (line.size + 1) * probability)
    default: return line.between(position: 1 + (line.size - 1) * probability)
    }
  }
}

/// Numbers in order with the weight up to each.
private struct QuantileLine {
  let pile: [(value: Double, weight: Double)]
  /// Rows among which a position is counted.
  let size: Double

  var total: Double { pile.reduce(0) { $0 + $1.weight } }

  /// The first number up to which there is at least so much weight, but for rounding.
  func reaching(_ target: Double) -> Double {
    var sum = 0.0
    for entry in pile {
      sum += entry.weight
      if sum > target - 1e-12 * total { return entry.value }
    }
    return pile[pile.count - 1].value
  }

  /// The same, or half-way to the next number where exactly so much weight is reached.
  func averaged(_ target: Double) -> Double {
    let beyond = target + 2e-12 * total
    return beyond >= total ? reaching(target) : (reaching(target) + reaching(beyond)) / 2
  }

  /// Between the neighbours of a position among all rows, the first row being 1.
  func between(position: Double) -> Double {
    let within = min(max(position, 1), size)
    let lower = within.rounded(.down)
    let rowWeight = total / size
    let first = reaching(lower * rowWeight)
    let second = reaching(min(lower + 1, size) * rowWeight)
    return first + (within - lower) * (second - first)
  }
}
