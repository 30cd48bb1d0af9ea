/// The export of one survey program: how it is known by its shape, and what its headings say.
protocol ExportForm: Sendable {
  /// The word of `load … form`.
  var word: String { get }
  /// What messages call it.
  var title: String { get }
  /// Whether the first rows of a file have its shape.
  func recognises(_ head: TableHead) -> Bool
  /// What its headings say of each column.
  func headings(_ head: TableHead) -> Headings
}

/// All forms of exports that are known.
enum ExportForms {
  static let all: [any ExportForm] = [
    QualtricsForm(), SurveyMonkeyForm(), GoogleForm(), MicrosoftForm(), LimeSurveyForm(),
    KoboForm(),
  ]
}

/// What the heading rows of an export say.
struct Headings {
  /// How the headings were read, in words: `names from row 1, questions from row 2`.
  var words: String
  /// Rows that are headings.
  var rowCount = 1
  var columns: [ExportColumn]
  /// What stands between several answers in one cell; nothing where cells hold one.
  var separators: [String] = []

  /// One column of the file.
  struct ExportColumn {
    enum Role {
      /// Of the program that made the file, such as a time stamp.
      case platform
      case question
      /// The free text beside a question's choices.
      case otherText
      /// Says again what other columns say, and leaves.
      case repeated
    }

    var role = Role.question
    /// The variable's name where the file has one; nothing where it is numbered.
    var name: String?
    /// What the heading says: the question, or the item of one.
    var label = ""
    /// Columns of one key are parts of one question.
    var block: String?
    /// The question of which this column is a part.
    var question = ""
    /// The name of the question, where the file has one.
    var stem: String?
  }
}

extension Headings.ExportColumn {
  /// A column of the program that made the file, called by its heading: `StartDate` is `start_date`.
  static func platform(_ heading: String) -> Headings.ExportColumn {
    Headings.ExportColumn(role: .platform, name: snakeCase(heading), label: heading)
  }

  /// Words in lower case with `_` between them.
  static func snakeCase(_ heading: String) -> String {
    var words: [String] = [""]
    var previous: Character?
    for character in heading {
      let isWord = character.isLetter || character.isNumber
      let begins = character.isUppercase && previous?.isLowercase == true
      if (!isWord || begins), words.last != "" { words.append("") }
      if isWord { words[words.count - 1] += character.lowercased() }
      previous = character
    }
    return words.filter { !$0.isEmpty }.joined(separator: "_")
  }
}

/// Texts that are cut in two.
enum HeadingText {
  /// `Which? [Radio]` as the question and its part; nothing without brackets at the end.
  static func bracketed(_ text: String) -> (question: String, part: String)? {
    guard text.hasSuffix("]"), let open = text.lastIndex(of: "["), open > text.startIndex else {
      return nil
    }
    let part = text[text.index(after: open)...].dropLast()
    let question = String(text[..<open]).trimmingBlanks
    return part.isEmpty || question.isEmpty ? nil : (String(question), String(part))
  }

  /// `Q3_12` as `Q3`; nothing where no number ends the name.
  static func stem(_ name: String) -> String? {
    guard let mark = name.lastIndex(of: "_"), mark > name.startIndex else { return nil }
    let number = name[name.index(after: mark)...]
    return number.isEmpty || !number.allSatisfy(\.isNumber) ? nil : String(name[..<mark])
  }

  /// Whether a choice is the one for all that has no choice of its own.
  static func isOther(_ text: String) -> Bool {
    let folded = text.lowercased()
    return [
      "other (please", "other, please", "other please", "autre (veuillez", "autre, précisez",
      "autre (précis", "autres (précis",
    ]
    .contains(where: folded.hasPrefix)
  }
}
