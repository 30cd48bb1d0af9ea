import Threading
import Diagnostics
import Codebook
import Microdata
import Testing

@testable import DataFormats

/// Files that baro writes and reads, and damage to them.
@Suite struct ArrowFileTests {
  private static let rows = 100

  /// A variable of each kind, of each width of codes, with several reasons for missing answers.
  private static var survey: Dataset {
    let reasons = [
      .noAnswer, MissingReason(code: "99", label: "Not asked", isAsked: false),
    ]
    let role = Column(
      name: "role", label: LocalizedText("Role", translations: ["fr": "Rôle"]),
      question: "What are you?", missingReasons: reasons,
      values: .categorical(
        CategoricalColumn(
          codes: CodeStorage((0..<rows).map { $0 % 5 }, slotCount: 5),
          categories: [
            Category(code: "a", label: "Agent"), Category(code: "h", label: ""),
            Category(code: "é", label: LocalizedText("Elected", translations: ["fr": "Élu"])),
          ], nets: [Net(code: "any", label: "Any", slots: [1, 3])], isOrdered: true)))
    let yes = Column(
      name: "yes",
      values: .categorical(
        CategoricalColumn(
          codes: CodeStorage((0..<rows).map { $0 % 3 }, slotCount: 3),
          categories: [Category(code: "1", label: "Yes"), Category(code: "2", label: "No")])))
    let town = Column(
      name: "town",
      values: .categorical(
        CategoricalColumn(
          codes: CodeStorage((0..<rows).map { $0 * 3 }, slotCount: 400),
          categories: (1..<400).map { Category(code: "t\($0)", label: "") }, isText: true)))
    let numbers = (0..<rows).map { row -> Double in
      row % 7 == 0 ? NumericColumn.missing(reason: row % 2) : Double(row % 11)
    }
    let score = Column(
      name: "score", missingReasons: reasons,
      values: .numeric(NumericColumn(numbers: numbers, reasonCount: 2)))
    let weight = Column(
      name: "w", missingReasons: reasons,
      values: .numeric(
        NumericColumn(storage: .plain(PlainNumbers(numbers.map { $0 / 4 })), isWhole: false)))
    let planes = (0..<9).map { item in (0..<rows).map { UInt8(($0 + item) % 3) } }
    let media = Column(
      name: "media",
      values: .multiple(
        MultipleColumn(
          items: (0..<9).map { .init(code: "i\($0)", label: LocalizedText("Item \($0)")) },
          planes: planes, state: CodeStorage((0..<rows).map { $0 % 3 }, slotCount: 3))))
    var dataset = Dataset(
      codebook: Codebook(
        name: "d", title: "Survey", unit: LocalizedText("people", translations: ["fr": "gens"]),
        source: "made up", waveVariable: "yes", suggestedWeights: ["w"]),
      rowCount: rows, columns: [role, yes, town, score, weight, media])
    dataset.codebook.set(Grid(name: "battery", label: "Battery", items: ["role", "yes"]))
    return dataset
  }

  private static func read(_ bytes: [UInt8]) throws -> Dataset {
    let folder = try TemporaryFolder()
    let path = try folder.add("d.arrow", bytes)
    return try DatasetReader.read(
      path: path, name: nil, options: LoadOptions(), control: WorkControl()
    ).0
  }

  /// Everything that a data set holds, in words.
  private static func words(_ dataset: Dataset) -> [String] {
    let variables = dataset.columns.map { variable -> String in
      let values =
        switch variable.values {
        case .categorical(let column):
          "\((0..<rows).map { column.codes[$0] }) \(column.categories) \(column.nets)"
            + " \(column.answers.isOrdered) \(column.answers.isText)"
        case .numeric(let column):
          "\(column.numbers.map(\.bitPattern)) \(column.isWhole) \(variable.missingReasons.count)"
        case .multiple(let multiple):
          "\(multiple.items.map(\.code)) \(multiple.items.map(\.label)) "
            + "\(multiple.items.indices.map(multiple.plane)) \((0..<rows).map { multiple.state[$0] })"
        }
      return "\(variable.name) \(variable.label) \(variable.question) "
        + "\(variable.missingReasons) \(values)"
    }
    return variables + [
      dataset.codebook.name, "\(dataset.codebook.title)", "\(dataset.codebook.unit)",
      "\(dataset.codebook.source)",
      dataset.codebook.waveVariable ?? "", "\(dataset.codebook.suggestedWeights)",
      "\(dataset.codebook.grids)",
      "\(dataset.rowCount)",
    ]
  }

  @Test("a data set comes back whole, with its codebook and definitions")
  func roundTrip() throws {
    let bytes = try ArrowWriter.bytes(Self.survey, control: WorkControl())
    let read = try Self.read(bytes)
    #expect(Self.words(read) == Self.words(Self.survey))
    #expect(read.damage?.first == nil)
  }

  @Test("a data set without rows comes back")
  func noRows() throws {
    let empty = Self.survey.selecting([])
    let read = try Self.read(ArrowWriter.bytes(empty, control: WorkControl()))
    #expect(read.rowCount == 0 && read.codebook.variables.count == 6)
  }

