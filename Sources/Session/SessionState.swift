import Codebook
import Diagnostics
import Threading
import OrderedCollections
import QueryPlan
import QuerySyntax
import ResultTables
import Tabulation

/// One data set with what was set for it.
struct LoadedDataset: Sendable {
  /// Where questions go.
  var source: any DataSource
  /// The files that it came from, as they were named.
  var path: String
  var filter: TypedCondition?
  var weight: WeightUse?

  var codebook: Codebook { source.codebook }
}

/// A condition with its text as typed.
struct TypedCondition: Sendable {
  var expression: Expression
  var text: String
}

/// A question that was answered, kept for `again`, `rows` and `export`.
struct StoredResult: Sendable {
  var number: Int
  var name: String?
  /// The statement as typed.
  var text: String
  var statement: Statement
  var result: StatementResult
  /// The data set that was asked.
  var dataset: String
  /// `where` and `filter` as they were.
  var filter: Condition?
  /// What was hidden in it.
  var disclosure: DisclosureRule?
  /// Of `rows`: what was found, of which the result may hold a part.
  var respondents: RespondentList?

  /// The result with all that a file is to have of it.
  func whole(_ control: WorkControl) throws -> StatementResult {
    var whole = result
    if let respondents { whole.output = .listing(try respondents.whole(control)) }
    return whole
  }

  /// The result with one of its tables, counted from 1; nothing where it has no such table.
  func only(table: Int) -> StoredResult? {
    let tables: [ResultTable] =
      switch result.output {
      case .tables(let tables): tables
      case .book(let book): book.tables
      case .listing, .claim, .charts, .sentence, .text, .nothing: []
      }
    guard tables.indices.contains(table - 1) else { return nil }
    var single = self
    single.result.number = ResultNumber(number, first: table - 1)
    single.result.output = .tables([tables[table - 1]])
    return single
  }
}

/// All that statements change; a copy is a full snapshot.
struct SessionState: Sendable {
  var datasets: OrderedDictionary<String, LoadedDataset> = [:]
  /// Name of the data set that is asked.
  var current: String? {
    didSet { if current != nil { failedOpening = nil } }
  }
  /// The statement that was to bring a data set into use and did not, as typed; while it stands here
  /// `current` is nothing, and no other data set is asked in its place.
  private(set) var failedOpening: String?
  var settings = Settings()
  /// Variables of which was told that their labels run against their codes.
  var toldDirections: Set<String> = []
  /// Parameters of `param`.
  var parameters: [String: Literal] = [:]
  /// Parameters of the command line, which win.
  var givenParameters: [String: Literal] = [:]
  var results = Journal<StoredResult>()
  var claims: [ClaimResult] = []
  /// What is hidden in all that is shown or saved; nothing hides nothing.
  var disclosure: DisclosureRule?
  /// The first claim that was checked under the rule.
  var firstToldClaim = 0
  /// Statements that succeeded, as typed, for `save` and `history`.
  var log = Journal<LoggedStatement>()
  var nextResultNumber = 1

  /// Claims that may be shown.
  var toldClaims: ArraySlice<ClaimResult> {
    disclosure == nil ? claims[...] : claims.dropFirst(firstToldClaim)
  }

  /// Leaves no data set in use, because a statement that was to bring one failed.
  mutating func leaveNoneInUse(because statement: String) {
    current = nil
    failedOpening = statement
  }

  /// The name of a loaded data set, spelled exactly or forgiving case and accents.
  func datasetName(_ name: Name) throws -> String {
    if datasets[name.text] != nil { return name.text }
    let folded = NameFolding.folded(name.text)
    if let close = datasets.keys.first(where: { NameFolding.folded($0) == folded }) {
      return close
    }
    throw SessionError.unknownDataset(
      name: name.text, loaded: Array(datasets.keys), at: name.place.range)
  }

  var allParameters: [String: Literal] {
    parameters.merging(givenParameters) { _, given in given }
  }
}

/// A statement that succeeded.
struct LoggedStatement: Sendable {
  var text: String
  var statement: Statement
  /// The full path of the folder that its paths are relative to.
  var folder: String
  /// Of `undo`: the place in the log of the statement that it took back.
  var takesBack: Int?
  /// What it was made of, for a comment behind it: `again by wave`.
  var origin: String?
}
