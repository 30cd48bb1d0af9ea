import StatisticNames

extension VariableItem {
  var written: String {
    switch self {
    case .one(let name): name.written
    case .range(let first, let last): first.written + ".." + last.written
    case .pattern(let name): name.text
    case .all: "all"
    case .except(let items, let but, _): items.written + " but " + but.written
    }
  }
}

extension [VariableItem] {
  var written: String { map(\.written).joined(separator: ", ") }
}

extension Axis {
  var written: String {
    parts.map { $0.levels.map(\.written).joined(separator: " > ") }.joined(separator: ", ")
  }
}

extension Clauses {
  /// Each clause that was written, in the one order.
  var written: [String] {
    [
      condition.map { "where " + $0.written }, weight.map(\.written),
      base.map { "base " + $0.rawValue }, missing.map { "missing " + $0.rawValue },
      show.map { "show " + $0.map(\.written).joined(separator: ", ") }, test.map(\.written),
      sort.map(\.written), top.map { "top " + $0.written },
      writtenOnly, writtenSettings,
      title.map { "title " + $0.quoted }, note.map { "note " + $0.quoted },
      alias.map { "as " + $0.written }, output.map { "to " + $0.written },
    ].compactMap { $0 }
  }
}

extension Clauses {
  private var writtenOnly: String? {
    if only.isEmpty { return nil }
    return "only " + only.map { [$0].writtenAsAnswers }.joined(separator: ", ")
  }

  private var writtenSettings: String? {
    settings.isEmpty ? nil : settings.map(\.written).joined(separator: " ")
  }
}

extension WeightClause {
  fileprivate var written: String {
    switch self {
    case .variable(let name): "weight " + name.written
    case .off: "weight off"
    }
  }
}

extension ShowItem {
  var written: String {
    switch self {
    case .statistic(let word, _): word.word
    case .measure(let expression, let name):
      expression.written + (name.map { " " + $0.quoted } ?? "")
    case .variable(let item): item.written
    }
  }
}

extension TestClause {
  fileprivate var written: String {
    var words = ["test"]
    if !tests.isEmpty { words.append(tests.map(\.rawValue).joined(separator: ", ")) }
    if let mode { words.append("mode " + mode.rawValue) }
    if let adjustment { words.append("adjust " + adjustment.rawValue) }
    if !levels.isEmpty {
      words.append("level " + levels.map(\.written).joined(separator: ", "))
    }
    return words.joined(separator: " ")
  }
}

extension SortClause {
  fileprivate var written: String {
    let order = isDescending.map { $0 ? " desc" : " asc" } ?? ""
    switch key {
    case .label: return "sort label" + order
    case .code: return "sort code" + order
    case .statistic(let word): return "sort " + word.word + order
    case .column(let text): return "sort " + text.quoted + order
    case .expression(let expression): return "sort " + expression.written + order
    }
  }
}

extension OutputClause {
  /// The path and its options, without `to`.
  var written: String {
    [
      path.quoted, isTidy ? "tidy" : nil, isPlain ? "plain" : nil,
      hasDecimalComma ? "decimal comma" : nil, hasOneSheet ? "one sheet" : nil,
      writesLabels ? "labels" : nil, replaces ? "replace" : nil,
    ].compactMap { $0 }.joined(separator: " ")
  }
}
