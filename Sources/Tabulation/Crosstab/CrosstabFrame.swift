import Codebook
import QueryPlan
import QuerySyntax
import StatisticNames
import Statistics

/// What a cross-tabulation asks: its rows and columns before anything is counted.
final class CrosstabFrame: Sendable {
  let question: CrosstabQuestion
  let context: TabulationContext
  let subject: PartLines
  let bannerAxis: BannerAxis
  /// Rows that can be in the base of any row.
  let wholeSubject: CellSet
  let shown: ShownStatistics
  /// The levels that the innermost one nests in.
  let outer: PartLines?
  let ends: ScaleEnds
  let summaries: ColumnSummaries
  /// Sources that tell who answered, of the subject's levels and the banner's.
  let validity: [AxisSource]

  /// A neighbour is a table of the same statement, whose columns are taken where they are the same.
  init(
    _ question: CrosstabQuestion, in context: TabulationContext,
    beside neighbour: CrosstabFrame? = nil
  ) {
    self.question = question
    self.context = context
    subject = PartLines(
      question.subject, in: context, showsMissing: question.options.showsMissing)
    bannerAxis =
      if let neighbour, neighbour.question.banner == question.banner {
        neighbour.bannerAxis
      } else {
        BannerAxis(question.banner, in: context)
      }
    validity = subject.validity + bannerAxis.parts.flatMap(\.validity)
    wholeSubject = context.base(
      subject.validity, subject.validity.map(context.answers), question.options.base)
    shown = ShownStatistics(question.options.show)
    let levels = question.subject.levels
    outer =
      levels.count > 1
      ? PartLines(BoundPart(levels: Array(levels.dropLast())), in: context) : nil
    let innermost = context.variable(levels[levels.count - 1])
    ends = ScaleEnds([innermost])
    summaries = ColumnSummaries(
      shown.ofNumbers, owner: shown.errorOwner, of: innermost, ends: ends, in: context)
  }

  var banner: [PartLines] { bannerAxis.parts }

  var innermost: Variable { context.variable(subject.part.levels[subject.part.levels.count - 1]) }

  /// Whether the rows are the items of one multiple-response set, with its three bases.
  var hasResponseBases: Bool { subject.isMultiple && subject.part.levels.count == 1 }
}
