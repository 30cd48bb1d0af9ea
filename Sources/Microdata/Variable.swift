/// One variable: its names and texts, its values, its reasons for missing answers.
package struct Variable: Sendable {
  package var name: String
  /// Short label fit for a table heading; empty where there is none.
  package var label: LocalizedText
  /// The question as it was put; empty where it is not known.
  package var question: LocalizedText
  /// Never empty: the first reason is slot 0, the empty field.
  package var missingReasons: [MissingReason]
  package var values: Values
  /// What a loader had to infer, in words; nothing when a codebook said it.
  package var inference: String?

  /// The three kinds of values.
  package enum Values: Sendable {
    case categorical(CategoricalColumn)
    case numeric(NumericColumn)
    case multiple(MultipleResponse)
  }

  package init(
    name: String, label: LocalizedText = "", question: LocalizedText = "",
    missingReasons: [MissingReason] = [.noAnswer], values: Values, inference: String? = nil
  ) {
    self.name = name
    self.label = label
    self.question = question
    self.missingReasons = missingReasons
    self.values = values
    self.inference = inference
  }

  /// The label, or the name where there is none.
  package func title(_ language: String) -> String {
    label.isEmpty ? name : label.inLanguage(language)
  }

  package var rowCount: Int {
    switch values {
    case .categorical(let column): column.codes.count
    case .numeric(let column): column.rowCount
    case .multiple(let multiple): multiple.state.count
    }
  }

  /// Bytes that the answers of all rows take; texts and labels, which are kept once, aside.
  package var byteCount: Int {
    switch values {
    case .categorical(let column): column.codes.byteCount
    case .numeric(let column):
      switch column.storage {
      case .dictionary(let codes, _): codes.byteCount
      case .plain(let numbers): numbers.rows.byteCount
      case .decimals(let numbers): numbers.units.byteCount
      }
    case .multiple(let multiple):
      (multiple.choices + multiple.answers).reduce(multiple.state.byteCount) { $0 + $1.byteCount }
    }
  }

  /// The variable with the rows named only, in that order.
  package func selecting(_ rows: [Int]) -> Variable {
    var copy = self
    switch values {
    case .categorical(let column): copy.values = .categorical(column.selecting(rows))
    case .numeric(let column): copy.values = .numeric(column.selecting(rows))
    case .multiple(let multiple): copy.values = .multiple(multiple.selecting(rows))
    }
    return copy
  }
}
