/// A survey as it would stand on paper: the questions, and a slip a row with the answers as words.
///
/// Nothing here is coded into slots, so that what is computed from it owes nothing to the program.
package struct PlainSurvey: Sendable {
  package var variables: [PlainVariable]
  package var rows: [PlainRow]
  package var waveVariable: String?

  package init(variables: [PlainVariable], rows: [PlainRow], waveVariable: String? = nil) {
    self.variables = variables
    self.rows = rows
    self.waveVariable = waveVariable
  }

  /// A variable by its name.
  package subscript(name: String) -> PlainVariable? { variables.first { $0.name == name } }
}

/// Answers by variable name; a name that is not there left the field empty.
package typealias PlainRow = [String: PlainAnswer]

/// What stands in one field.
package enum PlainAnswer: Hashable, Sendable {
  /// Code of the reason; the empty text is the empty field.
  case missing(String)
  /// Code of the answer.
  case code(String)
  case number(Double)
  /// Item code to whether it was chosen; an item that is not there is missing. Never empty.
  case items([String: Bool])
}

/// One question.
package struct PlainVariable: Sendable {
  package enum Kind: Sendable {
    case categorical(answers: [PlainChoice], nets: [PlainNet])
    /// Whether the numbers are kept one a row, as those of a file with very many different ones.
    case numeric(oneARow: Bool)
    case multiple(items: [PlainChoice])
  }

  package var name: String
  package var label: String
  package var kind: Kind
  /// Reasons for missing answers besides the empty field.
  package var reasons: [PlainReason]

  package init(_ name: String, label: String = "", kind: Kind, reasons: [PlainReason] = []) {
    self.name = name
    self.label = label
    self.kind = kind
    self.reasons = reasons
  }

  /// All reasons, the empty field first.
  package var allReasons: [PlainReason] {
    [PlainReason(code: "", label: "no answer", isAsked: true)] + reasons
  }
}

/// An answer or an item: its code and its label, which may be empty.
package struct PlainChoice: Hashable, Sendable {
  package var code: String
  package var label: String

  package init(_ code: String, _ label: String = "") {
    self.code = code
    self.label = label
  }

  package var title: String { label.isEmpty ? code : label }
}

/// A subtotal of answers.
package struct PlainNet: Hashable, Sendable {
  package var choice: PlainChoice
  /// Codes of the answers that it holds.
  package var members: [String]

  package init(_ choice: PlainChoice, members: [String]) {
    self.choice = choice
    self.members = members
  }
}

/// Why an answer is missing.
package struct PlainReason: Hashable, Sendable {
  package var code: String
  package var label: String
  package var isAsked: Bool

  package init(code: String, label: String, isAsked: Bool) {
    self.code = code
    self.label = label
    self.isAsked = isAsked
  }
}

extension PlainSurvey: CustomStringConvertible {
  /// The questions, then a line a row, fit for the message of a failing test.
  package var description: String {
    let heads = variables.map(\.description)
    let lines = rows.enumerated().map { index, row in
      "\(index + 1). "
        + variables.map { "\($0.name)=\(row[$0.name]?.text ?? "·")" }
        .joined(separator: " ")
    }
    return (heads + lines).joined(separator: "\n")
  }
}

extension PlainVariable: CustomStringConvertible {
  package var description: String {
    let spelled = { (choice: PlainChoice) in
      choice.code + (choice.label.isEmpty ? "" : " \"\(choice.label)\"")
    }
    let reasons = reasons.map { "missing \($0.code)\($0.isAsked ? "" : " unasked")" }
    let parts =
      switch kind {
      case .categorical(let answers, let nets):
        answers.map(spelled)
          + nets.map { "net (\($0.members.joined(separator: ", "))) " + spelled($0.choice) }
      case .numeric(let oneARow): [oneARow ? "numbers, one a row" : "numbers"]
      case .multiple(let items): ["several of"] + items.map(spelled)
      }
    let title = name + (label.isEmpty ? "" : " \"\(label)\"")
    return title + ": " + (parts + reasons).joined(separator: "; ")
  }
}

extension PlainAnswer {
  /// The field in a few letters.
  package var text: String {
    switch self {
    case .missing(let code): code.isEmpty ? "·" : "missing \(code)"
    case .code(let code): code
    case .number(let number): "\(number)"
    case .items(let items):
      "{"
        + items.sorted { $0.key < $1.key }.map { $0.value ? $0.key : "not \($0.key)" }
        .joined(separator: ", ") + "}"
    }
  }
}
