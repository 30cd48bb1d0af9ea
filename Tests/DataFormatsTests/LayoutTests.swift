import DataFormats
import Diagnostics
import Codebook
import Microdata
import Testing

@Suite("delimiters, headers and lines")
struct LayoutTests {
  @Test(
    "the delimiter is found and said",
    arguments: [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "pipe")])
  func delimiters(sign: String, name: String) throws {
    let text = "id,x\n1,\"a\"\n2,b\n".replacing(",", with: sign)
    let loaded = try Loaded(csv: text)
    #expect(loaded.firstNotice == "t.csv: 2 rows × 2 columns (UTF-8, \(name))")
    #expect(loaded.texts("x") == ["a", "b"])
  }

  @Test("a semicolon file with decimal commas in every row is no comma file")
  func decimalCommas() throws {
    let rows = (0..<200).map { "\($0);1,\($0 % 7);2,5" }.joined(separator: "\n")
    let loaded = try Loaded(csv: "id;a;b\n" + rows)
    #expect(loaded.names == ["id", "a", "b"])
    #expect(loaded.inference("a") == "decimals with comma")
    #expect(loaded.numbers("b").first == 2.5)
  }

  @Test("the line `sep=;` names the delimiter and is no data")
  func separatorLine() throws {
    let loaded = try Loaded(csv: "sep=;\r\na;b,c\r\n1;2\r\n")
    #expect(loaded.names == ["a", "b,c"])
    #expect(loaded.rowCount == 1)
    #expect(try loadError("sep=;\na;b\n1\n").hasPrefix("t.csv:3 1 field where the header has 2"))
  }

  @Test("a named delimiter wins; one that cannot be is refused")
  func namedDelimiter() throws {
    let loaded = try Loaded(csv: "a:b\n1:2\n", LoadOptions(delimiter: ":"))
    #expect(loaded.names == ["a", "b"])
    #expect(
      try loadError("a\n", LoadOptions(delimiter: "\"")) == "t.csv `\"` cannot be a delimiter")
    #expect(
      try loadError("a\n", LoadOptions(delimiter: "::")) == "t.csv `::` cannot be a delimiter")
  }

  @Test("a ragged file is an error and never one column or fewer rows")
  func ragged() throws {
    let text = "a,b,c\n1,2,3\n4,5\n6,7,8\n"
    #expect(try loadError(text) == "t.csv:3 2 fields where the header has 3")
    #expect(try loadError("a;b;c\n1;2;3;4\n").hasPrefix("t.csv:2 4 fields"))
    #expect(try loadError("a,b\n1,2,\n3,4,\n5,6,\n").hasPrefix("t.csv:2 3 fields"))
  }

  @Test("`ragged fill` and `ragged skip` count what they did")
  func raggedRules() throws {
    let text = "a,b,c\n1,2,3\n4,5\n6,7,8,9\n"
    let filled = try Loaded(csv: text, LoadOptions(ragged: .fill))
    #expect(filled.rowCount == 3)
    #expect(filled.numbers("c") == [3, nil, 8])
    #expect(
      filled.warning("ragged-rows")?.message
        == "1 row too short, filled with empty fields; 1 row too long, fields left out; "
        + "this is the first")
    let skipped = try Loaded(csv: text, LoadOptions(ragged: .skip))
    #expect(skipped.numbers("a") == [1])
    #expect(skipped.warning("ragged-rows")?.message.hasPrefix("2 rows left out") ?? false)
    #expect(skipped.warning("ragged-rows")?.place?.hasSuffix("t.csv:3") ?? false)
  }

  @Test("repeated, empty and colliding names become distinct, with one warning")
  func headers() throws {
    let loaded = try Loaded(csv: "a,a,,a_2, b ,\"x\ny\",é,e\u{301}\n1,2,3,4,5,6,7,8\n")
    #expect(loaded.names == ["a", "a_3", "column_3", "a_2", "b", "x y", "é", "é_2"])
    #expect(loaded.report.warnings.count == 1)
    #expect(loaded.warning("header-names")?.message.hasPrefix("5 column names changed") ?? false)
    #expect(loaded.data.codebook["x y"]?.label.text == "x\ny")
  }

  @Test("title lines and comments before the header are passed over and named")
  func preamble() throws {
    let text = "Barometer of town halls\nExtracted: 12 October\n\nid,role,w\n1,a,1.5\n2,b,2.5\n"
    let loaded = try Loaded(csv: text)
    #expect(loaded.names == ["id", "role", "w"])
    #expect(
      loaded.report.notices[1]
        == "passed over 3 lines before the header: `Barometer of town halls`")
    let padded = try Loaded(csv: "Title;;\n# made, by hand\nid;role;w\n1;a;1,5\n2;b;2,5\n")
    #expect(padded.names == ["id", "role", "w"])
  }

  @Test("a first line that may be a header is one")
  func noPreamble() throws {
    #expect(try loadError("id;a;b\n1,2,3\n4,5,6\n") != "no error")
    #expect(try Loaded(csv: "text\nyes\nno, never\n", LoadOptions(ragged: .fill)).names == ["text"])
  }

  @Test(
    "all line ends give the same rows",
    arguments: ["\n", "\r\n", "\r", "\r\r\n"])
  func lineEnds(end: String) throws {
    let text = ["a,b", "1,\"x\"", "2,y", "3,\"z\""].joined(separator: end)
    for tail in ["", end, end + end, end + end + end] {
      let loaded = try Loaded(csv: text + tail)
      #expect(loaded.names == ["a", "b"])
      #expect(loaded.texts("b") == ["x", "y", "z"])
    }
  }

  @Test("mixed line ends; blank lines between rows are counted, at the end they are not")
  func blankLines() throws {
    let loaded = try Loaded(csv: "a,b\r\n1,2\n\n3,4\r5,6\n\n\n")
    #expect(loaded.numbers("a") == [1, 3, 5])
    #expect(
      loaded.report.notices.last == "1 blank line between rows left out, the first is line 3")
  }

  @Test("in a file of one column a blank line is a row without an answer")
  func blankRows() throws {
    let loaded = try Loaded(csv: "a\n1\n\n3\n")
    #expect(loaded.numbers("a") == [1, nil, 3])
  }

  @Test("rows of nothing but delimiters at the end count, with a warning")
  func emptyTail() throws {
    let loaded = try Loaded(csv: "a;b\n1;2\n;\n;\n")
    #expect(loaded.rowCount == 3)
    #expect(
      loaded.warning("empty-rows")?.message
        == "the last 2 rows have no value at all and count as cases")
  }

  @Test("a header alone has no cases; an empty file is an error")
  func nothing() throws {
    let loaded = try Loaded(csv: "a,b\n")
    #expect(loaded.rowCount == 0)
    #expect(loaded.names == ["a", "b"])
    #expect(loaded.warning("no-cases") != nil)
    for text in ["", "\n\n", "\u{FEFF}", "\u{FEFF}\r\n", "sep=;\n"] {
      #expect(try loadError(text) == "t.csv t.csv is empty")
    }
  }

  @Test("endings: what is planned says so, others are named")
  func endings() throws {
    #expect(
      try loadError("x", name: "t.parquet")
        == "t.parquet reading Parquet files is not available yet")
    #expect(try loadError("x", name: "t.doc") == "t.doc no format of data has the ending .doc")
    #expect(try Loaded(csv: "a\tb\n1\t2\n", name: "t.TSV").names == ["a", "b"])
    #expect(try Loaded(csv: "a;b\n1;2\n", name: "t.txt").data.codebook.name == "t")
  }
}
