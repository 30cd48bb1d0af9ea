import Codebook
import Microdata
package import QueryPlan
package import Threading

extension ReferenceSource {
  package func defining(
    _ definition: ResolvedDefinition, control: WorkControl
  ) throws -> any DataSource {
    switch definition {
    case .variable(let variable, let rows):
      let made = column(variable, rows)
      return with(scaled(variable, made), made)
    case .described(let codebook):
      return ReferenceSource(codebook, rowCount: rowCount, columns, groups: groups)
    case .renamed(let old, let new):
      var (codebook, columns) = (codebook, columns)
      codebook.rename(old, to: new)
      columns[new] = columns.removeValue(forKey: old)
      return ReferenceSource(codebook, rowCount: rowCount, columns, groups: groups)
    case .dropped(let names):
      var codebook = codebook
      codebook.remove(names)
      return ReferenceSource(
        codebook, rowCount: rowCount, columns.filter { !names.contains($0.key) }, groups: groups)
    case .keeping(let condition, let truths):
      return selecting((0..<rowCount).filter { truths.contains(row($0).truth(condition)) })
    case .selecting(let rows): return selecting(rows)
    case .joined(let other, let rows, let names): return try joined(other, rows, names, control)
    case .stacked(let waves, let others):
      return stacked(waves, [self] + others.compactMap { $0 as? ReferenceSource })
    case .sampled(let request):
      guard let request else { return sampled(nil, []) }
      return try sampled(request)
    }
  }

  private func with(_ variable: Variable, _ column: ReferenceColumn) -> ReferenceSource {
    var (codebook, columns) = (codebook, columns)
    codebook.set(variable)
    columns[variable.name] = column
    return ReferenceSource(codebook, rowCount: rowCount, columns, groups: groups)
  }

  /// A numeric variable with what its numbers are.
  private func scaled(_ variable: Variable, _ column: ReferenceColumn) -> Variable {
    guard case .numeric = variable.kind else { return variable }
    var made = variable
    made.kind = .numeric(NumberScale(of: column.values, reasonCount: variable.missingReasons.count))
    return made
  }

  private func column(_ variable: Variable, _ rows: DefinedRows) -> ReferenceColumn {
    let layout = variable.slotLayout ?? SlotLayout(answerCount: 0, reasonCount: 1)
    let all = (0..<rowCount).map(row)
    switch rows {
    case .copy(let name): return columns[name] ?? ReferenceColumn(values: [])
    case .slots(let source, let table):
      return ReferenceColumn(values: all.map { RowValue(slot: table[$0.slot(source)], layout) })
    case .bands(let banded):
      return ReferenceColumn(
        values: all.map { row in
          switch row.value(of: banded.variable) {
          case .number(let number): RowValue(slot: banded.slot(of: number), layout)
          case .missing(let reason): RowValue(slot: banded.reasons[reason], layout)
          case .answer, .items, nil: .missing(0)
          }
        })
    case .joint(let axes, let table):
      return ReferenceColumn(
        values: all.map { row in RowValue(slot: table[axes.map(row.slot)] ?? 0, layout) })
    case .rules(let conditions, let slots, let otherwise):
      return ReferenceColumn(
        values: all.map { row in
          let truths = conditions.map(row.truth)
          if let first = truths.firstIndex(of: .yes) { return RowValue(slot: slots[first], layout) }
          return truths.contains(.unknown) ? .missing(0) : RowValue(slot: otherwise, layout)
        })
    case .keyed(let keyed):
      return ReferenceColumn(
        values: all.map { row in
          let key = KeyedNumbers.RowKey(
            slots: keyed.axes.map(row.slot), numbers: keyed.numbers.map(row.number))
          return keyed.values[key].map { .number($0) } ?? .missing(0)
        })
    case .numbers(let expression):
      return ReferenceColumn(
        values: all.map { row in
          let number = row.value(expression)
          return number.isFinite ? .number(number) : .missing(0)
        })
    case .scores(let name, let bySlot):
      return ReferenceColumn(
        values: all.map { row in
          switch bySlot[row.slot(.variable(name))] {
          case .number(let number): .number(number)
          case .missing(let reason): .missing(reason)
          }
        })
    case .without(let reasons, let name):
      return ReferenceColumn(
        values: all.map { row in
          guard let value = row.value(of: name) else { return .missing(0) }
          guard case .number(let number) = value, let reason = reasons[number] else { return value }
          return .missing(reason)
        })
    case .items(let items, let blankIsNo): return self.items(items, blankIsNo, all)
    case .raked(let weights):
      return ReferenceColumn(values: all.map { $0.weight(weights) })
    }
  }

