import DataFormats
import Threading
import Testing

/// Small tables read as they are written.
@Suite struct TextTableTests {
  private func read(_ text: String, name: String = "t.csv") throws -> TextTable {
    let folder = try TemporaryFolder()
    return try TextTable(path: folder.add(name, text), control: WorkControl())
  }

  @Test("every row knows its line; blank lines are none")
  func lines() throws {
    let table = try read("a,b\n1,\"two\nlines\"\n\n,\n3,\"a \"\"b\"\"\"\n")
    #expect(table.header == ["a", "b"])
    #expect(table.rows.map(\.line) == [2, 6])
    #expect(table.rows.map(\.fields) == [["1", "two\nlines"], ["3", "a \"b\""]])
  }

  @Test("numbers stay as they are written", arguments: [",", ";", "\t"])
  func delimiters(_ delimiter: String) throws {
    let table = try read("a\(delimiter)b\n01\(delimiter)60 %\n")
    #expect(table.rows.map(\.fields) == [["01", "60 %"]])
  }

  @Test("no rows")
  func empty() throws {
    #expect(try read("a,b\n").rows.isEmpty)
    #expect(throws: LoadError.self) { try read("") }
  }

  @Test("rows of unequal width and open quotes are errors with their line")
  func errors() throws {
    let unequal = #expect(throws: LoadError.self) { try read("a,b\n1,2\n1,2,3\n") }
    #expect(unequal?.cause == .unequalRow(found: 3, expected: 2))
    #expect(unequal?.position?.line == 3)
    let open = #expect(throws: LoadError.self) { try read("a,b\n1,\"2\n") }
    #expect(open?.cause == .unclosedQuote)
  }
}
