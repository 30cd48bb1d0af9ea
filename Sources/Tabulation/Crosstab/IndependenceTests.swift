import QueryPlan
import ResultTables
import Statistics
import StatisticNames

/// Figures and notes of the tests of independence, one a part of the banner.
struct IndependenceTests {
  let frame: CrosstabFrame
  private let independence: IndependenceCells
  private let fisher: [FisherOutcome]

  private enum FisherOutcome {
    case found(Double)
    case refused(Note.NoTestReason)
  }

  init(frame: CrosstabFrame, independence: IndependenceCells) {
    self.frame = frame
    self.independence = independence
    fisher =
      frame.question.options.tests.fisher
      ? frame.banner.indices.map { Self.fisher(frame, $0, independence) } : []
  }

  private static func fisher(
    _ frame: CrosstabFrame, _ part: Int, _ independence: IndependenceCells
  ) -> FisherOutcome {
    if frame.subject.isMultiple || frame.banner[part].isMultiple {
      return .refused(.multipleResponse)
    }
    guard frame.context.isPlainSample else { return .refused(.weighted) }
    guard let cells = independence.parts[part] else { return .refused(.tooFewCategories) }
    let counts = cells.counts.map { Int($0.rounded()) }
    guard let test = try? FisherExactTest(counts: counts, columnCount: cells.columns.count) else {
      return .refused(.tooLarge)
    }
    return .found(test.pValue)
  }

  private var tests: TestRequest { frame.question.options.tests }

  // MARK: Figures

  var figures: [PlacedFigure] {
    frame.banner.indices.flatMap { part -> [PlacedFigure] in
      guard let found = independence.parts[part] else { return [] }
      let base = frame.context.base(found.rowsTested)
      let variables = PlacedFigure.Variables(column: frame.banner[part].part.name)
      return numbers(found, part).map { statistic, value in
        PlacedFigure(
          row: nil, column: nil, statistic: statistic, figure: Figure(value, base: base),
          line: .test, variables: variables)
      }
    }
  }

  private func numbers(_ found: PartTest, _ part: Int) -> [(Statistic, Double)] {
    var numbers: [(Statistic, Double)] = []
    if tests.independence {
      if frame.context.isPlainSample {
        numbers += [
          (.chiSquare, found.pearson.statistic),
          (.degreesOfFreedom, Double(found.pearson.degreesOfFreedom)),
          (.p, found.pearson.pValue), (.cramersV, found.pearson.cramersV),
        ]
      } else if let test = found.raoScott {
        numbers += [
          (.fStatistic, test.statistic), (.numeratorDegrees, test.numeratorDegreesOfFreedom),
          (.denominatorDegrees, test.denominatorDegreesOfFreedom), (.p, test.pValue),
          (.cramersV, found.pearson.cramersV),
        ]
      }
    }
    if tests.fisher, case .found(let p) = fisher[part] { numbers.append((.fisherP, p)) }
    return numbers
  }

  // MARK: Notes

  var notes: [Note] {
    frame.banner.indices.flatMap { part in
      notes(part).map { note in
        guard frame.banner.count > 1 else { return note }
        return .part(label: frame.bannerAxis.titles[part], note: note)
      }
    }
  }

  private func notes(_ part: Int) -> [Note] {
    (tests.independence ? [independenceNote(part)] : [])
      + (tests.fisher ? [fisherNote(part)] : [])
  }

  private func fisherNote(_ part: Int) -> Note {
    switch fisher[part] {
    case .found(let p): .fisher(p: p)
    case .refused(let reason): .noTest(reason)
    }
  }

  private func independenceNote(_ part: Int) -> Note {
    if frame.subject.isMultiple || frame.banner[part].isMultiple {
      return .noTest(.multipleResponse)
    }
    guard let found = independence.parts[part] else { return .noTest(.tooFewCategories) }
    if frame.context.isPlainSample {
      return .chiSquare(
        statistic: found.pearson.statistic, degreesOfFreedom: found.pearson.degreesOfFreedom,
        p: found.pearson.pValue, cramersV: found.pearson.cramersV,
        smallExpected: found.pearson.shareOfExpectedUnderFive)
    }
    guard let test = found.raoScott else { return .noTest(.noVariance) }
    return .raoScott(
      statistic: test.statistic, numeratorDegrees: test.numeratorDegreesOfFreedom,
      denominatorDegrees: test.denominatorDegreesOfFreedom, p: test.pValue,
      cramersV: found.pearson.cramersV)
  }
}
