internal import Codebook
internal import Microdata

/// What the columns of a file are: their names and labels, whose they are, and which belong together.
struct ExportPlan {
  /// Columns of one question.
  struct Block {
    var name: String
    var label: String
    var columns: [Int]
    /// The free text of a choice that has no column of its own: who wrote something chose it.
    var other: Int?
  }

  /// Variable names, one a column.
  var names: [String]
  var labels: [String]
  var questions: [String]
  var roles: [Headings.ExportColumn.Role]
  /// For each column the place of its question among `blocks`.
  private var blockOfColumn: [Int: Int] = [:]
  var blocks: [Block] = []
  var separators: [String] = []
  /// Columns that have no name in the file and are called by their place.
  var numbered: Set<Int> = []
  /// The form, as messages call it; nothing for a plain file.
  var title: String?
  /// How its headings were read.
  var words = ""

  /// Numbers the questions and gathers those of several columns.
  /// - Complexity: O(columns).
  init(_ headings: Headings, title: String) {
    self.title = title
    words = headings.words
    separators = headings.separators
    let columns = headings.columns
    roles = columns.map(\.role)
    questions = columns.map(\.question)
    labels = columns.map(\.label)
    var sizes: [String: Int] = [:]
    for column in columns where column.role == .question {
      if let block = column.block { sizes[block, default: 0] += 1 }
    }
    var number = 0
    var places: [String: Int] = [:]
    var wanted: [String] = []
    for (place, column) in columns.enumerated() {
      if column.name == nil { numbered.insert(place) }
      var name = column.name
      if let key = column.block, sizes[key] ?? 0 > 1 {
        if places[key] == nil {
          if column.stem == nil { number += 1 }
          places[key] = blocks.count
          blocks.append(
            Block(name: column.stem ?? "q\(number)", label: column.question, columns: []))
        }
        let block = places[key] ?? 0
        if column.role == .question {
          blocks[block].columns.append(place)
          blockOfColumn[place] = block
          name = name ?? "\(blocks[block].name)_\(blocks[block].columns.count)"
        } else {
          if column.role == .otherText { blocks[block].other = place }
          name = name ?? "\(blocks[block].name)_other"
        }
      } else if column.name == nil {
        // The text beside a question of one column bears its number.
        if column.role != .otherText || number == 0 { number += 1 }
        name = column.role == .otherText ? "q\(number)_other" : "q\(number)"
        if !column.question.isEmpty { labels[place] = column.question }
        questions[place] = ""
      }
      wanted.append(name ?? "")
    }
    names = HeaderNames(wanted).names
  }

  /// A plain file: names as they are headed, or numbers with the headings as labels.
  init(names: HeaderNames, header: [String], isShort: Bool) {
    if isShort {
      self.names = header.indices.map { "q\($0 + 1)" }
      labels = header
      numbered = Set(header.indices)
    } else {
      self.names = names.names
      labels = header.indices.map { names.names[$0] == header[$0] ? "" : header[$0] }
    }
    questions = header.map { _ in "" }
    roles = header.map { _ in .question }
  }
}

extension ExportPlan {
  /// The question of several columns that a column is an item of.
  func block(of place: Int) -> Block? { blockOfColumn[place].map { blocks[$0] } }

  /// Says in the codebook what a column is: its question, its part of one, or the program's own.
  func mark(_ column: inout Column, at place: Int) {
    guard let title else { return }
    if !questions[place].isEmpty { column.question = LocalizedText(questions[place]) }
    let inference = column.inference ?? ""
    switch roles[place] {
    case .platform: column.inference = inference + "; column of the platform, \(title)"
    case .otherText: column.inference = inference + "; free text beside a question"
    case .question:
      if let block = block(of: place) { column.inference = inference + "; item of \(block.name)" }
    case .repeated: return
    }
  }

