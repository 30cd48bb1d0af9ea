internal import Codebook
import Microdata
import QueryPlan

/// The slots of an axis as a function of the slots of stored columns.
struct AxisFunction: Sendable {
  /// What is read, each once.
  let columns: [ColumnKey]
  let table: AxisTable

  /// The slots of a column itself.
  init(_ column: ColumnKey, slotCount: Int) {
    columns = [column]
    table = AxisTable(shape: [slotCount], slots: Array(0..<slotCount), slotCount: slotCount)
  }

  init(columns: [ColumnKey], shape: [Int], table: [Int], slotCount: Int) {
    self.columns = columns
    self.table = AxisTable(shape: shape, slots: table, slotCount: slotCount)
  }
}

/// What a function of stored columns is, whichever these are.
struct AxisTable: Hashable, Sendable {
  /// Slots of each column.
  let shape: [Int]
  /// The slot of the axis for every combination of the columns' slots, the last varying fastest.
  let slots: [Int]
  let slotCount: Int
}

/// Finds the functions that axes are; what is no function of stored codes is a column of its own.
struct AxisFunctions {
  let access: ColumnAccess

  /// Combinations of slots that a function may have.
  private static let largestTable = 1 << 12

  /// An axis as a function of choices of eight items, where it is an item or tells who chose any.
  func packed(_ source: AxisSource) -> AxisFunction? {
    if case .state(let name) = source { return packedState(name) }
    guard case .item(let name, let index) = source else { return nil }
    let (group, bit) = index.quotientAndRemainder(dividingBy: MultipleColumn.itemsPerByte)
    let choices = ColumnKey.packedItems(variable: name, group: group)
    let slots = access.slotLayout(of: choices).slotCount
    let table = (0..<slots).map { slot in
      Int(slot >> bit & 1 == 1 ? MultipleResponse.chosen : MultipleResponse.notChosen)
    }
    return AxisFunction(columns: [choices], shape: [slots], table: table, slotCount: 3)
  }

  /// Who chose any item of a set of one byte that every row answered.
  private func packedState(_ name: String) -> AxisFunction? {
    guard case .multiple(let multiple)? = access.dataset.column(name)?.values,
      multiple.chosenItems.count == 1, multiple.isAnsweredByAll
    else { return nil }
    let choices = ColumnKey.packedItems(variable: name, group: 0)
    let slots = access.slotLayout(of: choices).slotCount
    let table = (0..<slots).map {
      $0 == 0 ? MultipleResponse.noneChosen : MultipleResponse.someChosen
    }
    return AxisFunction(
      columns: [choices], shape: [slots], table: table,
      slotCount: access.dataset.codebook.slotLayout(of: .state(name)).slotCount)
  }

  /// - Complexity: O(combinations of the slots that a condition reads), 4,096 at most.
  func function(of source: AxisSource) -> AxisFunction {
    let found: AxisFunction? =
      switch source {
      case .truth(let condition): function(condition)
      case .coverage(let parts): coverage(source, parts)
      case .variable, .item, .state, .answered, .stratum, .cluster: nil
      }
    return found ?? column(source)
  }

  /// An axis that is read as it is, or made before counting.
  func column(_ source: AxisSource) -> AxisFunction {
    AxisFunction(.axis(source), slotCount: access.dataset.codebook.slotLayout(of: source).slotCount)
  }

  /// Who answered all sources of any part, a bit a source telling who answered it.
  private func coverage(_ source: AxisSource, _ parts: [[AxisSource]]) -> AxisFunction? {
    guard let (columns, shape) = columns(of: source), columns.count < UInt64.bitWidth,
      parts.joined().allSatisfy({ columns.contains(.axis($0)) })
    else { return nil }
    var answered: [UInt64] = [0]
    for (place, column) in columns.enumerated() {
      let layout = access.slotLayout(of: column)
      let bits = (0..<layout.slotCount).map { slot -> UInt64 in
        layout.isAnswer(slot) ? 1 << UInt64(place) : 0
      }
      answered = answered.flatMap { outer in bits.map { outer | $0 } }
    }
    let wanted = parts.map { part in
      columns.enumerated().reduce(UInt64(0)) { bits, column in
        part.contains { .axis($0) == column.element } ? bits | 1 << UInt64(column.offset) : bits
      }
    }
    let table = answered.map { bits in wanted.contains { bits & $0 == $0 } ? 1 : 0 }
    return AxisFunction(columns: columns, shape: shape, table: table, slotCount: 2)
  }

  /// The stored columns that decide an axis; nothing where there are none, or too many combinations.
  private func columns(of source: AxisSource) -> (columns: [ColumnKey], shape: [Int])? {
    guard let columns = SlotTruths(access: access).columns(of: source) else { return nil }
    let shape = columns.map { access.slotLayout(of: $0).slotCount }
    var combinations = 1
    for slots in shape {
      combinations *= slots
      if combinations > Self.largestTable { return nil }
    }
    return (columns, shape)
  }

  private func function(_ condition: Condition) -> AxisFunction? {
    guard let (columns, shape) = columns(of: .truth(condition)) else { return nil }
    let truths = SlotTruths(access: access)
    let combinations = shape.reduce(1, *)
    var table: [Int] = []
    table.reserveCapacity(combinations)
    var slots = SlotValues(columns: columns, values: Array(repeating: 0, count: columns.count))
    for combination in 0..<combinations {
      var rest = combination
      for (place, count) in shape.enumerated().reversed() {
        slots.values[place] = rest % count
        rest /= count
      }
      table.append(Int(truths.truth(of: condition, slots).rawValue))
    }
    let slotCount = access.dataset.codebook.slotLayout(of: .truth(condition)).slotCount
    return AxisFunction(columns: columns, shape: shape, table: table, slotCount: slotCount)
  }
}
