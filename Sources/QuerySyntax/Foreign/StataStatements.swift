/// Statements of Stata.
enum StataStatements {
  /// A statement in its parts: `verb variables if condition in 1/5 [weight = w], options`.
  struct Parts {
    var verb: String
    var subject: ArraySlice<ForeignToken>
    var condition: String?
    var first: String?
    var weight: String?
    var options: [String: ArraySlice<ForeignToken>] = [:]
    var sortedBy: [String] = []

    init?(_ tokens: ArraySlice<ForeignToken>) {
      var rest = tokens
      while ["quietly", "qui", "noisily", "capture", "cap", "svy"].contains(
        rest.first?.folded ?? "")
      {
        rest.removeFirst()
        _ = rest.accept(":")
      }
      if rest.has("by") || rest.has("bysort") || rest.has("bys") {
        let halves = rest.split(at: ":")
        guard halves.count == 2 else { return nil }
        let keys = halves[0].dropFirst().split(at: ",")[0]
        sortedBy = keys.names ?? []
        rest = halves[1]
      }
      guard let verb = rest.first, verb.kind == .word else { return nil }
      self.verb = verb.folded
      let parts = rest.dropFirst().split(at: ",")
      guard parts.count <= 2 else { return nil }
      if parts.count == 2 { options = Self.options(parts[1]) }
      if options.keys.contains(where: { !Self.known.contains($0) }) { return nil }
      var body = parts[0]
      if let open = body.firstIndex(where: { $0.text == "[" }), body.last?.text == "]" {
        weight = body.last { $0.kind == .word }?.written
        body = body[..<open]
      }
      if let place = body.lastIndex(where: { $0.kind == .word && $0.folded == "in" }),
        body[place...].count == 4, body.has("1", at: place + 1 - body.startIndex),
        body.has("/", at: place + 2 - body.startIndex)
      {
        first = body.last?.text
        body = body[..<place]
      }
      if let place = body.firstIndex(where: { $0.kind == .word && $0.folded == "if" }) {
        guard let written = ForeignCondition.written(body[(place + 1)...]) else { return nil }
        condition = written
        body = body[..<place]
      }
      subject = body
    }

    /// Options that are read here, and those that change no number.
    private static let known: Set<String> = [
      "row", "col", "column", "cell", "nofreq", "chi2", "chi", "exact", "missing", "miss", "m",
      "by",
      "over", "sum", "summarize", "detail", "d", "stat", "s", "statistics", "stats", "format",
      "nolabel", "nol", "gen", "generate", "mv", "sig", "obs", "strata", "str", "fpc", "vce",
      "singleunit", "clear", "replace", "star", "percent", "freq", "frequency", "title", "sort",
      "bonferroni", "welch", "unequal",
    ]

    /// Options, each with what stands in its brackets.
    private static func options(
      _ tokens: ArraySlice<ForeignToken>
    ) -> [String: ArraySlice<ForeignToken>] {
      var options: [String: ArraySlice<ForeignToken>] = [:]
      var rest = tokens
      while let name = rest.popFirst() {
        guard rest.has("("), let end = rest.firstIndex(where: { $0.text == ")" }) else {
          options[name.folded] = []
          continue
        }
        options[name.folded] = rest[(rest.startIndex + 1)..<end]
        rest = rest[(end + 1)...]
      }
      return options
    }

    func has(_ names: String...) -> Bool { names.contains { options[$0] != nil } }

    func names(of options: String...) -> [String] {
      options.lazy.compactMap { self.options[$0]?.names }.first ?? []
    }

    var clauses: String {
      (condition.map { " where " + $0 } ?? "") + (weight.map { " weight " + $0 } ?? "")
    }
  }

  static func rewritten(_ tokens: ArraySlice<ForeignToken>) -> [String] {
    if let declared = declaration(tokens) { return [declared] }
    guard let parts = Parts(tokens) else { return [] }
    let found = table(parts) ?? numbers(parts) ?? making(parts) ?? looking(parts)
    return found.map { [$0] } ?? []
  }

