import QuerySyntax

/// The statements that lead to the numbers of a session, in order: what `save` writes.
struct SavedSession {
  /// A line for each parameter of the command line.
  let parameters: [String]
  private(set) var statements: [LoggedStatement] = []

  /// Picks the statements out of the log.
  ///
  /// What was taken back before anything was asked under it is left out with its `undo`; what was asked
  /// under keeps both, so that it is asked under the same again. Settings of the shell are left out.
  init(_ state: SessionState) {
    let given = state.givenParameters
    parameters = given.keys.sorted().compactMap { name in
      given[name].map {
        Formatter.format(Statement.param(ParamStatement(name: Name(name), value: $0)))
      }
    }
    var left: Set<Int> = []
    for (place, logged) in state.log.enumerated() {
      if logged.statement.isOfShell || logged.statement.gives(given) { left.insert(place) }
      guard let changed = logged.takesBack else { continue }
      let wasSeen = (changed + 1..<place).contains { between in
        state.log[between].statement.isSeenLater
      }
      if !wasSeen || left.contains(changed) { left.formUnion([changed, place]) }
    }
    for (place, logged) in state.log.enumerated() where !left.contains(place) {
      if case .again = logged.statement, !logged.text.contains(where: \.isNewline) {
        // Its question stands before it.
        statements.indices.last.map { statements[$0].origin = logged.text }
      }
      if logged.statement.isReplayable { statements.append(logged) }
    }
  }
}

extension Statement {
  /// Whether a saved session repeats the statement.
  fileprivate var isReplayable: Bool {
    switch self {
    case .help, .clear, .history, .show, .describe, .save, .quit, .explain, .again: false
    default: true
    }
  }

  /// Whether the numbers or the file of the statement depend on what was set and defined before.
  fileprivate var isSeenLater: Bool {
    switch self {
    case .undo: false
    default: isReplayable && !changesSession
    }
  }

  /// Whether the statement changes how the shell looks and works, and no number.
  fileprivate var isOfShell: Bool {
    guard case .set(let set) = self else { return false }
    return ["timing", "width", "color", "palette", "pager", "threads"].contains(set.setting)
  }

  /// Whether the statement declares a parameter that has its value from the command line.
  fileprivate func gives(_ parameters: [String: Literal]) -> Bool {
    if case .param(let param) = self { parameters[param.name.text] != nil } else { false }
  }
}

extension Statement {
  /// The statement writing over the file that it wrote before; nothing where it writes none.
  fileprivate var replacingFile: Statement? {
    switch self {
    case .export(var export):
      export.output.replaces = true
      return .export(export)
    case .freq(var freq) where freq.clauses.output != nil:
      freq.clauses.output?.replaces = true
      return .freq(freq)
    case .crosstab(var crosstab) where crosstab.clauses.output != nil:
      crosstab.clauses.output?.replaces = true
      return .crosstab(crosstab)
    case .book(var book):
      book.clauses.output?.replaces = true
      return .book(book)
    case .chart(var chart) where chart.clauses.output != nil:
      chart.clauses.output?.replaces = true
      return .chart(chart)
    default: return nil
    }
  }
}

extension LoggedStatement {
  /// The statement as a script in a folder has to write it: its data paths still lead there.
  func text(in target: String) -> String {
    statementText(in: target) + (origin.map { "  # " + $0 } ?? "")
  }

  private func statementText(in target: String) -> String {
    if let replacing = statement.replacingFile { return Formatter.format(replacing) }
    guard target != folder else { return text }
    switch statement {
    case .load(var load) where isRelative(load.path):
      load.path = TextLiteral(folder + "/" + load.path.text)
      return Formatter.format(Statement.load(load))
    case .join(var join) where isRelative(join.path):
      join.path = TextLiteral(folder + "/" + join.path.text)
      return Formatter.format(Statement.join(join))
    case .rake(var rake):
      guard case .file(let path) = rake.targets, isRelative(path) else { return text }
      rake.targets = .file(TextLiteral(folder + "/" + path.text))
      return Formatter.format(Statement.rake(rake))
    default: return text
    }
  }

  private func isRelative(_ path: TextLiteral) -> Bool {
    !path.text.hasPrefix("/") && !path.text.hasPrefix("~") && path.text != "-"
  }
}
