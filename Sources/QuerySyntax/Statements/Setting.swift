/// What `set` can change.
package enum Setting: String, Hashable, Sendable, CaseIterable {
  case decimals, confidence, percent, total, interval, quantile, mode, adjust, level
  case baseWarn = "base warn"
  case baseTest = "base test"
  case baseHide = "base hide"
  case empty, wording
  case language, timing, threads, cells, width, color, palette, pager

  /// Whether it says how a table is made or shown, so that a question takes it as a clause.
  package var isOfTables: Bool {
    switch self {
    case .decimals, .confidence, .percent, .total, .interval, .quantile, .baseWarn, .baseTest,
      .baseHide, .empty, .wording:
      true
    case .mode, .adjust, .level, .language, .timing, .threads, .cells, .width, .color, .palette,
      .pager:
      false
    }
  }

  /// The words it takes; empty when it takes a number or a text.
  package var words: [String] {
    switch self {
    case .percent: ["column", "row", "total"]
    case .total, .wording, .timing: ["on", "off"]
    case .empty: ["show", "hide"]
    case .interval:
      ["auto", "wald", "t", "logit", "wilson", "korn-graubard", "clopper-pearson"]
    case .quantile: ["7", "6", "2", "math", "school"]
    case .mode: TestMode.allCases.map(\.rawValue)
    case .adjust: TestAdjustment.allCases.map(\.rawValue)
    case .language: ["en", "fr"]
    case .color: ["auto", "on", "off"]
    case .palette: ["auto", "dark", "light"]
    case .width: ["auto"]
    case .pager: ["on", "off"]
    case .decimals, .confidence, .level, .baseWarn, .baseTest, .baseHide, .threads, .cells: []
    }
  }

  /// What it means, in a line.
  package var summary: String {
    switch self {
    case .decimals: "digits behind the dot; by default none in percents, one in means"
    case .confidence: "of intervals: 95 %"
    case .percent: "the percent a table shows by itself: column, row, total"
    case .total: "the Total row and column: on, off"
    case .interval: "how intervals of shares and means are made"
    case .quantile: "how quantiles are read off: 7, 6, 2, math, school"
    case .mode: "of tests: linearised, z, spss, quantum, dimensions"
    case .adjust: "of p-values for many comparisons: bonferroni, holm, bh, none"
    case .level: "of significance: 5 %, or two: 5 %, 1 %"
    case .baseWarn: "bases under this number are marked"
    case .baseTest: "bases under this number are not tested"
    case .baseHide: "columns of a smaller base are left out; 0 leaves out none"
    case .empty: "rows and columns that nobody has: show, hide"
    case .wording: "the question as it was put, above each table: on, off"
    case .language: "of labels, numbers and the words of tables: en, fr, …"
    case .timing: "the time of every statement: on, off"
    case .threads: "cores that may be used"
    case .cells: "most cells that a table may have"
    case .width: "columns of the screen: auto or a number"
    case .color: "auto, on, off"
    case .palette: "colours for a dark or a light background: auto, dark, light"
    case .pager: "long tables open in a pager: on, off"
    }
  }
}
