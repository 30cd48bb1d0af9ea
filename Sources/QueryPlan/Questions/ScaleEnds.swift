package import Codebook
package import StatisticNames

/// The answers that `top2`, `bottom1` and their like count.
///
/// The top are the answers with the highest numbers, the bottom those with the lowest, as the mean counts
/// them; neither labels nor the order of answers nor who gave which changes that.
package struct ScaleEnds: Hashable, Sendable {
  /// Every number of the scale, from the highest to the lowest.
  private let numbers: [Double]

  /// - Parameter variables: one, or the items of a grid, of which the numbers of all count.
  package init(_ variables: [Variable]) {
    numbers = Set(variables.flatMap(\.scaleNumbers)).sorted(by: >)
  }

  /// The numbers that a statistic counts, from the highest to the lowest; fewer where there are not so many.
  package func numbers(of statistic: ScaleStatistic) -> [Double] {
    guard let end = statistic.end else { return [] }
    return Array(end.isTop ? numbers.prefix(end.count) : numbers.suffix(end.count))
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
  /// Every number of its scale, of answers that nobody gave too; none where answers have no numbers.
  package var scaleNumbers: [Double] {
    switch kind {
    case .categorical(let column): column.allNumbers
    case .numeric(let numbers): numbers.distinct ?? []
    case .multiple: []
    }
  }

  /// The number of each answer in the order of slots, NaN for one without; nothing where answers have no
  /// numbers, or where numbers are kept one a row.
  package var answerNumbers: [Double]? {
    switch kind {
    case .categorical(let column): return column.numbers
    case .numeric(let numbers): return numbers.distinct
    case .multiple: return nil
    }
  }
}
