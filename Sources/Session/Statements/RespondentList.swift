import Codebook
import Threading
import QueryPlan
import QuerySyntax
import ResultTables

/// Respondents that `rows` found: on a screen a part of them and of their variables, which says so;
/// in files and for programs all.
struct RespondentList: Sendable {
  let source: any DataSource
  /// The language of labels.
  let language: String
  let title: String
  /// `top N`; nothing: it was not said.
  let top: Int?
  /// Which respondents, and in which order.
  let condition: Condition?
  let order: RowRequest.Order?
  /// How many there are, of how many.
  let count: Int
  let rowCount: Int
  /// The variables that `show` names; nothing: it was not said.
  let named: [Variable]?
  /// The variables that the conditions speak of.
  let mentioned: [Variable]

  private static let rowsOnScreen = 20
  private static let variablesOnScreen = 8

  private var variables: [Variable] { source.codebook.variables }

  /// Every row, or the first of `top`, with every variable, or those of `show`.
  func whole(_ control: WorkControl) throws -> Listing {
    try listing(named ?? variables, rowLimit: top ?? count, notes: [counts], control)
  }

  /// The first of them with every variable, or those of `show`.
  func first(_ limit: Int, _ control: WorkControl) throws -> Listing {
    var notes = [counts]
    if min(top ?? count, count) > limit { notes.append(.firstAreShown(limit)) }
    return try listing(
      named ?? variables, rowLimit: min(top ?? count, limit), notes: notes, control)
  }

  /// As much as a screen holds.
  ///
  /// Without `show`, the first variable with those that the conditions speak of, else the first few.
  func part(_ control: WorkControl) throws -> Listing {
    let limit = top ?? Self.rowsOnScreen
    var notes = [counts]
    if count > limit, top == nil { notes.append(.firstShown(limit, of: count)) }
    let shown = named ?? variablesForScreen
    if named == nil, shown.count < variables.count { notes.append(rest(shown)) }
    return try listing(shown, rowLimit: limit, notes: notes, control)
  }

  private var counts: ListingPhrase {
    .respondents(count, of: rowCount, unit: source.codebook.unit)
  }

  private var variablesForScreen: [Variable] {
    let first = variables.prefix(1)
    let others = mentioned.filter { $0.name != first.first?.name }
    if !others.isEmpty { return Array(first + others) }
    return Array(variables.prefix(Self.variablesOnScreen))
  }

  /// What is not shown of the variables, and how it is asked for.
  private func rest(_ shown: [Variable]) -> ListingPhrase {
    let names = [variables.first, variables.last].compactMap {
      variable in
      variable.map { Formatter.name($0.name) }
    }
    return .variablesShown(
      shown.count, of: variables.count, range: names.joined(separator: ".."))
  }

  private func listing(
    _ shown: [Variable], rowLimit: Int, notes: [ListingPhrase], _ control: WorkControl
  ) throws -> Listing {
    let titles = shown.map { RowTitles($0, language) }
    var rows: [[Listing.Text]] = []
    let request = RowRequest(
      variables: shown.map(\.name), condition: condition, order: order, limit: rowLimit)
    try source.rows(request, control: control) { batch in
      rows += batch.values.map { values in zip(titles, values).map { .text($0.title($1)) } }
    }
    return Listing(
      title: .text(title), headings: shown.map { .text($0.name) },
      alignments: shown.map(\.alignment), rows: rows,
      notes: notes)
  }
}

extension Variable {
  fileprivate var alignment: Listing.Alignment {
    if case .numeric = kind { .trailing } else { .leading }
  }
}

/// What a listing shows of the values of one variable: the answer's label, the number, the items chosen;
/// for a missing answer its reason in brackets.
private struct RowTitles {
  private let missing: [String]
  /// Titles of answers by slot, or of items by place.
  private let answers: [String]

  init(_ variable: Variable, _ language: String) {
    missing = variable.missingReasons.map { "(" + $0.label.inLanguage(language) + ")" }
    switch variable.kind {
    case .categorical(let list): answers = list.categories.map { $0.title(language) }
    case .numeric: answers = []
    case .multiple(let set): answers = set.items.map { $0.title(language) }
    }
  }

  func title(_ value: RowValue) -> String {
    switch value {
    case .answer(let slot): answers[slot - 1]
    case .number(let number): Variable.plain(number)
    case .items(let places): places.map { answers[$0] }.joined(separator: "; ")
    case .missing(let reason): missing[reason]
    }
  }
}
