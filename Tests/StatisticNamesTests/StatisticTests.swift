import Testing

@testable import StatisticNames

struct StatisticTests {
  @Test("a word is read as the statistic that it spells", arguments: Statistic.words)
  func words(word: String) {
    #expect(Statistic(word: word)?.word == word)
  }

  @Test("no two statistics have one name in the tidy form")
  func tidyNames() {
    #expect(Set(Statistic.all.map(\.tidyName)).count == Statistic.all.count)
  }

  @Test("quantiles are named by their percent")
  func quantiles() {
    #expect(Statistic(word: "q29") == .quantile(0.29))
    #expect(Statistic.quantile(0.29).word == "q29")
    #expect(Statistic.quantile(0.975).tidyName == "q97.5")
    #expect(Statistic(word: "q100") == nil)
  }

  @Test("an interval is told by its two limits")
  func figures() {
    #expect(Statistic.confidenceInterval.figures == [.confidenceLow, .confidenceHigh])
    #expect(Statistic.mean.figures == [.mean])
  }

  @Test("percentages of answers are not those of items")
  func places() {
    let ofItems = Statistic.ofCells(in: [.freq, .items])
    #expect(ofItems.contains(.percentOfCases))
    #expect(!ofItems.contains(.validPercent))
    #expect(!Statistic.ofCells(in: [.crosstab, .answers]).contains(.percentOfCases))
  }

  @Test("a measure is written with as many arguments as it takes", arguments: MeasureWord.all)
  func usages(measure: MeasureWord) {
    #expect(MeasureWord(word: measure.word) == measure)
    let commas = measure.usage.count { $0 == "," }
    #expect(commas == max(0, measure.argumentCount - 1))
  }
}
