import TextLayout
import Diagnostics
package import ResultTables

/// Claims with what was found.
package enum ClaimRenderer {
  package static let header = [
    "claim", "measure", "expected", "holds", "found", "unit", "ci_low", "ci_high", "confidence",
    "n", "weighted_n", "effective_n", "filter", "weight", "place",
  ]

  /// One line: `✓ TEXT: found 15.0 % (12.5 % to 18.0 %), base 658`.
  package static func text(_ claim: ClaimResult, options: RenderingOptions) -> String {
    let style = TextStyle(options)
    let mark = style.apply(claim.holds ? .good : .bad, claim.holds ? "✓" : "✗")
    return mark + " " + sentence(claim, language: options.language) + "\n"
  }

  /// What was claimed and found, without the mark; text from data is escaped.
  static func sentence(_ claim: ClaimResult, language: String) -> String {
    let vocabulary = Vocabulary(language: language)
    let numbers = ClaimNumbers(claim, language: language)
    let sentence = vocabulary.sentence(
      claim.holds ? .found : .expectedFound,
      [
        "text": SafeText.escaped(claim.text),
        "expected": SafeText.escaped(
          ListingText(language: language).text(.expectation(claim.expectation))),
        "found": numbers.found ?? vocabulary[.notFound],
      ])
    let limits = numbers.limits.map {
      vocabulary.sentence(.between, ["low": $0.low, "high": $0.high])
    }
    let count = NumberText(language: language).count(claim.base.n)
    let base = vocabulary.sentence(.claimBase, ["n": count])
    return sentence + (limits ?? "") + ", " + base
  }

  /// Claims as CSV, numbers in full.
  package static func csv(
    _ claims: [ClaimResult], options: RenderingOptions = RenderingOptions()
  ) -> CSVText {
    var csv = CSVText(options)
    csv.add(header)
    for claim in claims { csv.add(fields(claim, options.decimalComma)) }
    return csv
  }

  private static func fields(_ claim: ClaimResult, _ decimalComma: Bool) -> [String] {
    let base = claim.base
    let number = { (value: Double?) in
      CSVText.number(NumberText.machine(value), decimalComma: decimalComma)
    }
    return [
      claim.text, claim.measure, claim.expectation.written, claim.holds ? "true" : "false",
      number(claim.found), claim.unit.name, number(claim.interval?.lowerBound),
      number(claim.interval?.upperBound), number(claim.confidence), String(base.n),
      number(base.weightedN), number(base.effectiveN), claim.filter, claim.weight, claim.place,
    ]
  }
}

extension ClaimResult.Unit {
  /// The unit's name in machine outputs.
  var name: String {
    switch self {
    case .number: "number"
    case .percent: "percent"
    case .points: "points"
    }
  }

  /// The unit in which numbers of this one lie apart.
  var ofDistance: ClaimResult.Unit { self == .percent ? .points : self }
}

/// The numbers of a claim as text, with their unit.
///
/// A claim that holds shows one decimal more than it wrote, one that fails two, so that the
/// difference is seen. Whole numbers without a unit have no decimals.
struct ClaimNumbers {
  let found: String?
  /// The found number for a column, without zeros that end it.
  let listed: String?
  let limits: (low: String, high: String)?

  init(_ claim: ClaimResult, language: String) {
    let numbers = NumberText(language: language)
    let unit = Self.sign(claim.unit, language)
    let isWhole = claim.unit == .number && claim.decimals == 0 && claim.found?.isWhole == true
    let extra = isWhole ? 0 : claim.holds ? 1 : 2
    found = claim.found.map { numbers.rounded($0, decimals: claim.decimals + extra) + unit }
    listed = claim.found.map { numbers.trimmed($0, atMost: claim.decimals + 2) + unit }
    limits = claim.interval.map { interval in
      let decimals = claim.decimals + 1
      return (
        numbers.rounded(interval.lowerBound, decimals: decimals) + unit,
        numbers.rounded(interval.upperBound, decimals: decimals) + unit
      )
    }
  }

  /// What stands behind a number of a claim, with its space.
  static func sign(_ unit: ClaimResult.Unit, _ language: String) -> String {
    let space = WordedLanguage.words(for: language) == .french ? "\u{A0}" : " "
    switch unit {
    case .number: return ""
    case .percent: return space + "%"
    case .points: return space + "pt"
    }
  }
}

extension Double {
  fileprivate var isWhole: Bool { self == rounded() }
}
