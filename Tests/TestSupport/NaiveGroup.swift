import Diagnostics
import QuerySyntax
import StatisticNames

/// Measures in groups.
extension NaiveEvaluator {
  func group(_ statement: GroupStatement) throws -> [TidyRecord] {
    let measures = try (statement.clauses.show ?? []).map { item -> Expression in
      switch item {
      case .measure(let expression, _): return expression
      case .statistic(.n, let place): return .name(Name("n", place: place))
      default: throw NaiveError.notUnderstood("\(item)")
      }
    }
    let keys = try statement.keys.map { try NaivePart.parts($0, survey) } ?? []
    let only = keys.count == 1 ? keys[0].name : ""
    var records: [TidyRecord] = []
    for group in groups(keys, try slips()) {
      for measure in measures {
        let place = TidyRecord.Place(
          rowVariable: group.part?.name ?? only, row: group.line?.label ?? "Total",
          statistic: "", line: group.part == nil ? "total" : "measure")
        records += try self.records(measure, place, group.slips)
      }
    }
    return records
  }

  /// Every group that has a row, then all together.
  private func groups(
    _ keys: [NaivePart], _ slips: [Slip]
  ) -> [(part: NaivePart?, line: NaiveLine?, slips: [Slip])] {
    var groups: [(part: NaivePart?, line: NaiveLine?, slips: [Slip])] = []
    for part in keys {
      let inPart = slips.filter { part.isAnswered($0.answers) }
      groups += part.lines(inPart, of: survey).map { line in
        (part, line, inPart.filter { line.holds($0.answers) })
      }
    }
    let covered = slips.filter { slip in
      keys.isEmpty || keys.contains { $0.isAnswered(slip.answers) }
    }
    return groups + [(nil, nil, covered)]
  }

  private func records(
    _ written: Expression, _ place: TidyRecord.Place, _ slips: [Slip]
  ) throws -> [TidyRecord] {
    var owner = written
    var word = ""
    if case .call(let name, let arguments, _) = written, ["se", "ci"].contains(name.text) {
      (word, owner) = (name.text, arguments[0])
    }
    let found = try measure(owner, slips)
    var place = place
    place.column = owner.isCount ? "" : source.slice(owner.place.range)
    let scaled = { (value: Double?) in value.map { $0 * found.scale } }
    switch word {
    case "se":
      let name = found.scale == 100 ? "se_points" : "se"
      let error = found.estimate.variance.map { $0.squareRoot() }
      return [found.estimate.base.record(place.of(name), scaled(error))]
    case "ci":
      return [
        found.estimate.base.record(place.of("ci_low"), scaled(found.estimate.low)),
        found.estimate.base.record(place.of("ci_high"), scaled(found.estimate.high)),
      ]
    default:
      return [found.estimate.base.record(place.of(found.name), scaled(found.estimate.value))]
    }
  }

  // MARK: summarize

  func summary(_ statement: SummarizeStatement) throws -> [TidyRecord] {
    let keys = try statement.banner.map { try NaivePart.parts($0, survey) } ?? []
    let only = keys.count == 1 ? keys[0].name : ""
    var records: [TidyRecord] = []
    for item in statement.variables {
      let name = try survey.variable(item).name
      for group in groups(keys, try slips()) {
        let place = TidyRecord.Place(
          rowVariable: group.part?.name ?? only, row: group.line?.label ?? "Total",
          columnVariable: name, column: name, statistic: "",
          line: group.part == nil ? "total" : "measure")
        records += try summary(name, place, group.slips)
      }
    }
    return records
  }

  private func summary(
    _ name: String, _ place: TidyRecord.Place, _ slips: [Slip]
  ) throws -> [TidyRecord] {
    let number = Expression.name(Name(name))
    let answered = try slips.filter { try numbers(number)($0) != nil }
    var records = [answered.record(place.of("n"), Double(answered.n))]
    let mean = try measure(.call(Name("mean"), [number], .none), slips).estimate
    records.append(mean.base.record(place.of("mean"), mean.value))
    records.append(mean.base.record(place.of("se"), mean.variance.map { $0.squareRoot() }))
    for moment in ["sd", "min", "max", "median"] {
      let found = try measure(.call(Name(moment), [number], .none), slips).estimate
      records.append(found.base.record(place.of(moment), found.value))
    }
    for (name, share) in [("q25", 0.25), ("q75", 0.75)] {
      let share = Expression.number(NumberLiteral(value: share, text: "\(share)"))
      let found = try measure(.call(Name("quantile"), [number, share], .none), slips).estimate
      records.append(found.base.record(place.of(name), found.value))
    }
    var missing = place
    missing.column = "Missing"
    missing.line = "missing"
    return records + [slips.record(missing.of("n"), Double(slips.n - answered.n))]
  }
}

extension Expression {
  fileprivate var isCount: Bool {
    if case .name(let name) = self { name.text == "n" } else { false }
  }
}
