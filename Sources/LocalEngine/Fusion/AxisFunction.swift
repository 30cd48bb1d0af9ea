import Microdata
import QueryPlan

/// The slots of an axis as a function of the slots of stored columns.
struct AxisFunction: Sendable {
  /// What is read, each once.
  let columns: [AxisSource]
  let table: AxisTable

  /// The slots of a column itself.
  init(_ column: AxisSource, slotCount: Int) {
    columns = [column]
    table = AxisTable(shape: [slotCount], slots: Array(0..<slotCount), slotCount: slotCount)
  }

  init(columns: [AxisSource], shape: [Int], table: [Int], slotCount: Int) {
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
    let (group, bit) = index.quotientAndRemainder(dividingBy: MultipleResponse.itemsPerByte)
    let choices = AxisSource.choices(variable: name, group: group)
    let slots = access.dataset.slotLayout(of: choices).slotCount
    let table = (0..<slots).map { slot in
      Int(slot >> bit & 1 == 1 ? MultipleResponse.chosen : MultipleResponse.notChosen)
    }
    return AxisFunction(columns: [choices], shape: [slots], table: table, slotCount: 3)
  }

  /// Who chose any item of a set of one byte that every row answered.
  private func packedState(_ name: String) -> AxisFunction? {
    guard case .multiple(let multiple)? = access.dataset[name]?.values,
      multiple.choices.count == 1, multiple.isAnsweredByAll
    else { return nil }
    let choices = AxisSource.choices(variable: name, group: 0)
    let slots = access.dataset.slotLayout(of: choices).slotCount
    let table = (0..<slots).map {
      $0 == 0 ? MultipleResponse.noneChosen : MultipleResponse.someChosen
    }
    return AxisFunction(
      columns: [choices], shape: [slots], table: table,
      slotCount: access.dataset.slotLayout(of: .state(name)).slotCount)
  }

  /// - Complexity: O(combinations of the slots that a condition reads), 4,096 at most.
  func function(of source: AxisSource) -> AxisFunction {
    let condition: Condition? =
      switch source {
      case .truth(let condition): condition
      case .coverage(let parts): .or(parts.map { .and($0.map(isAnswered)) })
      case .variable, .item, .choices, .state, .answered, .designGroup: nil
      }
    guard let condition else { return column(source) }
    let isCoverage = if case .coverage = source { true } else { false }
    let slotCount = access.dataset.slotLayout(of: source).slotCount
    return function(condition, slotCount) { truth in
      isCoverage ? (truth == .yes ? 1 : 0) : Int(truth.rawValue)
    } ?? column(source)
  }

  /// An axis that is read as it is, or made before counting.
  func column(_ source: AxisSource) -> AxisFunction {
    AxisFunction(source, slotCount: access.dataset.slotLayout(of: source).slotCount)
  }

  private func isAnswered(_ source: AxisSource) -> Condition {
    let layout = access.dataset.slotLayout(of: source)
    return .table(source, (0..<layout.slotCount).map { layout.isAnswer($0) ? .yes : .no })
  }

  /// - Returns: nothing for a condition on numbers kept one a row, or with too many combinations.
  private func function(
    _ condition: Condition, _ slotCount: Int, slot: (Truth) -> Int
  ) -> AxisFunction? {
    let truths = SlotTruths(access: access)
    guard let columns = truths.columns(of: condition) else { return nil }
    let shape = columns.map { access.dataset.slotLayout(of: $0).slotCount }
    var combinations = 1
    for slots in shape {
      combinations *= slots
      if combinations > Self.largestTable { return nil }
    }
    var table: [Int] = []
    table.reserveCapacity(combinations)
    var slots = SlotValues(columns: columns, values: Array(repeating: 0, count: columns.count))
    for combination in 0..<combinations {
      var rest = combination
      for (place, count) in shape.enumerated().reversed() {
        slots.values[place] = rest % count
        rest /= count
      }
      table.append(slot(truths.truth(of: condition, slots)))
    }
    return AxisFunction(columns: columns, shape: shape, table: table, slotCount: slotCount)
  }
}
