package import Codebook

/// A variable with its rows: what a reader makes and what needs rows is given.
///
/// What the codebook says of the variable is read as if it stood here.
@dynamicMemberLookup
package struct Column: Sendable {
  package private(set) var variable: Variable
  private(set) var rows: ColumnRows

  /// The three kinds of variables with their rows.
  package enum Values: Sendable {
    case categorical(CategoricalColumn)
    case numeric(NumericColumn)
    case multiple(MultipleColumn)
  }

  /// - Precondition: the rows are of the variable's kind.
  init(_ variable: Variable, _ rows: ColumnRows) {
    self.variable = variable
    self.rows = rows
  }

  package init(
    name: String, label: LocalizedText = "", question: LocalizedText = "",
    missingReasons: [MissingReason] = [.noAnswer], values: Values, inference: String? = nil
  ) {
    variable = Variable(
      name: name, label: label, question: question, missingReasons: missingReasons,
      kind: values.kind, inference: inference)
    rows = ColumnRows(values)
  }

  package subscript<Member>(dynamicMember member: KeyPath<Variable, Member>) -> Member {
    variable[keyPath: member]
  }

  package var name: String {
    get { variable.name }
    set { variable.name = newValue }
  }

  package var label: LocalizedText {
    get { variable.label }
    set { variable.label = newValue }
  }

  /// The question as it was put; empty where it is not known.
  package var question: LocalizedText {
    get { variable.question }
    set { variable.question = newValue }
  }

  /// Never empty: the first reason is slot 0, the empty field.
  package var missingReasons: [MissingReason] {
    get { variable.missingReasons }
    set { variable.missingReasons = newValue }
  }

  /// What a loader had to infer, in words; nothing when a codebook said it.
  package var inference: String? {
    get { variable.inference }
    set { variable.inference = newValue }
  }

  /// The rows with what they may say.
  package var values: Values {
    get {
      switch (variable.kind, rows) {
      case (.categorical(let answers), .codes(let codes)):
        .categorical(CategoricalColumn(codes: codes, answers: answers))
      case (.numeric(let numbers), .numbers(let storage)):
        .numeric(NumericColumn(storage: storage, isWhole: numbers.isWhole))
      case (.multiple(let response), .items(let marks, let state)):
        .multiple(MultipleColumn(items: response.items, marks: marks, state: state))
      case (.categorical, _), (.numeric, _), (.multiple, _):
        preconditionFailure("the rows of a variable are of its kind")
      }
    }
    set {
      variable.kind = newValue.kind
      rows = ColumnRows(newValue)
    }
  }
}

/// What is stored of every row of a variable.
enum ColumnRows: Sendable {
  case codes(CodeStorage)
  case numbers(NumericColumn.Storage)
  case items(PackedItems, state: CodeStorage)

  init(_ values: Column.Values) {
    switch values {
    case .categorical(let column): self = .codes(column.codes)
    case .numeric(let column): self = .numbers(column.storage)
    case .multiple(let column): self = .items(column.marks, state: column.state)
    }
  }
}

extension Column.Values {
  /// What the codebook says of them.
  fileprivate var kind: Variable.AnswerKind {
    switch self {
    case .categorical(let column): .categorical(column.answers)
    case .numeric(let column): .numeric(column.scale)
    case .multiple(let column): .multiple(column.response)
    }
  }
}

extension Column {
  package var rowCount: Int {
    switch rows {
    case .codes(let codes): codes.count
    case .numbers(let storage): storage.rowCount
    case .items(_, let state): state.count
    }
  }

  /// Bytes that the answers of all rows take; texts and labels, which are kept once, aside.
  package var byteCount: Int {
    switch rows {
    case .codes(let codes): codes.byteCount
    case .numbers(.dictionary(let codes, _)): codes.byteCount
    case .numbers(.plain(let numbers)): numbers.rows.byteCount
    case .numbers(.decimals(let numbers)): numbers.units.byteCount
    case .items(let marks, let state):
      (marks.chosen + marks.answered).reduce(state.byteCount) { $0 + $1.byteCount }
    }
  }

  /// The variable with the rows named only, in that order.
  package func selecting(_ kept: [Int]) -> Column {
    switch rows {
    case .codes(let codes): Column(variable, .codes(codes.selecting(kept)))
    case .numbers(let storage): Column(variable, .numbers(storage.selecting(kept)))
    case .items(let marks, let state):
      Column(variable, .items(marks.selecting(kept), state: state.selecting(kept)))
    }
  }
}
