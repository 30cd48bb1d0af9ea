import Codebook
import QueryPlan
import Statistics

/// Shares, scores and means with their variances and covariances by Taylor linearisation.
///
/// Each estimate is, to first order, a sum of contributions u of the rows: w(y−p)/Σw for a share,
/// w(x−m)/Σw for a mean. Variances are those of such sums over the design: rows outside the table
/// contribute 0 and stay in the design. Overlapping rows make covariances.
///
/// - Source: K. Wolter, *Introduction to Variance Estimation*, 2nd edition, 2007, chapter 6; R
///   `survey`, `svyby(…, covmat = TRUE)` with `svycontrast`.
struct Linearisation {
  let context: TabulationContext
  let sums: SetSums
  private let design: DesignGroups
  private let known = KnownDomains()

  init(context: TabulationContext, aggregates: Aggregates) {
    self.context = context
    sums = SetSums(context: context, aggregates: aggregates)
    design = DesignGroups(context: context, aggregates: aggregates)
  }

  /// The estimate with the contributions of its rows; nothing without any weight in the base.
  func estimate(_ estimand: Estimand) -> LinearisedEstimate? {
    let found = ratio(estimand)
    guard found.base.sumWeights > 0 else { return nil }
    if estimand.isTotal { return total(estimand, found) }
    let exact =
      estimand.variable == nil ? context.ratio(found.sum, of: found.base.sumWeights) : nil
    let value = exact?.value ?? found.origin + found.sum / found.base.sumWeights
    return LinearisedEstimate(
      value: value, exact: exact, base: found.base,
      domains: [LinearisedEstimate.Domain(base: estimand.base, rows: respondents(found.base))],
      terms: scaled(estimand.terms(value, weight: found.base.sumWeights), found.base),
      content: estimand.content)
  }

  private func total(
    _ estimand: Estimand, _ found: (sum: Double, origin: Double, base: CellTotals)
  ) -> LinearisedEstimate {
    LinearisedEstimate(
      value: found.sum + found.origin * found.base.sumWeights, base: found.base,
      domains: [LinearisedEstimate.Domain(base: estimand.base, rows: respondents(found.base))],
      terms: estimand.terms(0, weight: 1), content: estimand.content, isTotal: true)
  }

  /// The same of the rows of one base that are not in another inside it.
  func estimate(_ whole: Estimand, without part: Estimand) -> LinearisedEstimate? {
    let (all, own) = (ratio(whole), ratio(part))
    let weight = all.base.sumWeights - own.base.sumWeights
    guard weight > 1e-12 * all.base.sumWeights else { return nil }
    let ownSum = own.sum + (own.origin - all.origin) * own.base.sumWeights
    let exact = whole.variable == nil ? context.ratio(all.sum - ownSum, of: weight) : nil
    let value = exact?.value ?? all.origin + (all.sum - ownSum) / weight
    let rest = all.base.less(own.base)
    return LinearisedEstimate(
      value: value, exact: exact, base: rest,
      domains: [
        LinearisedEstimate.Domain(
          base: whole.base, without: part.base, rows: respondents(rest))
      ],
      terms: scaled(
        whole.terms(value, weight: weight) + part.terms(value, weight: -weight), rest),
      content: whole.content)
  }

  /// In a plain sample every estimate is of a sample of its own rows, whose variance has n − 1.
  private func scaled(
    _ terms: [LinearisedEstimate.Term], _ base: CellTotals
  ) -> [LinearisedEstimate.Term] {
    let rows = Double(respondents(base))
    guard context.isPlainSample, rows > 1 else { return terms }
    let factor = (rows / (rows - 1)).squareRoot()
    return terms.map {
      .init(
        set: $0.set, constant: factor * $0.constant, slope: factor * $0.slope, centre: $0.centre)
    }
  }

