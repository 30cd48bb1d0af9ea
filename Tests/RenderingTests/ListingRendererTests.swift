import Rendering
import ResultTables
import Testing

/// Listings at several widths.
struct ListingRendererTests {
  @Test("without a limit")
  func unlimited() {
    expectText(
      ListingRenderer.text(Fixtures.listing, options: .init()),
      """
      Rows
      ────────────────────────────────────────────────────────────────────────────────────
      role              n  comment
      ────────────────────────────────────────────────────────────────────────────────────
      Elected          12  We had an attack in 2020 and since then nothing works as before
      日本語の役割  1,200  a|b <i> \\u{202E}x
      ────────────────────────────────────────────────────────────────────────────────────
      2 of 40 rows.

      """)
  }

  @Test("the widest text folds")
  func folded() {
    expectText(
      ListingRenderer.text(Fixtures.listing, options: .init(width: 60)),
      """
      Rows
      ────────────────────────────────────────────────────────────
      role              n  comment
      ────────────────────────────────────────────────────────────
      Elected          12  We had an attack in 2020 and since then
                           nothing works as before
      日本語の役割  1,200  a|b <i> \\u{202E}x
      ────────────────────────────────────────────────────────────
      2 of 40 rows.

      """)
  }

  @Test("all texts fold, numbers do not")
  func narrow() {
    expectText(
      ListingRenderer.text(Fixtures.listing, options: .init(width: 30)),
      """
      Rows
      ──────────────────────────────
      role              n  comment
      ──────────────────────────────
      Elected          12  We had an
                           attack in
                           2020 and
                           since
                           then
                           nothing
                           works as
                           before
      日本語の役割  1,200  a|b <i>
                           \\u{202E}x
      ──────────────────────────────
      2 of 40 rows.

      """)
  }

  @Test("rows as lines of their own")
  func records() {
    expectText(
      ListingRenderer.text(Fixtures.listing, options: .init(width: 15)),
      """
      Rows
      ───────────────
      role: Elected
      n: 12
      comment: We had
        an attack in
        2020 and
        since then
        nothing works
        as before
      ───────────────
      role:
        日本語の役割
      n: 1,200
      comment: a|b
        <i> \\u{202E}x
      ───────────────
      2 of 40 rows.

      """)
  }

  @Test("CSV keeps the text of the data and counts what a spreadsheet would run")
  func csv() {
    let listing = Listing(
      title: "", headings: ["a", "b"],
      rows: [["=1+1", "-3"], ["@x", "say \"no\"\n"], ["\u{202E}", "-3 pts"]])
    let csv = ListingRenderer.csv(listing)
    #expect(csv.text == "a,b\n=1+1,-3\n@x,\"say \"\"no\"\"\n\"\n\u{202E},-3 pts\n")
    #expect(csv.cellsThatRun == 3)
    let plain = ListingRenderer.csv(listing, options: .init(plain: true))
    #expect(plain.text.hasPrefix("a,b\n'=1+1,-3\n'@x,"))
  }

  @Test("a row shorter or longer than the headings still shows")
  func raggedRows() {
    let listing = Listing(title: "", headings: ["a", "b"], rows: [["1"], ["1", "2", "3"]])
    #expect(ListingRenderer.text(listing, options: .init()).contains("1  2"))
  }
}
