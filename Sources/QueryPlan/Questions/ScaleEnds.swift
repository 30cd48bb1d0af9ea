package import Codebook

/// The answers that `top2` and `bottom2` count.
///
/// The top are the answers with the two highest numbers, the bottom those with the two lowest, as the mean
/// counts them; neither labels nor the order of answers changes that.
package struct ScaleEnds: Hashable, Sendable {
  /// Numbers from the highest to the lowest; fewer than two where there are not so many.
  package let top: [Double]
  package let bottom: [Double]

  /// - Parameter variables: one, or the items of a grid, of which the numbers of all count.
  package init(_ variables: [Variable]) {
    let numbers = Set(variables.flatMap { $0.answerNumbers ?? [] }).sorted(by: >)
    top = Array(numbers.prefix(2))
    bottom = Array(numbers.suffix(2))
  }

  /// The condition that a variable's answer has one of some numbers; unknown where it is missing.
  package static func condition(_ numbers: [Double], of variable: Variable) -> Condition {
    let layout = variable.slotLayout ?? SlotLayout(answerCount: 0, reasonCount: 1)
    let own = variable.answerNumbers ?? []
    let truths = (0..<layout.slotCount).map { slot -> Truth in
      guard layout.isAnswer(slot) else { return .unknown }
      return own.indices.contains(slot - 1) && numbers.contains(own[slot - 1]) ? .yes : .no
    }
    return .table(.variable(variable.name), truths)
  }
}

extension Variable {
  /// The number of each answer in the order of slots; nothing where an answer has none, or where
  /// numbers are kept one a row.
  package var answerNumbers: [Double]? {
    switch kind {
    case .categorical(let column): return column.numericValues
    case .numeric(let numbers): return numbers.distinct
    case .multiple: return nil
    }
  }
}
