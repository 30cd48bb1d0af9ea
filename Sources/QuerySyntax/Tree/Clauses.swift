package import StatisticNames

/// The clauses that questions share; each is nothing when it was not written.
package struct Clauses: Hashable, Sendable {
  package var condition: Expression?
  package var weight: WeightClause?
  package var show: [ShowItem]?
  package var test: TestClause?
  package var base: BaseWord?
  package var missing: MissingDisplay?
  package var sort: SortClause?
  package var top: NumberLiteral?
  package var title: TextLiteral?
  /// `as NAME`: the result's name.
  package var alias: Name?
  package var output: OutputClause?
  /// The rarer ones, in the order in which they are printed; apart, as a statement is copied at each level of
  /// an `explain`.
  private var rarer: [RarerClause] = []

  package init() {}
}

/// A clause that few statements have.
private enum RarerClause: Hashable, Sendable {
  case only([SetElement])
  case setting(SetStatement)
  case note(TextLiteral)
}

extension Clauses {
  /// `only any, "Yes"`: the answers whose rows are shown; empty shows all.
  package var only: [SetElement] {
    get { rarer.flatMap { if case .only(let answers) = $0 { answers } else { [SetElement]() } } }
    set { keep(newValue, settings, note) }
  }

  /// What `set` sets for tables, for this statement alone: `decimals 1`, `total off`.
  package var settings: [SetStatement] {
    get { rarer.compactMap { if case .setting(let setting) = $0 { setting } else { nil } } }
    set { keep(only, newValue, note) }
  }

  /// `note "…"`: a line of one's own beneath the table.
  package var note: TextLiteral? {
    get { rarer.lazy.compactMap { if case .note(let text) = $0 { text } else { nil } }.first }
    set { keep(only, settings, newValue) }
  }

  private mutating func keep(
    _ only: [SetElement], _ settings: [SetStatement], _ note: TextLiteral?
  ) {
    rarer =
      (only.isEmpty ? [] : [.only(only)]) + settings.map(RarerClause.setting)
      + (note.map { [.note($0)] } ?? [])
  }
}

/// `weight w`, `weight off`.
package enum WeightClause: Hashable, Sendable {
  case variable(Name)
  case off
}

/// One entry of `show`: a statistic in a table, a measure in `group`, a variable in `rows`.
package enum ShowItem: Hashable, Sendable {
  case statistic(Statistic, Place)
  /// A measure, perhaps with a name of its own: `mean(age) "Average age"`.
  case measure(Expression, name: TextLiteral? = nil)
  case variable(VariableItem)
}

/// `test letters, columns mode z adjust bonferroni level 5 %, 1 %`.
package struct TestClause: Hashable, Sendable {
  package var tests: [TestWord]
  package var mode: TestMode?
  package var adjustment: TestAdjustment?
  package var levels: [NumberLiteral]
  package var place: Place

  package init(
    tests: [TestWord], mode: TestMode? = nil, adjustment: TestAdjustment? = nil,
    levels: [NumberLiteral] = [], place: Place = .none
  ) {
    self.tests = tests
    self.mode = mode
    self.adjustment = adjustment
    self.levels = levels
    self.place = place
  }
}

package enum TestWord: String, Hashable, Sendable, CaseIterable {
  case independence, fisher, letters, columns, total, rest, previous, none

  /// What the test is, in a few words, for the list of completion.
  package var summary: String {
    switch self {
    case .independence: "chi-square of the whole table, Rao-Scott's where weighted"
    case .fisher: "exact, for small tables"
    case .letters: "letters name the smaller columns"
    case .columns: "every pair of columns, with its figures"
    case .total: "each column against all"
    case .rest: "each column against the others"
    case .previous: "each wave against the one before"
    case .none: "no test"
    }
  }
}

package enum TestMode: String, Hashable, Sendable, CaseIterable {
  case linearised, z, spss, quantum, dimensions
}

package enum TestAdjustment: String, Hashable, Sendable, CaseIterable {
  case bonferroni, holm, bh, none
}

package enum BaseWord: String, Hashable, Sendable, CaseIterable {
  case answered, asked, all
}

package enum MissingDisplay: String, Hashable, Sendable, CaseIterable {
  case show, hide
}

/// `sort n desc`, `sort label`, `sort "Elected official"`.
package struct SortClause: Hashable, Sendable {
  package enum SortKey: Hashable, Sendable {
    case label
    case code
    /// By the number in the Total column, or in the column of this label.
    case statistic(Statistic)
    case column(TextLiteral)
    /// A variable, in `rows`; a measure as written, in `group`.
    case expression(Expression)
  }

  package var key: SortKey
  /// Nothing: numbers descending, labels and variables ascending.
  package var isDescending: Bool?
  package var place: Place

  package init(key: SortKey, isDescending: Bool?, place: Place = .none) {
    self.key = key
    self.isDescending = isDescending
    self.place = place
  }
}

/// `to "t.csv" tidy replace`.
package struct OutputClause: Hashable, Sendable {
  package var path: TextLiteral
  package var isTidy: Bool
  package var replaces: Bool
  /// `plain`: cells that a spreadsheet would run are prefixed.
  package var isPlain: Bool
  /// `decimal comma`: CSV with a comma in numbers and `;` between fields.
  package var hasDecimalComma = false
  /// `one sheet`: all tables of a workbook on one sheet.
  package var hasOneSheet = false
  /// `labels`: `export data` writes labels in place of codes.
  package var writesLabels: Bool

  package init(
    path: TextLiteral, isTidy: Bool = false, replaces: Bool = false, isPlain: Bool = false,
    writesLabels: Bool = false
  ) {
    self.path = path
    self.isTidy = isTidy
    self.replaces = replaces
    self.isPlain = isPlain
    self.writesLabels = writesLabels
  }
}
