package import Codebook
package import QueryPlan
package import ResultTables
import StatisticNames

/// A bound question that becomes one table.
package protocol AskedTable: Sendable {
  /// Cells of the table, found before anything of it is made.
  func cellCount(in codebook: Codebook) -> Int

  /// Variables whose numbers it shows.
  var numberVariables: [String] { get }

  /// The table before it is counted.
  ///
  /// - Parameters:
  ///   - context: what the question is asked under.
  ///   - other: the table that stands before it, whose lines it may take over.
  /// - Returns: what it needs counted, and what becomes of that.
  func planned(
    in context: TabulationContext, beside other: (any PlannedTable)?
  ) -> any PlannedTable
}

/// A table before it is counted: what it needs, and what it becomes.
package protocol PlannedTable: Sendable {
  /// The cubes that it reads.
  var requests: [CubeRequest] { get }
  /// The sums of moments that it reads of them.
  var momentLanes: MomentLanes { get }
  /// Labels of the columns that rows can be sorted by.
  var columnLabels: [String] { get }

  func table(_ aggregates: Aggregates) -> ResultTable

  /// What each figure of the finished table tells, with its counts added to those of the statement.
  ///
  /// - Throws: `UnprotectedTable` where it is not known what the figures tell.
  func counts(
    of table: ResultTable, _ aggregates: Aggregates, in system: inout CountSystem
  ) throws(UnprotectedTable) -> TableCounts
}

extension PlannedTable {
  package var momentLanes: MomentLanes { .all }
  package var columnLabels: [String] { [] }
}

/// A table that no rule of disclosure can protect, and that is refused under one.
package struct UnprotectedTable: Error {
  /// As a message calls it: "`diff`", "a table of a grid".
  package let name: String
}

/// The tables of `freq`, `crosstab` and `book`.
extension BoundTable: AskedTable {
  package func cellCount(in codebook: Codebook) -> Int { codebook.cellCount(of: self) }

  package var numberVariables: [String] {
    switch self {
    case .freq(let question):
      question.options.show.contains(where: \.isOfNumbers) ? [question.variable] : []
    case .crosstab(let question):
      question.options.show.contains(where: \.isOfNumbers)
        ? Array(question.subject.levels.suffix(1)) : []
    case .grid(let question):
      question.options.show.contains(where: \.isOfNumbers) ? question.grid.items : []
    }
  }

  package func planned(
    in context: TabulationContext, beside other: (any PlannedTable)?
  ) -> any PlannedTable {
    switch self {
    case .freq(let question):
      if case .multiple? = context.codebook[question.variable]?.kind {
        return MultipleFreqTable(question, in: context)
      }
      return FreqTable(question, in: context)
    case .crosstab(let question):
      return CrosstabTable(question, in: context, beside: other as? CrosstabTable)
    case .grid(let question): return GridTable(question, in: context)
    }
  }
}