  /// Σwy, or Σw(x − origin), and the base.
  private func ratio(
    _ estimand: Estimand
  ) -> (sum: Double, origin: Double, base: CellTotals) {
    let (base, shift) = sums[estimand.base, estimand.content]
    guard estimand.variable == nil else { return (base.sumWeighted, shift, base.cell) }
    let sum = zip(estimand.sets, estimand.coefficients).reduce(0) { sum, part in
      sum + part.1 * sums[part.0, .counts].totals.cell.sumWeights
    }
    return (sum, 0, base.cell)
  }

  /// Rows of a base; a row of frequency f counts as f.
  private func respondents(_ base: CellTotals) -> Int { context.cellSums(base).unweightedBase }

  /// Whether rows have a spread to estimate a variance from: not one respondent, nor units without
  /// degrees of freedom.
  func hasSpread(_ estimate: LinearisedEstimate) -> Bool {
    estimate.domains.allSatisfy { $0.rows > 1 } && degrees(of: estimate) > 0
  }

  /// The variance of an estimate or of a combination; NaN where the design gives none, and where one
  /// respondent alone is behind any part of it.
  func variance(_ estimate: LinearisedEstimate) -> Double {
    hasSpread(estimate) ? spread(estimate, byWave: isByWave(estimate)) : .nan
  }

  private func spread(_ estimate: LinearisedEstimate, byWave isByWave: Bool) -> Double {
    let found =
      context.isPlainSample && !estimate.isTotal
      ? design.sumOfProducts(estimate, estimate, sums)
      : design.covariance(estimate, estimate, sums, byWave: isByWave)
    return found.isNaN ? found : max(0, found)
  }

  /// An estimate with what its comparisons with others need of it.
  func comparable(_ estimate: LinearisedEstimate) -> ComparableEstimate {
    let isByWave = isByWave(estimate)
    return ComparableEstimate(
      estimate: estimate, spread: spread(estimate, byWave: isByWave),
      totals: context.isPlainSample ? [] : design.totals(estimate, sums),
      rowsOfCell: context.codebook.design == nil
        ? [] : rows(estimate.domains, estimate.content),
      isByWave: isByWave)
  }

  /// The variance and the degrees of freedom of the difference of two estimates that share no rows.
  ///
  /// Equal to those of `first - second`, from what was found of each before: O(groups of the design).
  /// - Returns: both; nothing where the estimates are samples of two kinds, or totals.
  func difference(
    _ first: ComparableEstimate, _ second: ComparableEstimate
  ) -> (variance: Double, degrees: Double)? {
    guard first.isByWave == second.isByWave, !first.estimate.isTotal, !second.estimate.isTotal
    else { return nil }
    let domains = first.estimate.domains + second.estimate.domains
    let degrees =
      context.codebook.design == nil
      ? Double(domains.reduce(0) { $0 + $1.rows - 1 })
      : design.degreesOfFreedom(
        rowsOfCell: zip(first.rowsOfCell, second.rowsOfCell).map { $0 + $1 },
        byWave: first.isByWave)
    guard degrees > 0, domains.allSatisfy({ $0.rows > 1 }) else { return (.nan, degrees) }
    let apart = first.spread + second.spread
    guard !context.isPlainSample else { return (apart, degrees) }
    let covariance = design.covarianceApart(
      first.totals, second.totals, byWave: first.isByWave)
    let variance = apart - 2 * covariance
    return (variance.magnitude < 1e-14 * apart ? 0 : variance, degrees)
  }

  /// The test of independence of exclusive cells, row-major; nothing where none can be made.
  ///
  /// `totals` are the sums over each of them; the sets themselves are asked only where rows are not one
  /// stratum.
  func raoScott(
    _ totals: [CellTotals], columnCount: Int, _ cells: () -> [CellSet]
  ) -> RaoScottTest? {
    design.raoScott(totals, columnCount: columnCount, cells, sums)
  }

