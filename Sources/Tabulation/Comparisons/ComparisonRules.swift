import QueryPlan
import QuerySyntax
import ResultTables
import StatisticNames
import Statistics

/// How columns are compared: what the `test` clause says, else the settings.
struct ComparisonRules {
  let mode: ComparisonMode
  let adjustment: PValueAdjustment
  /// From 0 to 1, the loosest first.
  let levels: [Double]
  /// Whether statistics take the normal law.
  let isNormal: Bool
  /// Bases under this are not compared.
  let smallest: Int

  init(_ tests: TestRequest, _ settings: TableSettings) {
    mode = ComparisonMode(tests.mode ?? settings.mode)
    adjustment = PValueAdjustment(tests.adjustment ?? settings.adjustment)
    levels = tests.levels.isEmpty ? settings.levels : tests.levels
    isNormal = settings.interval == .wald || mode == .z || mode == .spss
    smallest = settings.smallestTested
  }

  /// The name that the statistic has in tables.
  var statistic: Statistic { isNormal ? .z : .t }

  /// The note that says under the table what was done.
  ///
  /// - Parameters:
  ///   - target: what columns were compared with.
  ///   - isMarked: whether numbers carry letters or arrows.
  ///   - means: how means were compared, where there are any.
  ///   - hasShares: whether shares were compared too.
  /// - Returns: the note.
  func note(
    _ target: Note.Comparisons.ComparisonTarget, isMarked: Bool, means: String?, hasShares: Bool
  ) -> Note {
    let own = target == .columns || target == .previous
    let linearised = ComparisonMode.linearised.rawValue
    let ofShares = own ? mode.rawValue : linearised
    let ofMeans = own ? means : means.map { _ in linearised }
    let first = hasShares ? ofShares : ofMeans ?? ofShares
    return .comparisons(
      Note.Comparisons(
        target: target, mode: first, means: ofMeans == first ? nil : ofMeans,
        isNormal: isNormal, adjustment: adjustment.rawValue, levels: levels, isMarked: isMarked))
  }

  /// The note under a change between two waves; its level is that of the interval, its mode the one that
  /// is set unless means have their own.
  func changeNote(_ confidence: Double, means: String?) -> Note {
    .comparisons(
      Note.Comparisons(
        target: .waves, mode: means ?? mode.rawValue, isNormal: isNormal,
        adjustment: PValueAdjustment.none.rawValue, levels: [confidence], isMarked: false))
  }

  /// How strict a p-value is: 0 not significant, 1 at the loosest level, 2 at the stricter.
  func strictness(_ p: Double) -> Int { levels.count { p < $0 } }
}

/// The letters that columns are named by: A … Z, AA, AB and so on.
enum ColumnLetters {
  static func name(_ index: Int) -> String {
    guard let letter = UnicodeScalar(UInt32(65 + index % 26)) else { return "" }
    let last = String(Character(letter))
    return index < 26 ? last : name(index / 26 - 1) + last
  }

  /// The letters under one number, separated where one of them is longer than a sign.
  static func joined(_ names: [String]) -> String {
    names.joined(separator: names.contains { $0.count > 1 } ? " " : "")
  }
}

extension ComparisonMode {
  init(_ word: TestMode) {
    switch word {
    case .linearised: self = .linearised
    case .z: self = .z
    case .spss: self = .spss
    case .quantum: self = .quantum
    case .dimensions: self = .dimensions
    }
  }
}

extension PValueAdjustment {
  init(_ word: TestAdjustment) {
    switch word {
    case .bonferroni: self = .bonferroni
    case .holm: self = .holm
    case .bh: self = .benjaminiHochberg
    case .none: self = .none
    }
  }
}
