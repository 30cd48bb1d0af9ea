import LocalEngine
package import Microdata
package import QueryPlan

/// A source that the tests ask.
package enum TestedSource: String, CaseIterable, Sendable, CustomStringConvertible {
  case memory = "the source in memory"
  case reference = "the row-by-row source"

  package var description: String { rawValue }

  /// The source over a data set.
  package func over(_ dataset: Dataset) -> any DataSource {
    switch self {
    case .memory: MemorySource(dataset)
    case .reference: ReferenceSource(dataset)
    }
  }
}
