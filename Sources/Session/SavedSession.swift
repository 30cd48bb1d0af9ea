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
        state.log[between].statement.effect == .answers
      }
      if !wasSeen || left.contains(changed) { left.formUnion([changed, place]) }
    }
    for (place, logged) in state.log.enumerated() where !left.contains(place) {
      if case .again = logged.statement, !logged.text.contains(where: \.isNewline) {
        // Its question stands before it.
        statements.indices.last.map { statements[$0].origin = logged.text }
      }
      if logged.takesBack != nil || logged.statement.effect.isRepeated { statements.append(logged) }
    }
  }
}

extension Statement {
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

extension LoggedStatement {
  /// The statement as a script in a folder has to write it: its data paths still lead there.
  func text(in target: String) -> String {
    statementText(in: target) + (origin.map { "  # " + $0 } ?? "")
  }

  private func statementText(in target: String) -> String {
    var written = statement.replacingFile
    if target != folder {
      written = written.readingFiles { path in
        isRelative(path) ? TextLiteral(folder + "/" + path.text) : path
      }
    }
    return written == statement ? text : Formatter.format(written)
  }

  private func isRelative(_ path: TextLiteral) -> Bool {
    !path.text.hasPrefix("/") && !path.text.hasPrefix("~") && path.text != "-"
  }
}
