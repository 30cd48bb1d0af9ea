import Threading
import Codebook
import Microdata
import Testing

@testable import DataFormats

/// A table that several cores read is the one that one core reads, whatever the text is like.
@Suite("tables read in parts")
struct TablePartsTests {
  /// What was read, in words: columns, tally, or the error.
  private func outcome(_ text: String, threads: Int, ragged: RaggedRule = .stop) throws -> String {
    let folder = try TemporaryFolder()
    let path = try folder.add("t.csv", text)
    do {
      let opened = try DelimitedText.open(
        path, delimiter: 0x2C, encoding: nil, control: WorkControl())
      let reader = TableReader(
        file: "t.csv", text: opened.text, layout: opened.layout, ragged: ragged,
        control: WorkControl())
      let count = opened.layout.columnCount
      let inferred = ColumnSpecification.inferred(InferenceRules(LoadOptions(), delimiter: 0x2C))
      let parts = TableParts(reader: reader, threads: threads, smallest: 100_000)
      let (columns, tally) = try parts.read(Array(repeating: inferred, count: count))
      return columns.map(Self.words).joined(separator: "\n") + "\n\(tally)"
    } catch let error as LoadError {
      return "\(error)"
    }
  }

  private static func words(_ column: ColumnBuilder) -> String {
    switch column.state {
    case .reverted: return "reverted"
    case .numbers(let numbers):
      return "\(numbers.numbers.map(\.bitPattern).hashValue) \(numbers.evidence)"
    case .dictionary: break
    }
    let values = column.dictionary.values
    let texts = values.map { FieldText.string($0, of: column.dictionary) }
    let storage = column.codes.storage
    let codes = (0..<storage.count).map { storage[$0] }
    return "\(codes.count) \(codes.hashValue) \(texts) \(values.map(\.start).hashValue)"
  }

  private func expectSame(_ text: String, ragged: RaggedRule = .stop) throws {
    let one = try outcome(text, threads: 1, ragged: ragged)
    for threads in [2, 3, 7] {
      let many = try outcome(text, threads: threads, ragged: ragged)
      #expect(many == one, "\(threads) cores: \(many.prefix(200)) instead of \(one.prefix(200))")
    }
  }

  private func table(_ count: Int, end: String = "\n", _ row: (Int) -> String) -> String {
    "a,b,c" + end + (0..<count).map { row($0) + end }.joined()
  }

  @Test("parts begin where records do, and are as many as cores")
  func starts() throws {
    let folder = try TemporaryFolder()
    let text = table(120_000) { "\($0),\"x\n1,\"\"y\",z" }
    let path = try folder.add("t.csv", text)
    let opened = try DelimitedText.open(
      path, delimiter: 0x2C, encoding: nil, control: WorkControl())
    let parts = RecordParts(text: opened.text, start: 6, most: 5, smallest: 100_000)
    let starts = try parts.starts()
    #expect(starts.count == 5 && starts[0] == 6)
    for start in starts.dropFirst() {
      let line = opened.text.string(start - 4, start + 16)
      #expect(line.hasPrefix("\",z\n") && line.contains(",\"x\n"), "\(line)")
    }
  }

  @Test("texts with quotes, line ends and commas in them", arguments: ["\n", "\r\n", "\r"])
  func quotes(_ end: String) throws {
    try expectSame(
      table(120_000, end: end) { row in
        let text = row % 3 == 0 ? "\"x\(end)y, \"\"\(row % 50)\"\"\"" : "plain \(row % 70)"
        return "\(row % 11),\(text),\(row % 5 == 0 ? "" : "z")"
      })
  }

  @Test("numbers of many values, of few, and columns that turn out to be text")
  func numbers() throws {
    try expectSame(table(150_000) { "\($0),\($0 % 13),\($0 == 140_000 ? "late text" : "\($0).5")" })
    try expectSame(table(150_000) { "\($0 % 70_000),\($0 < 80_000 ? $0 % 9 : $0),\($0).25" })
    try expectSame(table(150_000) { "v\($0 % 90_000),\($0 < 70_000 ? "\($0)" : "w\($0)"),x" })
    try expectSame(table(140_000) { "\($0 < 70_000 ? "\($0).5" : "\"\($0),5\""),1,2" })
  }

  @Test("a quote in the middle of a field misleads nobody")
  func strayQuotes() throws {
    try expectSame(table(120_000) { "\($0),5\" pipe,\($0 % 7 == 0 ? "\"a\nb\"" : "c")" })
    try expectSame(table(120_000) { "\($0),\($0 == 10_000 ? "5\" pipe" : "x"),\"a\nb,\"" })
  }

  @Test("blank lines and rows of unequal width are told alike")
  func unequal() throws {
    let text = table(300_000) { row in
      row % 20_000 == 19_999
        ? "\n\n"
        : row % 900 == 7 ? "1,2" : "1,2,\(row % 3),4".prefix(row % 800 == 3 ? 9 : 5).description
    }
    try expectSame(text + "\n\n\n", ragged: .fill)
    try expectSame(text + "\n\n\n", ragged: .skip)
    try expectSame(text)
  }

  @Test("the first error is told, wherever it stands")
  func errors() throws {
    for row in [10, 75_000, 149_990] {
      try expectSame(table(150_000) { $0 == row ? "1,2" : "\($0),2,3" })
      try expectSame(table(150_000) { $0 == row ? "1,\"open,3" : "\($0),2,3" })
      try expectSame(table(150_000) { $0 == row ? "1,\"x\"y,3" : "\($0),\"2\",3" })
    }
  }

  @Test("a wish to stop ends all parts")
  func cancel() throws {
    let folder = try TemporaryFolder()
    let path = try folder.add("t.csv", table(900_000) { "\($0),2,3" })
    #expect(throws: Cancelled.self) {
      try DatasetReader.read(
        path: path, name: nil, options: LoadOptions(threads: 2),
        control: WorkControl(isCancelled: { true }))
    }
  }
}
