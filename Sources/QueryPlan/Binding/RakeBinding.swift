package import Diagnostics
package import Codebook
package import QuerySyntax

/// Binding of `rake`.
extension Binder {
  /// How far targets may miss what they should add up to: half a percent of it, for rounding.
  private static let rounding = 0.005

  /// The limits of a `rake` around margins that are bound already.
  /// - Throws: `RakeError`, `BindingError`.
  package func rake(
    _ statement: RakeStatement, margins: [RakeMargin]
  ) throws -> RakeQuestion {
    try checkTogether(margins)
    let levels = margins.flatMap(\.part.levels)
    if let name = levels.first(where: { $0 == statement.name.text }) {
      throw RakeError.replacesMargin(variable: name, at: statement.name.place.range)
    }
    if let trim = statement.trim, trim.value <= 1 {
      throw RakeError.trimTooSmall(at: trim.place.range)
    }
    return RakeQuestion(
      margins: margins, bounds: try ratios(statement.bounds),
      largest: statement.trim?.value ?? .infinity,
      mostCycles: statement.cycles.map { Int($0.value) } ?? 1000)
  }

  /// The ratios to which `bounds` holds weights.
  private func ratios(_ range: ValueRange?) throws -> ClosedRange<Double> {
    guard let range else { return 0 ... .infinity }
    let ratios = try bounds(range, of: nil)
    guard ratios.lowerBound < 1, ratios.upperBound > 1 else {
      throw RakeError.boundsWithoutRoom(at: range.place.range)
    }
    return max(0, ratios.lowerBound)...ratios.upperBound
  }

  /// A margin written in the statement.
  /// - Throws: `RakeError`, `BindingError`.
  package func margin(_ margin: RakeStatement.Margin) throws -> RakeMargin {
    let variables = try rakeVariables(margin.variables)
    let targets = try margin.targets.map { target in
      try rakeTarget(target, of: variables)
    }
    return try self.margin(variables, targets, at: margin.place)
  }

  /// Variables whose answers can have targets.
  /// - Throws: `RakeError`, `BindingError`.
  package func rakeVariables(_ names: [Name]) throws -> [Variable] {
    try names.enumerated().map { level, name in
      let variable = try variable(name)
      if try names[..<level].contains(where: { try self.variable($0).name == variable.name }) {
        throw RakeError.marginTwice(variable: variable.name, at: name.place.range)
      }
      if case .multiple = variable.kind {
        throw RakeError.multipleResponse(variable: variable.name, at: name.place.range)
      }
      try checkCoded(.one(name))
      return variable
    }
  }

  /// A target of some variables.
  /// - Throws: `RakeError`, `BindingError`.
  package func rakeTarget(
    _ target: RakeStatement.Target, of variables: [Variable]
  ) throws -> RakeTarget {
    let slots = try zip(target.answers, variables).map { try answer($0, of: $1) }
    let value = try resolved(target.value)
    guard case .number(let number) = value, number.unit != .points, number.value >= 0 else {
      throw RakeError.notATarget(value: value.spelling, at: value.place.range)
    }
    return RakeTarget(slots: slots, value: number.value, isPercent: number.unit == .percent)
  }

  /// The slots of the answers that a value names.
  private func answer(_ literal: Literal, of variable: Variable) throws -> [Int] {
    let value = try resolved(literal)
    switch variable.kind {
    case .categorical(let column):
      switch try match(value, column, variable) {
      case .answers(let slots): return slots
      case .net(let net):
        let parts = net.slots.map { column.categories[$0 - 1].code }
        throw RakeError.net(code: net.code, parts: parts, at: literal.place.range)
      }
    case .numeric, .multiple:
      let answers = variable.slotLayout?.answers ?? 1..<1
      let codes = answers.map(variable.code)
      if let number = Double(value.spelling),
        let index = codes.firstIndex(of: Variable.plain(number))
      {
        return [index + 1]
      }
      throw BindingError.unknownCategory(
        value: value.spelling, variable: variable.name, hints: AnswerHints(known: codes),
        at: literal.place.range)
    }
  }

  /// A margin of targets that are bound; finds out their unit and checks what they add up to.
  /// - Throws: `RakeError`.
  package func margin(
    _ variables: [Variable], _ targets: [RakeTarget], at place: SourceRange
  ) throws(RakeError) -> RakeMargin {
    let part = BoundPart(levels: variables.map(\.name))
    var margin = RakeMargin(
      part: part,
      targets: targets.sorted { first, second in
        first.slots.map { $0[0] }.lexicographicallyPrecedes(second.slots.map { $0[0] })
      },
      unit: .count, isUnitGuessed: false, place: place)
    try checkTargets(margin, variables)
    let percents = targets.count(where: \.isPercent)
    let sum = margin.sum
    if percents == targets.count {
      margin.unit = .share
      guard Self.isNear(sum, 100) else {
        throw .sharesMissWhole(variable: part.name, sum: sum, at: place)
      }
    } else if percents > 0 {
      throw .mixedUnits(variable: part.name, at: place)
    } else if Self.isNear(sum, 100) || Self.isNear(sum, 1) {
      let scale = Self.isNear(sum, 1) ? 100.0 : 1
      for index in targets.indices { margin.targets[index].value *= scale }
      margin.unit = .share
      margin.isUnitGuessed = true
    }
    return margin
  }

  private func checkTargets(
    _ margin: RakeMargin, _ variables: [Variable]
  ) throws(RakeError) {
    var taken: Set<[Int]> = []
    let twice = margin.targets.flatMap(\.combinations).first { !taken.insert($0).inserted }
    if let twice {
      let answer = zip(variables, twice).map { $0.code(ofSlot: $1) }
      throw .answerTwice(
        answer: answer.joined(separator: " > "), variable: margin.part.name, at: margin.place)
    }
    if !(margin.sum > 0) { throw .notATarget(value: "0", at: margin.place) }
    if margin.sum == .infinity { throw .notATarget(value: "inf", at: margin.place) }
  }

  /// Refuses a margin that stands twice, and populations of different size.
  private func checkTogether(_ margins: [RakeMargin]) throws(RakeError) {
    for (index, margin) in margins.enumerated() {
      let earlier = margins[..<index]
      if earlier.contains(where: { Set($0.part.levels) == Set(margin.part.levels) }) {
        throw .marginTwice(variable: margin.part.name, at: margin.place)
      }
      guard margin.unit == .count, let first = earlier.first(where: { $0.unit == .count }),
        !Self.isNear(margin.sum, first.sum)
      else { continue }
      throw .populationsDiffer(
        first: first.part.name, sum: first.sum, second: margin.part.name, other: margin.sum,
        at: margin.place)
    }
  }

  private static func isNear(_ sum: Double, _ whole: Double) -> Bool {
    (sum - whole).magnitude <= whole * rounding * (1 + 1e-9)
  }
}

extension RakeStatement.Margin {
  /// Where its variables stand.
  package var place: SourceRange {
    variables.dropFirst().reduce(variables[0].place.range) { $0.union($1.place.range) }
  }
}
