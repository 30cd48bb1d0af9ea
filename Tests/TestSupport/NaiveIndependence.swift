import Statistics

/// The test of independence and what belongs to it.
extension NaiveCrosstab {
  /// Weights of the answers that are no nets, by row and column, of one banner part.
  private func counts(_ part: NaivePart) -> (rows: [NaiveLine], columns: [NaiveColumn], [[Double]])
  {
    let rows = rows.filter { !$0.isNet }
    let columns = columns.filter { $0.part?.name == part.name && $0.line?.isNet == false }
    return (
      rows, columns,
      rows.map { row in columns.map { $0.slips.filter { row.holds($0.answers) }.weight } }
    )
  }

  /// The count that independence expects, or how many of its errors what was found lies off.
  func expectation(_ word: String, _ row: NaiveLine, _ column: NaiveColumn) -> Double? {
    guard let part = column.part, let line = column.line, !row.isNet, !line.isNet,
      !subject.isMultiple, !part.isMultiple, !formulas.isWeighted
    else { return nil }
    let (rows, columns, counts) = counts(part)
    guard let rowIndex = rows.firstIndex(where: { $0.label == row.label }),
      let columnIndex = columns.firstIndex(where: { $0.line?.label == line.label }),
      NaiveChiSquare(counts) != nil
    else { return nil }
    let total = counts.joined().reduce(0, +)
    let rowShare = counts[rowIndex].reduce(0, +) / total
    let columnShare = counts.reduce(0) { $0 + $1[columnIndex] } / total
    let expected = rowShare * columnShare * total
    if word == "expected" { return expected }
    let error = (expected * (1 - rowShare) * (1 - columnShare)).squareRoot()
    return error > 0 ? (counts[rowIndex][columnIndex] - expected) / error : nil
  }

  var tests: [TidyRecord] {
    banner.flatMap { part -> [TidyRecord] in
      guard !subject.isMultiple, !part.isMultiple, let test = NaiveChiSquare(counts(part).2),
        let column = columns.first(where: { $0.part?.name == part.name })
      else { return [] }
      let base = column.inPart.filter { subject.isAnswered($0.answers) }
      guard formulas.isWeighted else { return pearson(test, base, part) }
      return raoScott(part, base).map { records($0, test, base, part) } ?? []
    }
  }

  private func place(_ part: NaivePart) -> TidyRecord.Place {
    TidyRecord.Place(
      table: table, rowVariable: subject.name, columnVariable: part.name, statistic: "",
      line: "test")
  }

  private func pearson(
    _ test: NaiveChiSquare, _ base: [Slip], _ part: NaivePart
  ) -> [TidyRecord] {
    let place = place(part)
    return [
      base.record(place.of("chi2"), test.statistic), base.record(place.of("df"), test.degrees),
      base.record(place.of("p"), test.p), base.record(place.of("cramers_v"), test.cramersV),
    ]
  }

  private func records(
    _ test: NaiveRaoScott, _ pearson: NaiveChiSquare, _ base: [Slip], _ part: NaivePart
  ) -> [TidyRecord] {
    let place = place(part)
    return [
      base.record(place.of("F"), test.statistic),
      base.record(place.of("ndf"), test.numeratorDegrees),
      base.record(place.of("ddf"), test.denominatorDegrees), base.record(place.of("p"), test.p),
      base.record(place.of("cramers_v"), pearson.cramersV),
    ]
  }

  /// The rows and columns that hold some weight, and the test on them.
  private func raoScott(_ part: NaivePart, _ base: [Slip]) -> NaiveRaoScott? {
    let (rows, columns, counts) = counts(part)
    let kept = rows.indices.filter { row in counts[row].contains { $0 > 0 } }
    let across = columns.indices.filter { column in counts.contains { $0[column] > 0 } }
    let slips = base.compactMap { slip -> (weight: Double, row: Int, column: Int)? in
      guard let row = kept.firstIndex(where: { rows[$0].holds(slip.answers) }),
        let column = across.firstIndex(where: {
          columns[$0].line?.holds(slip.answers) == true
        })
      else { return nil }
      return (slip.weight, row, column)
    }
    return NaiveRaoScott(
      slips, rowCount: kept.count, columnCount: across.count, sampleSize: formulas.sampleSize(base),
      base: base.n)
  }
}

/// Pearson's test over the rows and columns that hold someone.
private struct NaiveChiSquare {
  let statistic: Double
  let degrees: Double
  let cramersV: Double

  init?(_ counts: [[Double]]) {
    let rows = counts.filter { $0.contains { $0 > 0 } }
    guard rows.count > 1 else { return nil }
    let kept = rows[0].indices.filter { column in rows.contains { $0[column] > 0 } }
    guard kept.count > 1 else { return nil }
    let total = rows.joined().reduce(0, +)
    var sum = 0.0
    for row in rows {
      for column in kept {
        let expected = row.reduce(0, +) * rows.reduce(0) { $0 + $1[column] } / total
        sum += (row[column] - expected) * (row[column] - expected) / expected
      }
    }
    statistic = sum
    degrees = Double((rows.count - 1) * (kept.count - 1))
    cramersV = (sum / (total * Double(min(rows.count, kept.count) - 1))).squareRoot()
  }

  var p: Double { Distribution.chiSquared(degreesOfFreedom: degrees).upperTail(statistic) }
}
