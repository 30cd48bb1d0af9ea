package import Codebook
package import StatisticNames

/// What a table knows of itself and says beneath it, as data; renderers find the words.
package indirect enum Note: Sendable, Equatable {
  /// Rows in the table: `658 town halls`, which waves, weighted by what.
  case base(n: Int, unit: LocalizedText, waves: WaveNote, weight: WeightNote)
  /// Rows in a table that disclosure control does not count out: fewer than so many, or no number.
  case baseHidden(fewerThan: Int?, unit: LocalizedText, waves: WaveNote)
  /// Rows that a variable's missing answers left out, by reason.
  case leftOut(variable: String, reasons: [ReasonCount])
  /// The condition of `where` or `filter`: rows kept, false and unknown.
  case filter(text: String, unknown: Int)
  /// The same where fewer rows than a number are unknown.
  case filterFewUnknown(text: String, fewerThan: Int)
  /// What disclosure control did to the table.
  case disclosure(Disclosure)
  /// The declared design that errors and tests follow; no clusters: rows are the units. `single` is
  /// the rule for strata with a single unit, where it is not to refuse.
  case design(
    strata: Int, clusters: Int?, hasPopulation: Bool, single: SurveyDesign.SingleUnitRule?)
  /// What makes two waves less than comparable; nothing where nothing drifted.
  case comparability([Drift])
  /// Unit base of the percentages when it is not the valid answers.
  case percentBase(PercentBase)
  /// The test of independence; `smallExpected` is the share of expected counts under 5.
  case chiSquare(
    statistic: Double, degreesOfFreedom: Int, p: Double, cramersV: Double, smallExpected: Double)
  /// The second-order Rao-Scott test, for weights and designs.
  case raoScott(
    statistic: Double, numeratorDegrees: Double, denominatorDegrees: Double, p: Double,
    cramersV: Double)
  /// Fisher's exact test, two-sided.
  case fisher(p: Double)
  /// How columns were compared, and what the letters or arrows under the numbers say.
  case comparisons(Comparisons)
  /// What stands under the numbers is a test of the column percentages, which are not shown.
  case comparesColumnPercents
  /// Columns that were not compared because their bases are under a threshold.
  case untested(columns: [String], under: Int)
  /// Columns whose numbers differ and were not compared for want of a variance: `yes: b vs c`.
  case withoutVariance(pairs: [String])
  /// How 100 % was compared with 0 %: exactly, or by the variance that both have together.
  case allAgainstNone(isExact: Bool)
  /// A statistic that this table cannot have, though others of its statement do.
  case lacking(LackingStatistic)
  /// Statistics of a compared table that no test is made of.
  case withoutTest(statistics: [Statistic])
  /// Numbers that do not exist, and why: rows, columns or measures by name, and how many more there are; no
  /// names where it is all of their kind.
  case absent(Absence, lines: [String], more: Int)
  /// A test that was not made, and why.
  case noTest(NoTestReason)
  /// Columns or rows marked with a sign because their base is under a threshold.
  case smallBase(threshold: Int)
  /// A method named: `interval: Wilson, 95 %`.
  case method(Method)
  /// Rows that `sort` and `top` left out of sight.
  case truncated(shown: Int, of: Int)
  /// Rows and columns that are left out of sight, by name: those that nobody has or, with a
  /// threshold, columns of a smaller base, each with its base behind its name.
  case notShown(lines: [String], threshold: Int?)
  /// Which answers a statistic such as `top2` counts.
  case counted(statistic: Statistic, answers: [String])
  /// Multiple response: what the percentages divide by.
  case multipleResponse(base: MultipleResponseBase)
  /// How weights were raked: from which start weight, if any, and how far they lie apart.
  case raking(start: String?, cycles: Int, minimum: Double, maximum: Double)
  /// A note of one part of the table, such as one banner variable, named by its label.
  case part(label: String, note: Note)
  /// A sentence of the person who asks, from `note "…"`.
  case text(String)
  /// Why a row is left out.
  package enum Reason: Sendable, Equatable {
    /// The label of a missing answer.
    case missing(String)
    case noWeight, weightZero
  }

  package struct ReasonCount: Sendable, Equatable {
    package let reason: Reason
    package let n: Int
    /// When set, `n` is not told but to be under this.
    package let fewerThan: Int?
    package init(reason: Reason, n: Int, fewerThan: Int? = nil) {
      self.reason = reason
      self.n = n
      self.fewerThan = fewerThan
    }
  }

  /// What is hidden and how counts are rounded.
  package struct Disclosure: Sendable, Hashable {
    /// Counts under this are hidden; 0 where none is.
    package var threshold: Int
    /// Cells hidden because they or their base are small.
    package var primary: Int
    /// Cells hidden so that others cannot be computed.
    package var secondary: Int
    /// Rows and columns left out because their labels would name single answers.
    package var unlisted: Int
    /// Whether further figures are hidden, such as tests and extremes.
    package var hidesOthers: Bool
    /// Counts are multiples of this; 1 where they are not rounded.
    package var rounding: Int

    package init(
      threshold: Int, primary: Int, secondary: Int, unlisted: Int, hidesOthers: Bool, rounding: Int
    ) {
      self.threshold = threshold
      self.primary = primary
      self.secondary = secondary
      self.unlisted = unlisted
      self.hidesOthers = hidesOthers
      self.rounding = rounding
    }
  }

  /// One difference between the answers of two waves.
  package enum Drift: Sendable, Equatable {
    case missing(reason: String, from: WaveCount, to: WaveCount)
    /// An answer that no one gave in the other wave.
    case answerOfOneWave(answer: String, wave: String)
    /// A difference of the codebooks.
    case codebooks(WaveDrift)
  }

  package struct WaveCount: Sendable, Equatable {
    package let wave: String
    package let n: Int
    package init(wave: String, n: Int) {
      self.wave = wave
      self.n = n
    }
  }

  /// How a table stands to the waves of its data set.
  package enum WaveNote: Sendable, Equatable {
    /// The data set has no wave variable.
    case none
    /// Restricted to, or having rows of, one wave.
    case one(String)
    /// Several waves in one table that does not tell them apart.
    case together([String])
    /// The wave is an axis of the table.
    case apart([String])
  }

  package enum WeightNote: Sendable, Equatable {
    case unweighted
    /// `designEffect` is Kish's, n Σw²/(Σw)²; NaN without any weight.
    case weighted(name: String, effectiveN: Double, weightedN: Double, designEffect: Double)
    case frequency(name: String, weightedN: Double)
  }

  package enum PercentBase: String, Sendable { case answered, asked, all }

  package enum MultipleResponseBase: String, Sendable { case respondents, cases, responses }

  package enum NoTestReason: Sendable, Equatable {
    /// Fisher's test counts rows, and weights or a design make them unequal.
    case weighted
    /// Fisher's test of a table this large would take too long.
    case tooLarge
    /// The variances that the test needs do not exist: a stratum with a single unit, or one unit.
    case noVariance
    /// Answers of a multiple-response set are not exclusive.
    case multipleResponse
    /// Fewer than two rows or columns hold answers.
    case tooFewCategories
    /// Disclosure control hides cells that the figures would tell of.
    case hidden
  }

  /// The formula of column comparisons, as data.
  package struct Comparisons: Sendable, Equatable {
    /// What columns are compared with: one another, the Total, the rest, the wave before.
    package enum ComparisonTarget: String, Sendable {
      case columns, total, rest, previous
      /// Two waves side by side, or groups in pairs by their means or by other numbers.
      case waves, groups
      case shares, totals, scores

      /// Signs at a number significantly above or below the target's; columns have letters.
      package var arrows: (above: String, below: String)? {
        switch self {
        case .columns, .waves, .groups, .shares, .totals, .scores: nil
        case .total: ("▲", "▼")
        case .rest: ("↑", "↓")
        case .previous: ("↗", "↘")
        }
      }
    }

    package var target: ComparisonTarget
    /// `linearised`, `z`, `spss`, `quantum`, `dimensions`, `welch`, or `mixed`: Welch's, and
    /// linearised where groups share rows.
    package var mode: String
    /// How means were compared beside the shares, if otherwise.
    package var means: String?
    /// Whether statistics take the normal law.
    package var isNormal: Bool
    /// `bonferroni`, `holm`, `bh`, `none`.
    package var adjustment: String
    /// From 0 to 1, the loosest first.
    package var levels: [Double]
    /// Whether the numbers carry letters or arrows.
    package var isMarked: Bool

    package init(
      target: ComparisonTarget, mode: String, means: String? = nil, isNormal: Bool,
      adjustment: String,
      levels: [Double],
      isMarked: Bool
    ) {
      self.target = target
      self.mode = mode
      self.means = means
      self.isNormal = isNormal
      self.adjustment = adjustment
      self.levels = levels
      self.isMarked = isMarked
    }
  }

  package enum Method: Sendable, Equatable {
    /// Intervals of shares: name of the method and confidence, 0.95.
    case interval(name: String, confidence: Double)
    case quantile(rule: String)
    case spearman
    /// A weighted correlation's test takes the effective base as n.
    case effectiveCorrelation
  }
}

/// Where the numbers of a table come from.
package struct Provenance: Sendable, Equatable {
  package var dataset: String
  package var source: String
  /// Condition as typed; empty when there is none.
  package var filter: String
  /// Name of the weight as typed; empty when there is none.
  package var weight: String

  package init(dataset: String, source: String, filter: String, weight: String) {
    self.dataset = dataset
    self.source = source
    self.filter = filter
    self.weight = weight
  }
}
