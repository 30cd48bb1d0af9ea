package import Codebook
package import QueryPlan
package import QuerySyntax
package import ResultTables
package import Statistics

/// Settings that decide what a table holds; how numbers look is the renderers' matter.
package struct TableSettings: Hashable, Sendable {
  /// `en`, `fr`: the language of labels.
  package var language = "en"
  package var confidence = 0.95
  package var percent = PercentDirection.column
  package var showsTotal = true
  package var interval = IntervalMethod.auto
  /// Nothing: type 7 unweighted, `math` weighted.
  package var quantileRule: QuantileRule?
  package var smallBase = 100
  /// Bases under this are not compared.
  package var smallestTested = 30
  package var mode = TestMode.linearised
  package var adjustment = TestAdjustment.bonferroni
  /// Levels of column comparisons from 0 to 1, the loosest first; one or two.
  package var levels = [0.05]
  /// Columns of fewer rows are left out of sight.
  package var smallestColumn = 0
  /// Whether rows and columns that nobody has are left out of sight.
  package var hidesEmpty = false

  /// Which percentage a cross-tabulation shows when `show` does not say.
  package enum PercentDirection: String, Hashable, Sendable, CaseIterable {
    case column, row, total
  }

  package init() {}
}

/// What a question is asked of and under: the same for every table of a statement, which share it.
package final class TabulationContext: Sendable {
  package let codebook: Codebook
  package let settings: TableSettings
  /// `where` and `filter` together.
  package let filter: Condition?
  /// The same as typed.
  package let filterText: String
  package let weight: WeightUse?
  /// Units of 1 that all weights are whole multiples of (see `Facts.units`); 1 without a weight.
  let weightUnits: Double?

  package init(
    codebook: Codebook, settings: TableSettings, filter: Condition?, filterText: String,
    weight: WeightUse?, weightUnits: Double? = 1
  ) {
    self.codebook = codebook
    self.settings = settings
    self.filter = filter
    self.filterText = filterText
    self.weight = weight
    self.weightUnits = weightUnits
  }

  /// The same asked of another codebook, or under another filter and weight.
  package func with(
    codebook: Codebook? = nil, filter: Condition?, weight: WeightUse?, weightUnits: Double? = 1
  ) -> TabulationContext {
    TabulationContext(
      codebook: codebook ?? self.codebook, settings: settings, filter: filter,
      filterText: filterText, weight: weight, weightUnits: weightUnits)
  }

  /// The variable of a bound name.
  func variable(_ name: String) -> Variable {
    guard let variable = codebook[name] else {
      preconditionFailure("bound names are variables of the data set")
    }
    return variable
  }

  var provenance: Provenance {
    Provenance(
      dataset: codebook.name, source: codebook.source.inLanguage(settings.language),
      filter: filterText, weight: weight?.variable ?? "")
  }

  /// Whether nothing but rows was counted.
  var isUnweighted: Bool { weight == nil }

  /// Whether weights are frequencies: a row of frequency f then stands for f rows.
  var countsFrequencies: Bool { weight?.isFrequency ?? false }

  /// Whether counts, of rows or frequencies, are behind tests, intervals and quantiles.
  var isCounted: Bool { isUnweighted || countsFrequencies }

  /// Whether rows are a simple random sample that was counted, as Pearson and Fisher suppose.
  package var isPlainSample: Bool { isCounted && codebook.design == nil }

  /// The axes whose cells are the strata and clusters of the sample; none for a plain sample.
  ///
  /// Without clusters every wave is a sample of its own, so that waves are strata.
  package var designAxes: [AxisSource] {
    if isPlainSample { return [] }
    let groups: [AxisSource] = codebook.design.map { [$0.unitAxis] } ?? []
    return groups + (stratifyingWave.map { [.variable($0)] } ?? [])
  }

  /// The wave variable where waves are strata.
  private var stratifyingWave: String? {
    guard codebook.design?.rowsAreUnits ?? true, let wave = codebook.waveVariable,
      codebook[wave]?.slotLayout != nil
    else { return nil }
    return wave
  }

  /// The base of some rows.
  package func base(_ totals: CellTotals) -> Base {
    Base(
      n: totals.n, weightedN: weighted(totals), effectiveN: cellSums(totals).effectiveBase)
  }

  /// The sums that statistics are computed from; f rows in place of a row of frequency f.
  func cellSums(_ totals: CellTotals) -> CellSums {
    guard countsFrequencies else {
      return CellSums(
        unweightedBase: totals.n, sumWeights: totals.sumWeights,
        sumSquaredWeights: totals.sumSquaredWeights)
    }
    return CellSums(
      unweightedBase: Int(totals.sumWeights.rounded()), sumWeights: totals.sumWeights,
      sumSquaredWeights: totals.sumWeights)
  }

  /// The rule of quantiles that is set or, for what was counted, the usual one.
  var quantileRule: QuantileRule { settings.quantileRule ?? (isCounted ? .linear : .math) }

  /// `Telework by Role, Size`, in the language of the session.
  func title(_ subject: [String], by banner: [String]) -> String {
    title(
      subject.map { variable($0).title(settings.language) }.joined(separator: " > "), by: banner)
  }

  /// `Mean age by Role`.
  func title(_ left: String, by banner: [String]) -> String {
    guard !banner.isEmpty else { return left }
    let word = settings.language == "fr" ? " par " : " by "
    return left + word + banner.joined(separator: ", ")
  }

  /// The labels of a part as a heading joins them: `Size > Wave`.
  package func title(of part: BoundPart) -> String {
    part.levels.map { variable($0).title(settings.language) }.joined(separator: " > ")
  }
}
