import Diagnostics
import Codebook
package import QuerySyntax
import StatisticNames

/// Binding of whole questions.
extension Binder {
  package func freq(_ statement: FreqStatement) throws(BindingError) -> [BoundTable] {
    let isCompact = ShownStatistics(statement.clauses).isCompact
    var tables: [BoundTable] = []
    let lacking = try lackingStatistics(
      statement.clauses.show ?? [],
      of: try variables(statement.variables.filter { grid($0) == nil }))
    for item in statement.variables {
      if let grid = grid(item) {
        tables.append(
          try gridQuestion(grid, by: nil, statement.clauses, verb: .freq, at: item.range))
      } else {
        if !isCompact { try checkCoded(item) }
        tables += try freq(try variables(item), statement.clauses, verb: .freq, lacking: lacking)
      }
    }
    return tables
  }

  /// Frequencies of variables that can head rows, where rows are shown.
  func freq(
    _ variables: [Variable], _ clauses: Clauses, verb: Verb,
    lacking: [String: [LackingStatistic]]
  ) throws(BindingError) -> [BoundTable] {
    let shared = try options(
      clauses, verb: verb.rawValue, Statistic.ofCells(in: .freq) + Statistic.ofNumbers)
    if let measure = shared.measures.first {
      throw .measureOutsideCrosstab(measure: measure.text, at: clauses.measurePlace)
    }
    try checkSort(clauses.sort)
    return try variables.throwingMap { variable throws(BindingError) in
      var options = shared
      options.leaveOut(lacking[variable.name] ?? [])
      options.only = try only(clauses.only, of: variable)
      let allowed = Statistic.ofCells(in: [.freq, variable.isMultiple ? .items : .answers])
      try check(clauses.show ?? [], verb: verb.rawValue, allowed)
      return .freq(FreqQuestion(variable: variable.name, options: options))
    }
  }

  package func crosstab(_ statement: CrosstabStatement) throws(BindingError) -> [BoundTable] {
    let clauses = statement.clauses
    let hiddenLevels = ShownStatistics(clauses).isCompact ? 1 : 0
    for level in statement.subject.parts.flatMap(\.levels) { _ = try variables(level) }
    let banner = try statement.banner.map { banner throws(BindingError) in try axis(banner) }
    var tables: [BoundTable] = []
    let lacking = try lackingStatistics(
      clauses.show ?? [], of: try innermost(of: statement.subject.parts))
    for part in statement.subject.parts {
      if let grid = try gridTable(part, by: banner, clauses, verb: .crosstab) {
        tables.append(grid)
      } else {
        for level in part.levels.dropLast(hiddenLevels) { try checkCoded(level) }
        tables += try crosstab(
          try parts(part), by: banner, clauses, verb: .crosstab, lacking: lacking)
      }
    }
    return tables
  }

  /// A cross-tabulation for each of some parts whose variables can head rows, where rows are shown.
  func crosstab(
    _ subject: [BoundPart], by banner: BoundAxis?, _ clauses: Clauses, verb: Verb,
    lacking: [String: [LackingStatistic]]
  ) throws(BindingError) -> [BoundTable] {
    let options = try options(
      clauses, verb: verb.rawValue, Statistic.ofCells(in: .crosstab) + Statistic.ofNumbers)
    try checkSort(clauses.sort)
    for part in subject {
      if part.isMultipleSet(in: codebook) { continue }
      let allowed = Statistic.ofCells(in: [.crosstab, .answers])
      try check(clauses.show ?? [], verb: verb.rawValue, allowed)
    }
    try checkPrevious(options.tests, banner, clauses.test)
    return try subject.throwingMap { part throws(BindingError) in
      var own = options
      if let name = part.levels.last, let variable = codebook[name] {
        own.leaveOut(lacking[name] ?? [])
        own.only = try only(clauses.only, of: variable)
      }
      return .crosstab(CrosstabQuestion(subject: part, banner: banner, options: own))
    }
  }

