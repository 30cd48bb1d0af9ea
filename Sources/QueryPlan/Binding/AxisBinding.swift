package import Diagnostics
import Codebook
package import QuerySyntax

/// A subject, banner or key bound to variables: parts side by side, levels that nest.
package struct BoundAxis: Hashable, Sendable {
  package var parts: [BoundPart]

  package init(parts: [BoundPart]) { self.parts = parts }
}

/// Names of the variables that nest in one part, outermost first; never empty.
package struct BoundPart: Hashable, Sendable {
  package var levels: [String]

  package init(levels: [String]) { self.levels = levels }

  /// The names joined as a statement writes them: `size > wave`.
  package var name: String { levels.joined(separator: " > ") }
}

extension Binder {
  /// Binds an axis; a range among the levels of a part stands for one part each.
  package func axis(_ axis: Axis) throws(BindingError) -> BoundAxis {
    for part in axis.parts { for level in part.levels { try checkCoded(level) } }
    var parts: [BoundPart] = []
    for part in axis.parts { parts += try self.parts(part) }
    return BoundAxis(parts: parts)
  }

  /// The parts that one part stands for, whatever its variables hold: one, or one for each variable
  /// that a range or a grid among its levels names; no variable nests in itself.
  func parts(_ part: Axis.AxisPart) throws(BindingError) -> [BoundPart] {
    var expanded: [[String]] = [[]]
    for level in part.levels {
      let names = try variables(level).map(\.name)
      for name in names where expanded.contains(where: { $0.contains(name) }) {
        throw .nestedTwice(variable: name, at: level.range)
      }
      expanded = expanded.flatMap { start in names.map { start + [$0] } }
    }
    return expanded.map { BoundPart(levels: $0) }
  }

  /// Refuses a variable with too many different numbers to head rows or columns.
  package func checkCoded(_ item: VariableItem) throws(BindingError) {
    for variable in try variables(item) where variable.slotLayout == nil {
      throw .tooManyValues(
        variable: variable.name, limit: variable.mostDistinctNumbers, at: item.range)
    }
  }

  /// The variables of a list as an axis of one level each.
  package func parts(_ items: [VariableItem]) throws(BindingError) -> [BoundPart] {
    try axis(Axis(parts: items.map { Axis.AxisPart(levels: [$0]) })).parts
  }
}

extension Axis {
  /// Where the axis stands.
  package var range: SourceRange {
    let ranges = parts.flatMap(\.levels).map(\.range)
    return ranges.dropFirst().reduce(ranges.first ?? SourceRange(0, 0)) { $0.union($1) }
  }
}

extension VariableItem {
  /// Where the entry stands.
  package var range: SourceRange {
    switch self {
    case .one(let name): name.place.range
    case .range(let first, let last): first.place.range.union(last.place.range)
    case .pattern(let name): name.place.range
    case .all(let place), .except(_, _, let place): place.range
    }
  }
}
