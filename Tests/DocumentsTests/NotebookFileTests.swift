import JSONSyntax
import Testing

@testable import Documents

@Suite("Notebook files")
struct NotebookFileTests {
  private func failure(_ text: String) -> String? {
    do {
      _ = try DocumentFormat.notebook.read(text)
      return nil
    } catch {
      return "\(error.offset) \(error.message)"
    }
  }

  private func cells(_ text: String) throws -> [JSONNode] {
    try JSONReader.read(Array(text.utf8))["cells"]?.elements ?? []
  }

  private static let foreign = """
    {
     "cells": [
      {
       "cell_type": "markdown",
       "id": "a1",
       "metadata": {
        "collapsed": true
       },
       "source": [
        "# Title\\n",
        "words"
       ]
      },
      {
       "attachments": {},
       "cell_type": "code",
       "execution_count": 7,
       "id": "b2",
       "metadata": {},
       "outputs": [
        {
         "name": "stdout",
         "output_type": "stream",
         "text": [
          "old\\n"
         ]
        }
       ],
       "source": "freq role"
      }
     ],
     "metadata": {
      "kernelspec": {
       "display_name": "baro",
       "language": "bq",
       "name": "baro"
      },
      "widgets": {
       "a": 1.50
      }
     },
     "nbformat": 4,
     "nbformat_minor": 2,
     "unknown": null
    }

    """

  @Test("a notebook of another program is read, outputs included")
  func reading() throws {
    let document = try DocumentFormat.notebook.read(Self.foreign)
    #expect(document.cells.map(\.source) == ["# Title\nwords", "freq role"])
    #expect(document.cells[1].outputText == "old")
    #expect(document.cells.map(\.id) == ["a1", "b2"])
    #expect(document.metadata.map(\.name) == ["widgets"])
  }

  @Test("a run changes outputs and counts only")
  func replacing() throws {
    let page = JSONMember("text/html", "<p>x</p>")
    let outputs = [CellOutput(.result(forms: [page]), "new")]
    let stored = try NotebookWriter.replacingOutputs(in: Self.foreign, by: [outputs])
    let (before, after) = (try cells(Self.foreign), try cells(stored))
    #expect(JSONWriter.compact(after[0]) == JSONWriter.compact(before[0]))
    for name in ["attachments", "cell_type", "id", "metadata", "source"] {
      #expect(after[1][name].map(JSONWriter.compact) == before[1][name].map(JSONWriter.compact))
    }
    #expect(
      after[1]["outputs"].map(JSONWriter.compact) == """
        [{"data": {"text/html": ["<p>x</p>"], "text/plain": ["new"]}, "metadata": {}, \
        "output_type": "display_data"}]
        """)
    #expect(after[1]["execution_count"]?.value == .null)
    #expect(stored.hasSuffix(String(Self.foreign.suffix(180))))
    let untouched = try NotebookWriter.replacingOutputs(in: Self.foreign, by: [nil])
    #expect(untouched == Self.foreign)
  }

  @Test(
    "a file that is no notebook says where",
    arguments: [
      ("", "0 the text ends where a value is expected"), ("[]", "0 a notebook is an object"),
      ("{}", "0 no `nbformat`: this is not a notebook"),
      ("{\"nbformat\": 3}", "13 only notebooks of format 4 are read"),
      ("{\"nbformat\": 4}", "0 `cells` must be a list"),
      (
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"x\"}]}",
        "40 `cell_type` must be code, markdown or raw"
      ),
      ("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\"}]}", "26 a cell without `source`"),
      (
        "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": 1}]}",
        "58 a text or a list of texts is expected"
      ),
    ])
  func failures(_ text: String, _ message: String) {
    #expect(failure(text) == message)
  }

  @Test("ten thousand damaged notebooks open or fail with a place")
  func damaged() throws {
    var numbers = SystemRandomNumberGenerator()
    let whole = Array(Self.foreign.utf8)
    let signs = Array("{}[]\",:\\0x\u{0}é".utf8)
    var opened = 0
    for _ in 0..<10_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        let place = Int.random(in: bytes.indices, using: &numbers)
        switch Int.random(in: 0...2, using: &numbers) {
        case 0: bytes[place] = signs.randomElement(using: &numbers) ?? 0
        case 1: bytes.remove(at: place)
        default: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      do {
        let document = try DocumentFormat.notebook.read(text)
        _ = try NotebookWriter.replacingOutputs(in: text, by: document.cells.map { _ in [] })
        opened += 1
      } catch {
        #expect(error.offset >= 0 && error.offset <= text.utf8.count)
      }
    }
    #expect(opened > 100)
  }

  @Test("names of cells are readable and stand once")
  func names() {
    let cells = [
      Cell(.code, "crosstab telework by role\n  where wave = 2021"),
      Cell(.code, "", title: "Été & Co."),
      Cell(.code, "crosstab telework by role"), Cell(.text, "# Title"), Cell(.text, "日本"),
      Cell(.code, "x", id: "own"),
    ]
    var names = CellNames(cells)
    #expect(
      cells.map { names.name(of: $0) } == [
        "crosstab-telework-by-role", "t-co", "crosstab-telework-by-role-2", "title", "markdown",
        "own",
      ])
  }
}
