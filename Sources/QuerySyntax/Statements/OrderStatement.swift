/// `order use: "Never", "Rarely", last ("Other")`, `order city: by n`.
package struct OrderStatement: Hashable, Sendable {
  package var variables: [VariableItem]
  package var arrangement: Arrangement
  /// Answers that stay behind the others, under `sort` too.
  package var last: [Literal]

  package indirect enum Arrangement: Hashable, Sendable {
    /// These first, as they are written; the others follow as they were.
    case entries([Entry])
    case by(Key, isDescending: Bool)
  }

  package struct Entry: Hashable, Sendable {
    package var answers: [SetElement]
    package var place: Place

    package init(answers: [SetElement], place: Place = .none) {
      self.answers = answers
      self.place = place
    }
  }

  package enum Key: String, Hashable, Sendable, CaseIterable { case label, code, n, file }

  package init(variables: [VariableItem], arrangement: Arrangement, last: [Literal] = []) {
    self.variables = variables
    self.arrangement = arrangement
    self.last = last
  }
}

extension OrderStatement: StatementForm {
  static let verb = Verb.order
  static let group = VerbGroup.definitions
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .order(self) }

  static let help = HelpPage(
    word: "order", summary: "puts answers in an order that all tables keep",
    usage: [
      "order VARIABLES: ANSWER, … [, last (ANSWER, …)]",
      "order VARIABLES: by label|code|n|file [desc] [, last (ANSWER, …)]",
    ],
    text: """
      Answers that are not named follow as they were. `by n` puts the most frequent first, over all
      rows and once: neither filters nor waves move it. `by file` is the order of the file; `desc`
      turns any of them round. What is `last` stays behind the others, under `sort` too.
      Texts stand by their numbers, by periods, by a known scale, else by label from the start.
      SPSS: CTABLES /CATEGORIES ORDER. Stata: no equal. R: factor(levels = …).
      """,
    examples: [
      "order telework: never, occasional, regular\nfreq telework",
      "order role: by n, last (clerk)",
    ])

  /// `order VARIABLES: ANSWER, … [, last (ANSWER, …)]`, `order VARIABLES: by KEY [desc]`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> OrderStatement {
    let variables = try cursor.variables(.categorical)
    try cursor.expect(.colon, "`:` and the answers in their order, or `by label`")
    let answers = variables.answers
    var order = OrderStatement(variables: variables, arrangement: .entries([]))
    cursor.note(.keyword(["by"]))
    if cursor.isAt("by"), !cursor.peek().isSeparator {
      cursor.takeWords(1)
      let key: Key = try cursor.choice("order")
      order.arrangement = .by(key, isDescending: cursor.accept("desc"))
      _ = cursor.accept(.comma)
      order.last = try cursor.acceptLast(answers) ?? []
    } else {
      cursor.takesUnits = false
      cursor.operandExpectations = [answers]
      var entries: [Entry] = []
      repeat {
        if let last = try cursor.acceptLast(answers) {
          order.last = last
          break
        }
        let start = cursor.index
        entries.append(Entry(answers: try cursor.answers(), place: cursor.place(from: start)))
      } while cursor.accept(.comma)
      order.arrangement = .entries(entries)
    }
    try cursor.finish(["desc", "last"])
    return order
  }

  var layout: StatementLayout {
    var pieces: [String]
    switch arrangement {
    case .entries(let entries): pieces = entries.map { $0.answers.writtenAsAnswers }
    case .by(let key, let isDescending):
      pieces = ["by " + key.rawValue + (isDescending ? " desc" : "")]
    }
    if !last.isEmpty { pieces.append("last (\(last.map(\.written).joined(separator: ", ")))") }
    return StatementLayout("order " + variables.written + ":", pieces.separated())
  }
}

extension Token {
  /// Whether a word before it stands by itself: an answer called `by`.
  fileprivate var isSeparator: Bool { kind == .comma || kind == .end }
}
