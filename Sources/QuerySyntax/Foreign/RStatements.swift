/// Statements of R.
enum RStatements {
  static func rewritten(_ tokens: ArraySlice<ForeignToken>) -> [String] {
    if let pipeline = pipeline(tokens) { return [pipeline] }
    if let assigned = assignment(tokens) { return [assigned] }
    return call(withoutPackage(tokens)).map { [$0] } ?? []
  }

  private static func withoutPackage(
    _ tokens: ArraySlice<ForeignToken>
  ) -> ArraySlice<ForeignToken> {
    tokens.has("::", at: 1) ? tokens.dropFirst(2) : tokens
  }

  private static let readers: Set<String> = [
    "read.csv", "read.csv2", "read.table", "read_csv", "read_csv2", "read_sav", "read_dta",
    "read_excel", "read.spss", "read.dta", "fread", "read_parquet", "read_feather", "import",
  ]

  /// `d <- read.csv("f.csv")`, `d$x <- a + b`.
  private static func assignment(_ tokens: ArraySlice<ForeignToken>) -> String? {
    let sign = tokens.firstIndex { $0.kind == .sign && ["<-", "="].contains($0.text) }
    guard let sign, tokens.first?.kind == .word else { return nil }
    let value = withoutPackage(tokens[(sign + 1)...])
    let target = tokens[..<sign]
    if target.count == 3, target.has("$", at: 1), let name = target.last?.written {
      return ForeignCondition.written(value).map { "derive \(name) = \($0)" }
    }
    guard target.count == 1 else { return nil }
    return call(value)
  }

  private static func call(_ tokens: ArraySlice<ForeignToken>) -> String? {
    guard let name = tokens.first?.folded, let all = tokens.arguments(of: name) else { return nil }
    let arguments = all.filter { !$0.has("=", at: 1) }
    let named = Dictionary(
      all.filter { $0.has("=", at: 1) }.map { ($0.first?.folded ?? "", $0.dropFirst(2)) },
      uniquingKeysWith: { first, _ in first })
    if readers.contains(name), let file = arguments.first?.first, file.kind == .text {
      return "load " + file.written
    }
    return table(name, arguments) ?? looking(name, arguments)
      ?? measured(name, arguments, named) ?? survey(name, all, named)
  }

  private static func table(_ name: String, _ arguments: [ArraySlice<ForeignToken>]) -> String? {
    switch name {
    case "table", "xtabs", "ftable", "svytable", "tabyl", "crosstable":
      let shown = name == "table" ? arguments : Array(arguments.prefix(1))
      return crossed(shown.flatMap { $0.names ?? [] })
    case "prop.table", "proportions":
      guard let inner = arguments.first.map(withoutPackage), let table = call(inner) else {
        return nil
      }
      if table.hasPrefix("freq") { return table }
      let margin = arguments.dropFirst().first?.first?.text
      return table + " show " + (margin == "1" ? "row%" : margin == "2" ? "column%" : "total%")
    case "chisq.test", "fisher.test", "svychisq":
      let names = arguments.flatMap { $0.names ?? [] }
      let inner = arguments.first.flatMap { call($0) } ?? crossed(Array(names.prefix(2)))
      guard let inner, inner.hasPrefix("crosstab") else { return nil }
      return inner + " test " + (name == "fisher.test" ? "fisher" : "independence")
    case "with": return arguments.count == 2 ? call(arguments[1]) : nil
    default: return nil
    }
  }

  static func crossed(_ names: [String]) -> String? {
    switch names.count {
    case 0: nil
    case 1: "freq \(names[0])"
    default: "crosstab \(names[0]) by " + names.dropFirst().joined(separator: " > ")
    }
  }

  private static func looking(_ name: String, _ arguments: [ArraySlice<ForeignToken>]) -> String? {
    guard let first = arguments.first else { return nil }
    let column = first.contains { $0.text == "$" } ? first.names?.first : nil
    switch name {
    case "head", "tail", "view":
      if name == "tail" { return nil }
      return "rows top "
        + (arguments.dropFirst().first?.first?.text ?? (name == "view" ? "20" : "6"))
    case "str", "glimpse", "names", "colnames": return column.map { "describe " + $0 } ?? "describe"
    case "levels", "unique", "attributes", "attr": return column.map { "describe " + $0 }
    case "summary", "skim": return column.map { "summarize " + $0 } ?? "describe"
    case "nrow", "dim", "length": return "group show n"
    case "hist", "barplot", "boxplot", "plot":
      return
        (column
        ?? call(first).flatMap { $0.split(separator: " ").dropFirst().first.map(String.init) })
        .map { "chart " + $0 }
    case "write.csv", "write_csv", "write_sav", "write.csv2":
      let file = arguments.dropFirst().first?.first
      return file.flatMap { $0.kind == .text ? "export data to " + $0.written : nil }
    case "subset", "filter":
      return arguments.count == 2
        ? ForeignCondition.written(arguments[1]).map { "filter " + $0 } : nil
    default: return nil
    }
  }

