import Codebook
import Microdata
import QueryPlan
import QuerySyntax
import ResultTables

/// Respondents that `rows` found: on a screen a part of them and of their variables, which says so;
/// in files and for programs all.
struct RespondentList: Sendable {
  let dataset: Dataset
  /// The language of labels.
  let language: String
  let title: String
  /// `top N`; nothing: it was not said.
  let top: Int?
  /// Rows of the data set in the order of the list; nothing: all, in their own order.
  var rows: [Int]?
  /// The variables that `show` names; nothing: it was not said.
  var named: [Variable]?
  /// The variables that the conditions speak of.
  var mentioned: [Variable] = []

  private static let rowsOnScreen = 20
  private static let variablesOnScreen = 8

  init(dataset: Dataset, language: String, title: String, top: Int?) {
    self.dataset = dataset
    self.language = language
    self.title = title
    self.top = top
  }

  private var count: Int { rows?.count ?? dataset.rowCount }

  /// Every row, or the first of `top`, with every variable, or those of `show`.
  var whole: Listing {
    listing(named ?? dataset.codebook.variables, rowLimit: top ?? count, notes: [counts])
  }

  /// As much as a screen holds.
  ///
  /// Without `show`, the first variable with those that the conditions speak of, else the first few.
  var part: Listing {
    let limit = top ?? Self.rowsOnScreen
    var notes = [counts]
    if count > limit, top == nil {
      notes.append("The first \(limit) are shown; `top \(count)` shows all.")
    }
    let variables = named ?? variablesForScreen
    if named == nil, variables.count < dataset.codebook.variables.count {
      notes.append(rest(variables))
    }
    return listing(variables, rowLimit: limit, notes: notes)
  }

  private var counts: String {
    let unit = dataset.codebook.unit.inLanguage(language)
    return "\(Counting.grouped(count)) of \(Counting.grouped(dataset.rowCount)) \(unit)."
  }

  private var variablesForScreen: [Variable] {
    let first = dataset.codebook.variables.prefix(1)
    let others = mentioned.filter { $0.name != first.first?.name }
    if !others.isEmpty { return Array(first + others) }
    return Array(dataset.codebook.variables.prefix(Self.variablesOnScreen))
  }

  /// What is not shown of the variables, and how it is asked for.
  private func rest(_ shown: [Variable]) -> String {
    let all = Counting.grouped(dataset.codebook.variables.count)
    let names = [dataset.codebook.variables.first, dataset.codebook.variables.last].compactMap {
      variable in
      variable.map { Formatter.name($0.name) }
    }
    return "\(shown.count) of \(all) variables are shown; `show \(names.joined(separator: ".."))`"
      + " shows all, a file has all."
  }

  private func listing(_ variables: [Variable], rowLimit: Int, notes: [String]) -> Listing {
    let cells = variables.map { dataset[$0].rowTitles(language) }
    let places = rows.map { $0.prefix(rowLimit) } ?? Array(0..<min(rowLimit, dataset.rowCount))[...]
    return Listing(
      title: title, headings: variables.map(\.name), alignments: variables.map(\.alignment),
      rows: places.map { row in cells.map { $0(row) } }, notes: notes)
  }
}

extension Variable {
  fileprivate var alignment: Listing.Alignment {
    if case .numeric = kind { .trailing } else { .leading }
  }
}

extension Column {
  /// What a listing shows of each row: the answer's label, the number, the items chosen; for a
  /// missing answer its reason in brackets.
  fileprivate func rowTitles(_ language: String) -> (Int) -> String {
    let missing = missingReasons.map { "(" + $0.label.inLanguage(language) + ")" }
    let slotTitle = { (slot: Int, answers: Int) -> String in
      slot == 0 ? missing[0] : missing[min(slot - answers, missing.count - 1)]
    }
    switch values {
    case .categorical(let column):
      return { row in
        let slot = column.codes[row]
        guard slot >= 1, slot <= column.categories.count else {
          return slotTitle(slot, column.categories.count)
        }
        return column.categories[slot - 1].title(language)
      }
    case .numeric(let column):
      let numbers = column.numbers
      return { row in
        let number = numbers[row]
        guard number.isNaN else { return Variable.plain(number) }
        return missing[min(NumericColumn.missingReason(of: number), missing.count - 1)]
      }
    case .multiple(let multiple):
      return { row in
        let state = multiple.state[row]
        guard state == MultipleResponse.someChosen || state == MultipleResponse.noneChosen else {
          return slotTitle(state, 2)
        }
        return multiple.items.indices.filter { multiple.isChosen($0, in: row) }
          .map { multiple.items[$0].title(language) }.joined(separator: "; ")
      }
    }
  }
}
