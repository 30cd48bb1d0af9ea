import Diagnostics
package import Documents
import Codebook
import QueryPlan
import OrderedCollections
import QuerySyntax
import ResultTables

extension Session {
  /// What is known of the word at a place of a text: the description of a variable or a grid, or the
  /// help on a word of the language.
  ///
  /// - Parameters:
  ///   - text: the entry so far.
  ///   - offset: the cursor, in Unicode scalars; the word may end at it.
  /// - Returns: nothing where no such word stands there.
  /// - Complexity: O(rows), as the answers of a variable are counted.
  package func inspection(of text: String, at offset: Int) -> CellOutput? {
    let scalars = Array(text.unicodeScalars)
    let place = min(max(0, offset), scalars.count)
    let isWord = { (scalar: Unicode.Scalar) in scalar.properties.isXIDContinue }
    let before = scalars[..<place].reversed().prefix(while: isWord).count
    let after = scalars[place...].prefix(while: isWord).count
    guard before + after > 0 else { return nil }
    let word = String(String.UnicodeScalarView(scalars[(place - before)..<(place + after)]))
    let lead = String(String.UnicodeScalarView(scalars[..<(place - before)]))
    let beginsStatement = CompletionContext.at(lead.utf8.count, in: lead).expected.contains(.verb)
    let help = Help.page(word).map { CellOutput(.result(forms: []), $0.rendered) }
    let description = description(of: word)
    return beginsStatement ? help ?? description : description ?? help
  }

  private func description(of name: String) -> CellOutput? {
    let runner = idleRun().idleRunner
    guard let current = state.current, let loaded = state.datasets[current] else {
      return nil
    }
    if let grid = loaded.codebook.grid(name) {
      return (try? GridDescription(runner: runner, grid: grid, loaded: loaded).listing()).flatMap(
        listing)
    }
    guard case .found(let variable) = loaded.codebook.lookUp(name) else { return nil }
    let description = VariableDescription(runner: runner, variable: variable, loaded: loaded)
    return (try? description.listing()).flatMap(listing)
  }

  private func listing(_ listing: Listing) -> CellOutput? {
    cellOutputs(of: .result(StatementResult(output: .listing(listing)))).first
  }
}
