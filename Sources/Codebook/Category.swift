/// One answer of a categorical variable: its code as data and scripts write it, and its label.
package struct Category: Hashable, Sendable {
  package var code: String
  package var label: LocalizedText
  /// The number that it counts with where scores were given or a known scale tells them; nothing for an
  /// answer without one, and where codes are the numbers.
  package var score: Double?
  /// Whether `order … last` keeps it behind the others, under `sort` too.
  package var isLast = false

  package init(code: String, label: LocalizedText, score: Double? = nil) {
    self.code = code
    self.label = label
    self.score = score
  }

  /// The label, or the code where there is none.
  package func title(_ language: String) -> String {
    label.isEmpty ? code : label.inLanguage(language)
  }
}

/// A subtotal that stands in tables with its parts; its code works in conditions.
package struct Net: Hashable, Sendable {
  package var code: String
  package var label: LocalizedText
  /// Slots of the answers that it holds; nets may overlap.
  package var slots: [Int]

  package init(code: String, label: LocalizedText, slots: [Int]) {
    self.code = code
    self.label = label
    self.slots = slots
  }

  package func title(_ language: String) -> String {
    label.isEmpty ? code : label.inLanguage(language)
  }
}

/// Why an answer is missing.
package struct MissingReason: Hashable, Sendable {
  /// The value that stands for it in data and scripts; empty for the empty field.
  package var code: String
  package var label: LocalizedText
  /// Whether the question was put; a reason that was not asked is outside the base `asked`.
  package var isAsked: Bool

  package init(code: String, label: LocalizedText, isAsked: Bool) {
    self.code = code
    self.label = label
    self.isAsked = isAsked
  }

  /// The empty field, unless a codebook says otherwise.
  package static let noAnswer = MissingReason(
    code: "", label: LocalizedText("no answer", translations: ["fr": "sans réponse"]),
    isAsked: true)
}
