import Diagnostics
import QuerySyntax
package import ResultTables
import Threading

/// Results that are looked through once more.
extension Session {
  /// Respondents that a list which is looked through has at most.
  private static let mostRespondents = 1_000

  /// A result by its number, its name or `last`, a list of respondents with as many of them as a person
  /// may want to see.
  ///
  /// - Returns: nothing where it is no such name, or the result is gone.
  package func looked(at name: String) -> StatementResult? {
    let source = SourceText(name: "", text: "export \(name) to \"t.csv\"")
    guard case .export(let statement)? = Parser.parse(source).script.statements.first?.statement,
      case .result(let reference) = statement.subject,
      let stored = try? idleRun().idleRunner.stored(reference)
    else { return nil }
    guard let respondents = stored.respondents,
      let list = try? respondents.first(Self.mostRespondents, WorkControl())
    else { return stored.result }
    var result = stored.result
    result.output = .listing(list)
    return result
  }
}
