import QuerySyntax

/// Cross-tabulations.
extension NaiveEvaluator {
  func crosstab(
    _ subject: NaivePart, _ banner: [NaivePart], _ clauses: Clauses, table: Int
  ) throws -> [TidyRecord] {
    let isSet = subject.isMultiple && subject.levels.count == 1
    let words = try statistics(
      clauses, byDefault: isSet ? ["column%", "respondents%"] : ["column%"])
    let shown = NaiveNumbers.parted(words).cells
    let base = clauses.base ?? .answered
    let counts = { (slip: Slip) in subject.counts(slip.answers, base) }
    let everyone = try slips()
    let covered = everyone.filter { slip in
      banner.isEmpty || banner.contains { $0.isAnswered(slip.answers) }
    }
    let rows = subject.lines(covered.filter(counts), of: survey)
    var columns = [NaiveColumn(inPart: covered.filter(counts), everyone: covered)]
    for part in banner {
      let inPart = everyone.filter { part.isAnswered($0.answers) }
      columns += part.lines(inPart.filter(counts), of: survey).map { line in
        NaiveColumn(
          part: part, line: line, inPart: inPart.filter(counts),
          everyone: inPart.filter { line.holds($0.answers) })
      }
    }
    let cross = NaiveCrosstab(
      table: table, subject: subject, banner: banner, rows: rows, columns: columns,
      formulas: formulas, shown: shown, base: base,
      hasNumbers: !NaiveNumbers.parted(words).numbers.isEmpty)
    let isTested = clauses.test?.tests.contains(.none) != true
    let numbers = numbers(subject, columns, words) { cross.place("Total", $0, "total") }
    if shown.isEmpty { return cross.totals + numbers }
    return cross.cells + cross.missing(clauses.missing == .show) + cross.totals + numbers
      + (isTested ? cross.tests : [])
  }
}

extension NaivePart {
  /// Whether a row belongs to the base that percentages divide by.
  func counts(_ row: PlainRow, _ base: BaseWord) -> Bool {
    switch base {
    case .answered: isAnswered(row)
    case .asked: levels.allSatisfy { $0.reason(row)?.isAsked ?? true }
    case .all: true
    }
  }
}

/// A column: the Total, or a line of a banner part.
struct NaiveColumn {
  /// Nothing for the Total.
  var part: NaivePart?
  var line: NaiveLine?
  /// Rows of the whole part, over which a row's percentages run.
  let inPart: [Slip]
  /// Rows under the heading, those outside the base too.
  let everyone: [Slip]

  /// Rows of the base.
  var slips: [Slip] { inPart.filter { line?.holds($0.answers) ?? true } }
}

/// The records of one cross-tabulation.
struct NaiveCrosstab {
  let table: Int
  let subject: NaivePart
  let banner: [NaivePart]
  let rows: [NaiveLine]
  let columns: [NaiveColumn]
  let formulas: NaiveFormulas
  let shown: [String]
  let base: BaseWord
  /// Whether statistics of numbers stand in the Total row.
  let hasNumbers: Bool

  func place(_ row: String, _ column: NaiveColumn, _ line: String) -> TidyRecord.Place {
    let only = banner.count == 1 ? banner[0].name : ""
    return TidyRecord.Place(
      table: table, rowVariable: subject.name, row: row,
      columnVariable: column.part?.name ?? only, column: column.line?.label ?? "Total",
      statistic: "", line: line)
  }

  /// The statistics of a column: the Total always tells its counts and its percentage.
  private func words(_ column: NaiveColumn) -> [String] {
    guard column.part == nil else { return shown }
    return shown + ["n", "weighted n", "column%"].filter { !shown.contains($0) }
  }

  var cells: [TidyRecord] {
    columns.flatMap { column in
      rows.flatMap { row in
        let place = place(row.label, column, column.part == nil ? "total" : "answer")
        return words(column).flatMap { figures($0, place, row, column) }
      }
    }
  }

  private func figures(
    _ word: String, _ place: TidyRecord.Place, _ row: NaiveLine, _ column: NaiveColumn
  ) -> [TidyRecord] {
    let cell = column.slips.filter { row.holds($0.answers) }
    let inColumn = column.slips.filter { row.isWithin($0.answers) }
    let inRow = column.inPart.filter { row.holds($0.answers) }
    let inTable = column.inPart.filter { row.isWithin($0.answers) }
    switch word {
    case "column%": return [inColumn.record(place.of("column_percent"), cell.percent(of: inColumn))]
    case "row%": return [inRow.record(place.of("row_percent"), cell.percent(of: inRow))]
    case "respondents%", "cases%", "responses%": return [response(word, place, cell, column)]
    case "total%": return [inTable.record(place.of("total_percent"), cell.percent(of: inTable))]
    case "index": return [inColumn.record(place.of("index"), index(row, cell, inColumn))]
    case "expected", "residual":
      return [inColumn.record(place.of(word), expectation(word, row, column))]
    default:
      let estimate = formulas.share(inColumn) { row.holds($0.answers) }
      return inColumn.records(word, place, cell, estimate)
    }
  }

