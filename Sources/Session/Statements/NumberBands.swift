import Codebook
import Diagnostics
import QueryPlan
import QuerySyntax
import Threading

/// Bands that numbers are cut into: at some of them, into groups of as many rows, or of one width.
struct NumberBands {
  /// They cover all numbers and do not overlap.
  private(set) var bands: [Band] = []
  private let isWhole: Bool

  struct Band {
    var range: ClosedRange<Double>
    var code: String
    var label: LocalizedText
  }

  private static let most = 400

  /// - Throws: an error where the variable has no numbers, or a band would hold nothing.
  init(
    _ method: RecodeStatement.Method, _ source: Variable, at place: SourceRange,
    _ binder: Binder, _ runner: StatementRunner
  ) throws {
    guard let isWhole = Self.numbersAreWhole(source) else {
      throw SessionError.nothingToCut(variable: source.name, at: place)
    }
    self.isWhole = isWhole
    switch method {
    case .rules: return
    case .cuts(let cuts, _): try cut(at: try cuts.map { try Self.number($0, binder) }, cuts)
    case .groups(let count): try group(source, count, binder, runner)
    case .widths(let width): try cut(source, by: width, binder, runner)
    }
  }

  /// Whether the numbers of a variable are whole; nothing where it has none.
  private static func numbersAreWhole(_ source: Variable) -> Bool? {
    switch source.kind {
    case .numeric(let numbers): numbers.isWhole
    case .categorical(let answers):
      answers.numericValues.map { $0.allSatisfy { $0 == $0.rounded() } }
    case .multiple: nil
    }
  }

  /// Whether a variable has whole numbers.
  static func isWhole(_ source: Variable) -> Bool { numbersAreWhole(source) ?? false }

  private static func number(_ literal: Literal, _ binder: Binder) throws -> Double {
    let value = try binder.resolved(literal)
    guard case .number(let number) = value else {
      throw BindingError.badArgument(
        what: "bands begin at numbers", found: value.spelling, at: literal.place.range)
    }
    return number.value
  }

  /// A band below the first number, one from each on.
  private mutating func cut(at numbers: [Double], _ written: [Literal]) throws {
    for (index, pair) in zip(numbers, numbers.dropFirst()).enumerated() where pair.0 >= pair.1 {
      throw SessionError.cutsDescend(
        first: Variable.plain(pair.0), second: Variable.plain(pair.1),
        at: written[index + 1].place.range)
    }
    let bounds = [-Double.infinity] + numbers + [Double.infinity]
    for (lower, upper) in zip(bounds, bounds.dropFirst()) { add(from: lower, upTo: upper) }
  }

  /// Bands of one width, which begin at its multiples, from the least to the greatest number.
  private mutating func cut(
    _ source: Variable, by width: Literal, _ binder: Binder, _ runner: StatementRunner
  ) throws {
    let step = try Self.number(width, binder)
    guard step > 0 else {
      throw SessionError.badBands(
        reason: "a band of width \(Variable.plain(step)) holds nothing",
        hint: "the width is a number above 0", at: width.place.range)
    }
    guard let range = try runner.facts(source.name).range else {
      throw SessionError.badBands(
        reason: "no row of `\(source.name)` has a number", hint: "there is nothing to cut",
        at: width.place.range)
    }
    let first = (range.lowerBound / step).rounded(.down)
    let last = (range.upperBound / step).rounded(.down)
    guard last - first < Double(Self.most) else {
      throw SessionError.badBands(
        reason: "\(Variable.plain(range.lowerBound)) to \(Variable.plain(range.upperBound)) makes"
          + " more than \(Self.most) bands of \(Variable.plain(step))",
        hint: "cut it `at` numbers of your own, or into `in 10 groups`", at: width.place.range)
    }
    var place = first
    while place <= last {
      add(from: place * step, upTo: (place + 1) * step)
      place += 1
    }
    bands[0].range = -Double.infinity...bands[0].range.upperBound
    bands[bands.count - 1].range = bands[bands.count - 1].range.lowerBound...Double.infinity
  }

  private mutating func add(from lower: Double, upTo upper: Double) {
    bands.append(
      Band(
        range: lower...(upper == .infinity ? upper : upper.nextDown),
        code: String(bands.count + 1), label: label(lower, upper)))
  }

  /// `Under 18`, `18 to 24`, `18 to under 25`, `65 and over`.
  private func label(_ lower: Double, _ upper: Double) -> LocalizedText {
    let (from, end) = (Variable.plain(lower), Variable.plain(upper))
    if lower == -.infinity { return Self.text("Under \(end)", "Moins de \(end)") }
    if upper == .infinity { return Self.text("\(from) and over", "\(from) et plus") }
    let isCounted = isWhole && upper == upper.rounded() && lower == lower.rounded()
    if isCounted { return Self.label(lower, upTo: upper - 1) }
    return Self.text("\(from) to under \(end)", "\(from) à moins de \(end)")
  }

  private static func label(_ lower: Double, upTo upper: Double) -> LocalizedText {
    let (from, end) = (Variable.plain(lower), Variable.plain(upper))
    return lower == upper ? text(from, from) : text("\(from) to \(end)", "\(from) à \(end)")
  }

  private static func text(_ english: String, _ french: String) -> LocalizedText {
    LocalizedText(english, translations: ["fr": french])
  }

  /// Groups of as many rows, by the weight in use: a number is in the group that the middle of its rows
  /// lies in, so that equal ones stay together.
  private mutating func group(
    _ source: Variable, _ count: Literal, _ binder: Binder, _ runner: StatementRunner
  ) throws {
    let wanted = try Self.number(count, binder)
    guard wanted == wanted.rounded(), (2...Double(Self.most)).contains(wanted) else {
      throw SessionError.badBands(
        reason: "\(Variable.plain(wanted)) is no number of groups",
        hint: "2 to \(Self.most) groups can be made", at: count.place.range)
    }
    let counts = try runner.valueCounts(of: source.name)
    let whole = counts.reduce(0) { $0 + $1.weight }
    guard whole > 0 else {
      throw SessionError.badBands(
        reason: "no row of `\(source.name)` has a number", hint: "there is nothing to cut",
        at: count.place.range)
    }
    var below = 0.0
    var groups: [(number: Int, values: ClosedRange<Double>)] = []
    for value in counts {
      let share = (2 * below + value.weight) / (2 * whole)
      let number = min(Int(wanted), 1 + Int((wanted * share).rounded(.down)))
      below += value.weight
      if groups.last?.number == number {
        groups[groups.count - 1].values = groups[groups.count - 1].values.lowerBound...value.value
      } else {
        groups.append((number, value.value...value.value))
      }
    }
    for (index, group) in groups.enumerated() {
      let lower = index == 0 ? -Double.infinity : group.values.lowerBound
      let isLast = index == groups.count - 1
      let upper = isLast ? Double.infinity : groups[index + 1].values.lowerBound.nextDown
      let inside = Self.label(group.values.lowerBound, upTo: group.values.upperBound)
      bands.append(
        Band(
          range: lower...upper, code: String(group.number),
          label: Self.text(
            "\(group.number) (\(inside.text))", "\(group.number) (\(inside.inLanguage("fr")))")))
    }
  }
}