  private static func table(_ parts: Parts) -> String? {
    let tables: Set = ["tab", "tabulate", "ta", "tab2", "table", "tabu", "tabi"]
    guard let names = parts.subject.names else { return nil }
    if parts.verb == "tab1" || parts.verb == "fre" {
      return "freq " + names.joined(separator: ", ") + parts.clauses
    }
    if ["proportion", "prop"].contains(parts.verb) {
      return "freq \(names.joined(separator: ", "))\(parts.clauses) show percent, se, ci"
    }
    guard tables.contains(parts.verb) else { return nil }
    if let measured = parts.options["sum"] ?? parts.options["summarize"], names.count == 1,
      let variable = measured.names?.first
    {
      return "group by \(names[0])\(parts.clauses) show n, mean(\(variable)), sd(\(variable))"
    }
    let all = names + parts.sortedBy
    let missing = parts.has("missing", "miss", "m") ? " missing show" : ""
    guard all.count > 1 else { return "freq \(all[0])" + parts.clauses + missing }
    let banner = all.dropFirst().joined(separator: " > ")
    return "crosstab \(all[0]) by \(banner)" + parts.clauses + missing + shown(parts)
  }

  private static func shown(_ parts: Parts) -> String {
    var shown: [String] = []
    if parts.has("col", "column") { shown.append("column%") }
    if parts.has("row") { shown.append("row%") }
    if parts.has("cell") { shown.append("total%") }
    if !shown.isEmpty, !parts.has("nofreq") { shown.insert("n", at: 0) }
    let test =
      parts.has("chi2", "chi") ? " test independence" : parts.has("exact") ? " test fisher" : ""
    return (shown.isEmpty ? "" : " show " + shown.joined(separator: ", ")) + test
  }

  private static func numbers(_ parts: Parts) -> String? {
    let names = parts.subject.names ?? []
    let keys = parts.names(of: "by", "over") + parts.sortedBy
    let by = keys.isEmpty ? "" : " by " + keys.joined(separator: " > ")
    switch parts.verb {
    case "summarize", "sum", "su", "summ", "tabstat", "mean", "means":
      guard !names.isEmpty else { return nil }
      return "summarize " + names.joined(separator: ", ") + by + parts.clauses
    case "ci":
      let kind = names.first.map { ["means", "mean", "proportions", "prop"].contains($0) } ?? false
      guard let variable = kind ? names.dropFirst().first : names.first else { return nil }
      return "group\(by)\(parts.clauses) show mean(\(variable)), ci(mean(\(variable)))"
    case "total": return names.first.map { "group\(by)\(parts.clauses) show total(\($0))" }
    case "ttest", "oneway", "ranksum", "anova":
      let key = keys.first ?? names.dropFirst().first
      guard let variable = names.first, let key else { return nil }
      return "compare mean \(variable) by \(key)" + parts.clauses
    case "correlate", "corr", "pwcorr", "spearman":
      guard names.count > 1 else { return nil }
      let method = parts.verb == "spearman" ? " method spearman" : ""
      return "correlate " + names.joined(separator: ", ") + parts.clauses + method
    case "count":
      return "group\(parts.clauses) show n"
    case "histogram", "hist": return names.first.map { "chart " + $0 + parts.clauses }
    default: return nil
    }
  }

  private static func making(_ parts: Parts) -> String? {
    switch parts.verb {
    case "gen", "generate", "egen":
      guard let name = parts.subject.first, parts.subject.has("=", at: 1),
        let value = ForeignCondition.written(parts.subject.dropFirst(2)), parts.condition == nil
      else { return nil }
      return "derive \(name.written) = \(value)"
    case "recode": return recode(parts)
    case "mvdecode":
      guard let names = parts.subject.names, let values = parts.options["mv"] else { return nil }
      let codes = values.filter { $0.kind == .number }.map(\.text)
      return "missing \(names.joined(separator: ", ")): " + codes.joined(separator: ", ")
    case "use", "import", "insheet":
      let quoted = parts.subject.first { $0.kind == .text }?.text
      let bare = parts.subject.filter { !["delimited", "using", "excel"].contains($0.folded) }
      guard let path = quoted ?? (bare.isEmpty ? nil : bare.map(\.text).joined()) else {
        return nil
      }
      let isPath = path.contains(".") || path.contains("/") || parts.verb != "use"
      return isPath ? "load " + TextLiteral(path).quoted : nil
    default: return nil
    }
  }

