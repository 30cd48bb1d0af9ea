import Codebook
import Diagnostics
import QueryPlan

/// One list of answers for the items of a battery that lack some of each other's, since nobody gave them.
struct SharedAnswers {
  private let items: [Variable]
  /// All answers in their order.
  private let answers: [Category]
  private let isOrdered: Bool

  /// Puts the lists of a battery's items together; nothing where all have the same answers, and where they
  /// have no scale in common: an item is no list of answers, shares none with the others, or has another
  /// label for a code.
  init?(_ items: [Variable]) {
    var lists: [AnswerList] = []
    for item in items {
      guard case .categorical(let answers) = item.kind else { return nil }
      lists.append(answers)
    }
    let codes = lists.map { Set($0.categories.map(\.code)) }
    guard let first = lists.first, codes.contains(where: { $0 != codes[0] }),
      let together = Self.together(lists)
    else { return nil }
    var whole = AnswerList(
      categories: together, isOrdered: first.isOrdered, isText: lists.allSatisfy(\.isText))
    var isScale = false
    if whole.isText {
      whole.isOrdered = false
      _ = whole.orderTexts()
      isScale = whole.isOrdered
    }
    guard isScale || Self.overlap(codes) else { return nil }
    self.items = items
    answers = whole.categories
    isOrdered = whole.isOrdered
  }

  /// All answers: each stands behind the one that it follows in its own list.
  /// - Returns: nothing where a code has two labels.
  private static func together(_ lists: [AnswerList]) -> [Category]? {
    var all: [Category] = []
    var labels: [String: LocalizedText] = [:]
    for list in lists {
      var behind = 0
      for category in list.categories {
        if let label = labels[category.code] {
          guard label.text == category.label.text else { return nil }
          behind = (all.firstIndex { $0.code == category.code } ?? behind) + 1
        } else {
          labels[category.code] = category.label
          all.insert(category, at: behind)
          behind += 1
        }
      }
    }
    return all
  }

  /// Whether each list has an answer in common with another, unless it has none at all.
  private static func overlap(_ codes: [Set<String>]) -> Bool {
    var counts: [String: Int] = [:]
    for code in codes.joined() { counts[code, default: 0] += 1 }
    return codes.allSatisfy { list in list.isEmpty || list.contains { counts[$0] ?? 0 > 1 } }
  }

  /// What gives each item that lacks some all the answers.
  func definitions(in codebook: Codebook) -> [ResolvedDefinition] {
    let slots = Dictionary(
      answers.enumerated().map { ($0.element.code, $0.offset + 1) }, uniquingKeysWith: { $1 })
    return items.compactMap { item in
      guard case .categorical(var own) = item.kind else { return nil }
      let moved = own.categories.map { slots[$0.code] ?? 0 }
      if moved == Array(1..<(answers.count + 1)) { return nil }
      for net in own.nets.indices {
        own.nets[net].slots = own.nets[net].slots.map { moved[$0 - 1] }
      }
      own.categories = answers
      own.isOrdered = isOrdered
      var changed = item
      changed.kind = .categorical(own)
      let reasons = item.missingReasons.indices.dropFirst().map { answers.count + $0 }
      return .variable(changed, .slots(of: .variable(item.name), table: [0] + moved + reasons))
    }
  }

  /// Says which answers stand in an item with no rows.
  func warning(at place: SourceRange) -> Diagnostic {
    let lacks = items.compactMap { item -> String? in
      guard case .categorical(let own) = item.kind else { return nil }
      let codes = Set(own.categories.map(\.code))
      let absent = answers.filter { !codes.contains($0.code) }.map { "`\($0.title(""))`" }
      return absent.isEmpty ? nil : "`\(item.name)` \(absent.joined(separator: ", "))"
    }
    let rest =
      lacks.count > 5 ? " and \(Counting.count(lacks.count - 5, "more item", "more items"))" : ""
    return Diagnostic(
      severity: .warning, code: "nobody-has-it",
      message: "answers that nobody gave stand with 0 rows: "
        + lacks.prefix(5).joined(separator: "; ") + rest, range: place)
  }
}
