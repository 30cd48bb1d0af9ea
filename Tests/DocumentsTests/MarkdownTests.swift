import Testing

@testable import Documents

@Suite("Markdown documents")
struct MarkdownTests {
  private func cells(_ text: String) -> [String] {
    MarkdownReader(text).document.cells.map { "\($0.kind.rawValue)|\($0.title)|\($0.source)" }
  }

  @Test("blocks of bq are cells, other blocks are text")
  func blocks() {
    let text = """
      # Title

      ```sql
      SELECT 1
      ```

      ```bq
      freq role
      ```
      ~~~ bq Sizes
      freq size
      ~~~
      end
      """
    #expect(
      cells(text) == [
        "markdown||# Title\n\n```sql\nSELECT 1\n```", "code||freq role", "code|Sizes|freq size",
        "markdown||end",
      ])
  }

  @Test(
    "the spellings of other tools are read", arguments: ["{bq}", "{code-cell}", "{code-cell} bq"])
  func spellings(_ info: String) {
    #expect(cells("```\(info)\nfreq role\n```\n") == ["code||freq role"])
  }

  @Test("a block that never closes goes to the end")
  func open() {
    #expect(
      cells("a\n\n```bq\nfreq role\nfreq size") == ["markdown||a", "code||freq role\nfreq size"])
    #expect(cells("```sql\nx\n```bq\ny") == ["markdown||```sql\nx\n```bq\ny"])
  }

  @Test("lines are those of the file")
  func lines() {
    let text = "a\n\n```bq\nfreq role\n```\n\n```output\nx\n```\n\nb\n\n```bq\n\nfreq size\n```\n"
    #expect(MarkdownReader(text).document.cells.map(\.firstLine) == [1, 4, 11, 14])
  }

  @Test("outputs are put in, replaced and taken away, and nothing else changes")
  func replacing() {
    let text = """
      Words  with  blanks\u{20}\u{20}

      ~~~bq
      freq role
      ~~~
      no empty line
      ```{bq} title="x"
      freq size
      ```


      ```output
      old
      ```
      ```bq
      freq wave
      ```

      ```output
      gone
      ```
      end
      """
    let replaced = MarkdownCodec.replacingOutputs(in: text, by: ["one\n```\ntwo", "new", ""])
    #expect(
      replaced == """
        Words  with  blanks\u{20}\u{20}

        ~~~bq
        freq role
        ~~~

        ````output
        one
        ```
        two
        ````
        no empty line
        ```{bq} title="x"
        freq size
        ```

        ```output
        new
        ```
        ```bq
        freq wave
        ```
        end

        """)
    let again = MarkdownCodec.replacingOutputs(in: replaced, by: ["one\n```\ntwo", "new", ""])
    #expect(again == replaced)
    #expect(MarkdownCodec.replacingOutputs(in: text, by: [nil, nil, nil]) == text + "\n")
  }

  @Test("a text that begins with an output stays a text behind statements that have none")
  func textWithOutput() {
    let text = "```bq\nfreq role\n```\n\n<!-- %% -->\n\n```output\nother\n```\nend\n"
    let read = MarkdownCodec.read(text)
    #expect(
      read.plain == ["{}", "code -  {}\nfreq role", "text -  {}\n```output\nother\n```\nend"])
    #expect(MarkdownCodec.write(read) == text)
  }

  @Test("any text is a document, and is written as one that comes back")
  func anyText() {
    var numbers = SystemRandomNumberGenerator()
    let parts = [
      "```", "```bq", "````", "~~~", "```output", "<!-- %% -->", "<!-- %% [raw] a -->", "---",
      "jupyter: {}", "jupyter: {\"a\": 1}", "", "", "text", "  ```bq", "# %%", "``` `", "freq role",
      "```bq id=\"x\" tags=[1]", "```markdown cell", "\u{1B}[31m", "é日", "```bq `x`",
    ]
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...12, using: &numbers)
      let text = (0..<count).map { _ in parts.randomElement(using: &numbers) ?? "" }
        .joined(separator: "\n")
      let read = MarkdownCodec.read(text)
      let written = MarkdownCodec.write(read)
      #expect(MarkdownCodec.read(written).plain == read.plain, "\(text)\n=>\n\(written)")
    }
  }
}
