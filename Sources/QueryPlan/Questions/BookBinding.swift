import Diagnostics
import Codebook
package import QuerySyntax

/// The tables of a book, and the variables that cannot be one.
package struct BookQuestion: Hashable, Sendable {
  /// Never empty.
  package var tables: [BoundTable]
  /// Nothing: the tables are frequencies.
  package var banner: BoundAxis?
  /// Names of the variables with too many different values.
  package var leftOut: [String]
}

extension Binder {
  /// Different values up to which a variable of numbers or free text is a table of a book.
  package static let longestBookTable = 100

  /// Binds every table of a book; a variable that cannot be one is left out.
  package func book(_ statement: BookStatement) throws(BindingError) -> BookQuestion {
    var clauses = statement.clauses
    clauses.title = nil
    let banner = try statement.banner.map { banner throws(BindingError) in try axis(banner) }
    let isFlat = banner == nil && statement.subject.parts.allSatisfy { $0.levels.count == 1 }
    var leftOut: Set<String> = []
    var tables: [BoundTable] = []
    let lacking = try lackingStatistics(
      clauses.show ?? [],
      of: try innermost(of: statement.subject.parts).filter { isTable($0.name) })
    for part in statement.subject.parts {
      if let grid = try gridTable(part, by: banner, clauses, verb: .book) {
        tables.append(grid)
        continue
      }
      let named = try parts(part)
      leftOut.formUnion(named.flatMap(\.levels).filter { !isTable($0) })
      let kept = named.filter { $0.levels.allSatisfy(isTable) }
      tables +=
        isFlat
        ? try freq(
          kept.compactMap { codebook[$0.levels[0]] }, clauses, verb: .book, lacking: lacking)
        : try crosstab(kept, by: banner, clauses, verb: .book, lacking: lacking)
    }
    guard !tables.isEmpty else {
      throw .nothingToTabulate(limit: Self.longestBookTable, at: statement.subject.range)
    }
    return BookQuestion(
      tables: tables, banner: banner,
      leftOut: codebook.variables.map(\.name).filter(leftOut.contains))
  }

  private func isTable(_ name: String) -> Bool {
    guard let variable = codebook[name], let layout = variable.slotLayout else { return false }
    switch variable.kind {
    case .categorical(let column):
      return !column.isText || layout.answerCount <= Self.longestBookTable
    case .numeric: return layout.answerCount <= Self.longestBookTable
    case .multiple: return true
    }
  }
}
