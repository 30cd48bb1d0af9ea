import QuerySyntax

/// A measure's number with its name in tables and the unit it is told in.
struct NaiveMeasure {
  var name: String
  var estimate: NaiveEstimate
  /// 100 for a change of shares, which is told in points.
  var scale = 1.0
}

/// Measures over a pile of slips.
extension NaiveEvaluator {
  func measure(_ measure: Expression, _ slips: [Slip]) throws -> NaiveMeasure {
    if case .name(let name) = measure, name.text == "n" {
      return NaiveMeasure(name: "n", estimate: .init(value: Double(slips.n), base: slips))
    }
    guard case .call(let function, let arguments, _) = measure else {
      throw NaiveError.notUnderstood("\(measure)")
    }
    switch function.text {
    case "share":
      return NaiveMeasure(name: "share", estimate: try share(arguments[0], slips))
    case "base":
      let inner = try self.measure(arguments[0], slips).estimate.base
      return NaiveMeasure(name: "n", estimate: .init(value: Double(inner.n), base: inner))
    case "delta": return try change(arguments, slips)
    case "correlation":
      return NaiveMeasure(
        name: "r", estimate: try correlation(arguments[0], arguments[1], slips))
    default: return try moment(function.text, arguments, slips)
    }
  }

  /// The number of a slip, nothing where it is missing.
  func numbers(_ expression: Expression) -> (Slip) throws -> Double? {
    let reader = NaiveCondition(survey: survey)
    return { try reader.number(expression, $0.answers) }
  }

  private func share(_ condition: Expression, _ slips: [Slip]) throws -> NaiveEstimate {
    let reader = NaiveCondition(survey: survey)
    let truths = try slips.map { ($0, try reader.truth(condition, $0.answers)) }
    let base = truths.filter { $0.1 != nil }.map(\.0)
    let chosen = Set(truths.filter { $0.1 == true }.map(\.0.row))
    return formulas.share(base) { chosen.contains($0.row) }
  }

  private func moment(
    _ name: String, _ arguments: [Expression], _ slips: [Slip]
  ) throws -> NaiveMeasure {
    let read = numbers(arguments[0])
    var byRow: [Int: Double] = [:]
    for slip in slips { byRow[slip.row] = try read(slip) }
    let base = slips.filter { byRow[$0.row] != nil }
    let number = { (slip: Slip) in byRow[slip.row] ?? .nan }
    let value = { (value: Double?) in NaiveEstimate(value: value, base: base) }
    switch name {
    case "mean": return NaiveMeasure(name: name, estimate: formulas.mean(base, number))
    case "sd": return NaiveMeasure(name: name, estimate: value(formulas.deviation(base, number)))
    case "sum", "total":
      let sum = base.reduce(0) { $0 + $1.weight * number($1) }
      return NaiveMeasure(name: name, estimate: value(sum))
    case "min": return NaiveMeasure(name: name, estimate: value(base.map(number).min()))
    case "max": return NaiveMeasure(name: name, estimate: value(base.map(number).max()))
    case "median":
      return NaiveMeasure(name: name, estimate: value(formulas.quantile(0.5, base, number)))
    case "quantile":
      guard case .number(let share) = arguments[1] else {
        throw NaiveError.notUnderstood("\(arguments[1])")
      }
      let percent = share.value * 100
      let isWhole = percent == percent.rounded()
      return NaiveMeasure(
        name: share.value == 0.5 ? "median" : isWhole ? "q\(Int(percent))" : "q\(percent)",
        estimate: value(formulas.quantile(share.value, base, number)))
    default: throw NaiveError.notUnderstood(name)
    }
  }

  /// Pearson's correlation, weighted, over the slips that have both numbers.
  private func correlation(
    _ first: Expression, _ second: Expression, _ slips: [Slip]
  ) throws -> NaiveEstimate {
    let (readFirst, readSecond) = (numbers(first), numbers(second))
    var base: [Slip] = []
    var pairs: [(x: Double, y: Double, weight: Double)] = []
    for slip in slips {
      guard let x = try readFirst(slip), let y = try readSecond(slip) else { continue }
      base.append(slip)
      pairs.append((x, y, slip.weight))
    }
    let total = base.weight
    let mean = { (number: KeyPath<(x: Double, y: Double, weight: Double), Double>) in
      pairs.reduce(0) { $0 + $1.weight * $1[keyPath: number] } / total
    }
    let (middleX, middleY) = (mean(\.x), mean(\.y))
    let products = pairs.reduce(0) { $0 + $1.weight * ($1.x - middleX) * ($1.y - middleY) }
    let squaresX = pairs.reduce(0) { $0 + $1.weight * ($1.x - middleX) * ($1.x - middleX) }
    let squaresY = pairs.reduce(0) { $0 + $1.weight * ($1.y - middleY) * ($1.y - middleY) }
    let isConstant = squaresX < 1e-18 || squaresY < 1e-18
    let value = isConstant ? nil : products / (squaresX * squaresY).squareRoot()
    return NaiveEstimate(value: total > 0 ? value : nil, base: base)
  }

  /// The change of a condition's share or of a measure between two waves.
  private func change(_ arguments: [Expression], _ slips: [Slip]) throws -> NaiveMeasure {
    guard let wave = survey.waveVariable else { throw NaiveError.notUnderstood("no wave") }
    let waves = try [arguments[1], arguments[2]].map { argument -> NaiveMeasure in
      guard case .number(let number) = argument else {
        throw NaiveError.notUnderstood("\(argument)")
      }
      let inWave = slips.filter { $0.answers[wave] == .code(number.text) }
      if case .call = arguments[0] { return try measure(arguments[0], inWave) }
      return NaiveMeasure(name: "share", estimate: try share(arguments[0], inWave))
    }
    let isShare = waves[0].name == "share"
    return NaiveMeasure(
      name: isShare ? "diff_points" : "diff",
      estimate: formulas.change(from: waves[0].estimate, to: waves[1].estimate),
      scale: isShare ? 100 : 1)
  }
}