  /// The innermost variables of some parts, those that are grids aside.
  func innermost(of parts: [Axis.AxisPart]) throws(BindingError) -> [Variable] {
    try parts.filter { $0.levels.count > 1 || grid($0.levels[0]) == nil }
      .throwingMap { part throws(BindingError) in
        try part.levels.last.map { level throws(BindingError) in try variables(level) } ?? []
      }.flatMap { $0 }
  }

  /// What `only` names among the answers or items of a variable.
  private func only(
    _ elements: [SetElement], of variable: Variable
  ) throws(BindingError) -> [ShownAnswer] {
    if elements.isEmpty { return [] }
    switch variable.kind {
    case .categorical(let answers):
      var shown: [ShownAnswer] = []
      for element in elements {
        let found = Set(try slots([element], of: answers, in: variable)).sorted()
        let isNet = answers.nets.contains { Set($0.slots) == Set(found) }
        shown += isNet ? [.slots(found)] : found.map { .slots([$0]) }
      }
      return shown
    case .multiple(let multiple):
      return try items(elements, of: multiple, in: variable).map { .item($0) }
    case .numeric(let numbers):
      let ranges = try intervals(elements, of: variable)
      let found = (numbers.distinct ?? []).enumerated().filter { _, number in
        ranges.contains { $0.contains(number) }
      }
      return found.map { .slots([$0.offset + 1]) }
    }
  }

  /// Refuses to sort answers by a statistic that a whole question has.
  private func checkSort(_ clause: SortClause?) throws(BindingError) {
    guard let clause, case .statistic(let word) = clause.key, word.isOfNumbers else { return }
    throw .unsortable(
      statistic: word.word, rows: "answers", keys: ["n", "a percent", "label", "code"],
      at: clause.place.range)
  }

  package func group(_ statement: GroupStatement) throws(BindingError) -> GroupQuestion {
    let written = statement.clauses.show ?? [.measure(.name(Name("n")))]
    let measures = try written.throwingMap { item throws(BindingError) in try measure(item) }
    return GroupQuestion(
      keys: try statement.keys.map { keys throws(BindingError) in try axis(keys) },
      measures: measures, sort: try groupSort(statement.clauses.sort),
      top: Self.top(statement.clauses), title: statement.clauses.title?.text)
  }

  private func groupSort(_ clause: SortClause?) throws(BindingError) -> GroupSort? {
    guard let clause else { return nil }
    switch clause.key {
    case .label, .code:
      return GroupSort(measure: nil, isDescending: clause.isDescending ?? false)
    case .column(let label):
      throw .unknownMeasure(name: label.text, nearest: [], at: label.place.range)
    case .statistic: return GroupSort(measure: .count, isDescending: clause.isDescending ?? true)
    case .expression(let expression):
      return GroupSort(
        measure: try measure(expression), isDescending: clause.isDescending ?? true)
    }
  }

  func measure(_ item: ShowItem) throws(BindingError) -> WrittenMeasure {
    switch item {
    case .measure(.name(let name), nil) where name.text == "n":
      return WrittenMeasure(measure: .count, text: "n", ownerText: "n")
    case .measure(let expression, let name):
      let written = try writtenMeasure(expression)
      guard let name else { return written }
      return WrittenMeasure(
        measure: written.measure, text: name.text, ownerText: name.text, ends: written.ends)
    case .statistic(.n, _): return WrittenMeasure(measure: .count, text: "n", ownerText: "n")
    case .statistic(let word, let place):
      throw .unknownMeasure(
        name: word.word, nearest: ["\(word.word)(…)"], at: place.range)
    case .variable(let item):
      throw .unknownMeasure(name: text(at: Place(item.range)), nearest: [], at: item.range)
    }
  }

  package func summarize(
    _ statement: SummarizeStatement
  ) throws(BindingError) -> SummaryQuestion {
    var names: [String] = []
    for item in statement.variables {
      for variable in try variables(item) {
        names.append(
          try numericVariable(Name(variable.name, place: Place(item.range))).name)
      }
    }
    let show = try statement.clauses.show.map { items throws(BindingError) in
      try summaryStatistics(items)
    }
    if show?.contains(.mean) ?? true { try checkOpinions("mean", of: statement.variables) }
    return SummaryQuestion(
      variables: names, show: show,
      keys: try statement.banner.map { banner throws(BindingError) in try axis(banner) },
      title: statement.clauses.title?.text)
  }

