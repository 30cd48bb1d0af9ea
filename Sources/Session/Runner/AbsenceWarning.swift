import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax
import Tabulation

/// Questions that the waves of a filter did not ask.
extension StatementRunner {
  /// Warns of subjects without an answer in the waves that are asked, though another wave has some.
  ///
  /// Costs further passes over the rows only where there is such a subject.
  mutating func warnOfAbsence(
    _ requests: [CubeRequest], _ aggregates: Aggregates, _ asked: AskedRows
  ) throws {
    let context = asked.context
    guard state.disclosure == nil, let wave = context.codebook.waveVariable,
      context.filter?.mentions(wave) == true
    else { return }
    let counting = WaveCounting(wave: wave, context: context)
    let names = Self.unanswered(requests, aggregates, context.codebook).filter { $0 != wave }
    if names.isEmpty { return }
    let count = { (requests: [CubeRequest], context: TabulationContext) in
      try aggregate(requests, AskedRows(source: asked.source, context: context))
    }
    let kept = try counting.counts([wave], under: context.filter, by: count)
    for name in names {
      let counts = try counting.counts([name], under: nil, by: count)
      let twins = counting.twins(of: name)
      let others = try counting.counts(twins, under: nil, by: count)
      let absence = Absence(name: name, own: counts[0], kept: kept[0])
      if absence.isSo { warn(absence.warning(counting, zip(twins, others))) }
    }
  }

  /// Variables that were counted and have no valid answer.
  private static func unanswered(
    _ requests: [CubeRequest], _ aggregates: Aggregates, _ codebook: Codebook
  ) -> [String] {
    var names: [String] = []
    for request in requests where request.content == .counts {
      guard let cube = aggregates.counts(request) else { continue }
      for (place, axis) in request.axes.enumerated() {
        guard let name = axis.variable, !names.contains(name) else { continue }
        let marginal = cube.marginal(place)
        if codebook.slotLayout(of: axis).answers.allSatisfy({ marginal[$0] == 0 }) {
          names.append(name)
        }
      }
    }
    return names
  }
}

/// Counts valid answers in each slot of the wave variable.
private struct WaveCounting {
  let wave: String
  let context: TabulationContext

  /// - Returns: of each variable its valid answers by slot of the wave variable.
  func counts(
    _ names: [String], under filter: Condition?,
    by aggregate: ([CubeRequest], TabulationContext) throws -> Aggregates
  ) throws -> [[Int]] {
    if names.isEmpty { return [] }
    let requests = names.map { CubeRequest(axes: [axis(of: $0), .variable(wave)]) }
    let found = try aggregate(requests, context.with(filter: filter, weight: nil))
    return requests.map { request in
      guard let cube = found.counts(request) else { return [] }
      let answers = context.codebook.slotLayout(of: request.axes[0]).answers
      let width = cube.shape[1]
      return (0..<width).map { slot in
        answers.reduce(0) { $0 + cube[$1 * width + slot].n }
      }
    }
  }

  private func axis(of name: String) -> AxisSource {
    guard let variable = context.codebook[name], variable.slotLayout != nil else {
      return .answered(name)
    }
    if case .multiple = variable.kind { return .state(name) }
    return .variable(name)
  }

  /// Other variables with the same label or question.
  func twins(of name: String) -> [String] {
    guard let variable = context.codebook[name] else { return [] }
    return context.codebook.variables.filter { $0.name != name && $0.asksLike(variable) }.map(
      \.name)
  }

  /// Titles of slots of the wave variable.
  func titles(_ slots: [Int]) -> String {
    let titles = slots.map { slot in
      context.codebook[wave]?.title(ofSlot: slot, context.settings.language) ?? ""
    }
    return titles.joined(separator: ", ")
  }
}

/// A question without an answer in the waves that are asked.
private struct Absence {
  let name: String
  /// Valid answers, and rows that the filter keeps, by slot of the wave variable.
  let own: [Int]
  let kept: [Int]

  private var asked: [Int] { kept.indices.filter { kept[$0] > 0 } }
  private var elsewhere: [Int] { own.indices.filter { own[$0] > 0 } }

  /// Whether the waves are the reason, and not the rest of the filter.
  var isSo: Bool {
    !asked.isEmpty && !elsewhere.isEmpty && !asked.contains { own[$0] > 0 }
  }

  func warning(
    _ counting: WaveCounting, _ others: Zip2Sequence<[String], [[Int]]>
  ) -> Diagnostic {
    let twin = others.first { _, counts in asked.contains { counts[$0] > 0 } }
    return Diagnostic(
      severity: .warning, code: "not-answered-in-wave",
      message: "`\(name)` is absent in wave \(counting.titles(asked))",
      hint: twin.map { "it was `\($0.0)`" } ?? "it was asked in wave \(counting.titles(elsewhere))")
  }
}

extension AxisSource {
  /// The variable whose answers the slots are.
  fileprivate var variable: String? {
    switch self {
    case .variable(let name), .state(let name), .answered(let name): name
    case .item, .truth, .coverage, .stratum, .cluster: nil
    }
  }
}

extension Cube {
  /// Counts in each slot of one axis.
  fileprivate func marginal(_ axis: Int) -> [Int] {
    let stride = shape[(axis + 1)...].reduce(1, *)
    var sums = Array(repeating: 0, count: shape[axis])
    for cell in 0..<cellCount { sums[cell / stride % shape[axis]] += self[cell].n }
    return sums
  }
}
