package import Codebook

/// What a statement says of itself beside its result, as data; `Rendering` has the words.
package indirect enum Notice: Sendable, Equatable {
  // MARK: Data sets
  /// A line of a loader.
  case loaded(String)
  /// What a codebook gave: variables that it describes, names, columns that are numbered on (the first few),
  /// sets that it made (the first few).
  case codebook(
    file: String, described: Int, names: Int, numbered: [String], moreNumbered: Int,
    made: [String], moreMade: Int)
  /// `load "a.csv"` where a data set of its name is loaded.
  case replaced(dataset: String)
  /// The data set that is asked where none was named.
  case shippedData(dataset: String, rows: Int, unit: LocalizedText)
  /// `use`
  case asking(dataset: String)
  /// `join`: rows that found no match, and rows of the file that nobody matched.
  case joined(
    variables: Int, keys: [String], unmatched: ToldCount, rows: ToldCount, unused: ToldCount,
    file: String)
  /// `stack`
  case stacked(rows: Int, waves: Int, dataset: String)
  /// Beneath `stacked`: what makes the waves differ.
  case drift(WaveDrift)
  /// `wave`
  case wavesTold(by: String)

  // MARK: Rows, weights, design, disclosure
  case filterOff(rows: ToldCount)
  case filterOn(kept: ToldCount, rows: ToldCount, unknown: ToldCount?)
  /// `keep`, `drop`: rows for which the condition is true, false and unknown, where that may be told.
  case selected(isKept: Bool, taken: ToldCount, rows: ToldCount, truths: Truths?)
  case droppedDuplicates(ToldCount, rows: ToldCount)
  /// `drop VARIABLES`, and the grids that left with them.
  case droppedVariables([String], grids: [String])
  case weightOff
  case weightOn(variable: String, isFrequency: Bool)
  case designOff
  /// `units` are rows where there are no clusters.
  case designOn(strata: Int, units: Int, areRows: Bool, population: String?)
  /// Beneath `designOn`: strata that have one unit.
  case singleUnits(strata: Int, rule: SurveyDesign.SingleUnitRule)
  case disclosureOff
  /// Counts under a threshold are hidden, 0: none; counts are rounded to multiples of a number, 1: not.
  case disclosureOn(threshold: Int, hidesMore: Bool, rounding: Int)
  /// Beneath `disclosureOn`
  case earlierResultsHidden

  // MARK: Variables
  /// What a definition made of a variable.
  case made(Making, name: String, VariableSummary, [Remark])
  /// `order`: the answers as they stand now, the first few of many.
  case ordered(variable: String, answers: [String], more: Int)
  /// `score`: `Never 1`, and answers that have no number.
  case scored(variable: String, scores: [String], without: [CountedText])
  /// Codes run against labels: the ends of the scale, and the statement that turns its numbers round.
  case againstLabels(variable: String, ends: String, turn: String)
  case madeGrid(name: String, items: Int, answers: Int?)
  /// `multi`: rows that chose something, and rows that chose nothing.
  case blankItems(some: ToldCount, none: ToldCount)
  case renamed(String, to: String)
  /// Names that are not told one by one.
  case moreRenamed(Int)
  /// `number(…)` found no number in these texts.
  case unread(rows: ToldCount, variable: String, texts: [CountedText], more: Int)
  /// Beneath a recoded variable: rows that no rule names.
  case withoutRule(rows: ToldCount)
  /// Beneath a recoded variable: nothing covers what lies between two rules.
  case gap(String, String)

  // MARK: Raking
  case targetsAreShares(variable: String)
  case targetsScaled(variable: String, from: Double, to: Double, arePercent: Bool)
  /// `turnOn` is the name of the weight where it is not on.
  case raked(
    name: String, rows: Int, withoutWeight: Int, effectiveBase: Double, designEffect: Double,
    turnOn: String?)

  // MARK: The session
  case setting(name: String, value: String)
  case parameterKept(name: String)
  /// `undo`: the statement that was taken back.
  case undone(statement: String)
  /// `again`: the statement that is asked.
  case asked(statement: String)
  case saved(statements: Int, path: String)
  /// `rows` where a condition chose them.
  case wrote(path: String, rows: ToldCount?)
  case wroteBook(tables: Int, path: String)
  /// Why fields of a file are empty.
  case emptyFields(Note)
  /// How long a statement took, in seconds.
  case elapsed(Double)
  case interrupted
  /// The person stopped a result from being written out.
  case answerNotShown
  /// What the claims of a run came to, above the list of those that failed.
  case claimsFailed(Int, of: Int)

  // MARK: Answers in a sentence
  case nothingListed(Listed)
  case filter(String?)
  /// The weight that is on; without one, those that the data offer.
  case weight(String?, isFrequency: Bool, offered: [String])
  case noPlan
  /// `explain`
  case plan(PlanNotice)
}

extension Notice {
  /// What a condition says of rows.
  package struct Truths: Sendable, Equatable {
    package let yes: ToldCount
    package let no: ToldCount
    package let unknown: ToldCount

    package init(yes: ToldCount, no: ToldCount, unknown: ToldCount) {
      self.yes = yes
      self.no = no
      self.unknown = unknown
    }
  }

  /// What was done to a variable.
  package enum Making: Sendable, Equatable, CaseIterable { case changed, defined, derived, recoded }

  /// What of a new variable deserves a word.
  package enum Remark: Sendable, Equatable {
    /// Mentions by rank; those of an answer already given are left out.
    case ranks(leftOut: ToldCount?)
    /// The texts of no option are kept in a variable.
    case othersKept(in: String)
    /// How many keys a measure was found for.
    case keys(Int)
    /// The weight that is on had no part in it.
    case unweighted
    /// From the first period to the last are more than so many: answers are only those that occur.
    case periodsThatOccur(most: Int)
    /// Rows with none of the texts that a function looks for.
    case withoutText(rows: ToldCount)
    /// Rows that took a later rule while an earlier one was unknown.
    case laterRule(rows: ToldCount)
    /// Rows whose number does not exist although all that it is made of is there.
    case notComputable(rows: ToldCount)
  }

  /// A text of the data with the rows that have it.
  package struct CountedText: Sendable, Equatable {
    package let text: String
    package let rows: ToldCount

    package init(text: String, rows: ToldCount) {
      self.text = text
      self.rows = rows
    }
  }

  /// What `show` lists.
  package enum Listed: Sendable, Equatable, CaseIterable {
    case datasets, results, parameters, claims
  }
}

/// A count as it may be told.
package enum ToldCount: Sendable, Equatable {
  case exactly(Int)
  case fewerThan(Int)
  /// Of a part, of which the rest is small.
  case allButFewerThan(Int)
}

/// `2 answers, 12 missing`: what a variable has.
package struct VariableSummary: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case answers(Int), items(Int), numbers
  }

  package let kind: Kind
  /// Nothing where nobody is missing.
  package let missing: ToldCount?

  package init(kind: Kind, missing: ToldCount?) {
    self.kind = kind
    self.missing = missing
  }
}
