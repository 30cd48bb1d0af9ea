import Statistics
import Testing

@Suite("Raking")
struct RakingTests {
  static let roles = Raking.Margin(
    codes: ReferenceSurvey.rows.map { $0.role - 1 }, targets: [50, 30, 20])
  static let remote = Raking.Margin(
    codes: ReferenceSurvey.rows.map { $0.worksRemotely ? 0 : 1 }, targets: [45, 55])
  static let waves = Raking.Margin(
    codes: ReferenceSurvey.rows.map { $0.wave - 2020 }, targets: [40, 60])
  static let margins = [roles, remote, waves]
  static let start = ReferenceSurvey.rows.map(\.weight)
  static let total = Double(ReferenceSurvey.rowCount)

  /// Expects the weights of rows 0 to 3 and 657, then the least, the greatest and the effective base.
  private func expect(
    _ raking: Raking, _ expected: [Double], at sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var sums = CellSums()
    for weight in raking.weights { sums.add(weight: weight) }
    let found =
      raking.weights[0...3] + [
        raking.weights[657], raking.weights.min() ?? 0, raking.weights.max() ?? 0,
        sums.effectiveBase,
      ]
    for (found, expected) in zip(found, expected) {
      #expect(isClose(found, expected, within: 1e-9), sourceLocation: sourceLocation)
    }
  }

  @Test("equal start weights")
  func equalStart() throws {
    // R survey: weights(rake(svydesign(~1, weights = rep(1, 658), data = d),
    //   list(~role, ~telework, ~wave), list(data.frame(role = 1:3, Freq = c(.5, .3, .2) * 658),
    //   data.frame(telework = 1:2, Freq = c(.45, .55) * 658),
    //   data.frame(wave = c(2020, 2021), Freq = c(.4, .6) * 658)),
    //   control = list(maxit = 1000, epsilon = 1e-12)))
    expect(
      try Raking(margins: Self.margins, total: Self.total),
      [
        0.723203529647, 1.14813894795, 2.27674398782, 0.723203529647, 0.980620935681,
        0.494329702377, 2.27674398782, 553.65222852,
      ])
  }

  @Test("design weights to start from")
  func designWeights() throws {
    // R survey: the same with weights = w * 658 / sum(w)
    expect(
      try Raking(margins: Self.margins, start: Self.start, total: Self.total),
      [
        1.08246553006, 0.960273907847, 3.404180166, 0.48645894045, 0.932139834378,
        0.164587090845, 3.97220602509, 483.458519354,
      ])
  }

  @Test("bounds hold the ratio of every weight to its start")
  func bounds() throws {
    // scipy: l = root(lambda l: X.T @ (d * clip(exp(X @ l), .5, 1.8)) - T, zeros(5)).x;
    //   d * clip(exp(X @ l), .5, 1.8), d = w * 658 / w.sum(), X dummies, T their targets
    let raking = try Raking(
      margins: Self.margins, start: Self.start, total: Self.total,
      limits: Raking.Limits(ratio: 0.5...1.8))
    expect(
      raking,
      [
        1.02706498828, 1.06716859757, 2.56957977452, 0.461561991672, 0.869209343421,
        0.170691894306, 2.99834314418, 476.784190965,
      ])
    let scale = Self.total / Self.start.reduce(0, +)
    for (weight, start) in zip(raking.weights, Self.start) {
      #expect((0.5 - 1e-12...1.8 + 1e-12).contains(weight / (start * scale)))
    }
  }

  @Test("a greatest weight holds every weight")
  func largest() throws {
    // scipy: the same with minimum(d * exp(X @ l), 2.5)
    expect(
      try Raking(
        margins: Self.margins, start: Self.start, total: Self.total,
        limits: Raking.Limits(largest: 2.5)),
      [
        1.07976478888, 0.984464146034, 2.5, 0.485245230032, 0.932839120243, 0.158382604773, 2.5,
        491.281429559,
      ])
  }

  // MARK: Properties

  /// What each target of a margin came to, as a share of all.
  private func shares(_ margin: Raking.Margin, _ weights: [Double]) -> [Double] {
    var sums = margin.targets.map { _ in 0.0 }
    for (code, weight) in zip(margin.codes, weights) { sums[code] += weight }
    let total = weights.reduce(0, +)
    return sums.map { $0 / total }
  }

  /// Rows with random answers to three questions, every answer given, and random start weights.
  private func survey(
    _ seed: UInt64
  ) -> (margins: [Raking.Margin], start: [Double]) {
    var numbers = Lehmer(seed: seed)
    let rows = 60 + numbers.below(200)
    let margins = [2, 3, 5].map { answers in
      Raking.Margin(
        codes: (0..<rows).map { $0 < answers ? $0 : numbers.below(answers) },
        targets: (0..<answers).map { _ in Double(40 + numbers.below(60)) })
    }
    return (margins, (0..<rows).map { _ in Double(50 + numbers.below(100)) / 100 })
  }

  @Test("every margin meets its targets, and the weights their total", arguments: 1...40)
  func meets(_ seed: UInt64) throws {
    let (margins, start) = survey(seed)
    let raking = try Raking(margins: margins, start: start, total: 5000)
    #expect(isClose(raking.weights.reduce(0, +), 5000, within: 1e-9))
    for margin in margins {
      let sum = margin.targets.reduce(0, +)
      for (found, target) in zip(shares(margin, raking.weights), margin.targets) {
        #expect(isClose(found, target / sum, within: 1e-9))
      }
    }
  }

