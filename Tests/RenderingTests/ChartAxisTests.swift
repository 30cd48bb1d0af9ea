import Rendering
import ResultTables
import Testing
import StatisticNames

/// Axes of charts, read off the pictures.
struct ChartAxisTests {
  /// A chart of means in one group.
  private func chart(_ values: [Double?], as kind: Chart.Kind) -> Chart {
    let base = Fixtures.plainBase(200)
    return Chart(
      kind: kind, statistic: .mean,
      answers: values.indices.map {
        Chart.Answer(name: Chart.Name(path: [.text("answer \($0)")]), depth: 0)
      },
      groups: [Chart.Group(name: Chart.Name(path: [.word(.total)]), isTotal: true)],
      points: [values.map { Chart.Point(figure: Figure($0, base: base)) }], isOrdered: false,
      table: Fixtures.frequency)
  }

  /// The numbers at the ticks of a picture.
  private func ticks(_ values: [Double?], as kind: Chart.Kind) -> [String] {
    ChartSVGRenderer.render(chart(values, as: kind), options: .init())
      .split(separator: "\n").filter { $0.contains("font-size=\"11\"") }
      .compactMap { $0.split(separator: ">").dropFirst().first?.split(separator: "<").first }
      .map(String.init)
  }

  @Test("bars have 0 on their axis, dots need not")
  func zero() {
    #expect(ticks([60, 72], as: .bars) == ["0", "20", "40", "60", "80"])
    #expect(ticks([60, 72], as: .dots) == ["60", "65", "70", "75"])
    #expect(ticks([-40, -10], as: .bars).last == "0")
    #expect(ticks([0, 0], as: .bars) == ["0", "1"])
    #expect(ticks([nil], as: .bars) == ["0", "1"])
    #expect(ticks([3], as: .dots).first == "0")
  }

  @Test("ticks are told apart by as many decimals as they need")
  func decimals() {
    #expect(ticks([0.311, 0.322], as: .dots) == ["0.31", "0.315", "0.32", "0.325"])
    let small = ticks([0.000012, 0.000031], as: .dots)
    #expect(small.count > 2 && small.count == Set(small).count)
  }

  @Test(
    "numbers of any size are drawn",
    arguments: [
      [1e308, -1e308], [1e300], [Double.leastNonzeroMagnitude, 0], [1e16, 1e16 + 2],
      [-1e-307, 1e-307], [1e20, 3e20],
    ])
  func extremes(_ values: [Double]) {
    for kind in [Chart.Kind.bars, .dots] {
      let picture = ChartSVGRenderer.render(chart(values, as: kind), options: .init())
      #expect(!picture.contains("nan") && !picture.contains("inf"))
      let text = ChartTextRenderer.render(chart(values, as: kind), options: .init(width: 60))
      #expect(text.contains("answer 0"))
      let specification = ChartVegaRenderer.render(chart(values, as: kind), options: .init())
      #expect(specification.contains("domain"))
    }
  }
}
