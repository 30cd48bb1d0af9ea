import Diagnostics
import QuerySyntax
import Testing

/// Colours of finished and unfinished texts.
struct HighlighterTests {
  private func kinds(_ text: String) -> [String] {
    let source = SourceText(name: "", text: text)
    return Highlighter.tokens(text).filter { $0.kind != .sign }
      .map { "\(source.slice($0.range)):\($0.kind)" }
  }

  @Test func aQuestion() {
    #expect(
      kinds("crosstab show by `a b` where x = \"y\" show column%, n top 3 # c") == [
        "crosstab:verb", "show:name", "by:keyword", "`a b`:name", "where:keyword", "x:name",
        "\"y\":text", "show:keyword", "column:statistic", "%:statistic", "n:statistic",
        "top:keyword", "3:number", "# c:comment",
      ])
  }

  @Test func measuresAndSettings() {
    #expect(
      kinds("group show mean(x), $p\nset base warn 1\n# %% cell\n") == [
        "group:verb", "show:keyword", "mean:function", "x:name", "$p:parameter", "set:verb",
        "base:setting", "warn:setting", "1:number", "# %% cell:cellMark",
      ])
  }

  @Test func behindAnError() {
    #expect(
      kinds("freq role whre x and 'y'") == [
        "freq:verb", "role:name", "whre:name", "x:name", "and:keyword", "'y':bad",
      ])
  }

  @Test func everyPieceIsInTheText() {
    for text in LanguagePage.statements {
      let tokens = Highlighter.tokens(text)
      var end = 0
      for token in tokens {
        #expect(token.range.lower >= end)
        end = token.range.upper
      }
      #expect(end == text.utf8.count)
    }
  }
}
