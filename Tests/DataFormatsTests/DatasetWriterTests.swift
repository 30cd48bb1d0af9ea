import DataFormats
import Diagnostics
import Codebook
import Microdata
import Testing

@Suite("writing data sets")
struct DatasetWriterTests {
  private func text(
    _ loaded: Loaded, _ options: DatasetWriter.Options = .init()
  ) throws -> String {
    String(decoding: try DatasetWriter.csv(loaded.data, options: options).bytes, as: UTF8.self)
  }

  @Test(
    "what was read is written back to the byte",
    arguments: [
      "id,x\n01004,a\n2A004,\"b,c\"\n12E4,\"say \"\"no\"\"\"\n12345678901234567,\n",
      "a,b\n1,0.5\n-2,0.00001\n,1.25\n",
      "a,b\n\"x\ny\",1\n\"x\r\ny\",2\n",
      "a\n1\n\"\"\n3\n",
      " a,e\u{301}\n oui ,\u{200B}x\n",
    ])
  func roundTrip(csv: String) throws {
    let expected = csv.hasPrefix(" a") ? String(csv.dropFirst()) : csv
    #expect(try text(Loaded(csv: csv)) == expected)
  }

  @Test("labels in place of codes; a missing answer keeps its reason's code")
  func labels() throws {
    let column = CategoricalColumn(
      codes: .bytes(StoredRows([1, 2, 0, 3])),
      categories: [
        Category(code: "1", label: LocalizedText("Yes", translations: ["fr": "Oui"])),
        Category(code: "2", label: ""),
      ])
    let reasons = [
      MissingReason.noAnswer, MissingReason(code: "98", label: "refused", isAsked: true),
    ]
    let numeric = NumericColumn(
      numbers: [1.5, .nan, NumericColumn.missing(reason: 1), 1e-7], reasonCount: 2)
    let data = Dataset(
      codebook: Codebook(name: "d"), rowCount: 4,
      columns: [
        Column(name: "q", missingReasons: reasons, values: .categorical(column)),
        Column(name: "n", missingReasons: reasons, values: .numeric(numeric)),
      ])
    func csv(_ options: DatasetWriter.Options) throws -> String {
      String(decoding: try DatasetWriter.csv(data, options: options).bytes, as: UTF8.self)
    }
    #expect(try csv(.init()) == "q,n\n1,1.5\n2,\n,98\n98,0.0000001\n")
    #expect(
      try csv(.init(labels: true, delimiter: 0x3B, language: "fr"))
        == "q;n\nOui;1.5\n2;\n;98\n98;0.0000001\n")
  }

  @Test("multiple response is written by its items, unless these are there")
  func multiple() throws {
    let answers = MultipleColumn(
      items: [
        .init(code: "web", label: ""), .init(code: "app", label: ""),
      ], planes: [[1, 2, 0], [2, 2, 0]], state: CodeStorage([1, 2, 0], slotCount: 3))
    let media = Column(name: "media", values: .multiple(answers))
    let data = Dataset(codebook: Codebook(name: "d"), rowCount: 3, columns: [media])
    let bytes = try DatasetWriter.csv(data).bytes
    #expect(String(decoding: bytes, as: UTF8.self) == "media_web,media_app\n1,0\n0,0\n,\n")
  }

  @Test("cells that a spreadsheet would run are counted; `plain` prefixes them")
  func formulas() throws {
    let loaded = try Loaded(csv: "a;b\n=1+1;x\n=1+1;-5\n@sum;+33\n-x;\"\ty\"\n-2,5;z\n")
    let output = try DatasetWriter.csv(loaded.data, options: .init(delimiter: 0x3B))
    #expect(output.warnings.first?.message.hasPrefix("5 cells begin with = + - @") ?? false)
    let plain = try DatasetWriter.csv(loaded.data, options: .init(delimiter: 0x3B, plain: true))
    #expect(plain.warnings.isEmpty)
    #expect(
      String(decoding: plain.bytes, as: UTF8.self)
        == "a;b\n'=1+1;x\n'=1+1;-5\n'@sum;+33\n'-x;'\ty\n-2,5;z\n")
  }

  @Test(
    "numbers without exponents that read back the same",
    arguments: [
      (0, "0"), (-0.0, "0"), (2014, "2014"), (-5, "-5"), (0.1, "0.1"), (1e-5, "0.00001"),
      (1.5e-7, "0.00000015"), (-2.5e-10, "-0.00000000025"), (1e15, "1000000000000000"),
      (1.25e16, "12500000000000000"), (1e22, "10000000000000000000000"),
      (0.30000000000000004, "0.30000000000000004"), (123456789.125, "123456789.125"),
      (.nan, ""), (.infinity, ""),
    ])
  func plainNumbers(number: Double, text: String) {
    #expect(PlainNumber.text(number) == text)
    if number.isFinite { #expect(Double(text) == number) }
  }
}