  /// The share in the column for each hundred parts of the share in the Total.
  private func index(_ row: NaiveLine, _ cell: [Slip], _ inColumn: [Slip]) -> Double? {
    let whole = columns[0].slips.filter { row.isWithin($0.answers) }
    let ofTotal = whole.filter { row.holds($0.answers) }.percent(of: whole) ?? 0
    guard ofTotal > 0, let own = cell.percent(of: inColumn) else { return nil }
    return own / ofTotal * 100
  }

  /// A percentage of one of the three bases of a multiple-response set.
  private func response(
    _ word: String, _ place: TidyRecord.Place, _ cell: [Slip], _ column: NaiveColumn
  ) -> TidyRecord {
    let items = rows.filter { !$0.isNet }
    switch word {
    case "respondents%":
      let base = column.slips.filter { subject.isAnswered($0.answers) }
      return base.record(place.of("percent_of_respondents"), cell.percent(of: base))
    case "cases%":
      let base = column.slips.filter { slip in items.contains { $0.holds(slip.answers) } }
      return base.record(place.of("percent_of_cases"), cell.percent(of: base))
    default:
      let base = items.flatMap { item in column.slips.filter { item.holds($0.answers) } }
      return base.responseRecord(
        place.of("percent_of_responses"), cell.percent(of: base), items)
    }
  }

  /// Lines of the reasons why the subject is missing.
  func missing(_ isShown: Bool) -> [TidyRecord] {
    guard isShown, subject.levels.count == 1, !subject.isMultiple else { return [] }
    return subject.levels[0].allReasons.flatMap { reason in
      columns.flatMap { missing(reason, $0) }
    }
  }

  private func missing(_ reason: PlainReason, _ column: NaiveColumn) -> [TidyRecord] {
    let part = column.everyone.filter { subject.levels[0].reason($0.answers) == reason }
    let isInBase = base == .all || (base == .asked && reason.isAsked)
    let place = place("Missing > " + reason.label, column, "missing")
    return Set(words(column) + ["n"]).flatMap { word -> [TidyRecord] in
      if word != "column%" {
        return column.slips.records(word, place, part, NaiveEstimate(base: part))
      }
      let percent = isInBase ? part.percent(of: column.slips) : nil
      return [column.slips.record(place.of("column_percent"), percent)]
    }
  }

  /// The Total row; of a multiple-response set its three bases.
  var totals: [TidyRecord] {
    columns.flatMap { column -> [TidyRecord] in
      let total = whole(column, place("Total", column, "total"), column.slips, column.inPart)
      guard subject.isMultiple else { return total }
      let isRespondent = { (slip: Slip) in subject.isAnswered(slip.answers) }
      let respondents = whole(
        column, place("Respondents", column, "base"), column.slips.filter(isRespondent),
        column.inPart.filter(isRespondent))
      return (base == .answered && !hasNumbers ? [] : total) + respondents + responses(column)
    }
  }

  /// Counts of everyone under a heading, and what part of its banner part that is.
  private func whole(
    _ column: NaiveColumn, _ place: TidyRecord.Place, _ slips: [Slip], _ inPart: [Slip]
  ) -> [TidyRecord] {
    ["n", "weighted n", "effective n"].flatMap {
      column.slips.records($0, place, slips, NaiveEstimate(base: slips))
    } + [inPart.record(place.of("row_percent"), slips.percent(of: inPart))]
  }

  private func responses(_ column: NaiveColumn) -> [TidyRecord] {
    let items = rows.filter { !$0.isNet }
    let chosen = items.map { item in column.slips.filter { item.holds($0.answers) } }
    let cases = column.slips.filter { slip in items.contains { $0.holds(slip.answers) } }
    let lines = [
      ("Cases", cases.n, cases.weight),
      ("Responses", chosen.reduce(0) { $0 + $1.n }, chosen.reduce(0) { $0 + $1.weight }),
    ]
    return lines.flatMap { label, n, weight in
      let place = place(label, column, "base")
      return [
        column.slips.record(place.of("n"), Double(n)),
        column.slips.record(place.of("weighted_n"), weight),
      ]
    }
  }
}