  private static let functions = [
    "mean": "mean", "median": "median", "sd": "sd", "sum": "sum", "min": "min", "max": "max",
    "weighted.mean": "mean",
  ]

  private static func measured(
    _ name: String, _ arguments: [ArraySlice<ForeignToken>],
    _ named: [String: ArraySlice<ForeignToken>]
  ) -> String? {
    if let function = functions[name], let variable = arguments.first?.names?.first,
      arguments.first?.names?.count == 1
    {
      return "group show \(function)(\(variable))"
    }
    switch name {
    case "aggregate", "tapply":
      let formula = arguments.first?.contains { $0.text == "~" } == true
      let names = formula ? arguments.first?.names : arguments.prefix(2).flatMap { $0.names ?? [] }
      let last = (named["fun"] ?? arguments.last)?.first?.folded ?? "mean"
      guard let names, names.count == 2, let function = functions[last] else { return nil }
      return "group by \(names[1]) show \(function)(\(names[0]))"
    case "t.test", "aov", "oneway.test", "anova", "kruskal.test", "wilcox.test", "svyttest":
      guard let names = arguments.first?.names, names.count == 2,
        arguments.first?.contains(where: { $0.text == "~" }) == true
      else { return nil }
      return "compare mean \(names[0]) by \(names[1])"
    case "cor", "cor.test":
      let names = arguments.flatMap { $0.names ?? [] }
      return names.count >= 2 ? "correlate " + names.joined(separator: ", ") : nil
    default: return nil
    }
  }

  /// The package `survey`.
  private static func survey(
    _ name: String, _ all: [ArraySlice<ForeignToken>],
    _ named: [String: ArraySlice<ForeignToken>]
  ) -> String? {
    let functions = ["svymean": "mean", "svytotal": "total", "svyquantile": "median"]
    if let function = functions[name], let variable = all.first?.names, variable.count == 1 {
      let measure = "\(function)(\(variable[0]))"
      return "group show \(measure), se(\(measure))"
    }
    if name == "svyby", all.count >= 4, let variable = all[0].names?.first,
      let keys = all[1].names, let function = all[3].first.flatMap({ functions[$0.folded] })
    {
      let measure = "\(function)(\(variable))"
      return "group by \(keys.joined(separator: " > ")) show \(measure), se(\(measure))"
    }
    guard name == "svydesign" else { return nil }
    var lines: [String] = []
    if let weight = named["weights"]?.names?.first { lines.append("weight " + weight) }
    var design = ""
    if let strata = named["strata"]?.names?.first { design += " strata " + strata }
    if let cluster = (named["ids"] ?? named["id"])?.names?.first { design += " cluster " + cluster }
    if !design.isEmpty { lines.append("design" + design) }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// `d %>% filter(wave == 2021) %>% count(role, size)`, `group_by(role) |> summarise(mean(x))`.
  private static func pipeline(_ tokens: ArraySlice<ForeignToken>) -> String? {
    let steps = ["%>%", "|>"].lazy.map { tokens.split(at: $0) }.first { $0.count > 1 }
    guard let steps else { return nil }
    var condition = ""
    var keys: [String] = []
    for step in steps.dropFirst() {
      guard let name = step.first?.folded, let arguments = step.arguments(of: name) else {
        return nil
      }
      switch name {
      case "filter":
        let parts = arguments.compactMap { ForeignCondition.written($0) }
        guard parts.count == arguments.count else { return nil }
        condition = " where " + parts.joined(separator: " and ")
      case "group_by": keys = arguments.flatMap { $0.names ?? [] }
      case "count", "tabyl", "table":
        let names = arguments.filter { !$0.has("=", at: 1) }.flatMap { $0.names ?? [] }
        return crossed(names).map { $0 + condition }
      case "tally":
        return crossed(keys).map { $0 + condition }
      case "summarise", "summarize":
        let measures = arguments.compactMap { measure($0) }
        guard measures.count == arguments.count else { return nil }
        let by = keys.isEmpty ? "" : " by " + keys.joined(separator: " > ")
        return "group\(by)\(condition) show " + measures.joined(separator: ", ")
      case "head": return "rows\(condition) top " + (arguments.first?.first?.text ?? "6")
      case "select":
        return "rows\(condition) show "
          + arguments.flatMap { $0.names ?? [] }.joined(separator: ", ")
      default: return nil
      }
    }
    return condition.isEmpty ? nil : "filter" + condition.dropFirst(6)
  }

  /// `m = mean(x, na.rm = TRUE)`, `n()`.
  private static func measure(_ item: ArraySlice<ForeignToken>) -> String? {
    let call = item.has("=", at: 1) ? item.dropFirst(2) : item
    guard let name = call.first?.folded else { return nil }
    if name == "n" { return "n" }
    guard let function = functions[name], let variable = call.arguments(of: name)?.first?.names
    else { return nil }
    return variable.count == 1 ? "\(function)(\(variable[0]))" : nil
  }
}
