package import Codebook

extension MultipleColumn {
  /// One item a part of what cells hold.
  ///
  /// - Parameters:
  ///   - cells: the column of cells; a cell without parts is missing by its reason.
  ///   - reasonCount: the reasons why a cell is missing, the empty field among them.
  ///   - items: the items.
  ///   - itemOfPart: for every part the place of its item.
  ///   - places: for every answer of the column the places of its parts.
  /// - Complexity: O(rows · items).
  package init(
    cells: CategoricalColumn, reasonCount: Int, items: [MultipleResponse.Item], itemOfPart: [Int],
    places: [[Int]]
  ) {
    let answers = places.map { Set($0.map { itemOfPart[$0] }) }
    let none = [UInt8](repeating: MultipleResponse.missing, count: max(0, reasonCount - 1))
    var tables = [[UInt8]](
      repeating: [MultipleResponse.missing]
        + answers.map { $0.isEmpty ? MultipleResponse.missing : MultipleResponse.notChosen } + none,
      count: items.count)
    for (place, chosen) in answers.enumerated() {
      for item in chosen { tables[item][place + 1] = MultipleResponse.chosen }
    }
    let states =
      [0] + answers.map { $0.isEmpty ? 0 : MultipleResponse.someChosen }
      + (0..<none.count).map { MultipleResponse.noneChosen + 1 + $0 }
    self.init(
      items: items, planes: tables.map { cells.codes.lookUp($0) },
      state: CodeStorage(
        cells.codes.lookUp(states), slotCount: MultipleResponse.noneChosen + max(1, reasonCount)))
  }
}
