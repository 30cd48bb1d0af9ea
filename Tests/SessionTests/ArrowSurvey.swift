import Codebook
import Microdata

/// A small survey with everything that a native file can hold.
enum ArrowSurvey {
  private static let rows = 20

  private static let reasons = [
    MissingReason.noAnswer, MissingReason(code: "99", label: "Not asked", isAsked: false),
  ]

  static var dataset: Dataset {
    var dataset = Dataset(
      codebook: Codebook(
        name: "survey", title: "Survey",
        unit: LocalizedText("people", translations: ["fr": "gens"]), source: "made up",
        waveVariable: "wave", suggestedWeights: ["w"]),
      rowCount: rows, columns: answers + numbers + [media])
    dataset.codebook.set(Grid(name: "battery", label: "Battery", items: ["g1", "g2"]))
    return dataset
  }

  private static var answers: [Column] {
    let role = CategoricalColumn(
      codes: CodeStorage((0..<rows).map { $0 % 5 }, slotCount: 5),
      categories: [
        Category(code: "a", label: "Agent"), Category(code: "h", label: ""),
        Category(code: "é", label: LocalizedText("Elected", translations: ["fr": "Élu"])),
      ], nets: [Net(code: "any", label: "Any", slots: [1, 3])], isOrdered: true)
    let towns = CategoricalColumn(
      codes: .words(StoredRows((0..<rows).map { UInt16($0) % 9 })),
      categories: (1..<9).map { Category(code: "t\($0)", label: "") }, isText: true)
    return [
      Column(
        name: "role", label: LocalizedText("Role", translations: ["fr": "Rôle"]),
        question: "What are you?", missingReasons: reasons, values: .categorical(role)),
      scale("wave", ["2020", "2021"], period: 2), scale("g1", ["1", "2", "3"], period: 4),
      scale("g2", ["1", "2", "3"], period: 3),
      Column(name: "town", values: .categorical(towns)),
    ]
  }

  private static func scale(_ name: String, _ codes: [String], period: Int) -> Column {
    let column = CategoricalColumn(
      codes: CodeStorage((0..<rows).map { $0 % period + 1 }, slotCount: period + 1),
      categories: codes.map { Category(code: $0, label: LocalizedText("Label \($0)")) })
    return Column(
      name: name, missingReasons: period > codes.count ? reasons : [.noAnswer],
      values: .categorical(column))
  }

  private static var numbers: [Column] {
    let score = (0..<rows).map { row in
      row % 7 == 0 ? NumericColumn.missing(reason: row % 2) : Double(row % 11)
    }
    let plain = PlainNumbers(score.map { $0 / 3 })
    let whole = PlainNumbers((0..<rows).map { Double($0) * 1000 })
    return [
      Column(
        name: "score", missingReasons: reasons,
        values: .numeric(NumericColumn(numbers: score, reasonCount: 2))),
      Column(
        name: "third", missingReasons: reasons,
        values: .numeric(NumericColumn(storage: .plain(plain), isWhole: false))),
      Column(
        name: "people", values: .numeric(NumericColumn(storage: .plain(whole), isWhole: true))),
      Column(
        name: "w",
        values: .numeric(
          NumericColumn(
            storage: .plain(PlainNumbers((0..<rows).map { Double($0 % 9) / 4 })), isWhole: false))),
    ]
  }

  private static var media: Column {
    let planes = (0..<9).map { item in (0..<rows).map { UInt8(($0 + item) % 3) } }
    let items = (0..<9).map {
      MultipleResponse.Item(code: "i\($0)", label: LocalizedText("Item \($0)"))
    }
    return Column(
      name: "media",
      values: .multiple(
        MultipleColumn(
          items: items, planes: planes,
          state: CodeStorage((0..<rows).map { $0 % 3 }, slotCount: 3))))
  }
}