  /// Degrees of freedom: under a declared design units less strata of those that have rows in any of
  /// the domains, else the rows of each less 1.
  func degrees(of estimate: LinearisedEstimate) -> Double {
    guard context.codebook.design != nil else {
      return Double(estimate.domains.reduce(0) { $0 + $1.rows - 1 })
    }
    return known.degrees(estimate.domains) {
      design.degreesOfFreedom(
        rowsOfCell: rows(estimate.domains, estimate.content), byWave: isByWave(estimate))
    }
  }

  /// The variance and degrees of freedom of an estimate over one domain whose rows contribute Σu and Σu²
  /// to each cell of the design's axes; a variance of NaN where the rows show no spread.
  ///
  /// - Parameters:
  ///   - contributions: those with Σu = 0 in all.
  ///   - rowsOfCell: rows of the domain, a row of frequency f as f, in each cell too.
  /// - Returns: both.
  func variance(
    _ contributions: [StratumSums], rowsOfCell: [Int]
  ) -> (variance: Double, degrees: Double) {
    let rows = rowsOfCell.reduce(0, +)
    let isByWave = design.isOfOneWave(rowsOfCell: rowsOfCell)
    let degrees =
      context.codebook.design == nil
      ? Double(rows - 1) : design.degreesOfFreedom(rowsOfCell: rowsOfCell, byWave: isByWave)
    guard rows > 1, degrees > 0 else { return (.nan, degrees) }
    guard context.isPlainSample else {
      return (design.variance(contributions, byWave: isByWave), degrees)
    }
    let squares = contributions.reduce(0) { $0 + $1.sumProducts }
    return (Double(rows) / Double(rows - 1) * squares, degrees)
  }

  /// Whether every domain is of one wave that is a sample of its own.
  private func isByWave(_ estimate: LinearisedEstimate) -> Bool {
    estimate.domains.allSatisfy { domain in
      known.isOfOneWave(domain) {
        design.isOfOneWave(rowsOfCell: rows([domain], estimate.content))
      }
    }
  }

  /// Rows in any of some domains, in each cell of the design's axes.
  private func rows(
    _ domains: [LinearisedEstimate.Domain], _ content: CubeRequest.Content
  ) -> [Int] {
    var rows: [Int] = []
    for (place, domain) in domains.enumerated() {
      var own = rowsByCell(domain.base, content)
      if let part = domain.without {
        own = zip(own, rowsByCell(part, content)).map { $0 - $1 }
      }
      if rows.isEmpty { rows = Array(repeating: 0, count: own.count) }
      // A rest has no row in common with what it is compared with.
      for earlier in domains[..<place] where domain.without == nil && earlier.without == nil {
        let both = rowsByCell(domain.base.intersection(earlier.base), content)
        own = zip(own, both).map { max(0, $0 - $1) }
      }
      rows = zip(rows, own).map { $0 + $1 }
    }
    return rows
  }

  private func rowsByCell(_ set: CellSet, _ content: CubeRequest.Content) -> [Int] {
    sums.byGroup(set, content).sums.map { respondents($0.cell) }
  }
}

/// What was found of domains already.
private final class KnownDomains {
  private var degrees: [[LinearisedEstimate.Domain]: Double] = [:]
  private var areOfOneWave: [LinearisedEstimate.Domain: Bool] = [:]

  func degrees(_ domains: [LinearisedEstimate.Domain], find: () -> Double) -> Double {
    if let found = degrees[domains] { return found }
    let found = find()
    degrees[domains] = found
    return found
  }

  func isOfOneWave(_ domain: LinearisedEstimate.Domain, find: () -> Bool) -> Bool {
    if let found = areOfOneWave[domain] { return found }
    let found = find()
    areOfOneWave[domain] = found
    return found
  }
}

