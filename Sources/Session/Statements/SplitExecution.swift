import ResultTables
import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax

/// `multi tools = split(q3, ", ") into (…)`: several answers in one cell.
extension MultiStatement {
  func define(_ runner: inout StatementRunner, _ split: Split) throws {
    let codebook = try runner.current(at: name.place.range).codebook
    let variable = try runner.binder(codebook).variable(split.variable)
    guard case .categorical(let cells) = variable.kind else {
      throw SessionError.notCodable(variable: variable.name, at: split.variable.place.range)
    }
    var parts = SplitAnswers(
      cells.categories.map(\.code), separator: split.separator.text,
      options: split.options.map(\.part.text))
    parts.orderOthers()
    let (items, ofPart) = try items(runner, split, parts, variable)
    var slots = Array(repeating: Set<Int>(), count: items.count)
    for (answer, places) in parts.places.enumerated() {
      for place in places { slots[ofPart[place]].insert(answer + 1) }
    }
    let defined = zip(items, slots).map { item, slots in
      DefinedItem(
        item, sources: [.init(variable: variable.name, chosen: slots, blank: parts.blankSlots)])
    }
    try define(runner, defined, missingReasons: variable.missingReasons)
    var remarks: [Notice.Remark] = []
    if let other = split.other, parts.parts.count > parts.optionCount {
      let othersName = name.text + "_" + other.text
      try keepOthers(runner, parts, of: variable, separator: split.separator.text, as: othersName)
      remarks = [.othersKept(in: othersName)]
    }
    try runner.tell(.defined, name.text, remarks)
  }

  /// The items of a split, and for each part the item that it counts for.
  private func items(
    _ runner: StatementRunner, _ split: Split, _ parts: SplitAnswers, _ variable: Variable
  ) throws -> (items: [MultipleResponse.Item], ofPart: [Int]) {
    var items = split.options.map { option in
      let label = option.label?.text ?? (option.code == nil ? "" : option.part.text)
      return MultipleResponse.Item(
        code: option.code?.text ?? option.part.text, label: LocalizedText(label))
    }
    let others = parts.parts.dropFirst(parts.optionCount)
    var ofPart = Array(items.indices)
    if let other = split.other {
      items.append(MultipleResponse.Item(code: other.text, label: ""))
      ofPart += others.map { _ in items.count - 1 }
    } else if !split.options.isEmpty, !others.isEmpty {
      throw SessionError.unknownParts(
        variable: split.variable.text, parts: try counted(runner, parts, variable),
        at: split.variable.place.range)
    } else {
      ofPart += others.indices.map { $0 }
      items += others.map { MultipleResponse.Item(code: $0, label: "") }
    }
    if items.count > MultipleResponse.mostItems {
      throw SessionError.tooManyParts(
        variable: split.variable.text, count: items.count, at: split.variable.place.range)
    }
    return (items, ofPart)
  }

  /// Parts that are no options with the rows that have them, the most frequent first.
  private func counted(
    _ runner: StatementRunner, _ parts: SplitAnswers, _ variable: Variable
  ) throws -> [String] {
    let rows = try runner.facts(variable.name).slotCounts
    var counts = [Int](repeating: 0, count: parts.parts.count)
    for (answer, places) in parts.places.enumerated() {
      for place in places { counts[place] += rows[answer + 1] }
    }
    return (parts.optionCount..<parts.parts.count).sorted { (counts[$0], $1) > (counts[$1], $0) }
      .map { "`\(parts.parts[$0])` (\(runner.told.grouped(counts[$0])))" }
  }

  /// Keeps the parts of each cell that are no options, joined, as a variable.
  private func keepOthers(
    _ runner: StatementRunner, _ parts: SplitAnswers, of variable: Variable, separator: String,
    as name: String
  ) throws {
    var answers = AnswerList(categories: [], isText: true)
    var slots: [String: Int] = [:]
    var table = parts.places.map { places -> Int in
      let text = places.filter { $0 >= parts.optionCount }.map { parts.parts[$0] }
        .joined(separator: separator)
      if text.isEmpty { return 0 }
      if let slot = slots[text] { return slot }
      answers.categories.append(Category(code: text, label: ""))
      slots[text] = answers.categories.count
      return answers.categories.count
    }
    if let order = answers.orderTexts() {
      let moved = order.slots(reasonCount: 1)
      table = table.map { moved[$0] }
    }
    let reasons = variable.missingReasons.indices.dropFirst().map { answers.categories.count + $0 }
    try runner.apply(
      .variable(
        Variable(
          name: name, missingReasons: variable.missingReasons, kind: .categorical(answers)),
        .slots(of: .variable(variable.name), table: [0] + table + reasons)))
  }
}
