import StatisticNames
/// Statements that are nearly of this language: a word too many, too few or in another place.
enum NearStatement {
  /// Statements that the words may have meant, the likeliest first.
  static func rewritten(_ tokens: ArraySlice<ForeignToken>, _ text: String) -> [String] {
    guard let verb = tokens.first, verb.kind == .word else { return [] }
    let rest = tokens.dropFirst()
    let found =
      asked(verb.folded, rest) + written(verb.folded, rest) + chosen(verb.folded, rest)
      + clauses(tokens) + shown(tokens) + signs(tokens)
    return found.filter { $0 != text }
  }

  private static func asked(_ verb: String, _ rest: ArraySlice<ForeignToken>) -> [String] {
    switch verb {
    case "crosstab", "cross", "crosstabs", "table":
      // `crosstab a b`, `crosstab a, b`, `crosstab a * b`, `crosstab a x b`
      let parts = rest.filter { !([",", "*"].contains($0.text) || $0.folded == "x") }
      let head = parts.prefix { $0.kind == .word && !Words.clauses.contains($0.folded) }
      guard head.count == 2, !head.contains(where: { $0.folded == "by" }) else { return [] }
      let tail = parts.dropFirst(2).map(\.written).joined(separator: " ")
      return [
        "crosstab \(head[head.startIndex].written) by \(head[head.startIndex + 1].written)"
          + (tail.isEmpty ? "" : " " + tail)
      ]
    case "group":
      let halves = rest.split(at: "by")
      guard halves.count == 2, let subject = halves[0].names, subject.count == 1 else {
        // `group role show mean(x)`
        let head = rest.prefix { $0.kind == .word && !Words.clauses.contains($0.folded) }
        guard head.count == 1, let key = head.first else { return [] }
        return ["group by \(key.written) " + source(rest.dropFirst())]
      }
      return ["summarize \(subject[0]) by " + source(halves[1])]
    case "summarize", "summary":
      // `summarize x, by(role)` is Stata's and read there.
      return []
    case "mean", "average", "avg":
      let halves = rest.split(at: "by")
      guard let subject = halves.first?.names, subject.count == 1 else { return [] }
      let by = halves.count == 2 ? " by " + source(halves[1]) : ""
      return ["summarize \(subject[0])" + by]
    case "plot", "graph", "bar", "draw", "barchart": return ["chart " + source(rest)]
    case "how":
      // `how many role`
      return rest.has("many") ? rest.dropFirst().names.map { ["freq " + $0[0]] } ?? [] : []
    case "show", "display", "ask", "print", "run", "count", "get":
      guard let word = rest.first?.folded, let inner = Verb(rawValue: word) else { return [] }
      return ["\(inner.rawValue) " + source(rest.dropFirst())]
    default: return []
    }
  }

  private static func written(_ verb: String, _ rest: ArraySlice<ForeignToken>) -> [String] {
    guard ["export", "save", "write", "output"].contains(verb) else { return [] }
    guard let path = rest.first(where: { $0.kind == .text }) else { return [] }
    if rest.contains(where: { $0.folded == "data" }) { return ["export data to " + path.written] }
    let isSession = [".bq", ".md", ".ipynb"].contains { path.text.lowercased().hasSuffix($0) }
    if verb == "save", isSession { return ["save " + path.written] }
    return ["export last to " + path.written]
  }

  private static func chosen(_ verb: String, _ rest: ArraySlice<ForeignToken>) -> [String] {
    switch verb {
    case "load", "open", "read", "import", "use":
      let words = rest.filter { $0.folded != "file" && $0.folded != "data" }
      guard !words.isEmpty, words.allSatisfy({ $0.kind != .text }) else {
        return words.count == 1 ? words.first.map { ["load " + $0.written] } ?? [] : []
      }
      return ["load " + TextLiteral(words.map(\.text).joined()).quoted]
    case "set":
      guard let word = rest.first?.folded, ["weight", "filter", "wave", "design"].contains(word)
      else { return [] }
      let tail = rest.dropFirst()
      return ["\(word) " + source(tail.has("=") ? tail.dropFirst() : tail)]
    case "weight", "wave":
      return rest.has("=") ? ["\(verb) " + source(rest.dropFirst())] : []
    case "weights", "weighted", "weighting":
      return ["weight " + source(rest.filter { $0.folded != "by" }[...])]
    case "unweight", "unweighted": return ["weight off"]
    case "unfilter": return ["filter off"]
    case "clear" where rest.has("filter") || rest.has("weight"):
      return rest.first.map { ["\($0.folded) off"] } ?? []
    case "remove", "delete", "no", "reset", "stop":
      guard let word = rest.first?.folded, ["filter", "weight", "design"].contains(word) else {
        return []
      }
      return ["\(word) off"]
    case "back", "revert", "undo": return ["undo"]
    case "variables", "vars", "columns", "names": return ["show variables"]
    case "info", "structure", "questions", "dictionary": return ["describe"]
    default: return []
    }
  }

