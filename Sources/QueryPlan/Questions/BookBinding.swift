import Diagnostics
import Microdata
package import QuerySyntax

/// The tables of a book, and the variables that cannot be one.
package struct BookQuestion: Hashable, Sendable {
  package enum Table: Hashable, Sendable {
    case freq(FreqQuestion)
    case crosstab(CrosstabQuestion)
  }

  /// Never empty.
  package var tables: [Table]
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
    let named = try named(statement.subject).parts
    let kept = named.filter { $0.levels.allSatisfy(isTable) }
    let leftOut = Set(named.flatMap(\.levels).filter { !isTable($0) })
    guard !kept.isEmpty else {
      throw .nothingToTabulate(limit: Self.longestBookTable, at: statement.subject.range)
    }
    var clauses = statement.clauses
    clauses.title = nil
    return BookQuestion(
      tables: try tables(kept, by: statement.banner, clauses),
      banner: try statement.banner.map { banner throws(BindingError) in try axis(banner) },
      leftOut: dataset.variables.map(\.name).filter(leftOut.contains))
  }

  /// Cross-tabulations; without a banner frequencies, but of nested variables.
  private func tables(
    _ parts: [BoundPart], by banner: Axis?, _ clauses: Clauses
  ) throws(BindingError) -> [BookQuestion.Table] {
    guard banner == nil, parts.allSatisfy({ $0.levels.count == 1 }) else {
      return try crosstab(parts, by: banner, clauses, verb: .book).map { .crosstab($0) }
    }
    let variables = parts.compactMap { dataset[$0.levels[0]] }
    return try freq(variables, clauses, verb: .book).map { .freq($0) }
  }

  private func isTable(_ name: String) -> Bool {
    guard let variable = dataset[name], let layout = variable.slotLayout else { return false }
    switch variable.values {
    case .categorical(let column):
      return !column.isText || layout.answerCount <= Self.longestBookTable
    case .numeric: return layout.answerCount <= Self.longestBookTable
    case .multiple: return true
    }
  }
}
