import Codebook
import QueryPlan
import QuerySyntax
import ResultTables
import StatisticNames

/// A row that can be sorted by its labels and told from others by its line.
protocol SortableRow {
  var entry: AxisEntry { get }
  /// What it gathers; nothing for a row that is no line of its variable.
  var gathered: PartLine? { get }
}

/// A line of a variable as a row of a table.
struct LineRow: SortableRow {
  let entry: AxisEntry
  let line: PartLine
  var gathered: PartLine? { line }
}

/// Applies `sort` and `top` to the answer rows of a table, within their outer answers where they
/// nest; a net keeps its parts behind it.
struct RowOrder {
  let options: TableOptions
  /// Slots of answers that `order … last` keeps behind the others.
  private let last: Set<Int>

  /// - Parameters:
  ///   - options: `sort` and `top`.
  ///   - variable: whose answers the rows are.
  init(options: TableOptions, of variable: Variable? = nil) {
    self.options = options
    last = Set(variable?.lastSlots ?? [])
  }

  /// - Parameters:
  ///   - rows: answer rows in codebook order, with missing rows behind.
  ///   - number: the number of a row that a key sorts by; nothing sorts the row last.
  /// - Returns: the rows that are shown, in order.
  func ordered<Row: SortableRow>(
    _ rows: [Row], number: (Row, SortClause.SortKey) -> Double?
  ) -> [Row] {
    let missing = rows.filter { $0.entry.line == .missing }
    let rows = rows.filter { $0.entry.line == .missing || isShown($0) }
    if options.sort == nil, options.top == nil {
      return rows.filter { $0.entry.line != .missing } + missing
    }
    let groups = Self.groups(rows.filter { $0.entry.line != .missing }).flatMap { group in
      var chunks = Self.chunks(group)
      if let sort = options.sort {
        let behind = chunks.filter(isLast)
        chunks = sorted(chunks.filter { !isLast($0) }, sort, number) + behind
      }
      if let top = options.top { chunks = Array(chunks.prefix(max(0, top))) }
      return chunks.joined()
    }
    return groups + missing
  }

  /// What is said where `top` leaves rows out.
  static func notes(shown: Int, of all: Int) -> [Note] {
    shown < all ? [.truncated(shown: shown, of: all)] : []
  }

  /// The rows under each combination of outer answers: all rows where nothing nests.
  private static func groups<Row: SortableRow>(_ rows: [Row]) -> [[Row]] {
    rows.reduce(into: []) { groups, row in
      let isSame = groups.last?.last.map {
        $0.entry.path.dropLast() == row.entry.path.dropLast()
      }
      if isSame == true { groups[groups.count - 1].append(row) } else { groups.append([row]) }
    }
  }

  /// A row with the indented rows under it.
  private static func chunks<Row: SortableRow>(_ rows: [Row]) -> [[Row]] {
    rows.reduce(into: []) { chunks, row in
      if row.entry.depth > 0, !chunks.isEmpty {
        chunks[chunks.count - 1].append(row)
      } else {
        chunks.append([row])
      }
    }
  }

  /// Whether `only` names the row, or nothing.
  private func isShown(_ row: some SortableRow) -> Bool {
    guard !options.only.isEmpty, let line = row.gathered else { return true }
    return options.only.contains { shown in
      switch shown {
      case .slots(let slots): line.slots.last.map { Set($0) == Set(slots) } ?? false
      case .item(let item): line.block == item
      }
    }
  }

  /// Whether an answer, or all of a net, stands behind the others.
  private func isLast<Row: SortableRow>(_ chunk: [Row]) -> Bool {
    guard !last.isEmpty, let slots = chunk[0].gathered?.slots.last else { return false }
    return !slots.isEmpty && last.isSuperset(of: slots)
  }

  private func sorted<Row: SortableRow>(
    _ chunks: [[Row]], _ sort: SortClause, _ number: (Row, SortClause.SortKey) -> Double?
  ) -> [[Row]] {
    switch sort.key {
    case .code: return sort.isDescending == true ? chunks.reversed() : chunks
    case .label, .expression:
      let descends = sort.isDescending ?? false
      return Self.stable(chunks, descends) { $0[0].entry.path.text }
    case .statistic, .column:
      let descends = sort.isDescending ?? true
      return Self.stable(chunks, descends) { number($0[0], sort.key) ?? -.infinity }
    }
  }

  /// Sorted by a key; equal ones stay in their order.
  private static func stable<Row, Key: Comparable>(
    _ chunks: [[Row]], _ descends: Bool, _ key: ([Row]) -> Key
  ) -> [[Row]] {
    chunks.map { (chunk: $0, key: key($0)) }.enumerated().sorted { first, second in
      let left = first.element.key
      let right = second.element.key
      return left == right ? first.offset < second.offset : (left < right) != descends
    }.map(\.element.chunk)
  }
}

extension [Label] {
  /// The labels as they are written, as one text.
  var text: String { joined { written, _ in written } }

  /// The labels as people see them, as one text.
  var seen: String { joined { _, seen in seen } }

  private func joined(_ form: (_ written: String, _ seen: String) -> String) -> String {
    map { label in
      switch label {
      case .text(let text): text
      case .shared(let text, let seen): form(text, seen)
      case .word(let word): word.rawValue
      case .statistic(let statistic): statistic.tidyName
      }
    }.joined(separator: " > ")
  }

  /// The path as one label.
  var label: Label { text == seen ? .text(text) : .shared(text, seen: seen) }

  /// One label of two paths that are compared.
  func label(against other: [Label]) -> Label {
    let (text, seen) = (text + " vs " + other.text, seen + " vs " + other.seen)
    return text == seen ? .text(text) : .shared(text, seen: seen)
  }
}

extension Variable {
  /// Slots of answers that stand behind the others, under `sort` too.
  fileprivate var lastSlots: [Int] {
    guard case .categorical(let answers) = kind else { return [] }
    return answers.categories.indices.filter { answers.categories[$0].isLast }.map { $0 + 1 }
  }
}
