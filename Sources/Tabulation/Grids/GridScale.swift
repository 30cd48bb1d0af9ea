import Codebook
import QueryPlan
import ResultTables

/// The common scale of a grid's items: what each of its columns gathers of each item.
struct GridScale {
  /// An answer, a net or a missing reason.
  struct ScaleColumn {
    let path: [Label]
    let line: LineKind
    let isNet: Bool
    /// 1 for a part of a net.
    var depth = 0
    /// Slots of each item, in the order of the items; empty where an item lacks the answer.
    let slots: [[Int]]
    /// Whether percentages divide by the column too.
    let isInBase: Bool
  }

  let items: [Variable]
  /// Answers with their nets in order, then missing reasons.
  let columns: [ScaleColumn]
  /// Of each item the slots that its percentages divide by: answers, and the missing that the base adds.
  private let bases: [[Int]]

  /// - Parameters:
  ///   - items: variables of one kind with the same answers.
  ///   - options: `base` decides which missing answers percentages divide by.
  ///   - language: that of the labels.
  init(_ items: [Variable], _ options: TableOptions, _ language: String) {
    self.items = items
    let columns =
      Self.answers(items, language)
      + Self.missing(items, language) { options.base.holds($0) }
    self.columns = columns
    bases = items.indices.map { item in
      columns.filter { $0.isInBase && !$0.isNet }.flatMap { $0.slots[item] }
    }
  }

  /// Slots of an item that its percentages divide by.
  func base(_ item: Int) -> [Int] { bases[item] }

  // MARK: Answers

  private static func answers(_ items: [Variable], _ language: String) -> [ScaleColumn] {
    guard let first = items.first else { return [] }
    guard case .categorical(let column) = first.kind else { return numbers(items) }
    let shared = column.nets.filter { net in
      items.allSatisfy { $0.slots(of: net, in: first) != nil }
    }
    let places = items.map(\.slotsByCode)
    return Level(first, language).options(withMissing: false)
      .filter { option in !option.isNet || shared.contains { $0.slots == option.slots } }
      .map { option in
        let codes = option.slots.map(first.code)
        return ScaleColumn(
          path: option.path, line: .answer, isNet: option.isNet, depth: option.depth,
          slots: places.map { Self.slots(codes, $0) }, isInBase: true)
      }
  }

  /// The numbers of all items, ascending.
  private static func numbers(_ items: [Variable]) -> [ScaleColumn] {
    let numbers = Set(items.flatMap { $0.answerNumbers ?? [] }.filter { !$0.isNaN }).sorted()
    let places = items.map(\.slotsByCode)
    return numbers.map(Variable.plain).map { code in
      ScaleColumn(
        path: [.text(code)], line: .answer, isNet: false,
        slots: places.map { Self.slots([code], $0) }, isInBase: true)
    }
  }

  /// The slots that some codes have, in their order.
  private static func slots(_ codes: [String], _ places: [String: [Int]]) -> [Int] {
    Set(codes).flatMap { places[$0] ?? [] }.sorted()
  }

  /// The missing reasons of all items, each once.
  private static func missing(
    _ items: [Variable], _ language: String, isInBase: (MissingReason) -> Bool
  ) -> [ScaleColumn] {
    var reasons: [MissingReason] = []
    for reason in items.flatMap(\.missingReasons)
    where !reasons.contains(where: { $0.code == reason.code }) {
      reasons.append(reason)
    }
    return reasons.map { reason in
      ScaleColumn(
        path: [.word(.missing), .text(reason.label.inLanguage(language))], line: .missing,
        isNet: false, slots: items.map { $0.slots(ofReason: reason.code) },
        isInBase: isInBase(reason))
    }
  }
}

extension Variable {
  /// The slots of answers by their code.
  fileprivate var slotsByCode: [String: [Int]] {
    guard let layout = slotLayout else { return [:] }
    return Dictionary(grouping: layout.answers) { code(ofSlot: $0) }
  }

  /// Slots of the answers with some codes.
  fileprivate func slots(ofCodes codes: [String]) -> [Int] {
    guard let layout = slotLayout else { return [] }
    let wanted = Set(codes)
    return layout.answers.filter { wanted.contains(code(ofSlot: $0)) }
  }

  fileprivate func slots(ofReason code: String) -> [Int] {
    guard let layout = slotLayout else { return [] }
    return missingReasons.indices.filter { missingReasons[$0].code == code }
      .map(layout.slot(ofReason:))
  }

  /// Slots of a net of the same name and parts as one of another variable, if there is one.
  fileprivate func slots(of net: Net, in other: Variable) -> [Int]? {
    guard case .categorical(let column) = kind else { return nil }
    let wanted = slots(ofCodes: net.slots.map(other.code))
    return column.nets.first { $0.code == net.code && Set($0.slots) == Set(wanted) }?.slots
  }
}