  /// `by x, row%` for `by x show row%`; `sort by n`; `top10`; `where x 3`; `chi2`.
  private static func clauses(_ tokens: ArraySlice<ForeignToken>) -> [String] {
    var pieces = Array(tokens)
    let hasShow = pieces.contains { $0.kind == .word && $0.folded == "show" }
    var changed = false
    if !hasShow, let place = pieces.indices.dropFirst(2).first(where: { isStatistic(pieces, $0) }) {
      let show = ForeignToken(kind: .word, text: "show")
      if pieces[place - 1].text == "," {
        pieces[place - 1] = show
      } else {
        pieces.insert(show, at: place)
      }
      changed = true
    }
    for place in pieces.indices.reversed() where pieces[place].kind == .word {
      let before = place > 0 ? pieces[place - 1].folded : ""
      let word = pieces[place].folded
      if word == "by", ["sort", "order", "weight"].contains(before) {
        pieces.remove(at: place)
        changed = true
      } else if word == "order", place > 0 {
        pieces[place] = ForeignToken(kind: .word, text: "sort")
        changed = true
      } else if word.hasPrefix("top"), word.count > 3, Int(word.dropFirst(3)) != nil {
        pieces[place] = ForeignToken(kind: .number, text: String(word.dropFirst(3)))
        pieces.insert(ForeignToken(kind: .word, text: "top"), at: place)
        changed = true
      } else if ["chi2", "chisq", "chi"].contains(word), before != "test" {
        if pieces[place - 1].text == "," || before == "show" { pieces.remove(at: place - 1) }
        let last = pieces.lastIndex { $0.folded == word } ?? place
        pieces.replaceSubrange(
          last...last,
          with: [
            ForeignToken(kind: .word, text: "test"),
            ForeignToken(kind: .word, text: "independence"),
          ])
        changed = true
        break
      } else if ["weighted", "unweighted"].contains(word), place == pieces.count - 1, place > 1,
        before != "show", before != ","
      {
        pieces[place] = ForeignToken(kind: .word, text: "weight")
        if word == "unweighted" { pieces.append(ForeignToken(kind: .word, text: "off")) }
        changed = word == "unweighted"
      }
    }
    return changed ? [source(pieces[...])] : []
  }

  /// Statistics as other programs call them.
  private static let statistics: [String: [String]] = [
    "col": ["column", "%"], "colpct": ["column", "%"], "columnpct": ["column", "%"],
    "colpercent": ["column", "%"], "rowpct": ["row", "%"], "rowpercent": ["row", "%"],
    "cellpct": ["total", "%"], "cell": ["total", "%"], "avg": ["mean"], "average": ["mean"],
    "std": ["sd"], "stdev": ["sd"], "stddev": ["sd"], "stderr": ["se"], "sem": ["se"],
    "count": ["n"], "counts": ["n"], "freq": ["n"], "frequency": ["n"], "obs": ["n"],
    "cum": ["cumulative", "%"], "cumulative": ["cumulative", "%"], "valid": ["valid", "%"],
    "minimum": ["min"], "maximum": ["max"],
  ]