  @Test("a code that the codebook does not know is missing, and its column is named")
  func unknownCode() throws {
    var bytes = try ArrowWriter.bytes(Self.survey, control: WorkControl())
    let codes = (0..<Self.rows).map { UInt8($0 % 5) }
    let place = try #require(bytes.firstRange(of: codes)?.lowerBound)
    bytes[place + 1] = 200
    let read = try Self.read(bytes)
    #expect(read.damage?.first == nil)
    guard case .categorical(let column)? = read.column("role")?.values else {
      Issue.record("no codes")
      return
    }
    #expect((0..<4).map { column.codes[$0] } == [0, 0, 2, 3])
    #expect(read.damage?.first == "role")
  }

  /// A file with one variable, whatever the data set says of its rows.
  private static func bytes(_ values: Column.Values, rows: Int = 4) throws -> [UInt8] {
    let dataset = Dataset(
      codebook: Codebook(name: "d"), rowCount: rows, columns: [Column(name: "x", values: values)])
    return try ArrowWriter.bytes(dataset, control: WorkControl())
  }

  private static func numbers(
    _ numbers: [Double], hasMissing: Bool = false, range: ClosedRange<Double>, isWhole: Bool = false
  ) -> Column.Values {
    let plain = PlainNumbers(StoredRows(numbers), hasMissing: hasMissing, range: range)
    return .numeric(NumericColumn(storage: .plain(plain), isWhole: isWhole))
  }

  @Test("a column of fewer rows than its batch is named")
  func rowsOfAColumn() throws {
    let column = CategoricalColumn(
      codes: CodeStorage([1, 1, 1], slotCount: 2), categories: [Category(code: "a", label: "")])
    let error = #expect(throws: LoadError.self) {
      try Self.read(Self.bytes(.categorical(column), rows: 4))
    }
    #expect(error?.diagnostic.message == "the column `x` is damaged")
  }

  @Test("a net of answers that there are not is left out")
  func netWithoutAnswers() throws {
    let column = CategoricalColumn(
      codes: CodeStorage([0, 0, 0, 0], slotCount: 1), categories: [],
      nets: [Net(code: "any", label: "Any", slots: [1])])
    let read = try Self.read(Self.bytes(.categorical(column)))
    guard case .categorical(let found)? = read.column("x")?.values else {
      Issue.record("no codes")
      return
    }
    #expect(found.nets.isEmpty && read.damage?.first == nil)
  }

  @Test(
    "numbers that are not what the file says of them are missing, and their column is named",
    arguments: [
      numbers([1, 2, 3, 9], range: 1...3),
      numbers([1, 2, .nan, 3], range: 1...3),
      numbers([1, 2, NumericColumn.missing(reason: 7), 3], hasMissing: true, range: 1...3),
      numbers([1, 2.5, 3, 3], range: 1...3, isWhole: true),
      numbers([1, .infinity, 3, 3], range: 1...3, isWhole: true),
    ])
  func otherNumbers(_ values: Column.Values) throws {
    let read = try Self.read(Self.bytes(values))
    #expect(read.damage?.first == nil)
    guard case .numeric(let column)? = read.column("x")?.values else {
      Issue.record("no numbers")
      return
    }
    let numbers = column.numbers
    #expect(numbers[0] == 1 && numbers.count { $0.isNaN } == 1)
    #expect(numbers.allSatisfy { !$0.isNaN || NumericColumn.missingReason(of: $0) == 0 })
    #expect(read.damage?.first == "x")
  }

  @Test("answers that differ in the composition of their accents are one")
  func composed() throws {
    let codes = ["e\u{301}", "a", "\u{E9}"]
    let column = CategoricalColumn(
      codes: CodeStorage([1, 2, 3, 4], slotCount: 5),
      categories: codes.map { Category(code: $0, label: "") },
      nets: [Net(code: "any", label: "Any", slots: [1, 2, 3])])
    let folder = try TemporaryFolder()
    let reasons = [MissingReason.noAnswer, MissingReason(code: "9", label: "None", isAsked: true)]
    let dataset = Dataset(
      codebook: Codebook(name: "d"), rowCount: 4,
      columns: [Column(name: "x", missingReasons: reasons, values: .categorical(column))])
    let bytes = try ArrowWriter.bytes(dataset, control: WorkControl())
    let loaded = try Loaded(folder.add("d.arrow", bytes))
    #expect(loaded.texts("x") == ["\u{E9}", "a", "\u{E9}", nil])
    guard case .categorical(let found)? = loaded.data.column("x")?.values else { return }
    #expect(found.codes[3] == 3 && found.nets.map(\.slots) == [[1, 2]])
    #expect(loaded.report.notices.count == 2)
  }

  @Test("no damage to a byte ends the process", arguments: 0..<8)
  func damage(_ part: Int) throws {
    let whole = try ArrowWriter.bytes(Self.survey, control: WorkControl())
    var state = UInt64(part + 1)
    for _ in 0..<150 {
      var bytes = whole
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let place = Int(state >> 33) % bytes.count
        bytes[place] = UInt8(truncatingIfNeeded: state >> 20)
      }
      if part % 2 == 1 { bytes.removeLast(Int(state >> 40) % bytes.count) }
      if let read = try? Self.read(bytes), read.rowCount == Self.rows { _ = Self.words(read) }
    }
  }
}
