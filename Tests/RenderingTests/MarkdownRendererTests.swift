import Rendering
import ResultTables
import Testing

/// Markdown, whole.
struct MarkdownRendererTests {
  @Test("a crosstab")
  func crosstab() {
    expectText(
      MarkdownRenderer.render(
        Fixtures.teleworkByRole, number: "7", options: .init()),
      """
      **\\[7\\] Telework by role**

      | column % | Total | Secretary | Administrative agent | General director (DGS) | Head \
      of service | Elected |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: |
      | Any telework | 31% | 15% | 33% | 42% | 46% | 37% |
      | &emsp;Yes, regularly | 11% | 5% | 13% | 14% | 20% | 9% |
      | &emsp;Yes, occasionally | 20% | 10% | 19% | 28% | 26% | 29% |
      | No, never | 69% | 85% | 67% | 58% | 54% | 63% |
      | Base (n) | 1,292 | 400 | 300 | 355 | 98\\* | 139 |

      Base: 1,292 town halls, waves 2020 and 2021 together, unweighted. Left out: telework, \
      no answer 6; role, no answer 2, not asked 11.

      Pearson chi-square 29.1, df 4, p &lt; 0.001, Cramer's V 0.21.  \\* base under 100.  \
      Source: synthetic data, see \\`describe\\`.

      """)
  }

  @Test("stacked and nested banners")
  func nested() {
    expectText(
      MarkdownRenderer.render(Fixtures.stackedAndNested, options: .init()),
      """
      **Telework by role, size &gt; wave**

      | column % | Total | Role › Staff | Role › Elected | Size of the commune &gt; Wave › \
      Under 1,000 inhabitants › 2020 | Size of the commune &gt; Wave › Under 1,000 \
      inhabitants › 2021 | Size of the commune &gt; Wave › 1,000 and over › 2020 | Size of \
      the commune &gt; Wave › 1,000 and over › 2021 |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
      | Yes | 30% | 29% | 33% | 25% | 27% | 32% | 33% |
      | No | 70% | 71% | 67% | 75% | 73% | 68% | 67% |
      | Base (n) | 1,000 | 700 | 300 | 200 | 220 | 280 | 300 |

      Base: 1,000 town halls, waves 2020 and 2021, weighted by w, effective base 573, design effect 1.15.

      Fisher's exact test, two-sided: p = 0.542.

      """)
  }

  @Test("outer categories as lines")
  func groups() {
    expectText(
      MarkdownRenderer.render(Fixtures.groups, options: .init()),
      """
      **Television by year and marital status**

      |  | n | mean(tvhours) › mean | mean(tvhours) › se | share(happy = "Yes") › share | \
      share(happy = "Yes") › CI low | share(happy = "Yes") › CI high | max(age) |
      | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
      | **2000** |  |  |  |  |  |  |  |
      | &emsp;Divorced | 1,418 | 3.3 | 0.05 | 58% | 55% | 60% | 89 |
      | &emsp;Married | 57 | 2.9\\* | 0.20 | 60%\\* | 48% | 72% | 77\\* |
      | **2004** |  |  |  |  |  |  |  |
      | &emsp;Divorced | 0 | – | – | – | – | – | – |
      | Total | 1,475 | 3.2 | 0.05 | 58% | 56% | 60% | 89 |

      \\* base under 100.  Source: GSS.

      """)
  }

  @Test("a listing")
  func listing() {
    expectText(
      MarkdownRenderer.render(Fixtures.listing, options: .init()),
      """
      **Rows**

      | role | n | comment |
      | --- | ---: | --- |
      | Elected | 12 | We had an attack in 2020 and since then nothing works as before |
      | 日本語の役割 | 1,200 | a\\|b &lt;i&gt; \\\\u{202E}x |

      2 of 40 rows.

      """)
  }

  @Test("nothing in a cell is markup")
  func escaping() {
    var table = Fixtures.frequency
    table.rows[0].path = [.text("a|b<script>*x*\n`y` [z](u) <\u{338}b")]
    let text = MarkdownRenderer.render(table, options: .init())
    #expect(text.contains(#"| a\|b&lt;script&gt;\*x\*\\n\`y\` \[z\](u) &lt"#))
    #expect(!text.unicodeScalars.contains("<"))
  }
}