  /// The line that says what was taken as what; nothing of a plain file.
  func notices(_ sets: ExportSets, _ rowCount: Int) -> [String] {
    guard let title else { return [] }
    let platform = roles.count { $0 == .platform }
    var made = [Wording.count(rowCount, "respondent", "respondents")]
    if platform > 0 {
      made.append(Wording.count(platform, "column of the platform", "columns of the platform"))
    }
    if !sets.setNames.isEmpty { made.append(Wording.count(sets.setNames.count, "set", "sets")) }
    if !sets.grids.isEmpty { made.append(Wording.count(sets.grids.count, "grid", "grids")) }
    var lines = [
      "\(title) export: \(words); \(made.joined(separator: ", ")); `form plain` reads it as it stands"
    ]
    let nobody = sets.columns.compactMap { column -> String? in
      guard sets.setNames.contains(column.name), case .multiple(let set) = column.values else {
        return nil
      }
      let states = set.state.counts(slotCount: 3)
      guard states[0] > 0, states[MultipleResponse.noneChosen] == 0 else { return nil }
      return "\(states[0].grouped) of `\(column.name)`, which "
        + "\(states[MultipleResponse.someChosen].grouped) answered"
    }
    if !nobody.isEmpty {
      let more = nobody.count > 5 ? " and \((nobody.count - 5).grouped) more sets" : ""
      lines.append(
        "blank items are not chosen where another is; who chose nothing is missing: "
          + nobody.prefix(5).joined(separator: ", ") + more
          + "; `multi … blank no` counts everybody")
    }
    if !sets.left.isEmpty {
      lines.append("left out, as other columns say the same: " + Wording.list(sets.left))
    }
    return lines + sets.remarks
  }
}

/// The sets and grids that a file's questions of several columns make.
struct ExportSets {
  private(set) var columns: [Column]
  private(set) var grids: [Grid] = []
  /// What to tell of each, in file order.
  private(set) var setNames: [String] = []
  private(set) var left: [String] = []
  /// What is said of cells that hold the sign between answers within an answer, or may.
  private(set) var remarks: [String] = []

  /// Different answers that a scale of a grid may have.
  private static let longestScale = 20

  init(_ columns: [Column], _ plan: ExportPlan) {
    var made: [Int: [Column]] = [:]
    var shared: [Int: Column] = [:]
    var gone: Set<Int> = []
    for (place, role) in plan.roles.enumerated() where role == .repeated { gone.insert(place) }
    var names = Set(columns.indices.filter { !gone.contains($0) }.map { columns[$0].name })
    self.columns = columns
    for block in plan.blocks {
      let items = block.columns.map { columns[$0] }
      let name = names.contains(block.name) ? block.name + "_set" : block.name
      if let set = Self.set(name, block.label, items, other: block.other.map { columns[$0] }) {
        names.insert(name)
        made[block.columns.last ?? 0, default: []].append(set)
        setNames.append(name)
      } else if Self.isScale(items) {
        names.insert(name)
        for (place, item) in zip(block.columns, Self.onOneScale(items)) { shared[place] = item }
        grids.append(Grid(name: name, label: LocalizedText(block.label), items: items.map(\.name)))
      } else {
        // What is no set needs the joined cells.
        continue
      }
    }
    for (place, column) in columns.enumerated() where !gone.contains(place) {
      guard !plan.separators.isEmpty, plan.roles[place] == .question,
        plan.block(of: place) == nil,
        case .categorical(let cells) = column.values,
        let joined = JoinedCells(cells, plan.separators), let set = Self.split(column, joined)
      else { continue }
      made[place, default: []].append(set)
      remarks += Self.remarks(on: joined, of: column.name, set.name)
      setNames.append(set.name)
    }
    left = gone.sorted().map { columns[$0].name }
    self.columns = columns.enumerated().flatMap { place, column in
      (gone.contains(place) ? [] : [shared[place] ?? column]) + (made[place] ?? [])
    }
  }