  /// Such as `recode x (1/3=1 "Low") (else=2), gen(y)`.
  private static func recode(_ parts: Parts) -> String? {
    guard let source = parts.subject.first, let target = parts.names(of: "gen", "generate").first
    else { return nil }
    var rules: [String] = []
    var rest = parts.subject.dropFirst()
    while rest.accept("("), let end = rest.firstIndex(where: { $0.text == ")" }) {
      guard let rule = RecodeRule.written(rest[..<end]) else { return nil }
      rules.append(rule)
      rest = rest[(end + 1)...]
    }
    guard rest.isEmpty, !rules.isEmpty else { return nil }
    return "recode \(source.written) into \(target): " + rules.joined(separator: ", ")
  }

  private static func looking(_ parts: Parts) -> String? {
    guard let names = parts.subject.isEmpty ? [] : parts.subject.names else { return nil }
    switch parts.verb {
    case "list", "li", "browse", "br", "l":
      let shown = names.isEmpty ? "" : " show " + names.joined(separator: ", ")
      return "rows" + (parts.condition.map { " where " + $0 } ?? "") + shown
        + (parts.first.map { " top " + $0 } ?? "")
    case "codebook", "describe", "d", "des", "desc", "labelbook":
      return "describe" + (names.isEmpty ? "" : " " + names.joined(separator: ", "))
    default: return nil
    }
  }

  /// Such as `svyset psu [pweight = w], strata(s)`.
  private static func declaration(_ tokens: ArraySlice<ForeignToken>) -> String? {
    guard tokens.has("svyset"), let parts = Parts(tokens) else { return nil }
    var lines: [String] = []
    if let weight = parts.weight { lines.append("weight " + weight) }
    var design = ""
    if let strata = parts.names(of: "strata", "str").first { design += " strata " + strata }
    if let cluster = parts.subject.names?.first, cluster != "_n" { design += " cluster " + cluster }
    if let population = parts.names(of: "fpc").first { design += " fpc " + population }
    if !design.isEmpty { lines.append("design" + design) }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }
}

/// One rule of a recoding: `1 thru 3 = 1`, `1/3 = 1 "Low"`, `else = sysmis`.
enum RecodeRule {
  static func written(_ rule: ArraySlice<ForeignToken>) -> String? {
    let halves = rule.split(at: "=")
    guard halves.count == 2, let target = halves[1].first else { return nil }
    let label = halves[1].dropFirst().first.map { $0.kind == .text ? " " + $0.written : "" } ?? ""
    let result = ["sysmis", "."].contains(target.folded) ? "missing" : target.written + label
    if halves[0].has("else") || halves[0].has("*") {
      return ["missing", "keep", "copy"].contains(target.folded) || result == "missing"
        ? "else " + (target.folded == "copy" ? "keep" : result) : nil
    }
    var values: [String] = []
    var rest = halves[0]
    while let first = rest.popFirst() {
      if first.text == "," { continue }
      guard rest.has("thru") || rest.has("/") || rest.has("through") else {
        values.append(first.written)
        continue
      }
      rest.removeFirst()
      guard let last = rest.popFirst() else { return nil }
      let low = ["lo", "lowest", "min"].contains(first.folded) ? "" : first.written
      let high = ["hi", "highest", "max"].contains(last.folded) ? "" : last.written
      values.append(low + ".." + high)
    }
    guard !values.isEmpty else { return nil }
    return (values.count == 1 ? values[0] : "(\(values.joined(separator: ", ")))") + " " + result
  }
}
