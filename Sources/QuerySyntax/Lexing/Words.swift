import StatisticNames

/// The words that mean something to the language, each where it may.
package enum Words {
  /// The clauses that questions share, in the order in which they are printed.
  package static let clauses = ClauseWord.allCases.map(\.rawValue)

  /// Words after which a statement goes on, also over a newline.
  package static let continuing: Set<String> = [
    "by", "where", "and", "or", "not", "in", "has", "between", "into", "to", "as", "show", "test",
  ]

  /// Words between the parts of a condition.
  package static let connectives = [
    "and", "or", "not", "in", "is", "has", "like", "missing", "answered", "any", "all",
  ]

  /// Words behind a value or a condition.
  static let joining = ["and", "or", "in", "is", "has", "like"]

  /// Words of single statements and clauses.
  package static let options = [
    "asc", "desc", "label", "code", "tidy", "replace", "plain", "labels", "mode", "adjust",
    "level", "off", "frequency", "delimiter", "decimal", "comma", "point", "encoding", "ragged",
    "counting", "blank", "else", "keep", "unasked", "within", "significant", "duplicates", "of",
    "into", "last", "data", "codebook", "claims", "on", "tab", "pt", "between", "no", "hide", "but",
  ]

  /// What the clauses of other programs are called here.
  static let otherClauses = [
    "if": "where", "having": "where", "limit": "top", "head": "top", "order": "sort",
  ]

  /// What `group` and `claim` compute.
  package static let measures = MeasureWord.all.map(\.word)

  /// What `derive` and conditions compute for each row.
  package static let functions = FunctionWord.allCases.map(\.rawValue)

  /// Longer words mean nothing to the language.
  static let longest = 24

  /// Names that keep their backticks, because the bare word may be read as something else.
  static let reserved: Set<String> = Set(
    Verb.allCases.map(\.rawValue) + clauses + Array(continuing) + connectives + options
      + measures + Statistic.firstWords + TestWord.allCases.map(\.rawValue)
      + TestMode.allCases.map(\.rawValue) + TestAdjustment.allCases.map(\.rawValue)
      + BaseWord.allCases.map(\.rawValue))

  /// True when a name is read as itself without backticks.
  static func isPlainName(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard let first = name.unicodeScalars.first, Characters.startsName(first) else { return false }
    var scanner = Scanner(name)
    return scanner.word() == .word && scanner.offset == bytes.count
  }

  /// True when a name cannot stand bare even where only a name is expected.
  static func needsBackticksInPlace(_ name: String) -> Bool {
    let isRead = Set(clauses).union(continuing).union(connectives).subtracting(["any"])
    let isOther = isRead.contains(name) || name == "last"
    return !isPlainName(name) || isOther || Statistic.quantilePercent(name) != nil
  }

  /// True when a name in backticks could not stand without them.
  static func needsBackticks(_ name: String) -> Bool {
    !isPlainName(name) || reserved.contains(name) || Statistic.quantilePercent(name) != nil
  }
}

/// What opens a clause.
package enum ClauseWord: String, Hashable, Sendable, CaseIterable {
  case `where`, weight, base, missing, show, test, sort, top, only, title, note, `as`, to
}
