/// Statements of SQL and of the shells of databases.
enum SQLStatements {
  static func rewritten(_ tokens: ArraySlice<ForeignToken>) -> [String] {
    var rest = tokens
    if rest.accept("select") { return select(rest).map { [$0] } ?? [] }
    if rest.accept("describe") || rest.accept("desc") || rest.accept("summarize"), rest.count == 1 {
      return ["describe"]
    }
    if rest.accept("show"), rest.has("tables") { return ["show datasets"] }
    if rest.accept("copy"), let from = rest.split(at: "from").last, from.first?.kind == .text {
      return from.first.map { ["load " + $0.written] } ?? []
    }
    if rest.accept("\\"), rest.has("d") { return ["describe"] }
    if rest.accept("\\"), rest.has("dt") { return ["show datasets"] }
    return []
  }

  /// The parts of a `select`, each behind the word that opens it.
  private struct Parts {
    var items: [ArraySlice<ForeignToken>]
    var condition: String?
    var keys: [String]
    var sortsDown = false
    var isSorted = false
    var limit: String?

    init?(_ tokens: ArraySlice<ForeignToken>) {
      var parts: [String: ArraySlice<ForeignToken>] = [:]
      var name = "select"
      var start = tokens.startIndex
      let openers = ["from", "where", "group", "having", "order", "limit"]
      for place in tokens.indices
      where tokens[place].kind == .word && openers.contains(tokens[place].folded) {
        parts[name] = tokens[start..<place]
        name = tokens[place].folded
        start = place + 1
      }
      parts[name] = tokens[start...]
      guard parts["having"] == nil, let items = parts["select"], parts["from"]?.count ?? 0 <= 3
      else { return nil }
      self.items = items.split(at: ",").map { Self.withoutAlias($0) }
      if let where_ = parts["where"] {
        guard let condition = ForeignCondition.written(where_) else { return nil }
        self.condition = condition
      }
      keys = []
      if var group = parts["group"] {
        guard group.accept("by") else { return nil }
        let places = group.split(at: ",").map { key in
          key.first?.kind == .number ? key.first.flatMap { Int($0.text) } : nil
        }
        if places.allSatisfy({ $0 != nil }) {
          let all = self.items
          keys = places.compactMap { $0 }.compactMap { place in
            all.indices.contains(place - 1) ? all[place - 1].names?.first : nil
          }
        } else {
          guard let names = group.names else { return nil }
          keys = names
        }
      }
      if let order = parts["order"] {
        isSorted = true
        sortsDown = order.contains { $0.folded == "desc" }
      }
      limit = parts["limit"]?.first?.text
    }

    private static func withoutAlias(_ item: ArraySlice<ForeignToken>) -> ArraySlice<ForeignToken> {
      item.firstIndex { $0.kind == .word && $0.folded == "as" }.map { item[..<$0] } ?? item
    }

    var clauses: String {
      (condition.map { " where " + $0 } ?? "")
    }

    var order: String {
      (isSorted ? " sort n" + (sortsDown ? " desc" : " asc") : "")
        + (limit.map { " top " + $0 } ?? "")
    }
  }

  private static let functions = [
    "avg": "mean", "mean": "mean", "sum": "sum", "min": "min", "max": "max", "median": "median",
    "stddev": "sd",
  ]

  private static func select(_ tokens: ArraySlice<ForeignToken>) -> String? {
    var tokens = tokens
    let isDistinct = tokens.accept("distinct")
    guard let parts = Parts(tokens) else { return nil }
    var names: [String] = []
    var measures: [String] = []
    var isEvery = false
    for item in parts.items {
      if item.count == 1, item.first?.text == "*" {
        isEvery = true
      } else if item.has("count"), item.has("(", at: 1) {
        measures.append("n")
      } else if let function = item.first.flatMap({ functions[$0.folded] }), item.has("(", at: 1),
        let inside = item.dropFirst(2).dropLast().names, inside.count == 1
      {
        measures.append("\(function)(\(inside[0]))")
      } else if let name = item.names, name.count == 1 {
        names.append(name[0])
      } else {
        return nil
      }
    }
    if isDistinct, names.count == 1, measures.isEmpty { return "freq \(names[0])" + parts.clauses }
    if measures.isEmpty, parts.keys.isEmpty {
      let shown = isEvery ? "" : " show " + names.joined(separator: ", ")
      return "rows" + parts.clauses + shown + (parts.limit.map { " top " + $0 } ?? "")
    }
    let keys = parts.keys
    if measures == ["n"], keys.count == 1 { return "freq \(keys[0])" + parts.clauses + parts.order }
    if measures == ["n"], keys.count == 2 {
      return "crosstab \(keys[0]) by \(keys[1])" + parts.clauses + " show n"
    }
    let by = keys.isEmpty ? "" : " by " + keys.joined(separator: " > ")
    return "group\(by)\(parts.clauses) show " + measures.joined(separator: ", ")
  }
}