  @Test("limits are kept while every margin meets its targets", arguments: 1...40)
  func meetsWithinLimits(_ seed: UInt64) throws {
    let (margins, start) = survey(seed)
    let limits = Raking.Limits(ratio: 0.2...4, largest: 3.5)
    guard let raking = try? Raking(margins: margins, start: start, total: 1, limits: limits)
    else { return }
    for margin in margins {
      let sum = margin.targets.reduce(0, +)
      for (found, target) in zip(shares(margin, raking.weights), margin.targets) {
        #expect(isClose(found, target / sum, within: 1e-9))
      }
    }
    let scale = 1 / start.reduce(0, +)
    for (weight, start) in zip(raking.weights, start) {
      #expect((0.2 - 1e-9...4 + 1e-9).contains(weight / (start * scale)))
      #expect(weight * Double(raking.weights.count) <= 3.5 + 1e-9)
    }
  }

  @Test("margins that are met already change nothing", arguments: 1...10)
  func unchanged(_ seed: UInt64) throws {
    let (margins, start) = survey(seed)
    let met = margins.map { margin in
      Raking.Margin(codes: margin.codes, targets: shares(margin, start))
    }
    let raking = try Raking(margins: met, start: start, total: start.reduce(0, +))
    #expect(raking.cycles == 1)
    for (weight, start) in zip(raking.weights, start) {
      #expect(isClose(weight, start, within: 1e-12))
    }
  }

  @Test("neither the order of margins nor the scale of start weights matters", arguments: 1...20)
  func invariance(_ seed: UInt64) throws {
    let (margins, start) = survey(seed)
    let limits = Raking.Limits(ratio: 0.1...5, largest: 4)
    guard
      let raking = try? Raking(margins: margins, start: start, total: 1000, limits: limits)
    else { return }
    let reversed = try Raking(
      margins: margins.reversed(), start: start, total: 1000, limits: limits)
    let scaled = try Raking(
      margins: margins, start: start.map { $0 * 17 }, total: 1000, limits: limits)
    for row in start.indices {
      #expect(isClose(reversed.weights[row], raking.weights[row], within: 1e-7))
      #expect(isClose(scaled.weights[row], raking.weights[row], within: 1e-9))
    }
  }

  @Test("a start weight of 0 stays 0")
  func weightless() throws {
    let margin = Raking.Margin(codes: [0, 0, 1], targets: [3, 1])
    let raking = try Raking(margins: [margin], start: [0, 1, 1], total: 4)
    #expect(raking.weights == [0, 3, 1])
  }

  // MARK: Errors

  @Test("a target that no row with a weight counts toward")
  func emptyTarget() {
    let margin = Raking.Margin(codes: [0, 0, 1], targets: [1, 1])
    #expect(throws: RakingError.emptyTarget(margin: 0, target: 1)) {
      try Raking(margins: [margin], start: [1, 1, 0], total: 3)
    }
    #expect(throws: RakingError.emptyTarget(margin: 0, target: 0)) {
      try Raking(margins: [Raking.Margin(codes: [], targets: [1])], total: 1)
    }
  }

  @Test("a checkpoint that throws ends the fit")
  func checkpoint() {
    struct Stop: Error {}
    var calls = 0
    #expect(throws: Stop.self) {
      try Raking(margins: Self.margins, total: 1) {
        calls += 1
        if calls == 3 { throw Stop() }
      }
    }
    #expect(calls == 3)
  }

  @Test("a least weight above the greatest")
  func contradiction() {
    let margin = Raking.Margin(codes: [0, 1], targets: [1, 1])
    #expect(throws: RakingError.limitsContradict) {
      try Raking(
        margins: [margin], start: [1, 9], total: 2,
        limits: Raking.Limits(ratio: 0.9...2, largest: 1.5))
    }
  }

  @Test("margins that contradict each other are given up")
  func noFit() {
    // Who answers 0 to the one answers 0 to the other.
    let first = Raking.Margin(codes: [0, 0, 1], targets: [2, 1])
    let second = Raking.Margin(codes: [0, 0, 1], targets: [1, 2])
    let error = RakingError.notConverged(
      margin: 0, target: 1, found: 2, wanted: 1, cycles: 20)
    #expect(throws: error) {
      try Raking(margins: [first, second], total: 3, mostCycles: 20)
    }
  }

  @Test("bounds that keep a margin from its target are told with what it came to")
  func tooNarrow() {
    let margin = Raking.Margin(codes: [0, 0, 0, 1], targets: [1, 1])
    let error = RakingError.notConverged(
      margin: 0, target: 0, found: 2.7, wanted: 2, cycles: 50)
    let found = #expect(throws: RakingError.self) {
      try Raking(
        margins: [margin], total: 4, limits: Raking.Limits(ratio: 0.9...1.3), mostCycles: 50)
    }
    #expect(found?.rounded == error)
  }
}

extension RakingError {
  /// The error with what was found to nine digits.
  fileprivate var rounded: RakingError {
    guard case .notConverged(let margin, let target, let found, let wanted, let cycles) = self
    else { return self }
    return .notConverged(
      margin: margin, target: target, found: (found * 1e9).rounded() / 1e9, wanted: wanted,
      cycles: cycles)
  }
}

/// Numbers that look random: x ← 48271 x mod (2³¹ − 1).
private struct Lehmer {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    for _ in 0..<3 { state = state * 48_271 % 2_147_483_647 }
    return Int(state % UInt64(limit))
  }
}
