/// Why a number of a table does not exist; the raw value is its name in JSON.
package enum Absence: String, Sendable, Hashable, CaseIterable {
  /// No row behind it has an answer.
  case noAnswers = "no_answers"
  /// All rows behind it have a weight of 0.
  case noWeight = "no_weight"
  /// One respondent shows no spread.
  case oneRespondent = "one_respondent"
  /// Fewer rows than disclosure control tells of.
  case few
  /// The design leaves nothing to estimate a variance from.
  case noSpread = "no_spread"
  /// An end of a quantile's interval, and its error, where the end leaves the distribution or nothing varies.
  case openInterval = "open_interval"
  /// An effect of the design where all or none gave the answer.
  case noEffect = "no_effect"
  /// No error is computed for the statistic.
  case noMethod = "no_method"
  /// A percentage of answers that do not belong to its base.
  case notInBase = "not_in_base"
  /// An index of an answer that nobody gave.
  case nobody
  /// Expected counts and residuals outside the tested cells, or under weights.
  case noExpected = "no_expected"
  /// A correlation with a variable of one value.
  case constant
  /// A test where nothing varies.
  case nothingVaries = "nothing_varies"
  /// What a statistic has no value for: sums beyond what a number can hold.
  case notComputable = "not_computable"
}
