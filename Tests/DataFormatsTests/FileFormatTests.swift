import DataFormats
import ResultTables
import Testing

struct FileFormatTests {
  @Test("an ending is known in any case, behind any folder")
  func endings() {
    #expect(FileFormat(path: "a.b/t.CSV") == .commas)
    #expect(FileFormat(path: "t.Tab") == .tabs)
    #expect(FileFormat(path: "t.FEATHER") == .arrow)
    #expect(FileFormat(path: "t.VL.JSON") == .vegaLite)
    #expect(FileFormat(path: "t.json") == .json)
    #expect(FileFormat(path: "t.Htm") == .page)
  }

  @Test("a name without an ending, and an ending without a name, have no format")
  func none() {
    for path in ["t", "csv", ".csv", "a.csv/t", "t.", "", "t.csv.x"] {
      #expect(FileFormat(path: path) == nil, "\(path)")
    }
  }

  @Test("no ending stands twice, and all are in lower case")
  func once() {
    let endings = FileFormat.endings { _ in true }
    #expect(Set(endings).count == endings.count)
    #expect(endings.allSatisfy { $0 == $0.lowercased() && $0.hasPrefix(".") })
  }

  @Test("only rows of fields can be tidy")
  func tidy() {
    #expect(FileFormat.commas.results?.tidy == .text(.tidy))
    #expect(FileFormat.tabs.results?.tidy == .text(.tidy, delimiter: "\t"))
    for format in FileFormat.allCases where format != .commas && format != .tabs {
      #expect(format.results?.tidy == nil, "\(format)")
    }
  }

  @Test(
    "what cannot be read is refused the same under every ending", arguments: FileFormat.allCases)
  func refusals(format: FileFormat) throws {
    for ending in format.endings where !format.isRead {
      #expect(throws: LoadError.self) { try Loaded(csv: "a\n1\n", name: "t" + ending) }
    }
  }
}
