import Foundation

/// What an editor does with a TextMate grammar, slow and plain, as far as ours needs it.
///
/// That is: rules that match, rules that begin and end, captures, and what the repository names.
struct TextMateGrammar {
  /// One rule with its expressions made ready.
  final class Rule {
    let name: String?
    let match: NSRegularExpression?
    let end: NSRegularExpression?
    let captures: [Int: String]
    let endCaptures: [Int: String]
    let patterns: [[String: Any]]

    init(_ json: [String: Any]) throws {
      name = json["name"] as? String
      let begin = json["match"] ?? json["begin"]
      match = try (begin as? String).map { try NSRegularExpression(pattern: $0) }
      end = try (json["end"] as? String).map { try NSRegularExpression(pattern: $0) }
      captures = Rule.names(json["captures"] ?? json["beginCaptures"])
      endCaptures = Rule.names(json["endCaptures"])
      patterns = json["patterns"] as? [[String: Any]] ?? []
    }

    private static func names(_ json: Any?) -> [Int: String] {
      var names: [Int: String] = [:]
      for (number, capture) in json as? [String: [String: String]] ?? [:] {
        if let number = Int(number) { names[number] = capture["name"] }
      }
      return names
    }
  }

  private let root: [[String: Any]]
  private let repository: [String: [String: Any]]
  private var rules: [String: [Rule]] = [:]

  init(_ data: Data) throws {
    let json = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    root = json["patterns"] as? [[String: Any]] ?? []
    repository = json["repository"] as? [String: [String: Any]] ?? [:]
  }

  /// The rules of a list, those included in their place.
  private mutating func rules(of patterns: [[String: Any]], key: String) throws -> [Rule] {
    if let known = rules[key] { return known }
    var found: [Rule] = []
    for pattern in patterns {
      guard let include = pattern["include"] as? String else {
        found.append(try Rule(pattern))
        continue
      }
      let name = String(include.dropFirst())
      let named = repository[name] ?? [:]
      if named["match"] == nil, named["begin"] == nil {
        found += try rules(of: named["patterns"] as? [[String: Any]] ?? [], key: "#" + name)
      } else {
        found += try rules(of: [named], key: "#" + name)
      }
    }
    rules[key] = found
    return found
  }

  /// The innermost scope of each UTF-16 unit of a text; empty where there is none.
  mutating func scopes(of text: String) throws -> [String] {
    let whole = text as NSString
    var scopes = [String](repeating: "", count: whole.length)
    var open: [Rule] = []
    var start = 0
    while start < whole.length {
      let line = whole.lineRange(for: NSRange(location: start, length: 0))
      try read(line, of: text, into: &scopes, &open)
      start = line.upperBound
    }
    return scopes
  }

  /// Reads a line; rules see it alone, as in an editor.
  private mutating func read(
    _ line: NSRange, of text: String, into scopes: inout [String], _ open: inout [Rule]
  ) throws {
    let content = (text as NSString).substring(with: line)
    let length = (content as NSString).length
    var place = 0
    var stays = 0
    while place <= length, stays < 50 {
      let rest = NSRange(location: place, length: length - place)
      let next = try next(in: content, rest, open.last)
      paint(place..<(next?.range.location ?? length), open.last?.name, line, &scopes)
      guard let next else { return }
      let rule = next.rule ?? open.last
      paint(next.range.location..<next.range.upperBound, rule?.name, line, &scopes)
      let captures = next.rule?.captures ?? open.last?.endCaptures ?? [:]
      for (number, name) in captures {
        let part = next.match.range(at: number)
        if part.location != NSNotFound {
          paint(part.location..<part.upperBound, name, line, &scopes)
        }
      }
      if next.rule == nil { open.removeLast() }
      if let rule = next.rule, rule.end != nil { open.append(rule) }
      stays = next.range.upperBound == place ? stays + 1 : 0
      place = next.range.upperBound
      if place >= length, open.last?.end == nil { return }
    }
  }

  private struct Found {
    /// Nothing: the open rule ends here.
    let rule: Rule?
    let match: NSTextCheckingResult
    var range: NSRange { match.range }
  }

  /// The first match in the rest of a line; the end of what is open wins where both begin.
  private mutating func next(
    in line: String, _ rest: NSRange, _ open: Rule?
  ) throws -> Found? {
    func match(_ expression: NSRegularExpression?) -> NSTextCheckingResult? {
      expression?.firstMatch(
        in: line, options: [.withTransparentBounds, .withoutAnchoringBounds], range: rest)
    }
    var best = match(open?.end).map { Found(rule: nil, match: $0) }
    let key = open.map { "\(ObjectIdentifier($0))" } ?? "root"
    for rule in try rules(of: open?.patterns ?? root, key: key) {
      guard let match = match(rule.match) else { continue }
      if best.map({ match.range.location < $0.range.location }) ?? true {
        best = Found(rule: rule, match: match)
      }
    }
    return best
  }

  private func paint(
    _ range: Range<Int>, _ name: String?, _ line: NSRange, _ scopes: inout [String]
  ) {
    guard let name else { return }
    for unit in range where line.location + unit < scopes.count {
      scopes[line.location + unit] = name
    }
  }
}
