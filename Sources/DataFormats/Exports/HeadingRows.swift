internal import Codebook

/// Finds out which rows of a file are headings, and what they say.
struct HeadingRows {
  let file: String
  let options: LoadOptions

  /// Takes the heading rows away from what is read as rows.
  ///
  /// - Returns: what the columns are.
  /// - Throws: `LoadError` where rows are missing that were said to be headings.
  func take(
    _ opened: inout DelimitedText, _ warnings: inout WarningList
  ) throws(LoadError) -> ExportPlan {
    let head = TableHead(opened)
    if let form = try form(head, &opened.notices) {
      let headings = form.headings(head)
      guard headings.rowCount <= head.rows.count else {
        throw LoadError(file: file, cause: .tooFewHeadings(headings.rowCount))
      }
      opened.layout.dataStart = head.ends[headings.rowCount - 1]
      var plan = ExportPlan(headings, title: form.title)
      if options.hasShortNames == false {
        plan.names = HeaderNames(opened.layout.header).names
        plan.numbered = []
      }
      return plan
    }
    try join(head, &opened)
    let names = HeaderNames(opened.layout.header)
    if options.headerRows == nil, options.form == nil {
      remarkData(head, opened, &warnings)
      remarkSecondRow(head, opened, &warnings)
    }
    if options.hasShortNames != true { remark(names, opened, &warnings) }
    return ExportPlan(
      names: names, header: opened.layout.header, isShort: options.hasShortNames == true)
  }

  /// The form that was named, or the only one whose shape the file has.
  private func form(
    _ head: TableHead, _ notices: inout [String]
  ) throws(LoadError) -> (any ExportForm)? {
    if options.form == "plain" || options.form == nil && options.headerRows != nil { return nil }
    if let word = options.form { return ExportForms.all.first { $0.word == word } }
    let fitting = ExportForms.all.filter { $0.recognises(head) }
    if fitting.count > 1 {
      let ways = fitting.map { "`form \($0.word)`" }.joined(separator: " or ")
      notices.append(
        "looks like the export of more than one program, read as plain: \(ways) reads it")
    }
    return fitting.count == 1 ? fitting[0] : nil
  }

  /// Joins the heading rows that were asked for; blanks are filled from the left in all but the last.
  private func join(_ head: TableHead, _ opened: inout DelimitedText) throws(LoadError) {
    guard let count = options.headerRows, count != 1 else { return }
    if count == 0 {
      opened.layout.dataStart = opened.layout.headerStart
      opened.layout.header = opened.layout.header.indices.map { "column_\($0 + 1)" }
      return
    }
    guard count <= head.rows.count else {
      throw LoadError(file: file, cause: .tooFewHeadings(count))
    }
    var rows = (0..<count).map { row in head.rows[0].indices.map { head.cell(row, $0) } }
    for row in 0..<(count - 1) {
      for column in rows[row].indices.dropFirst() where rows[row][column].isEmpty {
        rows[row][column] = rows[row][column - 1]
      }
    }
    opened.layout.header = rows[0].indices.map { column in
      rows.map { $0[column] }.filter { !$0.isEmpty }.joined(separator: " – ")
    }
    opened.layout.dataStart = head.ends[count - 1]
  }

  /// Tells a first row that looks like data: numbers, or values that stand below them again.
  private func remarkData(
    _ head: TableHead, _ opened: DelimitedText, _ warnings: inout WarningList
  ) {
    guard head.rows.count > 1, head.columnCount > 1 else { return }
    let first = head.rows[0].indices.map { head.cell(0, $0) }
    let filled = first.indices.filter { !first[$0].isEmpty }
    // Years head columns.
    let numbers = filled.filter { place in
      number(first[place]).map { !(1900...2100).contains($0) } ?? false
    }
    let recurring = filled.filter { place in
      head.rows.indices.dropFirst().contains { head.cell($0, place) == first[place] }
    }
    let doubtful = Set(numbers).union(recurring).sorted()
    guard doubtful.count * 2 > filled.count else { return }
    let shown = Wording.list(doubtful.map { first[$0] }, atMost: 3)
    warnings.add(
      "header-is-data", "the first row was taken as headings and looks like data: \(shown)",
      line: opened.text.line(of: opened.layout.headerStart),
      hint: "`load … header 0` reads it as a row")
  }

  /// Tells a second row that goes on with the headings, over columns of numbers.
  ///
  /// It holds no number and nothing that stands below again. One column of numbers is not enough: a text
  /// there may be an answer.
  private func remarkSecondRow(
    _ head: TableHead, _ opened: DelimitedText, _ warnings: inout WarningList
  ) {
    guard head.rows.count > 3 else { return }
    let second = head.rows[0].indices.map { head.cell(1, $0) }
    let filled = second.indices.filter { !second[$0].isEmpty }
    let below = 2..<head.rows.count
    guard
      !filled.contains(where: { place in
        number(second[place]) != nil || below.contains { head.cell($0, place) == second[place] }
      })
    else { return }
    let overNumbers = filled.filter { place in
      let cells = below.map { head.cell($0, place) }.filter { !$0.isEmpty }
      return cells.count { number($0) != nil } * 2 > cells.count
    }
    guard overNumbers.count > 1 else { return }
    let shown = Wording.list(filled.map { second[$0] }, atMost: 3)
    let line = opened.text.line(of: opened.layout.headerStart)
    let lines = line > 1 ? "skip \(line - 1) " : ""
    warnings.add(
      "two-heading-rows", "the row behind the headings looks like more of them: \(shown)",
      line: opened.text.line(of: opened.layout.dataStart),
      hint: "`load … \(lines)header 2` joins the two; as it is, it counts as a respondent")
  }

  /// The number that a cell holds.
  private func number(_ cell: String) -> Double? { WrittenNumbers().read([cell])?.numbers[0] }

  private func remark(
    _ names: HeaderNames, _ opened: DelimitedText, _ warnings: inout WarningList
  ) {
    guard !names.changes.isEmpty else { return }
    let count = Wording.count(names.changes.count, "column name", "column names")
    let shown = names.changes.prefix(5).joined(separator: ", ")
    let rest = names.changes.count > 5 ? " and \((names.changes.count - 5).grouped) more" : ""
    warnings.add(
      "header-names", "\(count) changed: \(shown)\(rest)",
      line: opened.text.line(of: opened.layout.headerStart))
  }
}
