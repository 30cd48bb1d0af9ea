/// One variable as the codebook knows it: names and texts, answers, reasons for missing answers.
///
/// Copies share what they hold until one of them is changed: looking a variable up costs little.
package struct Variable: Sendable {
  private struct VariableContent {
    var name: String
    var label: LocalizedText
    var question: LocalizedText
    var missingReasons: [MissingReason]
    var kind: AnswerKind
    var inference: String?
  }

  private final class Held: Sendable {
    let entry: VariableContent

    init(_ entry: VariableContent) { self.entry = entry }
  }

  private var held: Held

  /// The three kinds of variables, with what each may answer.
  package enum AnswerKind: Hashable, Sendable {
    case categorical(AnswerList)
    case numeric(NumberScale)
    case multiple(MultipleResponse)
  }

  package init(
    name: String, label: LocalizedText = "", question: LocalizedText = "",
    missingReasons: [MissingReason] = [.noAnswer], kind: AnswerKind, inference: String? = nil
  ) {
    held = Held(
      VariableContent(
        name: name, label: label, question: question, missingReasons: missingReasons,
        kind: kind, inference: inference))
  }

  private mutating func change(_ body: (inout VariableContent) -> Void) {
    var entry = held.entry
    body(&entry)
    held = Held(entry)
  }

  package var name: String {
    get { held.entry.name }
    set { change { $0.name = newValue } }
  }

  /// Short label fit for a table heading; empty where there is none.
  package var label: LocalizedText {
    get { held.entry.label }
    set { change { $0.label = newValue } }
  }

  /// The question as it was put; empty where it is not known.
  package var question: LocalizedText {
    get { held.entry.question }
    set { change { $0.question = newValue } }
  }

  /// Never empty: the first reason is slot 0, the empty field.
  package var missingReasons: [MissingReason] {
    get { held.entry.missingReasons }
    set { change { $0.missingReasons = newValue } }
  }

  package var kind: AnswerKind {
    get { held.entry.kind }
    set { change { $0.kind = newValue } }
  }

  /// What a loader had to infer, in words; nothing when a codebook said it.
  package var inference: String? {
    get { held.entry.inference }
    set { change { $0.inference = newValue } }
  }
}

extension Variable {
  /// The label, or the name where there is none.
  package func title(_ language: String) -> String {
    label.isEmpty ? name : label.inLanguage(language)
  }

  /// Different numbers up to which a numeric variable can head rows or columns; 0 for others.
  package var mostDistinctNumbers: Int {
    guard case .numeric(let numbers) = kind else { return 0 }
    return NumberScale.mostDistinct(isWhole: numbers.isWhole)
  }
}
