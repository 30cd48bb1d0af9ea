import Codebook
import QueryPlan

/// The answers of a variable while they are changed, with the new slot of each slot that it had.
struct AnswerSlots {
  var answers: AnswerList
  private(set) var table: [Int]
  private var reasonCount: Int

  init(_ answers: AnswerList, reasonCount: Int) {
    self.answers = answers
    self.reasonCount = reasonCount
    table = Array(0..<answers.categories.count + reasonCount)
  }

  /// Adds an answer that no row has: among numbers in ascending order at its place, else at the end.
  ///
  /// The slots above move up by one.
  mutating func insert(_ category: Category) {
    let place = place(forCode: category.code)
    move { $0 > place ? $0 + 1 : $0 }
    answers.categories.insert(category, at: place)
  }

  /// Puts the answers in another order, each with its rows and nets.
  /// - Parameter places: the present place of each answer in the new order.
  mutating func reorder(_ places: [Int]) {
    var moved = Array(0...places.count)
    for (place, old) in places.enumerated() { moved[old + 1] = place + 1 }
    if answers.fileOrder.isEmpty { answers.fileOrder = answers.categories.map(\.code) }
    answers.categories = places.map { answers.categories[$0] }
    move { $0 < moved.count ? moved[$0] : $0 }
  }

  /// Makes room for a further missing reason, which the rows of the answer with a code have.
  mutating func makeMissing(_ code: String) {
    defer { reasonCount += 1 }
    guard let index = answers.categories.firstIndex(where: { $0.code == code }) else { return }
    let gone = index + 1
    answers.categories.remove(at: index)
    let reason = answers.categories.count + reasonCount
    for net in answers.nets.indices { answers.nets[net].slots.removeAll { $0 == gone } }
    move { $0 == gone ? reason : $0 > gone ? $0 - 1 : $0 }
  }

  /// Takes out answers that no row has; nothing points to them any more.
  /// - Parameter isKept: by place among the answers.
  mutating func removeUnused(keeping isKept: [Bool]) {
    var next = 0
    let moved =
      [0]
      + isKept.map { isKept in
        if isKept { next += 1 }
        return isKept ? next : 0
      }
    let gone = isKept.count - next
    answers.categories = zip(answers.categories, isKept).filter(\.1).map(\.0)
    for net in answers.nets.indices {
      answers.nets[net].slots.removeAll { $0 > 0 && $0 <= isKept.count && !isKept[$0 - 1] }
    }
    move { $0 < moved.count ? moved[$0] : $0 - gone }
  }

  private mutating func move(_ moved: (Int) -> Int) {
    table = table.map(moved)
    for net in answers.nets.indices {
      answers.nets[net].slots = answers.nets[net].slots.map(moved)
    }
  }

  private func place(forCode code: String) -> Int {
    guard let number = Double(code), let numbers = answers.numericValues,
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else { return answers.categories.count }
    return numbers.firstIndex { $0 > number } ?? numbers.count
  }

  /// The variable with these answers.
  func definition(of variable: Variable, in codebook: Codebook) -> ResolvedDefinition {
    var changed = variable
    changed.kind = .categorical(answers)
    if case .categorical(let before)? = codebook[variable.name]?.kind,
      table == Array(table.indices),
      before.categories.count == answers.categories.count
    {
      var described = codebook
      described.set(changed)
      return .described(described)
    }
    return .variable(changed, .slots(of: .variable(variable.name), table: table))
  }
}

extension AnswerList {
  /// Gives what was named another label: all answers that share the one they had, or a net.
  mutating func relabel(_ match: Binder.AnswerMatch, _ label: String) {
    switch match {
    case .answers(let slots):
      for slot in slots { categories[slot - 1].label = LocalizedText(label) }
    case .net(let net):
      guard let index = nets.firstIndex(where: { $0.code == net.code }) else { return }
      nets[index].label = LocalizedText(label)
    }
  }
}