  /// Words behind `show` as this language has them: `col%`, `avg(x)`, `count(*)`, `mean x`.
  private static func shown(_ tokens: ArraySlice<ForeignToken>) -> [String] {
    guard let show = tokens.firstIndex(where: { $0.kind == .word && $0.folded == "show" }) else {
      return []
    }
    let isTable = tokens.has("crosstab")
    var pieces = Array(tokens[...show])
    var rest = tokens[(show + 1)...]
    while let piece = rest.popFirst() {
      guard piece.kind == .word else {
        pieces.append(piece)
        continue
      }
      let isPercent = ["percent", "pct", "percentage", "percentages"].contains(piece.folded)
      let ours =
        isPercent
        ? (isTable ? ["column", "%"] : ["percent"]) : statistics[piece.folded] ?? [piece.text]
      pieces += ours.map { ForeignToken(kind: $0 == "%" ? .sign : .word, text: $0) }
      if rest.has("%"), ours.last == "%" { rest.removeFirst() }
      if ours == ["n"], rest.accept("(") {
        rest = rest.drop { $0.text != ")" }.dropFirst()
      } else if Words.measures.contains(ours[0]), let name = rest.first, name.kind == .word,
        !Words.clauses.contains(name.folded), name.folded != "by"
      {
        pieces += [
          ForeignToken(kind: .sign, text: "("), name, ForeignToken(kind: .sign, text: ")"),
        ]
        rest.removeFirst()
      }
    }
    return pieces == Array(tokens) ? [] : [source(pieces[...])]
  }

  /// `filter wave 2021`, `filter where wave = 2021`, `freq role when wave = 2021`, `recode x into y 1 a`.
  private static func signs(_ tokens: ArraySlice<ForeignToken>) -> [String] {
    var pieces = Array(tokens)
    let opens: Set = ["filter", "keep", "drop", "where"]
    if opens.contains(pieces[0].folded), pieces.count > 2,
      ["where", "if", "by", "to", "on"].contains(pieces[1].folded)
    {
      pieces.remove(at: 1)
    }
    for place in pieces.indices.dropFirst()
    where pieces[place].kind == .word
      && ["when", "having", "whose", "for"].contains(pieces[place].folded)
    {
      pieces[place] = ForeignToken(kind: .word, text: "where")
    }
    if let opener = pieces.lastIndex(where: { $0.kind == .word && opens.contains($0.folded) }),
      opener + 2 < pieces.count, pieces[opener + 1].kind == .word, pieces[opener + 2].kind != .sign,
      pieces[opener + 2].kind != .word || opener + 3 == pieces.count
    {
      pieces.insert(ForeignToken(kind: .sign, text: "="), at: opener + 2)
    }
    if pieces[0].folded == "recode", !pieces.contains(where: { $0.text == ":" }),
      let into = pieces.firstIndex(where: { $0.folded == "into" }), into + 2 < pieces.count
    {
      pieces.insert(ForeignToken(kind: .sign, text: ":"), at: into + 2)
    }
    return pieces == Array(tokens) ? [] : [source(pieces[...])]
  }

  /// Without a dot at the end, and with a first name out of its quotes.
  static func plain(_ tokens: ArraySlice<ForeignToken>, _ text: String) -> [String] {
    var pieces = Array(tokens)
    let asks: Set = ["freq", "crosstab", "summarize", "describe", "chart"]
    let isQuoted = pieces.count > 1 && pieces[1].kind == .text && asks.contains(pieces[0].folded)
    if isQuoted { pieces[1].kind = .word }
    return isQuoted || text.hasSuffix(".") ? [source(pieces[...])] : []
  }

  /// Whether a statistic stands at a place: `row%`, or a word such as `mean` that no bracket follows.
  private static func isStatistic(_ pieces: [ForeignToken], _ place: Int) -> Bool {
    guard pieces[place].kind == .word else { return false }
    let next = place + 1 < pieces.count ? pieces[place + 1].text : ""
    if next == "%", Statistic(word: pieces[place].folded + "%") != nil { return true }
    let before = pieces[place - 1].folded
    guard next != "(", before != "by", before != "sort", before != "where", before != "and"
    else { return false }
    return ["n", "mean", "median", "sd", "se", "ci"].contains(pieces[place].folded)
  }

  /// Pieces as one text, with blanks where this language has them.
  static func source(_ pieces: ArraySlice<ForeignToken>) -> String {
    var text = ""
    var before = ""
    for piece in pieces {
      let isGlued =
        text.isEmpty || [",", ")", "..", "%", ":", "]"].contains(piece.text)
        || ["(", "[", "$"].contains(before) || (before == ".." && piece.kind == .number)
        || (piece.text == "(" && Words.measures.contains(before))
      text += (isGlued ? "" : " ") + piece.written
      before = piece.text
    }
    return text
  }
}
