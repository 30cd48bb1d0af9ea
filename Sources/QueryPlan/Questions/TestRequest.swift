import Codebook
package import QuerySyntax
import StatisticNames

/// The tests that a table is asked for; what is nothing or empty is as the settings have it.
package struct TestRequest: Hashable, Sendable {
  package var independence = false
  package var fisher = false
  /// Column comparisons as letters.
  package var letters = false
  /// Every pair of columns with its figures.
  package var columns = false
  /// What each column is compared with besides the others.
  package var targets: [ComparisonTarget] = []
  package var mode: TestMode?
  package var adjustment: TestAdjustment?
  /// Shares from 0 to 1, the loosest first; at most two.
  package var levels: [Double] = []

  /// What one column is held against.
  package enum ComparisonTarget: String, Hashable, Sendable, CaseIterable {
    case total, rest, previous
  }

  package init(independence: Bool = true) { self.independence = independence }

  /// Whether tests are wanted that are not made unasked.
  package var isAsked: Bool { fisher || comparesColumns }

  /// Whether pairs of columns are compared.
  package var comparesPairs: Bool { letters || columns }

  /// Whether columns are compared, with one another or with what they are part of.
  package var comparesColumns: Bool { comparesPairs || !targets.isEmpty }
}

extension Binder {
  /// The tests of a clause; without one, or without words, the test of independence.
  ///
  /// - Parameters:
  ///   - clause: as written.
  ///   - shown: what the table shows; of numbers alone it has no answers to compare.
  /// - Returns: the tests; of numbers alone none unless the clause names some.
  /// - Throws: when levels are no two shares, or a test compares what the table does not show.
  func tests(
    _ clause: TestClause?, shown: ShownStatistics = ShownStatistics([])
  ) throws(BindingError) -> TestRequest {
    guard let clause else { return TestRequest(independence: !shown.isCompact) }
    var request = TestRequest(independence: clause.tests.isEmpty)
    for word in clause.tests { request.add(word) }
    request.mode = clause.mode
    request.adjustment = clause.adjustment
    request.levels = try levels(clause)
    if shown.isCompact, !shown.ofNumbers.contains(where: \.name.isCompared),
      request.comparesColumns
    {
      throw .nothingCompared(at: clause.place.range)
    }
    return request
  }

  /// Refuses to compare with a wave before where no part of the banner tells waves.
  func checkPrevious(
    _ tests: TestRequest, _ banner: BoundAxis?, _ clause: TestClause?
  ) throws(BindingError) {
    guard tests.targets.contains(.previous), let clause else { return }
    let hasWaves = banner?.parts.contains { $0.levels.last == codebook.waveVariable } ?? false
    guard codebook.waveVariable != nil, hasWaves else {
      throw .previousNeedsWave(at: clause.place.range)
    }
  }

  private func levels(_ clause: TestClause) throws(BindingError) -> [Double] {
    let levels = clause.levels.map { $0.value / 100 }
    guard levels.count <= 2, levels.allSatisfy({ $0 > 0 && $0 < 1 }) else {
      throw .badLevels(at: clause.place.range)
    }
    return levels.sorted(by: >)
  }
}

extension TestRequest {
  fileprivate mutating func add(_ word: TestWord) {
    switch word {
    case .independence: independence = true
    case .fisher: fisher = true
    case .letters: letters = true
    case .columns: columns = true
    case .total: targets.append(.total)
    case .rest: targets.append(.rest)
    case .previous: targets.append(.previous)
    case .none: break
    }
  }
}
