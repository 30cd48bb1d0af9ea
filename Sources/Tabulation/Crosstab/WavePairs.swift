import Codebook
import QueryPlan

/// Pairs of a banner's columns that differ in the wave alone, the later against the one before.
struct WavePairs {
  let frame: CrosstabFrame
  let columns: [CrosstabColumn]

  /// One family a part.
  var families: [[Contrast]] {
    frame.banner.indices.filter { part in
      frame.banner[part].part.levels.last == frame.context.codebook.waveVariable
    }.map(family)
  }

  private func family(_ part: Int) -> [Contrast] {
    var previous: [Outer: Int] = [:]
    return columns.indices.compactMap { index in
      guard columns[index].part == part, let line = columns[index].line else { return nil }
      let outer = Outer(block: line.block, slots: Array(line.slots.dropLast()))
      defer { previous[outer] = index }
      return previous[outer].map { Contrast(column: index, target: .column($0)) }
    }
  }

  private struct Outer: Hashable {
    var block: Int
    var slots: [[Int]]
  }
}
