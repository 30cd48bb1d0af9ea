import QuerySyntax

/// Tables of grids.
extension NaiveEvaluator {
  /// The items of a grid that an entry of a list names, if it names one.
  func grid(_ item: VariableItem) throws -> (name: String, items: [PlainVariable])? {
    guard case .one(let name) = item, let items = grids[name.text] else { return nil }
    return (name.text, try items.map { try survey.variable($0) })
  }

  func gridByScale(
    _ name: String, _ items: [PlainVariable], _ clauses: Clauses, table: Int
  ) throws -> [TidyRecord] {
    let slips = try slips()
    let shown = try statistics(clauses, byDefault: ["row%"])
    let words = NaiveNumbers.parted(shown)
    let base = clauses.base ?? .answered
    return items.flatMap { item -> [TidyRecord] in
      let pile = slips.filter { NaivePart(levels: [item]).counts($0.answers, base) }
      let row = TidyRecord.Place(
        table: table, rowVariable: name, row: item.label.isEmpty ? item.name : item.label,
        statistic: "", line: "answer")
      var bases = row
      bases.line = "base"
      let answers = answers(items, slips).flatMap { answer in
        var place = row
        (place.columnVariable, place.column) = (name, answer)
        let cell = pile.filter { slip in item.holds(slip.answers, title: answer) }
        let estimate = formulas.share(pile) { slip in item.holds(slip.answers, title: answer) }
        return words.cells.flatMap { word in
          word == "row%"
            ? [pile.record(place.of("row_percent"), cell.percent(of: pile))]
            : pile.records(word, place, cell, estimate)
        }
      }
      return answers
        + ["n", "weighted n", "effective n"].flatMap {
          pile.records($0, bases, pile, NaiveEstimate(base: pile))
        } + NaiveNumbers(items, of: item, shown, self).records(slips, row)
    }
  }

  /// Titles of the columns: answers and nets of the first item, or the numbers that items have.
  private func answers(_ items: [PlainVariable], _ slips: [Slip]) -> [String] {
    if case .categorical? = items.first?.kind {
      return items[0].lines(survey).map(\.label)
    }
    let titles = items.flatMap { item in
      item.lines(survey).filter { line in slips.contains { line.holds($0.answers) } }.map(\.label)
    }
    return Set(titles).sorted()
  }

  func gridByBanner(
    _ name: String, _ items: [PlainVariable], _ banner: [NaivePart], _ clauses: Clauses, table: Int
  ) throws -> [TidyRecord] {
    let slips = try slips()
    let isNumeric = items[0].isNumeric
    let shown = try statistics(clauses, byDefault: [isNumeric ? "mean" : "top2"])
    let answered = { (slip: Slip) in items.contains { $0.isAnswered(slip.answers) } }
    let covered = slips.filter { slip in banner.contains { $0.isAnswered(slip.answers) } }
    var columns = [NaiveColumn(inPart: covered.filter(answered), everyone: covered)]
    for part in banner {
      let inPart = slips.filter { part.isAnswered($0.answers) }
      columns += part.lines(inPart.filter(answered), of: survey).map { line in
        NaiveColumn(
          part: part, line: line, inPart: inPart.filter(answered),
          everyone: inPart.filter { line.holds($0.answers) })
      }
    }
    let only = banner.count == 1 ? banner[0].name : ""
    return columns.flatMap { column -> [TidyRecord] in
      let place = { (row: String, line: String) in
        TidyRecord.Place(
          table: table, rowVariable: name, row: row, columnVariable: column.part?.name ?? only,
          column: column.line?.label ?? "Total", statistic: "", line: line)
      }
      let records = items.flatMap { item in
        NaiveNumbers(items, of: item, shown, self).records(
          column.everyone,
          place(
            item.label.isEmpty ? item.name : item.label,
            column.part == nil ? "total" : "answer"))
      }
      return records
        + ["n", "weighted n", "effective n"].flatMap {
          column.slips.records(
            $0, place("Total", "total"), column.slips, NaiveEstimate(base: column.slips))
        }
    }
  }
}

extension PlainVariable {
  /// Whether a row gave the answer, net or number of a title.
  fileprivate func holds(_ row: PlainRow, title: String) -> Bool {
    switch (kind, row[name]) {
    case (.categorical(let answers, let nets), .code(let code)?):
      answers.contains { $0.code == code && $0.title == title }
        || nets.contains { $0.choice.title == title && $0.members.contains(code) }
    case (_, .number(let number)?): Double(title) == number
    default: false
    }
  }
}