/// An estimate with what each of its comparisons with others that share no rows needs, found once.
struct ComparableEstimate {
  let estimate: LinearisedEstimate
  /// Its variance, whether or not its own rows have degrees of freedom.
  fileprivate let spread: Double
  /// Σu in each group of the design; none in a plain sample, where estimates apart have no covariance.
  fileprivate let totals: [Double]
  /// Rows of its domains in each cell of the design's axes; none without a design.
  fileprivate let rowsOfCell: [Int]
  /// Whether its rows are of one wave that is a sample of its own.
  fileprivate let isByWave: Bool
}

/// An estimate as a sum over rows: each row of a term's set contributes
/// w(constant + slope·(x − centre)).
struct LinearisedEstimate {
  struct Term {
    var set: CellSet
    var constant = 0.0
    var slope = 0.0
    var centre = 0.0

    /// What a row contributes whose x is the origin of the sums.
    func atOrigin(_ origin: Double) -> Double { constant + slope * (origin - centre) }
  }

  /// Rows that an estimate is of: those of a base, perhaps without those of another inside it.
  struct Domain: Hashable {
    var base: CellSet
    var without: CellSet?
    /// How many; a row of frequency f counts as f.
    var rows: Int
  }

  var value: Double
  /// The same of a share, or of a difference of shares, before it was rounded.
  var exact: WholeRatio?
  /// Rows of the base.
  var base: CellTotals
  /// The bases that the parts of a combination have, each once.
  var domains: [Domain]
  var terms: [Term]
  var content: CubeRequest.Content
  /// Whether contributions vary around their mean, and not around 0, where a null hypothesis has them.
  var isCentred = true
  /// Whether the sample is that of all rows, as of a total, and never that of its own rows alone.
  var isTotal = false

  /// A hundred times the value: a share in percent, a difference of shares in points.
  var percent: Double { exact?.percent ?? value * 100 }

  /// The difference of two estimates of one kind.
  static func - (left: LinearisedEstimate, right: LinearisedEstimate) -> LinearisedEstimate {
    var difference = left
    difference.exact = WholeRatio(left.exact, less: right.exact)
    difference.value = difference.exact?.value ?? left.value - right.value
    difference.base += right.base
    difference.domains += right.domains.filter { !left.domains.contains($0) }
    difference.terms += right.terms.map {
      Term(set: $0.set, constant: -$0.constant, slope: -$0.slope, centre: $0.centre)
    }
    return difference
  }
}

extension LinearisedEstimate.Term {
  /// Σw²uu′ of the contributions u of this term and another over the rows that they share.
  ///
  /// - Parameters:
  ///   - other: the other term.
  ///   - totals: sums over the rows of both, of x less `shift`.
  ///   - shift: what was taken off x.
  ///   - context: tells frequency weights, which stand for that many rows of weight 1.
  /// - Returns: the parts of the sum, which may cancel one another.
  func product(
    _ other: Self, over totals: MomentTotals, shift: Double, _ context: TabulationContext
  ) -> [Double] {
    let (left, right) = (atOrigin(shift), other.atOrigin(shift))
    let counts = context.countsFrequencies
    let squares = context.cellSums(totals.cell).sumSquaredWeights
    let linear = counts ? totals.sumWeighted : totals.sumSquaredWeighted
    let quadratic = counts ? totals.sumWeightedSquares : totals.sumSquaredWeightedSquares
    return [
      left * right * squares, (left * other.slope + slope * right) * linear,
      slope * other.slope * quadratic,
    ]
  }

  /// Σu over the rows of the term.
  func total(_ totals: MomentTotals, shift: Double) -> Double {
    atOrigin(shift) * totals.cell.sumWeights + slope * totals.sumWeighted
  }
}

/// A sum of numbers that may cancel: what is left of them by rounding alone counts as 0.
struct CancellingSum {
  private var sum = 0.0
  private var magnitude = 0.0

  mutating func add(_ parts: [Double]) {
    for part in parts {
      sum += part
      magnitude += part.magnitude
    }
  }

  var value: Double { sum.magnitude < 1e-14 * magnitude ? 0 : sum }
}
