/// A script or an entry at the prompt: statements with what stands between them.
package struct Script: Hashable, Sendable {
  package var items: [Item]

  package enum Item: Hashable, Sendable {
    case statement(ScriptStatement)
    /// A comment on a line of its own, without `#` and the space after it.
    case comment(String)
    case blank
    /// `# %%`: the rest of the line.
    case cellMark(String)
    /// A text cell's mark, `# %% [markdown]`, is a cell mark; its lines are comments.
  }

  package init(items: [Item]) { self.items = items }

  package var statements: [ScriptStatement] {
    items.compactMap { if case .statement(let statement) = $0 { statement } else { nil } }
  }
}

/// A statement with the comments that stood inside or behind it.
package struct ScriptStatement: Hashable, Sendable {
  package var statement: Statement
  /// Comments on lines inside the statement; printed before it.
  package var innerComments: [String]
  /// The comment behind its last line.
  package var trailingComment: String?
  package var place: Place

  package init(
    statement: Statement, innerComments: [String] = [], trailingComment: String? = nil,
    place: Place = .none
  ) {
    self.statement = statement
    self.innerComments = innerComments
    self.trailingComment = trailingComment
    self.place = place
  }
}
