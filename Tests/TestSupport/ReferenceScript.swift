/// A script of questions with the numbers that other programs gave: under a question, lines such as
/// `#= column_percent, Yes, Total: 39.98828094` name a statistic, its row and column, and its value.
package struct ReferenceScript {
  /// A question, with the statements before it, and what must come back.
  package struct Question {
    package var text = ""
    package var expected: [Expectation] = []
  }

  package struct Expectation: CustomStringConvertible {
    package let statistic: String
    package let row: String
    /// Nothing where the statistic stands in one column.
    package let column: String?
    package let number: PrintedNumber

    package var description: String { "\(statistic), \(row), \(column ?? "any"): \(number)" }
  }

  package private(set) var questions: [Question] = []

  /// Nothing where a line of the text is no expectation though it begins like one.
  package init?(_ text: String) {
    var question = Question()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#=") {
        guard let expectation = Expectation(line.dropFirst(2)) else { return nil }
        question.expected.append(expectation)
        continue
      }
      if !question.expected.isEmpty {
        questions.append(question)
        question = Question()
      }
      question.text += line + "\n"
    }
    questions.append(question)
    questions.removeAll { $0.expected.isEmpty }
  }
}

extension ReferenceScript.Expectation {
  fileprivate init?(_ line: Substring) {
    guard let colon = line.lastIndex(of: ":") else { return nil }
    let names = line[..<colon].split(separator: ",", omittingEmptySubsequences: false)
      .map(\.trimmed)
    let value = line[line.index(after: colon)...].trimmed
    guard let statistic = names.first, names.count <= 3, Double(value) != nil else { return nil }
    self.init(
      statistic: statistic, row: names.count > 1 ? names[1] : "",
      column: names.count > 2 ? names[2] : nil, number: PrintedNumber(stringLiteral: value))
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
