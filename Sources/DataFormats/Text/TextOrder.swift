internal import Codebook
internal import Microdata

/// A text column whose answers were put in the order that they tell.
struct OrderedText {
  let name: String
  /// What the load says of it behind its name; nothing where the order is the file's, or by label.
  let remark: String?

  /// Variables that are named on the load line.
  private static let mostNamed = 6

  /// One line for all columns; nothing where none is worth it.
  static func notices(_ columns: [OrderedText]) -> [String] {
    let told = columns.compactMap { column in
      column.remark.map { "`\(column.name)` \($0)" }
    }
    if told.isEmpty { return [] }
    let rest = told.count > mostNamed ? " and \((told.count - mostNamed).grouped) more" : ""
    return ["order of answers: " + told.prefix(mostNamed).joined(separator: ", ") + rest]
  }
}

extension Column {
  /// Puts the answers of a text column in the order that they tell, and says so in its inference.
  /// - Parameter shared: the scale of the battery that the column is of, where there is one.
  /// - Returns: what the load says of it; nothing for other columns.
  /// - Complexity: O(rows), where answers move.
  mutating func orderTexts(on shared: ChosenScale? = nil) -> OrderedText? {
    guard case .categorical(var column) = values,
      let order = column.answers.orderTexts(on: shared)
    else { return nil }
    if !order.isAsFound {
      let reasonCount = missingReasons.count
      column.codes = column.codes.mapped(
        by: order.slots(reasonCount: reasonCount),
        slotCount: column.categories.count + reasonCount)
    }
    values = .categorical(column)
    inference = [inference ?? "text", order.basis.words].joined(separator: ", ")
    return OrderedText(name: name, remark: order.isAsFound ? nil : order.basis.remark)
  }
}

extension [Column] {
  /// Puts the answers of all text columns in the order that they tell; the items of a battery have one scale.
  mutating func orderTexts() -> [OrderedText] {
    let scales = ChosenScale.ofBatteries(
      map { column in
        guard case .categorical(let answers) = column.values else { return (column.name, nil) }
        return (column.name, answers.answers)
      })
    return indices.compactMap { self[$0].orderTexts(on: scales[$0]) }
  }
}
