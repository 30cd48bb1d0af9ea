package import Codebook

extension Column {
  /// The slots of a variable that has few distinct answers: categorical, or numeric by dictionary.
  package var coded: (codes: CodeStorage, answerCount: Int)? {
    switch values {
    case .categorical(let column): return (column.codes, column.categories.count)
    case .numeric(let column):
      guard case .dictionary(let codes, let values) = column.storage else { return nil }
      return (codes, values.count)
    case .multiple: return nil
    }
  }
}

/// An item with the columns that tell of it.
package struct ItemColumns: Sendable {
  package struct Source: Sendable {
    package var column: Column
    /// Slots of the answers that choose the item; all others are answers that do not.
    package var chosen: Set<Int>
    /// Slots of answers that say nothing, as the empty field does.
    package var blank: Set<Int>

    package init(column: Column, chosen: Set<Int>, blank: Set<Int> = []) {
      self.column = column
      self.chosen = chosen
      self.blank = blank
    }
  }

  package var item: MultipleResponse.Item
  package var sources: [Source]

  package init(_ item: MultipleResponse.Item, sources: [Source]) {
    self.item = item
    self.sources = sources
  }
}

extension MultipleColumn {
  /// The items that rows chose: who gave an answer that chooses one in any of its columns.
  ///
  /// A row whose columns are all missing is missing by the reason of the first column, so the
  /// variable takes over the missing reasons of the first column's variable.
  ///
  /// With `blankIsNo` the empty field means "not chosen" rather than missing. Nil when a column has
  /// no codes (see `Column.coded`), lengths differ or there are no columns.
  ///
  /// - Complexity: O(rows · columns of all items).
  package init?(items: [ItemColumns], blankIsNo: Bool) {
    guard let first = items.first?.sources.first?.column, let firstCodes = first.coded else {
      return nil
    }
    var planes: [[UInt8]] = []
    for item in items {
      var plane = [UInt8](repeating: 0, count: firstCodes.codes.count)
      for source in item.sources {
        guard let coded = source.column.coded, coded.codes.count == plane.count else { return nil }
        var table = Self.planeTable(source.column, coded.answerCount, blankIsNo)
        for slot in source.blank where table.indices.contains(slot) { table[slot] = table[0] }
        for slot in source.chosen where table.indices.contains(slot) {
          table[slot] = MultipleResponse.chosen
        }
        Self.unite(&plane, coded.codes.lookUp(table))
      }
      planes.append(plane.map { $0 & 1 != 0 ? MultipleResponse.chosen : $0 })
    }
    let state = Self.state(of: planes, first: firstCodes, first.missingReasons.count)
    self.init(items: items.map(\.item), planes: planes, state: state)
  }

  /// What each slot of a column says when no answer counts.
  private static func planeTable(
    _ variable: Column, _ answerCount: Int, _ blankIsNo: Bool
  ) -> [UInt8] {
    let reasons = [UInt8](
      repeating: MultipleResponse.missing, count: max(0, variable.missingReasons.count - 1))
    let answers = [UInt8](repeating: MultipleResponse.notChosen, count: answerCount)
    return [blankIsNo ? MultipleResponse.notChosen : MultipleResponse.missing] + answers + reasons
  }

  /// Sets the bits of another plane: 1 chosen, 2 not chosen, 3 both.
  private static func unite(_ plane: inout [UInt8], _ other: [UInt8]) {
    plane.combine(other) { $0 | $1 }
  }

  private static func state(
    of planes: [[UInt8]], first: (codes: CodeStorage, answerCount: Int), _ reasonCount: Int
  ) -> CodeStorage {
    var united = [UInt8](repeating: 0, count: first.codes.count)
    for plane in planes { unite(&united, plane) }
    // By what items say together, of which nothing at all is left for the first column to tell.
    var slots = united.map {
      $0 & MultipleResponse.chosen != 0
        ? MultipleResponse.someChosen : $0 == 0 ? 0 : MultipleResponse.noneChosen
    }
    for row in united.indices where united[row] == 0 {
      let slot = first.codes[row]
      slots[row] =
        slot > first.answerCount ? slot - first.answerCount + MultipleResponse.noneChosen : 0
    }
    return CodeStorage(slots, slotCount: MultipleResponse.noneChosen + max(1, reasonCount))
  }
}
