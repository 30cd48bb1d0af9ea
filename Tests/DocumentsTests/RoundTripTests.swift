import JSONSyntax
import Testing

@testable import Documents

/// What is written is read as it was, in every format, and a second time gives the same bytes.
@Suite("Round trips")
struct RoundTripTests {
  static let tags = JSONMember(
    "tags", JSONNode(.array([JSONNode(.string("parameters")), JSONNode(.string("a b"))])))

  static let documents: [(name: String, document: Document)] = [
    ("nothing", Document()),
    ("one cell", Document(cells: [Cell(.code, "freq role")])),
    (
      "text and code",
      Document(cells: [
        Cell(.text, "# Title\n\nWords."), Cell(.code, "freq role\n  where wave = 2021"),
      ])
    ),
    ("two texts", Document(cells: [Cell(.text, "a"), Cell(.text, "b"), Cell(.code, "freq role")])),
    (
      "titles",
      Document(cells: [
        Cell(.code, "freq role", title: "Roles"), Cell(.code, "freq size", title: "Sizes"),
      ])
    ),
    (
      "names and tags",
      Document(cells: [
        Cell(.code, "freq role", title: "A", id: "x-1", metadata: [tags]),
        Cell(.text, "t", id: "y"),
      ])
    ),
    ("raw", Document(cells: [Cell(.raw, "<b>"), Cell(.code, "freq role"), Cell(.raw, "x")])),
    (
      "empty cells",
      Document(cells: [Cell(.text, ""), Cell(.code, ""), Cell(.text, ""), Cell(.code, "freq role")])
    ),
    (
      "blank lines",
      Document(cells: [
        Cell(.code, "freq role\n\n\nfreq size"), Cell(.text, "a\n\n\nb"), Cell(.code, "x"),
      ])
    ),
    (
      "blank lines at the ends",
      Document(cells: [Cell(.text, "\na\n"), Cell(.code, "\nfreq role\n"), Cell(.text, "b\n\n")])
    ),
    (
      "fences in text",
      Document(cells: [Cell(.text, "```sql\nSELECT 1\n```"), Cell(.code, "freq role")])
    ),
    (
      "cells in text",
      Document(cells: [Cell(.text, "write\n\n```bq\nfreq role\n```\n\nso"), Cell(.code, "x")])
    ),
    (
      "open fences",
      Document(cells: [Cell(.text, "```"), Cell(.code, "x"), Cell(.text, "~~~~ a\n```")])
    ),
    ("fences in code", Document(cells: [Cell(.code, "title \"```\n````\""), Cell(.text, "b")])),
    (
      "marks in text",
      Document(cells: [Cell(.text, "<!-- %% -->"), Cell(.text, "# %% x"), Cell(.code, "# a")])
    ),
    (
      "odd titles",
      Document(cells: [
        Cell(.code, "a", title: "a=1"), Cell(.code, "b", title: "x [markdown]"),
        Cell(.code, "c", title: "`q` --> \"r\""),
      ])
    ),
    (
      "metadata",
      Document(
        cells: [Cell(.code, "a"), Cell(.text, "---\nb")],
        metadata: [JSONMember("author", "é \"x\"")])
    ),
    ("accents", Document(cells: [Cell(.text, "Été 日本 😀"), Cell(.code, "freq `rôle`")])),
  ]

  @Test("a document comes back", arguments: documents.indices, DocumentFormat.allCases)
  func comesBack(_ index: Int, _ format: DocumentFormat) throws {
    let document = Self.documents[index].document
    let text = format.write(document)
    let read = try format.read(text)
    #expect(read.plain == document.plain, "\(Self.documents[index].name):\n\(text)")
    #expect(format.write(read) == text)
  }

  @Test("three formats one after the other give the same bytes", arguments: documents.indices)
  func around(_ index: Int) throws {
    for first in DocumentFormat.allCases {
      let text = first.write(Self.documents[index].document)
      for second in DocumentFormat.allCases {
        let other = second.write(try first.read(text))
        #expect(first.write(try second.read(other)) == text, "\(first) by \(second):\n\(other)")
      }
    }
  }

  @Test("outputs stay between Markdown and notebooks")
  func outputs() throws {
    var cell = Cell(.code, "freq role")
    cell.outputs = [CellOutput(.result(forms: []), "a table\n\n```\nx")]
    let document = Document(cells: [cell, Cell(.text, "b")])
    for format in [DocumentFormat.markdown, .notebook] {
      #expect(try format.read(format.write(document)).cells[0].outputText == cell.outputText)
    }
    #expect(
      try DocumentFormat.script.read(DocumentFormat.script.write(document)).cells[0].outputs == nil)
  }
}

extension Document {
  /// The document without the places of its cells, its numbers and texts as one spelling.
  var plain: [String] {
    [JSONWriter.compact(JSONNode(.object(metadata)))]
      + cells.map { cell in
        let metadata = JSONWriter.compact(JSONNode(.object(cell.metadata)))
        return "\(cell.kind) \(cell.id ?? "-") \(cell.title) \(metadata)\n\(cell.source)"
      }
  }
}
