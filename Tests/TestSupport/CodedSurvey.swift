import Codebook
package import Microdata

extension PlainSurvey {
  /// The survey coded as the program keeps one.
  package func dataset(named name: String = "survey") -> Dataset {
    Dataset(
      codebook: Codebook(name: name, waveVariable: waveVariable), rowCount: rows.count,
      columns: variables.map { variable in
        variable.coded(rows.map { $0[variable.name] ?? .missing("") })
      })
  }
}

extension PlainVariable {
  fileprivate func coded(_ answers: [PlainAnswer]) -> Column {
    let reasons =
      [MissingReason.noAnswer]
      + reasons.map {
        MissingReason(code: $0.code, label: LocalizedText($0.label), isAsked: $0.isAsked)
      }
    return Column(
      name: name, label: LocalizedText(label), missingReasons: reasons, values: values(answers))
  }

  private func values(_ answers: [PlainAnswer]) -> Column.Values {
    switch kind {
    case .categorical(let choices, let nets): .categorical(column(answers, choices, nets))
    case .numeric(let oneARow): .numeric(column(answers, oneARow: oneARow))
    case .multiple(let items): .multiple(set(answers, items))
    }
  }

  /// Place of a missing reason among all of them.
  private func reason(_ code: String) -> Int { allReasons.firstIndex { $0.code == code } ?? 0 }

  /// The slot of a missing reason behind so many answers.
  private func slot(_ code: String, behind answerCount: Int) -> Int {
    let index = reason(code)
    return index == 0 ? 0 : answerCount + index
  }

  private func column(
    _ answers: [PlainAnswer], _ choices: [PlainChoice], _ nets: [PlainNet]
  ) -> CategoricalColumn {
    let place = { (code: String) in (choices.firstIndex { $0.code == code } ?? -1) + 1 }
    let slots = answers.map { answer -> Int in
      switch answer {
      case .code(let code): place(code)
      case .missing(let code): slot(code, behind: choices.count)
      case .number, .items: 0
      }
    }
    return CategoricalColumn(
      codes: CodeStorage(slots, slotCount: choices.count + allReasons.count),
      categories: choices.map { Category(code: $0.code, label: LocalizedText($0.label)) },
      nets: nets.map {
        Net(
          code: $0.choice.code, label: LocalizedText($0.choice.label), slots: $0.members.map(place))
      })
  }

  private func column(_ answers: [PlainAnswer], oneARow: Bool) -> NumericColumn {
    let numbers = answers.map { answer -> Double in
      switch answer {
      case .number(let number): number
      case .missing(let code): NumericColumn.missing(reason: reason(code))
      case .code, .items: NumericColumn.missing(reason: 0)
      }
    }
    let column = NumericColumn(numbers: numbers, reasonCount: allReasons.count)
    guard oneARow else { return column }
    return NumericColumn(storage: .plain(PlainNumbers(numbers)), isWhole: column.isWhole)
  }

  private func set(_ answers: [PlainAnswer], _ items: [PlainChoice]) -> MultipleColumn {
    let planes = items.map { item in
      answers.map { answer -> UInt8 in
        guard case .items(let chosen) = answer, let isChosen = chosen[item.code] else {
          return MultipleResponse.missing
        }
        return isChosen ? MultipleResponse.chosen : MultipleResponse.notChosen
      }
    }
    let states = answers.map { answer -> Int in
      switch answer {
      case .items(let chosen):
        chosen.values.contains(true) ? MultipleResponse.someChosen : MultipleResponse.noneChosen
      case .missing(let code): slot(code, behind: 2)
      case .code, .number: 0
      }
    }
    return MultipleColumn(
      items: items.map { .init(code: $0.code, label: LocalizedText($0.label)) },
      planes: planes,
      state: CodeStorage(states, slotCount: 2 + allReasons.count))
  }
}
