package import ResultTables
import StatisticNames

/// A reader who tries to compute what protected tables hide.
///
/// The reader thinks of every kind of respondent that there can be, one answer to each question or
/// none, and of how many there are of each. Every number that is told says how many of some kinds
/// there are together; what cannot be told apart from that stays hidden. Nothing here is shared
/// with the program but the tables that it shows.
package struct CountingAttack {
  /// Answers to every question by name; of a set the items chosen, joined by blanks.
  package typealias Kind = [String: String]

  /// A count in a table: of its kinds of respondents there are so many.
  package struct Target {
    package var place: String
    package var kinds: [Int]
    package var count: Int
    package var hiding: Figure.Hiding
  }

  /// Why a count and its base are hidden.
  private struct Mark {
    var hiding: Figure.Hiding
    var base: Set<Int>
  }

  package let kinds: [Kind]
  /// How many of each kind there are: the truth, to judge the reader by.
  private let truth: [Int]
  private let nets: [String: [String]]
  /// Counts that the tables tell.
  private var told: [Set<Int>: Int] = [:]
  /// Counts that are under or not under the threshold, as the tables say why they are hidden.
  private var marks: [Set<Int>: Mark] = [:]
  package private(set) var targets: [Target] = []

  /// - Parameters:
  ///   - survey: its questions are known to the reader, its slips are not.
  ///   - questions: names of those that the tables are made of.
  ///   - tables: as they were shown.
  package init(_ survey: PlainSurvey, questions: [String], tables: [ResultTable]) {
    let variables = questions.compactMap { survey[$0] }
    let slips = Dictionary(
      grouping: survey.rows.map { row in
        Dictionary(uniqueKeysWithValues: variables.map { ($0.name, $0.spelling(row[$0.name])) })
      }, by: { $0 })
    kinds = variables.reduce([[:]]) { kinds, variable in
      kinds.flatMap { kind in
        variable.spellings.map { kind.merging([variable.name: $0]) { _, new in new } }
      }
    }
    truth = kinds.map { slips[$0]?.count ?? 0 }
    nets = variables.reduce(into: [:]) { nets, variable in
      guard case .categorical(_, let all) = variable.kind else { return }
      for net in all { nets[net.choice.title] = net.members }
    }
    for table in tables { read(table) }
    for table in tables where table.columns[0].line != .answer { readMissing(table, questions) }
  }

  private mutating func tell(_ kinds: Set<Int>, _ count: Int) { told[kinds] = count }

  private func kinds(where holds: (Kind) -> Bool) -> Set<Int> {
    Set(kinds.indices.filter { holds(kinds[$0]) })
  }

  private func count(_ kinds: some Sequence<Int>) -> Int { kinds.reduce(0) { $0 + truth[$1] } }
}

// MARK: - Reading tables

extension CountingAttack {
  private mutating func read(_ table: ResultTable) {
    if table.columns.first?.line == .answer, table.columns[0].path.isEmpty {
      return readFrequencies(table)
    }
    let parts = Set(table.columns.map(\.variable)).filter { !$0.isEmpty }
      .map { part in kinds { isAnswered($0, part) } }
    let everyone = kinds { _ in true }
    let covered = parts.isEmpty ? everyone : parts.reduce([]) { $0.union($1) }
    let columns = table.columns.map { entry in
      (
        inside: entry.line == .total ? covered : kinds { holds($0, entry) },
        whole: entry.variable.isEmpty ? covered : kinds { isAnswered($0, entry.variable) }
      )
    }
    let rows = table.rows.map { entry in kinds { holds($0, entry) } }
    let valid = table.rows.map { entry in kinds { isAnswered($0, entry.variable) } }
    for placed in table.figures {
      guard let row = placed.row, let column = placed.column,
        table.rows[row].path != [.word(.responses)]
      else { continue }
      let base: Set<Int> =
        switch placed.statistic {
        case .rowPercent: rows[row].intersection(columns[column].whole)
        case .totalPercent: valid[row].intersection(columns[column].whole)
        case .n, .columnPercent: valid[row].intersection(columns[column].inside)
        default: []
        }
      guard !base.isEmpty else { continue }
      read(placed, cell: rows[row].intersection(columns[column].inside), base: base, table)
    }
  }

  /// A table of one variable with its missing answers: all divide by everyone.
  private mutating func readFrequencies(_ table: ResultTable) {
    let everyone = kinds { _ in true }
    for placed in table.figures where placed.statistic == .n {
      guard let row = placed.row else { continue }
      let entry = table.rows[row]
      let cell =
        switch entry.line {
        case .valid: kinds { isAnswered($0, entry.variable) }
        case .missing: kinds { !isAnswered($0, entry.variable) }
        case .total: everyone
        default: kinds { holds($0, entry) }
        }
      read(placed, cell: cell, base: everyone, table)
    }
  }

  private mutating func read(
    _ placed: PlacedFigure, cell: Set<Int>, base: Set<Int>, _ table: ResultTable
  ) {
    let figure = placed.figure
    if placed.statistic == .n {
      targets.append(
        Target(
          place: "\(table.title) \(placed.row ?? -1),\(placed.column ?? -1)",
          kinds: cell.sorted(), count: count(cell), hiding: figure.hiding))
      if figure.hiding != .none { marks[cell] = Mark(hiding: figure.hiding, base: base) }
    }
    guard figure.hiding == .none else { return }
    tell(base, figure.base.n)
    guard let value = figure.value else { return }
    let isCount = placed.statistic == .n
    tell(cell, Int((isCount ? value : value / 100 * Double(figure.base.n)).rounded()))
  }

