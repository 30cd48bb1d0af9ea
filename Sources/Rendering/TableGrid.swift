import TextLayout
import ResultTables
import StatisticNames

/// A table as it stands on the screen: headings, lines and cells as finished text, without layout.
///
/// Text from data is escaped here; the text, Markdown, HTML and workbook outputs are drawn from
/// this.
struct TableGrid {
  /// One part of a column's heading; equal parts side by side are one heading over them all.
  struct Heading: Hashable {
    /// Name of the variable that the heading is the label of; empty for other parts.
    var key: String
    var text: String
  }

  struct GridColumn {
    /// From the outermost part to the column's own; never empty.
    var headings: [Heading]
    var isTotal: Bool
    var statistic: Statistic
    /// The letter that other columns name this one by; empty without a test.
    var letter = ""
  }

  struct GridCell {
    var text: String
    /// A sign that hangs after the number.
    var sign = ""
    /// Letters or arrows of column comparisons.
    var letters = ""
    /// The number behind the text, for outputs that hold numbers; nothing where there is none.
    var number: Number?

    /// All that stands right of the number.
    var hanging: String { letters.isEmpty ? sign : sign + " " + letters }
  }

  /// A number with the way to write it.
  struct Number {
    var value: Double
    var shape: FigureShape
  }

  struct GridLine {
    var label: String
    var indent: Int
    /// Cells, one a column; empty for a line that only heads the lines under it.
    var cells: [GridCell]
    var section: Section
    var isHeading: Bool { cells.isEmpty }
  }

  /// Parts of a table that a rule tells apart.
  enum Section { case answers, summary, total }

  var title: String
  /// What stands over the lines' labels: the name of the only statistic.
  var corner: String
  var columns: [GridColumn]
  var lines: [GridLine]
  /// Sentences above the table.
  var lead: [String]
  var notes: [String]

  /// - Complexity: O(figures + screen cells).
  init(_ table: ResultTable, _ options: RenderingOptions) {
    let builder = GridBuilder(table, options)
    title = SafeText.escaped(table.title)
    corner = builder.headings.corner
    columns = builder.columns()
    lines = builder.lines()
    let signs = lines.flatMap(\.cells)
    let marked = signs.contains { $0.sign == SmallBaseMarks.sign }
    lead = NoteText(language: options.language).lead(table)
    notes = NoteText(language: options.language).paragraphs(
      table, smallBase: marked ? builder.marks.threshold : nil)
  }
}
