/// Statements of SPSS.
enum SPSSStatements {
  /// A statement in its parts: what stands behind the verb, then each subcommand behind its `/`.
  private struct Parts {
    var head: ArraySlice<ForeignToken>
    var commands: [String: ArraySlice<ForeignToken>] = [:]

    init(_ tokens: ArraySlice<ForeignToken>) {
      let parts = tokens.split(at: "/")
      head = Self.value(parts[0]).value
      for part in parts.dropFirst() {
        let (name, value) = Self.value(part)
        commands[name] = value
      }
      let own = Self.value(parts[0])
      if !own.name.isEmpty { commands[own.name] = own.value }
    }

    /// `TABLES=a BY b` as its name and what it is set to.
    private static func value(
      _ part: ArraySlice<ForeignToken>
    ) -> (name: String, value: ArraySlice<ForeignToken>) {
      if part.has("=", at: 1), let name = part.first { return (name.folded, part.dropFirst(2)) }
      let known = ["table", "cells", "statistics", "variables", "cases", "design"]
      if let name = part.first, known.contains(name.folded) {
        return (name.folded, part.dropFirst())
      }
      return ("", part)
    }

    func names(_ names: String...) -> [String]? {
      names.lazy.compactMap { commands[$0]?.names }.first ?? head.names
    }

    func words(_ name: String) -> Set<String> { Set((commands[name] ?? []).map(\.folded)) }
  }

  static func rewritten(_ tokens: ArraySlice<ForeignToken>) -> [String] {
    guard let verb = tokens.first, verb.kind == .word else { return [] }
    // `T-TEST` is one word.
    let rest =
      tokens.has("-", at: 1) && tokens.has("test", at: 2) ? tokens.dropFirst(3) : tokens.dropFirst()
    let found =
      table(verb.folded, Parts(rest)) ?? numbers(verb.folded, Parts(rest))
      ?? definition(verb.folded, rest) ?? file(verb.folded, rest) ?? choice(verb.folded, rest)
    return found.map { [$0] } ?? []
  }

  private static func isOne(of beginnings: String..., verb: String) -> Bool {
    beginnings.contains { verb.count >= 4 && $0.hasPrefix(verb) }
  }

  private static func table(_ verb: String, _ parts: Parts) -> String? {
    if isOne(of: "frequencies", "frequency", verb: verb) || verb == "freq" {
      return parts.names("variables", "vars").map { "freq " + $0.joined(separator: ", ") }
    }
    guard isOne(of: "crosstabs", "crosstabulate", "ctables", verb: verb) else { return nil }
    let table = (parts.commands["tables"] ?? parts.commands["table"] ?? parts.head)
    var halves = table.split(at: "by").map { half in
      // `a [COUNT]`, `(a)`: what is in square brackets is a statistic.
      (half.firstIndex { $0.text == "[" }.map { half[..<$0] } ?? half)
    }
    if halves.count == 1 { halves = table.split(at: "*") }
    guard halves.count >= 2 else {
      return halves.first?.names.map { "freq " + $0.joined(separator: ", ") }
    }
    guard let subjects = halves[0].names else { return nil }
    let banners = halves[1].split(at: "+").compactMap { part -> String? in
      let levels = part.split(at: ">").compactMap { $0.names?.count == 1 ? $0.names?.first : nil }
      return levels.isEmpty ? nil : levels.joined(separator: " > ")
    }
    guard banners.count == halves[1].split(at: "+").count else { return nil }
    let nested = halves.dropFirst(2).compactMap { $0.names?.first }.map { " > " + $0 }.joined()
    let cells = parts.words("cells")
    let shown = [("count", "n"), ("column", "column%"), ("row", "row%"), ("total", "total%")]
      .filter { cells.contains($0.0) }.map(\.1)
    let tests = parts.words("statistics")
    let test = tests.contains { $0.hasPrefix("chi") } ? " test independence" : ""
    return "crosstab \(subjects.joined(separator: ", ")) by \(banners.joined(separator: ", "))"
      + nested + (shown.isEmpty ? "" : " show " + shown.joined(separator: ", ")) + test
  }

