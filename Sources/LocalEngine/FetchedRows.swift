import Codebook
package import Microdata
package import QueryPlan
package import Threading

extension DataSource {
  /// The rows of some variables as columns in memory, of all where none are named: those of a source
  /// that has them there as they are, others row by row.
  ///
  /// - Throws: `Cancelled`; what the source throws that gives no rows.
  /// - Complexity: O(rows · variables) where rows are not in memory yet.
  package func fetched(_ names: [String]?, control: WorkControl) throws -> Dataset {
    if let memory = self as? MemorySource { return memory.dataset }
    let variables = names.map { $0.compactMap { codebook[$0] } } ?? codebook.variables
    var builders = variables.map(FetchedColumn.init)
    var rowCount = 0
    try rows(RowRequest(variables: variables.map(\.name)), control: control) { batch in
      rowCount += batch.numbers.count
      for row in batch.values {
        for (place, value) in row.enumerated() { builders[place].append(value) }
      }
    }
    var dataset = Dataset(codebook: codebook, rowCount: rowCount)
    for builder in builders { dataset.set(builder.column) }
    // A variable that is set takes a grid of its name away; what was declared stays.
    dataset.codebook = codebook
    return dataset
  }
}

/// A column that grows row by row.
private struct FetchedColumn {
  private let variable: Variable
  private var slots: [Int] = []
  private var numbers: [Double] = []
  private var planes: [[UInt8]] = []

  init(_ variable: Variable) {
    self.variable = variable
    if case .multiple(let set) = variable.kind { planes = set.items.map { _ in [] } }
  }

  private var layout: SlotLayout {
    variable.slotLayout
      ?? SlotLayout(answerCount: 0, reasonCount: variable.missingReasons.count)
  }

  mutating func append(_ value: RowValue) {
    switch value {
    case .answer(let slot): slots.append(slot)
    case .number(let number): numbers.append(number)
    case .items(let chosen):
      slots.append(chosen.isEmpty ? MultipleResponse.noneChosen : MultipleResponse.someChosen)
      for item in planes.indices { planes[item].append(MultipleResponse.notChosen) }
      for item in chosen { planes[item][planes[item].count - 1] = MultipleResponse.chosen }
    case .missing(let reason):
      switch variable.kind {
      case .numeric: numbers.append(NumericColumn.missing(reason: reason))
      case .categorical, .multiple: slots.append(layout.slot(ofReason: reason))
      }
      for item in planes.indices { planes[item].append(MultipleResponse.missing) }
    }
  }

  var column: Column {
    let values: Column.Values =
      switch variable.kind {
      case .categorical(let answers):
        .categorical(
          CategoricalColumn(
            codes: CodeStorage(slots, slotCount: layout.slotCount), answers: answers))
      case .numeric:
        .numeric(
          NumericColumn(numbers: numbers, reasonCount: variable.missingReasons.count))
      case .multiple(let set):
        .multiple(
          MultipleColumn(
            items: set.items, planes: planes,
            state: CodeStorage(slots, slotCount: layout.slotCount)))
      }
    return Column(
      name: variable.name, label: variable.label, question: variable.question,
      missingReasons: variable.missingReasons, values: values, inference: variable.inference)
  }
}