  private static func set(
    _ name: String, _ label: String, _ items: [Column], other: Column?
  ) -> Column? {
    guard let (_, counted) = ChosenAnswers.slots(in: items.map(\.variable)),
      items.count < MultipleResponse.mostItems
    else { return nil }
    var chosen = zip(MultipleResponse.items(of: items.map(\.variable)), zip(items, counted)).map {
      ItemColumns($0, sources: [.init(column: $1.0, chosen: $1.1)])
    }
    if let other, let answers = other.coded?.answerCount {
      chosen.append(
        ItemColumns(
          MultipleResponse.Item(code: "other", label: other.label.isEmpty ? "Other" : other.label),
          sources: [.init(column: other, chosen: Set(1..<(answers + 1)))]))
    }
    guard let set = MultipleColumn(items: chosen, blankIsNo: false) else { return nil }
    return Column(
      name: name, label: LocalizedText(label), missingReasons: items[0].missingReasons,
      values: .multiple(set), inference: "items \(items[0].name) to \(items[items.count - 1].name)")
  }

  /// Text items with one list of answers, in the order in which the items have them.
  private static func onOneScale(_ items: [Column]) -> [Column] {
    var all: [Category] = []
    var places: [String: Int] = [:]
    for item in items {
      guard case .categorical(let column) = item.values else { return items }
      for category in column.categories where places[category.code] == nil {
        all.append(category)
        places[category.code] = all.count
      }
    }
    return items.map { item in
      guard case .categorical(var column) = item.values else { return item }
      let reasons = item.missingReasons.indices.dropFirst().map { all.count + $0 }
      column.codes = column.codes.mapped(
        by: [0] + column.categories.map { places[$0.code] ?? 0 } + reasons,
        slotCount: all.count + item.missingReasons.count)
      column.categories = all
      var shared = item
      shared.values = .categorical(column)
      return shared
    }
  }

  /// Whether all items share a scale of few answers.
  private static func isScale(_ items: [Column]) -> Bool {
    var answers: Set<String> = []
    var (texts, numbers) = (0, 0)
    for item in items {
      switch item.variable.kind {
      case .categorical(let list):
        if !list.categories.isEmpty { texts += 1 }
        answers.formUnion(list.categories.map(\.code))
      case .numeric(let scale):
        guard scale.isWhole, let distinct = scale.distinct else { return false }
        numbers += 1
        answers.formUnion(distinct.map { "\($0)" })
      case .multiple: return false
      }
      if answers.count > longestScale { return false }
    }
    let seen = items.map(\.variable.answerCount).max() ?? 0
    return items.count > 1 && (texts == 0 || numbers == 0) && seen > 1 && answers.count < 3 * seen
  }

  private static func remarks(
    on joined: JoinedCells, of column: String, _ set: String
  ) -> [String] {
    var remarks: [String] = []
    if !joined.whole.isEmpty {
      remarks.append(
        "answers of `\(set)` that hold `\(joined.separator)` themselves are kept whole: "
          + Wording.list(joined.whole))
    }
    if let (first, second) = joined.inseparable {
      remarks.append(
        "`\(first)` and `\(second)` of `\(set)` always stand together; where they are one answer, "
          + "`multi … = split(\(Wording.written(column)), \"\(joined.separator)\") into (…)` keeps it whole"
      )
    }
    return remarks
  }

  /// The set of cells with several answers of few texts that recur.
  private static func split(_ column: Column, _ joined: JoinedCells) -> Column? {
    let parts = joined.parts
    var chosen = Array(repeating: Set<Int>(), count: parts.parts.count)
    for (text, places) in parts.places.enumerated() {
      for place in places { chosen[place].insert(text + 1) }
    }
    let items = zip(parts.parts, chosen).map { part, chosen in
      ItemColumns(
        MultipleResponse.Item(code: part, label: ""),
        sources: [.init(column: column, chosen: chosen, blank: parts.blankSlots)])
    }
    guard let set = MultipleColumn(items: items, blankIsNo: false) else { return nil }
    return Column(
      name: column.name + "_set", label: column.label, missingReasons: column.missingReasons,
      values: .multiple(set), inference: "parts of \(column.name), split at `\(joined.separator)`")
  }
}

extension Variable {
  /// Answers that a text or a number has; 0 where they are too many to be one by one.
  fileprivate var answerCount: Int {
    switch kind {
    case .categorical(let answers): answers.categories.count
    case .numeric(let scale): scale.distinct?.count ?? 0
    case .multiple: 0
    }
  }
}