  private static func numbers(_ verb: String, _ parts: Parts) -> String? {
    if isOne(of: "descriptives", verb: verb) {
      return parts.names("variables", "vars").map { "summarize " + $0.joined(separator: ", ") }
    }
    if isOne(of: "correlations", "correlate", verb: verb) {
      return parts.names("variables").map { "correlate " + $0.joined(separator: ", ") }
    }
    if verb == "means" || isOne(of: "examine", verb: verb) {
      let halves = (parts.commands["tables"] ?? parts.commands["variables"] ?? parts.head)
        .split(at: "by").compactMap(\.names)
      guard let subjects = halves.first else { return nil }
      let by = halves.dropFirst().compactMap(\.first)
      return "summarize " + subjects.joined(separator: ", ")
        + (by.isEmpty ? "" : " by " + by.joined(separator: " > "))
    }
    if verb == "oneway" || verb == "t" || verb == "unianova" {
      if let group = parts.commands["groups"]?.first, let variable = parts.names("variables")?.first
      {
        return "compare mean \(variable) by \(group.written)"
      }
      let halves = parts.head.split(at: "by").compactMap { $0.first?.written }
      return halves.count == 2 ? "compare mean \(halves[0]) by \(halves[1])" : nil
    }
    if verb == "list" {
      guard let names = parts.commands["variables"]?.names else { return nil }
      let top = parts.commands["cases"]?.last.map { " top " + $0.text } ?? ""
      return "rows show " + names.joined(separator: ", ") + top
    }
    return nil
  }

  private static func definition(_ verb: String, _ tokens: ArraySlice<ForeignToken>) -> String? {
    var rest = tokens
    switch verb {
    case "compute":
      guard let name = rest.popFirst(), rest.accept("="),
        let value = ForeignCondition.written(rest)
      else { return nil }
      return "derive \(name.written) = \(value)"
    case "variable", "var":
      guard rest.accept("labels") || rest.accept("label"), let name = rest.popFirst(),
        let label = rest.first, label.kind == .text
      else { return nil }
      return "label \(name.written) \(label.written)"
    case "value", "add":
      if verb == "add", !rest.accept("value") { return nil }
      guard rest.accept("labels") || rest.accept("label") else { return nil }
      var names = rest.prefix { $0.kind == .word }
      // Where a text follows, the last word is a code.
      if names.count > 1, rest.dropFirst(names.count).first?.kind == .text { names.removeLast() }
      let answers = rest.dropFirst(names.count).filter { $0.text != "/" }.map(\.written)
      guard let names = names.names, !answers.isEmpty else { return nil }
      return "values \(names.joined(separator: ", ")): " + answers.joined(separator: " ")
    case "missing":
      guard rest.accept("values") else { return nil }
      let names = rest.prefix { $0.kind == .word }
      let codes = rest.dropFirst(names.count).filter { $0.kind == .number }.map(\.text)
      guard let names = names.names, !codes.isEmpty else { return nil }
      return "missing \(names.joined(separator: ", ")): " + codes.joined(separator: ", ")
    case "rename":
      _ = rest.accept("variables")
      _ = rest.accept("(")
      guard let old = rest.popFirst(), rest.accept("="), let new = rest.first else { return nil }
      return "rename \(old.written) \(new.written)"
    case "recode":
      guard let source = rest.popFirst() else { return nil }
      var rules: [String] = []
      while rest.accept("("), let end = rest.firstIndex(where: { $0.text == ")" }) {
        guard let rule = RecodeRule.written(rest[..<end]) else { return nil }
        rules.append(rule)
        rest = rest[(end + 1)...]
      }
      guard rest.accept("into"), let target = rest.first, !rules.isEmpty else { return nil }
      return "recode \(source.written) into \(target.written): " + rules.joined(separator: ", ")
    default: return nil
    }
  }

  private static func file(_ verb: String, _ tokens: ArraySlice<ForeignToken>) -> String? {
    let text = tokens.first { $0.kind == .text }
    switch verb {
    case "get":
      return text.map { "load " + $0.written }
    case "save":
      guard tokens.has("outfile") else { return nil }
      return text.map { "export data to " + $0.written }
    case "insert", "include": return text.map { "run " + $0.written }
    case "output":
      return tokens.has("export") ? text.map { "export last to " + $0.written } : nil
    case "display":
      return tokens.has("dictionary") || tokens.has("labels") ? "describe" : nil
    case "codebook":
      return tokens.names.map { "describe " + $0.joined(separator: ", ") }
    default: return nil
    }
  }

  private static func choice(_ verb: String, _ tokens: ArraySlice<ForeignToken>) -> String? {
    var rest = tokens
    switch verb {
    case "weight":
      guard rest.accept("by") else { return nil }
      return rest.names.map { "weight " + $0[0] }
    case "select", "temporary":
      if verb == "temporary" {
        _ = rest.accept(".")
        guard rest.accept("select") else { return nil }
      }
      guard rest.accept("if") else { return nil }
      return ForeignCondition.written(rest).map { "filter " + $0 }
    case "filter":
      return rest.accept("by") ? rest.names.map { "filter \($0[0]) = 1" } : nil
    case "use":
      guard rest.accept("all") else { return nil }
      return "filter off"
    default: return nil
    }
  }
}
