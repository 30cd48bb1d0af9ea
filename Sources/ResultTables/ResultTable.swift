package import StatisticNames

/// The number of rows behind a figure: its denominator, three ways.
package struct Base: Hashable, Sendable {
  package var n: Int
  package var weightedN: Double
  package var effectiveN: Double

  package init(n: Int, weightedN: Double, effectiveN: Double) {
    self.n = n
    self.weightedN = weightedN
    self.effectiveN = effectiveN
  }
}

/// One number of a table with its base.
///
/// A session keeps very many; members stand in the order in which they take the least memory.
package struct Figure: Hashable, Sendable {
  /// Letters of the columns that this one is significantly above, "" without a test.
  package var letters = ""
  package var base: Base
  /// Nothing when the number does not exist, such as the mean of no answers.
  package var value: Double?
  /// Whether disclosure control hides the number, and why.
  package var hiding: Hiding

  package enum Hiding: String, Sendable { case none = "", primary, secondary }

  /// A number that is NaN does not exist.
  package init(_ value: Double?, base: Base, hiding: Hiding = .none) {
    self.value = value.flatMap { $0.isNaN ? nil : $0 }
    self.base = base
    self.hiding = hiding
  }

  /// A figure that holds nothing of the number that it hides.
  package static func hidden(_ hiding: Hiding) -> Figure {
    Figure(nil, base: Base(n: 0, weightedN: 0, effectiveN: 0), hiding: hiding)
  }
}

/// A word of tables that renderers translate; data never spells it.
package enum TableWord: String, Sendable, CaseIterable {
  case total = "Total"
  case valid = "Valid"
  case missing = "Missing"
  case respondents = "Respondents"
  case cases = "Cases"
  case responses = "Responses"
  case before = "Before"
  case target = "Target"
  case after = "After"
}

/// One part of a heading.
package enum Label: Hashable, Sendable {
  /// Text from the codebook or the data, in the language of the session.
  case text(String)
  /// Text from the codebook that other answers have too, and what people see to tell them apart: `yes`,
  /// seen as `yes (2)`.
  case shared(String, seen: String)
  case word(TableWord)
  /// A number that a line is about, where others share its row: the mean in a pair of columns.
  case statistic(Statistic)
}

/// What a row or column is; the raw value is `line` in the tidy form.
package enum LineKind: String, Sendable {
  case answer, total, valid, missing, base, test, pair, change, measure
}

/// One row or column of the rectangle that a table is.
package struct AxisEntry: Hashable, Sendable {
  /// Names of the variables: `role`, or `size > wave` when nested; empty for a Total column.
  package var variable: String
  /// Labels of the variables, one a level, for headings.
  package var variableLabels: [String]
  /// Category labels, one a level; empty where the tidy form has an empty field.
  package var path: [Label]
  package var line: LineKind
  /// Which net or nesting level a row belongs under, for indenting.
  package var depth: Int
  /// The letter that other columns name this one by, "" without a test.
  package var letter = ""
  /// The statistic whose unit errors and limits of a column carry, where it does not stand there.
  package var carrier: Statistic?

  package init(
    variable: String, variableLabels: [String], path: [Label], line: LineKind, depth: Int = 0
  ) {
    self.variable = variable
    self.variableLabels = variableLabels
    self.path = path
    self.line = line
    self.depth = depth
  }
}

/// A number with its place in the rectangle and its name.
///
/// Members stand in the order in which they take the least memory.
package struct PlacedFigure: Sendable {
  /// Names of the variables that a figure without a row or column speaks of, such as the test of
  /// one banner part.
  package final class Variables: Sendable {
    package let row: String?
    package let column: String?

    package init(row: String? = nil, column: String? = nil) {
      self.row = row
      self.column = column
    }
  }

  package var figure: Figure
  /// `answer` unless the figure is of another kind than its row, such as a test of the table.
  package var line: LineKind
  private var rowPlace: Int32
  package var statistic: Statistic
  private var columnPlace: Int32
  /// Without them, the table's first answer row and column name theirs.
  package var variables: Variables?

  package init(
    row: Int?, column: Int?, statistic: Statistic, figure: Figure, line: LineKind,
    variables: Variables? = nil
  ) {
    rowPlace = Self.place(row)
    columnPlace = Self.place(column)
    self.statistic = statistic
    self.figure = figure
    self.line = line
    self.variables = variables
  }

  /// Index in `rows`, or nothing for a figure of a whole column or table.
  package var row: Int? {
    get { rowPlace < 0 ? nil : Int(rowPlace) }
    set { rowPlace = Self.place(newValue) }
  }

  package var column: Int? {
    get { columnPlace < 0 ? nil : Int(columnPlace) }
    set { columnPlace = Self.place(newValue) }
  }

  private static func place(_ index: Int?) -> Int32 { index.map { Int32(clamping: $0) } ?? -1 }
}