  /// What `show` may name in `summarize`.
  private func summaryStatistics(_ items: [ShowItem]) throws(BindingError) -> [Statistic] {
    try items.throwingMap { item throws(BindingError) in
      if case .statistic(let word, _) = item, word.name.places.contains(.summarize) {
        return word
      }
      throw .wrongStatistic(
        name: text(at: item.place), verb: "summarize",
        allowed: Statistic.ofSummaries.map(\.word) + ["q10", "…", "q90"], at: item.place.range)
    }
  }

  func options(
    _ clauses: Clauses, verb: String, _ allowed: [Statistic]
  ) throws(BindingError) -> TableOptions {
    let show = try statistics(clauses.show ?? [], verb: verb, allowed)
    var options = TableOptions(
      show: show, base: clauses.base ?? .answered, showsMissing: clauses.missing == .show,
      sort: clauses.sort, top: Self.top(clauses), title: clauses.title?.text,
      tests: try tests(clauses.test, shown: ShownStatistics(show)))
    options.measures = try (clauses.show ?? []).filter(\.isMeasure).throwingMap {
      item throws(BindingError) in try measure(item)
    }
    return options
  }

  private static func top(_ clauses: Clauses) -> Int? {
    clauses.top.map { Int($0.value.rounded()) }
  }

  private func statistics(
    _ items: [ShowItem], verb: String, _ allowed: [Statistic]
  ) throws(BindingError) -> [Statistic] {
    try items.filter { !$0.isMeasure }.throwingMap { item throws(BindingError) in
      guard case .statistic(let word, let place) = item else {
        throw .wrongStatistic(
          name: text(at: item.place), verb: verb, allowed: allowed.map(\.word),
          at: item.place.range)
      }
      guard word.isOfNumbers || allowed.contains(word) else {
        throw .wrongStatistic(
          name: word.word, verb: verb, allowed: allowed.map(\.word), at: place.range)
      }
      return word
    }
  }

  /// Refuses statistics that the variables at hand do not have.
  private func check(
    _ items: [ShowItem], verb: String, _ allowed: [Statistic]
  ) throws(BindingError) {
    for case .statistic(let word, let place) in items
    where !word.isOfNumbers && !allowed.contains(word) {
      throw .wrongStatistic(
        name: word.word, verb: verb, allowed: allowed.map(\.word), at: place.range)
    }
  }
}

extension Clauses {
  /// Where the first measure of `show` stands.
  var measurePlace: SourceRange {
    show?.first(where: \.isMeasure)?.place.range ?? SourceRange(0, 0)
  }
}

extension TableOptions {
  /// Shows some statistics no more, and keeps why.
  fileprivate mutating func leaveOut(_ lacking: [LackingStatistic]) {
    let gone = Set(lacking.map(\.statistic))
    show.removeAll(where: gone.contains)
    self.lacking = lacking
  }
}

extension ShowItem {
  /// Whether it is a measure, as `mean(age)`.
  var isMeasure: Bool { if case .measure = self { true } else { false } }

  /// The statistic that the entry names, if it names one.
  var statistic: Statistic? {
    if case .statistic(let word, _) = self { word } else { nil }
  }

  package var place: Place {
    switch self {
    case .statistic(_, let place): place
    case .measure(let expression, _): expression.place
    case .variable(let item): Place(item.range)
    }
  }
}

extension Variable {
  fileprivate var isMultiple: Bool { if case .multiple = kind { true } else { false } }
}

extension BoundPart {
  /// Whether the part is one multiple-response set.
  fileprivate func isMultipleSet(in codebook: Codebook) -> Bool {
    levels.count == 1 && codebook[levels[0]]?.isMultiple == true
  }
}
