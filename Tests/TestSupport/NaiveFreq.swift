import QuerySyntax

/// Frequency tables.
extension NaiveEvaluator {
  func freq(
    _ variable: PlainVariable, _ clauses: Clauses, table: Int
  ) throws -> [TidyRecord] {
    let slips = try slips()
    if variable.isMultiple { return try multipleFreq(variable, clauses, slips, table) }
    let counts = weight == nil ? ["n"] : ["n", "weighted n"]
    let words = try statistics(clauses, byDefault: counts + ["percent", "valid%", "cumulative%"])
    let parted = NaiveNumbers.parted(words)
    let isCompact = parted.cells.isEmpty
    let shown = isCompact ? counts : parted.cells
    let figures = NaiveFreq(
      table: table, variable: variable.name, all: slips,
      valid: slips.filter { variable.isAnswered($0.answers) }, formulas: formulas, shown: shown)
    let lines = isCompact ? [] : NaivePart(levels: [variable]).lines(slips, of: survey)
    let valid = TidyRecord.Place(
      table: table, rowVariable: variable.name, row: "Valid", statistic: "", line: "valid")
    return figures.answers(lines) + figures.others(variable)
      + NaiveNumbers([variable], of: variable, words, self).records(slips, valid)
  }

  private func multipleFreq(
    _ variable: PlainVariable, _ clauses: Clauses, _ slips: [Slip], _ table: Int
  ) throws -> [TidyRecord] {
    let counts = weight == nil ? ["n"] : ["n", "weighted n"]
    let shown = try statistics(
      clauses, byDefault: counts + ["respondents%", "cases%", "responses%"])
    let respondents = slips.filter { variable.isAnswered($0.answers) }
    let lines = variable.lines(survey)
    let responses = lines.flatMap { line in respondents.filter { line.holds($0.answers) } }
    let cases = respondents.filter { slip in lines.contains { $0.holds(slip.answers) } }
    var records: [TidyRecord] = []
    for line in lines {
      let place = TidyRecord.Place(
        table: table, rowVariable: variable.name, row: line.label, statistic: "", line: "answer")
      let part = respondents.filter { line.holds($0.answers) }
      let estimate = formulas.share(respondents) { line.holds($0.answers) }
      for word in shown {
        switch word {
        case "respondents%":
          let percent = part.percent(of: respondents)
          records.append(respondents.record(place.of("percent_of_respondents"), percent))
        case "cases%":
          records.append(cases.record(place.of("percent_of_cases"), part.percent(of: cases)))
        case "responses%":
          let percent = part.percent(of: responses)
          records.append(
            responses.responseRecord(place.of("percent_of_responses"), percent, lines))
        default: records += respondents.records(word, place, part, estimate)
        }
      }
    }
    for (label, pile) in [("Respondents", respondents), ("Cases", cases)] {
      let place = TidyRecord.Place(
        table: table, rowVariable: variable.name, row: label, statistic: "", line: "base")
      records.append(respondents.record(place.of("n"), Double(pile.n)))
      records.append(respondents.record(place.of("weighted_n"), pile.weight))
    }
    let place = TidyRecord.Place(
      table: table, rowVariable: variable.name, row: "Responses", statistic: "", line: "base")
    let chosen = lines.map { line in respondents.filter { line.holds($0.answers) }.n }
    records.append(respondents.record(place.of("n"), Double(chosen.reduce(0, +))))
    records.append(respondents.record(place.of("weighted_n"), responses.weight))
    return records
  }
}

/// The records of one frequency table.
private struct NaiveFreq {
  let table: Int
  let variable: String
  let all: [Slip]
  let valid: [Slip]
  let formulas: NaiveFormulas
  let shown: [String]

  func answers(_ lines: [NaiveLine]) -> [TidyRecord] {
    var cumulated: [Slip] = []
    return lines.flatMap { line -> [TidyRecord] in
      let place = place(line.label, "answer")
      let part = valid.filter { line.holds($0.answers) }
      if !line.isNet { cumulated += part }
      let estimate = formulas.share(valid) { line.holds($0.answers) }
      return shown.flatMap { word -> [TidyRecord] in
        switch word {
        case "percent": return [all.record(place.of("percent"), part.percent(of: all))]
        case "valid%": return [valid.record(place.of("valid_percent"), part.percent(of: valid))]
        case "cumulative%":
          if line.isNet { return [] }
          return [valid.record(place.of("cumulative_percent"), cumulated.percent(of: valid))]
        case "se", "ci": return valid.records(word, place, part, estimate)
        default: return all.records(word, place, part, estimate)
        }
      }
    }
  }

  /// The lines under the answers: Valid, Missing with its reasons, Total.
  func others(_ variable: PlainVariable) -> [TidyRecord] {
    let missing = all.filter { !variable.isAnswered($0.answers) }
    var records = counts("Valid", "valid", valid) + counts("Missing", "missing", missing)
    if shown.contains("valid%") {
      records.append(
        valid.record(place("Valid", "valid").of("valid_percent"), valid.percent(of: valid)))
    }
    for reason in variable.allReasons {
      let part = missing.filter { variable.reason($0.answers) == reason }
      if !part.isEmpty { records += counts("Missing > " + reason.label, "missing", part) }
    }
    return records + counts("Total", "total", all)
  }

  private func counts(_ label: String, _ line: String, _ part: [Slip]) -> [TidyRecord] {
    let place = place(label, line)
    return shown.flatMap { word -> [TidyRecord] in
      if word == "percent" { return [all.record(place.of("percent"), part.percent(of: all))] }
      guard ["n", "weighted n", "effective n"].contains(word) else { return [] }
      return all.records(word, place, part, NaiveEstimate(base: all))
    }
  }

  private func place(_ label: String, _ line: String) -> TidyRecord.Place {
    TidyRecord.Place(table: table, rowVariable: variable, row: label, statistic: "", line: line)
  }
}

extension TidyRecord.Place {
  /// The same cell with another number in it.
  func of(_ statistic: String) -> TidyRecord.Place {
    var place = self
    place.statistic = statistic
    return place
  }
}

extension [Slip] {
  /// Counts of a part, or the error of its share, with this pile as the base.
  func records(
    _ word: String, _ place: TidyRecord.Place, _ part: [Slip], _ estimate: NaiveEstimate
  ) -> [TidyRecord] {
    let percent = { (share: Double?) in share.map { 100 * $0 } }
    switch word {
    case "n": return [record(place.of("n"), Double(part.n))]
    case "weighted n": return [record(place.of("weighted_n"), part.weight)]
    case "effective n": return [record(place.of("effective_n"), part.effective)]
    case "se": return [record(place.of("se"), percent(estimate.variance.map { $0.squareRoot() }))]
    case "ci":
      return [
        record(place.of("ci_low"), percent(estimate.low)),
        record(place.of("ci_high"), percent(estimate.high)),
      ]
    default: return []
    }
  }

  /// A record whose base is responses, of which a row may give several.
  func responseRecord(
    _ place: TidyRecord.Place, _ value: Double?, _ lines: [NaiveLine]
  ) -> TidyRecord {
    var record = record(place, value)
    record.n = lines.reduce(0) { sum, line in
      sum + Set(filter { line.holds($0.answers) }.map(\.row)).count
    }
    return record
  }
}
