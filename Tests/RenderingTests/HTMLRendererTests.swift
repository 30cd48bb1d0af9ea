import Rendering
import ResultTables
import Testing

/// HTML, whole, and its escaping.
struct HTMLRendererTests {
  @Test("stacked and nested banners")
  func nested() {
    expectText(
      HTMLRenderer.render(Fixtures.stackedAndNested, options: .init()),
      """
      <figure class="baro" lang="en">
      <table>
      <caption>Telework by role, size &gt; wave</caption>
      <thead>
      <tr><td style="text-align:left"></td><td colspan="3"></td><th scope="colgroup" \
      colspan="4" style="text-align:center">Size of the commune &gt; Wave</th></tr>
      <tr><td style="text-align:left"></td><td></td><th scope="colgroup" colspan="2" \
      style="text-align:center">Role</th><th scope="colgroup" colspan="2" \
      style="text-align:center">Under 1,000 inhabitants</th><th scope="colgroup" \
      colspan="2" style="text-align:center">1,000 and over</th></tr>
      <tr><td style="text-align:left">column %</td><th scope="col" \
      style="text-align:right">Total</th><th scope="col" \
      style="text-align:right">Staff</th><th scope="col" \
      style="text-align:right">Elected</th><th scope="col" \
      style="text-align:right">2020</th><th scope="col" \
      style="text-align:right">2021</th><th scope="col" \
      style="text-align:right">2020</th><th scope="col" style="text-align:right">2021</th></tr>
      </thead>
      <tbody>
      <tr><th scope="row" style="text-align:left">Yes</th><td \
      style="text-align:right">30%</td><td style="text-align:right">29%</td><td \
      style="text-align:right">33%</td><td style="text-align:right">25%</td><td \
      style="text-align:right">27%</td><td style="text-align:right">32%</td><td \
      style="text-align:right">33%</td></tr>
      <tr><th scope="row" style="text-align:left">No</th><td \
      style="text-align:right">70%</td><td style="text-align:right">71%</td><td \
      style="text-align:right">67%</td><td style="text-align:right">75%</td><td \
      style="text-align:right">73%</td><td style="text-align:right">68%</td><td \
      style="text-align:right">67%</td></tr>
      </tbody>
      <tbody>
      <tr><th scope="row" style="text-align:left">Base (n)</th><td \
      style="text-align:right">1,000</td><td style="text-align:right">700</td><td \
      style="text-align:right">300</td><td style="text-align:right">200</td><td \
      style="text-align:right">220</td><td style="text-align:right">280</td><td \
      style="text-align:right">300</td></tr>
      </tbody>
      </table>
      <figcaption>
      <p>Base: 1,000 town halls, waves 2020 and 2021, weighted by w, effective base 573, design effect 1.15.</p>
      <p>Fisher&#39;s exact test, two-sided: p = 0.542.</p>
      </figcaption>
      </figure>

      """)
  }

  @Test("nothing in a cell is markup")
  func escaping() {
    var table = Fixtures.frequency
    table.title = "</caption><script>alert('x')</script>"
    table.rows[0].path = [.text("a\"<\u{338}b&\u{202E}")]
    let text = HTMLRenderer.render(table, options: .init())
    #expect(text.contains("&lt;/caption&gt;&lt;script&gt;alert(&#39;x&#39;)"))
    #expect(text.contains("a&quot;&lt;\u{338}b&amp;\\u{202E}"))
  }
}
