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

/// A yes/no column of which some answers count as choosing the item.
package struct ItemColumn: Sendable {
  package var code: String
  package var label: LocalizedText
  package var column: Column
  /// Slots of the answers that count; all others are answers that do not.
  package var countedSlots: Set<Int>

  package init(code: String, label: LocalizedText, column: Column, countedSlots: Set<Int>) {
    self.code = code
    self.label = label
    self.column = column
    self.countedSlots = countedSlots
  }
}

extension MultipleColumn {
  /// One item a column: who gave a counted answer chose it.
  ///
  /// A row whose columns are all missing is missing by the reason of the first column, so the
  /// variable takes over the missing reasons of the first column's variable.
  ///
  /// With `blankIsNo` the empty field means "not chosen" rather than missing. Nil when a column has
  /// no codes (see `Column.coded`), lengths differ or there are no columns.
  ///
  /// - Complexity: O(rows · columns).
  package init?(items columns: [ItemColumn], blankIsNo: Bool) {
    guard let first = columns.first?.column, let firstCodes = first.coded else { return nil }
    var items: [MultipleResponse.Item] = []
    var planes: [[UInt8]] = []
    for item in columns {
      guard let coded = item.column.coded, coded.codes.count == firstCodes.codes.count else {
        return nil
      }
      var table = Self.planeTable(item.column, coded.answerCount, blankIsNo)
      for slot in item.countedSlots where table.indices.contains(slot) {
        table[slot] = MultipleResponse.chosen
      }
      items.append(MultipleResponse.Item(code: item.code, label: item.label))
      planes.append(coded.codes.lookUp(table))
    }
    let state = Self.state(of: planes, first: firstCodes, first.missingReasons.count)
    self.init(items: items, planes: planes, state: state)
  }

  /// One item a category: who has it in any of the columns "first, second, third" chose it.
  ///
  /// Items stand in the order of the first column's categories, then what only the others have.
  ///
  /// With `blankIsNo` a row of nothing but empty fields chose none rather than being missing. Nil
  /// when a column is not categorical, lengths differ or there are no columns.
  ///
  /// - Complexity: O(rows · columns · categories).
  package init?(mentions columns: [Column], blankIsNo: Bool) {
    guard let first = columns.first, let firstCodes = first.coded else { return nil }
    var items: [MultipleResponse.Item] = []
    var planes: [[UInt8]] = []
    for category in Self.allCategories(of: columns) {
      var plane = [UInt8](repeating: 0, count: firstCodes.codes.count)
      for variable in columns {
        guard case .categorical(let column) = variable.values,
          column.codes.count == plane.count
        else { return nil }
        var table = Self.planeTable(variable, column.categories.count, blankIsNo)
        if let index = column.categories.firstIndex(where: { $0.code == category.code }) {
          table[index + 1] = MultipleResponse.chosen
        }
        Self.unite(&plane, column.codes.lookUp(table))
      }
      items.append(MultipleResponse.Item(code: category.code, label: category.label))
      planes.append(plane.map { $0 & 1 != 0 ? MultipleResponse.chosen : $0 })
    }
    guard !items.isEmpty else { return nil }
    let state = Self.state(of: planes, first: firstCodes, first.missingReasons.count)
    self.init(items: items, planes: planes, state: state)
  }

  /// Mentions of an answer that the same row has in an earlier column already; they count once.
  ///
  /// - Complexity: O(rows · columns · categories).
  package static func repeatedMentions(in columns: [Column]) -> Int {
    let rowCount = columns.map(\.rowCount).max() ?? 0
    return allCategories(of: columns).reduce(0) { sum, category in
      var isMentioned = [Int](repeating: 0, count: rowCount)
      for variable in columns {
        guard case .categorical(let column) = variable.values,
          let index = column.categories.firstIndex(where: { $0.code == category.code })
        else { continue }
        let slots = column.categories.count + variable.missingReasons.count
        let isSlot = (0..<slots).map { $0 == index + 1 ? 1 : 0 }
        for (row, mention) in column.codes.lookUp(isSlot).enumerated() {
          isMentioned[row] += mention
        }
      }
      return sum + isMentioned.reduce(0) { $0 + max(0, $1 - 1) }
    }
  }

  private static func allCategories(of columns: [Column]) -> [Category] {
    var seen: Set<String> = []
    var all: [Category] = []
    for variable in columns {
      guard case .categorical(let column) = variable.values else { continue }
      for category in column.categories where seen.insert(category.code).inserted {
        all.append(category)
      }
    }
    return all
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

  /// Codes of items from the names of their columns: what is left without the common beginning.
  ///
  /// `media_app`, `media_boards` give `app`, `boards`. The beginning ends at a separator where there
  /// is one, and never within a number; names without a common beginning stay whole.
  package static func itemCodes(ofColumns names: [String]) -> [String] {
    guard let first = names.first, names.count > 1 else { return names }
    var common = Array(first)
    for name in names { common = Array(zip(common, name).prefix { $0 == $1 }.map(\.0)) }
    if let separator = common.lastIndex(where: { "_.- ".contains($0) }) {
      common = Array(common[...separator])
    } else if names.contains(where: { $0.dropFirst(common.count).first?.isNumber ?? false }) {
      while common.last?.isNumber ?? false { common.removeLast() }
    }
    let rests = names.map { String($0.dropFirst(common.count)) }
    return rests.contains("") ? names : rests
  }
}