  private func items(
    _ items: [DefinedItem], _ blankIsNo: Bool, _ rows: [ReferenceRow]
  ) -> ReferenceColumn {
    let marks = rows.map { row in items.map { row.mark($0, blankIsNo) } }
    let first = items.first?.sources.first?.variable ?? ""
    let values = zip(rows, marks).map { row, marks in
      let missing: RowValue =
        if case .missing(let reason)? = row.value(of: first) { .missing(reason) } else {
          .missing(0)
        }
      return RowValue(marks: marks, ifMissing: missing)
    }
    return ReferenceColumn(values: values, marks: marks)
  }

  private func selecting(_ rows: [Int]) -> ReferenceSource {
    let kept = ReferenceSource(
      codebook, rowCount: rows.count, columns.mapValues { $0.selecting(rows) },
      groups: groups.isEmpty ? [] : rows.map { groups[$0] })
    guard let design = codebook.design else { return kept }
    let strata = kept.groups.map { design.stratumOfGroup[$0 - 1] }
    return kept.sampled(
      design, strata: strata, clusters: design.rowsAreUnits ? nil : kept.groups,
      populations: Dictionary(
        strata.map { ($0, design.populations[$0]) }, uniquingKeysWith: { first, _ in first }))
  }

  private func joined(
    _ other: any DataSource, _ rows: [Int?], _ names: [String], _ control: WorkControl
  ) throws -> ReferenceSource {
    var made = self
    for name in names {
      guard let variable = other.codebook[name] else { continue }
      var found: [RowValue] = []
      try other.rows(RowRequest(variables: [name]), control: control) { batch in
        found += batch.values.map { $0[0] }
      }
      let values = rows.map { row in row.map { found[$0] } ?? .missing(0) }
      var column = ReferenceColumn(values: values)
      if case .multiple(let set) = variable.kind { column.addMarks(itemCount: set.items.count) }
      made = made.with(made.scaled(variable, column), column)
    }
    return made
  }

  private func stacked(_ waves: StackedWaves, _ sources: [ReferenceSource]) -> ReferenceSource {
    let rowCount = sources.reduce(0) { $0 + $1.rowCount }
    var made = ReferenceSource(waves.codebook, rowCount: rowCount, [:], groups: [])
    for variable in waves.codebook.variables {
      var column = ReferenceColumn(values: [])
      for (place, source) in sources.enumerated() {
        let part =
          variable.name == waves.waveVariable
          ? ReferenceColumn(values: Array(repeating: .answer(place + 1), count: source.rowCount))
          : source.part(waves.parts[variable.name]?[place], of: variable)
        column.values += part.values
        column.marks += part.marks
      }
      made = made.with(made.scaled(variable, column), column)
    }
    var codebook = made.codebook
    for grid in waves.codebook.grids { codebook.set(grid) }
    codebook.drifts = waves.codebook.drifts
    return ReferenceSource(codebook, rowCount: rowCount, made.columns, groups: [])
  }

  /// What this wave's rows have of a variable of the stack.
  private func part(_ part: StackedWaves.WaveRows?, of variable: Variable) -> ReferenceColumn {
    let own = columns[variable.name] ?? ReferenceColumn(values: [])
    let layout = variable.slotLayout ?? SlotLayout(answerCount: 0, reasonCount: 1)
    switch part {
    case .absent(let reason):
      var column = ReferenceColumn(values: Array(repeating: .missing(reason), count: rowCount))
      if case .multiple(let set) = variable.kind { column.addMarks(itemCount: set.items.count) }
      return column
    case .slots(let table):
      return ReferenceColumn(
        values: (0..<rowCount).map { number in
          RowValue(slot: table[row(number).slot(.variable(variable.name))], layout)
        })
    case .numbers(let reasons):
      return ReferenceColumn(
        values: own.values.map { value in
          if case .missing(let reason) = value { .missing(reasons[reason]) } else { value }
        })
    case .items(let items, let states):
      let marks = own.marks.map { marks in
        items.map { $0.map { marks[$0] } ?? MultipleResponse.missing }
      }
      return ReferenceColumn(
        values: marks.enumerated().map { number, marks in
          let state = states[row(number).slot(.state(variable.name))]
          let value = RowValue(slot: state, layout)
          guard case .answer = value else { return value }
          return .items(marks.indices.filter { marks[$0] == MultipleResponse.chosen })
        }, marks: marks)
    case nil: return own
    }
  }
}

extension ReferenceColumn {
  /// Marks by the items that rows chose.
  fileprivate mutating func addMarks(itemCount: Int) {
    marks = values.map { value in
      (0..<itemCount).map { item in
        guard case .items(let chosen) = value else { return MultipleResponse.missing }
        return chosen.contains(item) ? MultipleResponse.chosen : MultipleResponse.notChosen
      }
    }
  }
}

extension NumberScale {
  fileprivate init(of values: [RowValue], reasonCount: Int) {
    let numbers = Set(
      values.compactMap { value -> Double? in
        if case .number(let number) = value { number } else { nil }
      })
    let isWhole = numbers.allSatisfy { $0 == $0.rounded() }
    let most = NumberScale.mostDistinct(isWhole: isWhole) - reasonCount
    self.init(isWhole: isWhole, distinct: numbers.count > most ? nil : numbers.sorted())
  }
}

