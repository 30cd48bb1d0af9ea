/// `chart telework by role as dots to "telework.svg"`, `chart last as lines`.
package struct ChartStatement: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// A question of its own.
    case question(subject: Axis, banner: Axis?)
    /// The tables of an earlier result.
    case result(ResultReference)
  }

  package var subject: Subject
  /// Nothing: what suits the numbers.
  package var kind: ChartKind?
  package var clauses: Clauses

  package init(subject: Subject, kind: ChartKind? = nil, clauses: Clauses = Clauses()) {
    self.subject = subject
    self.kind = kind
    self.clauses = clauses
  }
}

/// How a chart is drawn.
package enum ChartKind: String, Hashable, Sendable, CaseIterable {
  case bars, stacked, dots, lines
}

extension ChartStatement: QuestionForm {
  static let verb = Verb.chart
  static let group = VerbGroup.publication
  static let effect = StatementEffect.answers
  var asStatement: Statement { .chart(self) }

  static let help = HelpPage(
    word: "chart", summary: "a question as a picture",
    usage: [
      "chart VARIABLES [by BANNER] [as bars|stacked|dots|lines] [clauses]",
      "chart last|N [as bars|stacked|dots|lines] [to \"FILE\"]",
    ],
    text: """
      Without `as`: ordered answers and items of a grid stacked to 100 %, waves as lines, numbers
      and several answers a person as dots with their intervals, anything else as bars. Bars begin
      at 0, those of negative means go to the left. It is drawn from the table that `crosstab`
      makes, with its bases, filter, weight and source beneath, and shows nothing that the table
      would hide. In the terminal it is made of characters; `to "t.svg"`
      writes a picture, `.png` the same in points, `.vl.json` a Vega-Lite specification, `.csv` and
      `.xlsx` the numbers.
      """,
    examples: [
      "chart telework by role_group where wave = 2021", "chart media by wave as dots",
      "chart perception by size", "crosstab cyber by size\nchart last as bars",
      .notRun("chart telework by role to \"telework.svg\""),
    ])

  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> ChartStatement {
    cursor.note(.result)
    if cursor.isAt("last") || cursor.isAt(.number) || cursor.isAt(.openSquare) {
      let result = try cursor.resultReference()
      let tail = try cursor.tail(
        TailRules(
          verb: .chart, takesBanner: false,
          refused: [.where, .weight, .base, .missing, .show, .test, .sort, .top, .only, .note]))
      return try ChartStatement(subject: .result(result), tail)
    }
    let subject = try cursor.axis(.askable)
    let tail = try cursor.tail(TailRules(verb: .chart, refused: [.missing, .show, .test]))
    return try ChartStatement(subject: .question(subject: subject, banner: tail.banner), tail)
  }

  /// The word behind `as` is the kind.
  private init(subject: Subject, _ tail: QuestionTail) throws(SyntaxError) {
    self.init(subject: subject, clauses: tail.clauses)
    guard let word = tail.clauses.alias else { return }
    guard let kind = ChartKind(rawValue: word.text) else {
      throw .unknownWord(
        word.text, what: "kind of chart", words: ChartKind.allCases.map(\.rawValue),
        at: word.place.range)
    }
    self.kind = kind
    clauses.alias = nil
  }

  var layout: StatementLayout {
    let kind = kind.map { ["as " + $0.rawValue] } ?? []
    switch subject {
    case .question(let subject, let banner):
      let by = banner.map { " by " + $0.written } ?? ""
      return StatementLayout("chart " + subject.written + by, kind + clauses.written)
    case .result(let reference):
      return StatementLayout("chart " + reference.written, kind + clauses.written)
    }
  }

  func amended(by change: AgainStatement) -> Statement? {
    guard case .question(let subject, let earlier) = subject else { return nil }
    var chart = self
    chart.subject = .question(subject: subject, banner: change.banner ?? earlier)
    chart.clauses = change.clauses.replacing(in: clauses)
    if let kind = change.clauses.alias.flatMap({ ChartKind(rawValue: $0.text) }) {
      chart.kind = kind
      chart.clauses.alias = nil
    }
    return .chart(chart)
  }
}
