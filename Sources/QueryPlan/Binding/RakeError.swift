package import Diagnostics

/// Why weights cannot be raked; the smallest statement that shows each stands with it.
package enum RakeError: Error, Equatable, Sendable {
  /// `rake media to (website 60 %, app 40 %) as w`
  case multipleResponse(variable: String, at: SourceRange?)
  /// `rake telework to (any 40 %, never 60 %) as w`
  case net(code: String, parts: [String], at: SourceRange?)
  /// `rake wave to (2020 $share, 2021 50 %) as w` where `$share` is a word
  case notATarget(value: String, at: SourceRange?)
  /// `rake wave to (2020 50 %, 2020 50 %) as w`
  case answerTwice(answer: String, variable: String, at: SourceRange?)
  /// `rake wave to (2020 50 %, 2021 50 %), wave to (2020 50 %, 2021 50 %) as w`
  case marginTwice(variable: String, at: SourceRange?)
  /// `rake wave to (2020 50 %, 2021 500) as w`
  case mixedUnits(variable: String, at: SourceRange?)
  /// `rake wave to (2020 50 %, 2021 40 %) as w`
  case sharesMissWhole(variable: String, sum: Double, at: SourceRange?)
  /// `rake wave to (2020 500, 2021 600), size to (…) as w` where the sizes add up to 2,000
  case populationsDiffer(
    first: String, sum: Double, second: String, other: Double, at: SourceRange?)
  /// `rake wave to (2020 50 %, 2021 50 %) bounds 2..3 as w`
  case boundsWithoutRoom(at: SourceRange?)
  /// `rake wave to (2020 50 %, 2021 50 %) trim 1 as w`
  case trimTooSmall(at: SourceRange?)
  /// `rake wave to (2020 50 %, 2021 50 %) as wave replace`
  case replacesMargin(variable: String, at: SourceRange?)
  /// `rake wave to (2020 50 %, 2021 50 %) where perception > 10 as w`
  case noRows(at: SourceRange?)
  /// `rake role to (…) as w` where some rows have no role
  case missingAnswers([Count], at: SourceRange?)
  /// `rake wave to (2020 100 %) as w`
  case withoutTarget([Count], variable: String, at: SourceRange?)
  /// `rake wave to (2020 50 %, 2021 50 %) where wave = 2020 as w`
  case withoutRows([String], variable: String, at: SourceRange?)
  /// `rake wave to (2020 0 %, 2021 100 %) as w`
  case zeroTarget([Count], variable: String, at: SourceRange?)
  /// `rake wave to (2020 50 %, 2021 50 %) weight w0 bounds 0.9..1.1 trim 1.1 as w` where a start
  /// weight is above the greatest weight allowed
  case limitsContradict(at: SourceRange?)
  /// `rake wave to (2020 5 %, 2021 95 %) bounds 0.9..1.1 as w`
  case notConverged(
    cycles: Int, variable: String, answer: String, found: Double, wanted: Double,
    isLimited: Bool, at: SourceRange?)
  /// `rake from "margins.csv" as w` where the file lacks columns
  case fileColumns(missing: [String], found: [String])
  /// `rake from "margins.csv" as w` where the file has no row
  case fileEmpty
  /// `rake from "margins.csv" as w` where `role > size` has one answer
  case fileLevels(category: String, variable: String)

  /// A variable or answer with its rows.
  package struct Count: Equatable, Sendable {
    package let name: String
    package let n: Int

    package init(name: String, n: Int) {
      self.name = name
      self.n = n
    }
  }
}