extension ReferenceRow {
  /// What the row says of an item.
  fileprivate func mark(_ item: DefinedItem, _ blankIsNo: Bool) -> UInt8 {
    var isAnswered = false
    for told in item.sources {
      let slot = slot(.variable(told.variable))
      if told.chosen.contains(slot) { return MultipleResponse.chosen }
      let layout = source.codebook.slotLayout(of: .variable(told.variable))
      let isBlank = slot == 0 || told.blank.contains(slot)
      if isBlank ? blankIsNo : layout.isAnswer(slot) { isAnswered = true }
    }
    return isAnswered ? MultipleResponse.notChosen : MultipleResponse.missing
  }

  fileprivate func weight(_ weights: RakedWeights) -> RowValue {
    if let filter = weights.filter, truth(filter) != .yes { return .missing(0) }
    let start = weights.start.map(number) ?? 1
    let targets = weights.margins.compactMap { margin in
      margin.targetOfSlots[margin.variables.map { slot(.variable($0)) }]
    }
    let key = RakedWeights.Combination(targets: targets, start: weights.isByStart ? start : nil)
    guard let factor = weights.factors[key], !start.isNaN else { return .missing(0) }
    return .number(start * factor)
  }
}

// MARK: Designs

extension ReferenceSource {
  /// Rows told apart by strata and clusters, numbered as they appear.
  fileprivate func sampled(_ request: DesignRequest) throws -> ReferenceSource {
    for part in request.strata + [request.cluster].compactMap({ $0 }) {
      let missing = columns[part.variable.name]?.values.count { value in
        if case .missing = value { true } else { false }
      }
      if let missing, missing > 0 {
        throw BindingError.rowsWithoutDesign(
          variable: part.variable.name, rows: missing, at: part.place)
      }
    }
    let key = { (parts: [DesignRequest.DesignVariable], number: Int) in
      parts.compactMap { self.columns[$0.variable.name]?.values[number] }
    }
    let strata = Self.numbered((0..<rowCount).map { key(request.strata, $0) })
    let clusters = request.cluster.map { cluster in
      Self.numbered((0..<rowCount).map { key(request.strata + [cluster], $0) })
    }
    var populations: [Int: Double] = [:]
    if let population = request.population {
      for number in 0..<rowCount {
        let size = row(number).number(population.variable.name)
        let stratum = strata[number]
        let rows = (0..<rowCount).filter { strata[$0] == stratum }
        let units = clusters.map { clusters in Set(rows.map { clusters[$0] }).count } ?? rows.count
        let isConsistent = populations[stratum].map { $0 == size } ?? true
        guard size.isFinite, isConsistent, size >= Double(units) else {
          throw BindingError.badPopulation(
            variable: population.variable.name, row: number + 1, units: units,
            differs: !isConsistent, at: population.place)
        }
        populations[stratum] = size
      }
    }
    return sampled(
      SurveyDesign(
        strata: request.strata.map(\.variable.name), cluster: request.cluster?.variable.name,
        population: request.population?.variable.name, singleUnits: request.singleUnits,
        stratumOfGroup: [], populations: []),
      strata: strata, clusters: clusters, populations: populations)
  }

  /// Keys as numbers from 0, in the order of their first appearance.
  private static func numbered<Key: Hashable>(_ keys: [Key]) -> [Int] {
    var numbers: [Key: Int] = [:]
    return keys.map { key in
      let number = numbers[key] ?? numbers.count
      numbers[key] = number
      return number
    }
  }

  /// The design with the strata and clusters that its rows have.
  fileprivate func sampled(
    _ design: SurveyDesign, strata: [Int], clusters: [Int]?, populations: [Int: Double]
  ) -> ReferenceSource {
    let stratum = Self.numbered(strata)
    let group = Self.numbered(clusters ?? strata)
    var found = design
    found.stratumOfGroup = Array(repeating: 0, count: (group.max() ?? -1) + 1)
    found.populations = Array(repeating: .infinity, count: (stratum.max() ?? -1) + 1)
    found.unitCounts = Array(repeating: 0, count: found.populations.count)
    for row in stratum.indices {
      found.stratumOfGroup[group[row]] = stratum[row]
      found.populations[stratum[row]] = populations[strata[row]] ?? .infinity
    }
    for place in found.unitCounts.indices {
      let rows = stratum.indices.filter { stratum[$0] == place }
      found.unitCounts[place] = clusters == nil ? rows.count : Set(rows.map { group[$0] }).count
    }
    return sampled(found, group.map { $0 + 1 })
  }

  fileprivate func sampled(_ design: SurveyDesign?, _ groups: [Int]) -> ReferenceSource {
    var declared = codebook
    declared.design = design
    return ReferenceSource(declared, rowCount: rowCount, columns, groups: groups)
  }
}
