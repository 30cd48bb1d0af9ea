/// One variable: its names and texts, its values, its reasons for missing answers.
///
/// Copies share what they hold until one of them is changed: looking a variable up costs little.
package struct Variable: Sendable {
  private struct Facts {
    var name: String
    var label: LocalizedText
    var question: LocalizedText
    var missingReasons: [MissingReason]
    var values: Values
    var inference: String?
  }

  private final class Held: Sendable {
    let facts: Facts

    init(_ facts: Facts) { self.facts = facts }
  }

  private var held: Held

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
    held = Held(
      Facts(
        name: name, label: label, question: question, missingReasons: missingReasons,
        values: values, inference: inference))
  }

  private mutating func change(_ body: (inout Facts) -> Void) {
    var facts = held.facts
    body(&facts)
    held = Held(facts)
  }

  package var name: String {
    get { held.facts.name }
    set { change { $0.name = newValue } }
  }

  /// Short label fit for a table heading; empty where there is none.
  package var label: LocalizedText {
    get { held.facts.label }
    set { change { $0.label = newValue } }
  }

  /// The question as it was put; empty where it is not known.
  package var question: LocalizedText {
    get { held.facts.question }
    set { change { $0.question = newValue } }
  }

  /// Never empty: the first reason is slot 0, the empty field.
  package var missingReasons: [MissingReason] {
    get { held.facts.missingReasons }
    set { change { $0.missingReasons = newValue } }
  }

  package var values: Values {
    get { held.facts.values }
    set { change { $0.values = newValue } }
  }

  /// What a loader had to infer, in words; nothing when a codebook said it.
  package var inference: String? {
    get { held.facts.inference }
    set { change { $0.inference = newValue } }
  }
}

extension Variable {
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