/// One table: the numbers in their rectangle, their place on the screen, and what is known of them.
///
/// Every output is drawn from this value alone.
///
/// `figures` are in reading order: by row, then column, then statistic; figures of the whole table
/// come last. `screenRows` and `screenColumns` choose which of them a person sees, and where.
package struct ResultTable: Sendable {
  /// `Telework by role`; from `title "…"` or made from labels.
  package var title: String
  /// Names that stand in the tidy form where a row has no variable of its own.
  package var rows: [AxisEntry]
  package var columns: [AxisEntry]
  package var figures: [PlacedFigure]
  package var screenRows: [ScreenRow]
  package var screenColumns: [ScreenColumn]
  /// What is to be known before the numbers are read; stands above them.
  package var lead: [Note] = []
  package var notes: [Note]
  package var provenance: Provenance
  /// Tables that people see beneath this one, such as its pairs of columns; they show figures that
  /// this one holds, so the tidy form and JSON leave them out.
  package var details: [ResultTable] = []
  /// Decimals of percents and means, where the statement said so; nothing: as they are set.
  package var decimals: Int?

  package init(
    title: String, rows: [AxisEntry], columns: [AxisEntry], figures: [PlacedFigure] = [],
    screenRows: [ScreenRow] = [], screenColumns: [ScreenColumn] = [], notes: [Note] = [],
    provenance: Provenance
  ) {
    self.title = title
    self.rows = rows
    self.columns = columns
    self.figures = figures
    self.screenRows = screenRows
    self.screenColumns = screenColumns
    self.notes = notes
    self.provenance = provenance
  }
}

extension ResultTable {
  /// The table with its details, as people see them one under the other.
  package var forPeople: [ResultTable] { [self] + details }
}

/// A line of the screen's form: a row of the rectangle.
package struct ScreenRow: Hashable, Sendable {
  /// Index in `rows`.
  package var row: Int
  /// When set, the line shows this statistic under every column group instead of the columns' own,
  /// as the line of bases under a table of percentages does.
  package var statistic: Statistic?
  /// When set, the line shows figures of the column this far behind each screen column's own, and
  /// is headed by that column's label; `summarize` shows a variable a line this way.
  package var columnOffset: Int?

  package init(row: Int, statistic: Statistic? = nil, columnOffset: Int? = nil) {
    self.row = row
    self.statistic = statistic
    self.columnOffset = columnOffset
  }

  /// The column of the rectangle whose figures the line shows in a screen column.
  package func rectangleColumn(of column: ScreenColumn) -> Int {
    column.column + (columnOffset ?? 0)
  }
}

/// A column of the screen's form: one statistic of one column of the rectangle.
package struct ScreenColumn: Hashable, Sendable {
  /// Index in `columns`.
  package var column: Int
  package var statistic: Statistic
  /// Whether it tells the base of each line beside the columns, and is headed so.
  package var isBase: Bool
  /// Whether its numbers are compared with those of other columns, so that letters or arrows may stand
  /// beside them.
  package var isCompared = false

  package init(column: Int, statistic: Statistic, isBase: Bool = false) {
    self.column = column
    self.statistic = statistic
    self.isBase = isBase
  }

  /// Whether a line of one statistic is empty here: it stands once under the columns of one column of the
  /// rectangle, and a column of bases tells its own statistic only.
  package func isEmpty(inLineOf line: Statistic, behind previous: Int) -> Bool {
    isBase ? line != statistic : column == previous
  }
}
