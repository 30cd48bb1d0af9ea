package import Microdata

/// The answers that `top2` and `bottom2` count.
///
/// Of labelled answers the codebook's order decides: the first two are the top, as questionnaires
/// put the best first. Of numbers without labels the two highest are the top.
package struct ScaleEnds: Hashable, Sendable {
  /// Codes in the order of the scale; fewer than two where there are not so many answers.
  package let top: [String]
  package let bottom: [String]

  /// - Parameter variables: one, or the items of a grid, of which the numbers of all count.
  package init(_ variables: [Variable]) {
    let codes = Self.fromBestToWorst(variables)
    top = Array(codes.prefix(2))
    bottom = Array(codes.suffix(2))
  }

  private static func fromBestToWorst(_ variables: [Variable]) -> [String] {
    if case .categorical(let column)? = variables.first?.values {
      let isLabelled = column.categories.contains { !$0.label.isEmpty }
      if isLabelled || column.numericValues == nil { return column.categories.map(\.code) }
    }
    let numbers = variables.flatMap { $0.answerNumbers ?? [] }
    return Set(numbers).sorted(by: >).map(Variable.plain)
  }

  /// The condition that a variable's answer is one of some codes; unknown where it is missing.
  package static func condition(_ codes: [String], of variable: Variable) -> Condition {
    let layout = variable.slotLayout ?? SlotLayout(answerCount: 0, reasonCount: 1)
    let wanted = Set(codes)
    let truths = (0..<layout.slotCount).map { slot -> Truth in
      guard layout.isAnswer(slot) else { return .unknown }
      let code = variable.code(ofSlot: slot)
      return wanted.contains(code) || variable.plainNumber(code).map(wanted.contains) == true
        ? .yes : .no
    }
    return .table(.variable(variable.name), truths)
  }
}

extension Variable {
  /// The number of each answer in the order of slots; nothing where an answer has none, or where
  /// numbers are kept one a row.
  package var answerNumbers: [Double]? {
    switch values {
    case .categorical(let column): return column.numericValues
    case .numeric(let column):
      guard case .dictionary(_, let numbers) = column.storage else { return nil }
      return numbers
    case .multiple: return nil
    }
  }

  /// A code that spells a number, as numbers are spelled: `05` as `5`.
  fileprivate func plainNumber(_ code: String) -> String? {
    Double(code).map(Variable.plain)
  }
}
