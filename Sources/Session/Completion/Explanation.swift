import Codebook
import OrderedCollections
import QueryPlan
import QuerySyntax
import Tabulation
import TextLayout
import Threading

extension Session {
  /// Lines that an explanation takes at most.
  private static let mostLines = 6

  /// What is known of a word of a list where it names a variable of the data set in use: its question, its
  /// answers with their counts, who has none.
  ///
  /// - Parameters:
  ///   - word: as it is inserted.
  ///   - columns: of each line.
  /// - Returns: lines that are safe to print; none of another word.
  /// - Complexity: O(rows), as the answers are counted.
  package func explanation(of word: String, columns: Int) -> [String] {
    let name = word.hasPrefix("`") ? String(word.dropFirst().dropLast()) : word
    guard let current = state.current, let codebook = state.datasets[current]?.codebook,
      case .found(let variable) = codebook.lookUp(name), variable.name == name
    else { return [] }
    let language = state.settings.table.language
    let texts = [variable.label, variable.question].map { $0.inLanguage(language) }
    let question = texts[1].isEmpty ? texts[0] : texts[1]
    let source = CompletionSource(session: self, typed: "", isText: false)
    let answers = source.choices([.answer(of: variable.name)]).map { told($0.insert, $0.detail) }
    let missing = source.choices([.missingness(of: variable.name)])
      .filter { !$0.detail.isEmpty }.map { told($0.insert, $0.detail) }
    let paragraphs = [question, answers.joined(separator: ", "), missing.joined()]
    let lines = paragraphs.filter { !$0.isEmpty }.flatMap {
      TextFold.lines(SafeText.escaped($0), width: max(1, columns), hanging: 2)
    }
    if lines.count <= Self.mostLines { return lines }
    return lines.prefix(Self.mostLines - 1) + ["…"]
  }

  private func told(_ word: String, _ detail: String) -> String {
    detail.isEmpty ? word : word + " " + detail.replacing("  ", with: " ")
  }
}