  /// What the notes tell of missing answers and of the base.
  private mutating func readMissing(_ table: ResultTable, _ questions: [String]) {
    let used = Set((table.rows + table.columns).map(\.variable)).flatMap {
      $0.split(separator: " > ").map(String.init)
    }
    for name in questions where used.contains(name) {
      let reasons = table.notes.compactMap { note -> [Note.ReasonCount]? in
        if case .leftOut(name, let reasons) = note { reasons } else { nil }
      }.joined()
      if reasons.contains(where: { $0.fewerThan != nil }) { continue }
      tell(kinds { $0[name] == "" }, reasons.reduce(0) { $0 + $1.n })
    }
  }

  /// Whether a kind of respondent answered every variable of a nested name.
  private func isAnswered(_ kind: Kind, _ names: String) -> Bool {
    names.split(separator: " > ").allSatisfy { kind[String($0)] != "" }
  }

  /// Whether a kind of respondent is in a row or column.
  private func holds(_ kind: Kind, _ entry: AxisEntry) -> Bool {
    let names = entry.variable.split(separator: " > ").map(String.init)
    guard isAnswered(kind, entry.variable) else { return false }
    let labels = entry.path.map { label -> String in
      switch label {
      case .text(let text), .shared(_, let text): text
      case .word(let word): word.rawValue
      case .statistic(let statistic): statistic.tidyName
      }
    }
    if labels == ["Total"] || labels == ["Respondents"] { return true }
    if labels == ["Cases"] { return kind[names[0]] != Self.noItem }
    return zip(names, labels).allSatisfy { name, label in
      let answers = (kind[name] ?? "").split(separator: " ").map(String.init)
      return answers.contains(label) || nets[label]?.contains(where: answers.contains) == true
    }
  }

  fileprivate static let noItem = "-"
}

// MARK: - What can be told

extension CountingAttack {
  /// What of the small counts can be told, in a sentence each.
  ///
  /// - Parameters:
  ///   - threshold: counts from 1 to one less are to be hidden.
  ///   - width: how wide a stretch must be left for each.
  ///   - readsMarks: whether the reader uses why counts are hidden.
  /// - Returns: none when nothing can be told.
  package func findings(threshold: Int, width: Double, readsMarks: Bool) -> [String] {
    let small = targets.filter { (1..<threshold).contains($0.count) }
    let shown = small.filter { $0.hiding == .none }.map { "\($0.place): \($0.count) is shown" }
    guard shown.isEmpty, !small.isEmpty else { return shown }
    let absent = told.filter { $0.value == 0 }.reduce(into: Set<Int>()) { $0.formUnion($1.key) }
    let terms = { (kinds: Set<Int>) in
      Dictionary(uniqueKeysWithValues: kinds.subtracting(absent).map { ($0, 1.0) })
    }
    let facts = Dictionary(
      told.map { ($0.subtracting(absent), $1) }, uniquingKeysWith: { first, _ in first })
    var equations = facts.filter { !$0.key.isEmpty }.map { kinds, count in
      (terms: terms(kinds), value: Double(count))
    }
    var unknowns = kinds.count
    if readsMarks {
      for (kinds, mark) in marks {
        let isSmall = mark.hiding == .primary
        // A count may be hidden because its base is.
        if !isSmall, told[mark.base] == nil { continue }
        var line = terms(kinds)
        line[unknowns] = isSmall ? 1 : -1
        unknowns += 1
        equations.append((line, Double(isSmall ? threshold - 1 : threshold)))
      }
    }
    guard var bounds = LinearBounds(count: unknowns, equations: equations) else {
      return ["what is told contradicts itself"]
    }
    var seen: Set<[Int]> = []
    return small.filter { seen.insert($0.kinds).inserted }.compactMap { target in
      let sum = terms(Set(target.kinds))
      let count = Double(target.count)
      guard let high = bounds.greatest(sum, enough: count + width), high < count + width - 1e-5,
        let low = bounds.least(sum, enough: high - width), high - low < width - 1e-5
      else { return nil }
      return "\(target.place): \(target.count) lies from \(low) to \(high)"
    }
  }
}

extension PlainVariable {
  /// Every answer that one slip can hold; the empty one is missing.
  fileprivate var spellings: [String] {
    switch kind {
    case .categorical(let answers, _): [""] + answers.map(\.title)
    case .numeric: [""]
    case .multiple(let items):
      [""]
        + items.reduce([""]) { chosen, item in
          chosen + chosen.map { $0.isEmpty ? item.title : $0 + " " + item.title }
        }.map { $0.isEmpty ? CountingAttack.noItem : $0 }
    }
  }

  fileprivate func spelling(_ answer: PlainAnswer?) -> String {
    switch (answer, kind) {
    case (.code(let code)?, .categorical(let answers, _)):
      return answers.first { $0.code == code }?.title ?? ""
    case (.items(let chosen)?, .multiple(let items)):
      let titles = items.filter { chosen[$0.code] == true }.map(\.title)
      return titles.isEmpty ? CountingAttack.noItem : titles.joined(separator: " ")
    default: return ""
    }
  }
}
