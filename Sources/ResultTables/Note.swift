/// What a table knows of itself and says beneath it, as data; renderers find the words.
package indirect enum Note: Sendable, Equatable {
  /// Rows in the table: `658 town halls`, which waves, weighted by what.
  case base(n: Int, unit: String, waves: WaveNote, weight: WeightNote)
  /// Rows that a variable's missing answers left out, by reason.
  case leftOut(variable: String, reasons: [ReasonCount])
  /// The condition of `where` or `filter`: rows kept, false and unknown.
  case filter(text: String, unknown: Int)
  /// Unit base of the percentages when it is not the valid answers.
  case percentBase(PercentBase)
  /// The test of independence; `smallExpected` is the share of expected counts under 5.
  case chiSquare(
    statistic: Double, degreesOfFreedom: Int, p: Double, cramersV: Double, smallExpected: Double)
  /// A test that was not made, and why.
  case noTest(NoTestReason)
  /// Columns or rows marked with a sign because their base is under a threshold.
  case smallBase(threshold: Int)
  /// A method named: `interval: Wilson, 95 %`.
  case method(Method)
  /// Rows that `sort` and `top` left out of sight.
  case truncated(shown: Int, of: Int)
  /// Multiple response: what the percentages divide by.
  case multipleResponse(base: MultipleResponseBase)
  /// A note of one part of the table, such as one banner variable, named by its label.
  case part(label: String, note: Note)
  /// A finished sentence that no word list needs to translate.
  case text(String)

  package struct ReasonCount: Sendable, Equatable {
    package let reason: String
    package let n: Int
    package init(reason: String, n: Int) {
      self.reason = reason
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
    case weighted(name: String, effectiveN: Double, weightedN: Double)
    case frequency(name: String, weightedN: Double)
  }

  package enum PercentBase: String, Sendable { case answered, asked, all }

  package enum MultipleResponseBase: String, Sendable { case respondents, cases, responses }

  package enum NoTestReason: Sendable, Equatable {
    /// There is no test of independence under weights yet.
    case weighted
    /// Answers of a multiple-response set are not exclusive.
    case multipleResponse
    /// Fewer than two rows or columns hold answers.
    case tooFewCategories
  }

  package enum Method: Sendable, Equatable {
    /// Intervals of shares: name of the method and confidence, 0.95.
    case interval(name: String, confidence: Double)
    case quantile(rule: String)
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
