/// Quantiles read off the slips in order.
extension NaiveFormulas {
  func quantile(_ probability: Double, _ base: [Slip], _ number: (Slip) -> Double) -> Double? {
    let rule = quantileRule ?? (isWeighted ? "math" : "7")
    let pile = base.filter { $0.weight > 0 }.map { (value: number($0), weight: $0.weight) }
      .sorted { $0.value < $1.value }
    guard !pile.isEmpty else { return nil }
    let line = QuantileLine(pile: pile)
    switch rule {
    case "math": return line.reaching(probability * line.total)
    case "2", "school": return line.averaged(probability * line.total)
    case "6": return line.between(probability) { ($0 + $1) / ($2 + $3) }
    default: return line.between(probability) { before, _, all, last in before / (all - last) }
    }
  }
}

/// Numbers in order with the weight up to each.
private struct QuantileLine {
  let pile: [(value: Double, weight: Double)]

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

  /// Between rows in order, each at a share of the weight as R's `approx` joins them.
  ///
  /// `place` gives a row's share from the weight before it, its own, that of all and the last one's.
  /// Of rows with one number only the first and the last are joined to others.
  func between(
    _ probability: Double, _ place: (Double, Double, Double, Double) -> Double
  ) -> Double {
    guard let last = ties.last?.own, ties.count > 1 else { return pile[0].value }
    var before = 0.0
    var points: [(share: Double, value: Double)] = []
    for tie in ties {
      points.append((place(before, tie.own, total, last), tie.value))
      points.append((place(before + tie.weight - tie.own, tie.own, total, last), tie.value))
      before += tie.weight
    }
    if probability <= points[0].share { return points[0].value }
    for (left, right) in zip(points, points.dropFirst()) where probability <= right.share {
      if right.value == left.value { return right.value }
      let fraction = (probability - left.share) / (right.share - left.share)
      return left.value + fraction * (right.value - left.value)
    }
    return points[points.count - 1].value
  }

  /// The distinct numbers with the weight of all their rows and that of one of them.
  private var ties: [(value: Double, weight: Double, own: Double)] {
    let groups = Dictionary(grouping: pile, by: \.value)
    return groups.keys.sorted().map { value in
      let weights = (groups[value] ?? []).map(\.weight)
      let weight = weights.reduce(0, +)
      return (value, weight, weight / Double(weights.count))
    }
  }
}
