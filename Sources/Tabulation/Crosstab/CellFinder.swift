import Diagnostics
import Codebook
package import QueryPlan
import ResultTables

/// Finds the rows and columns of a cross-tabulation by label or code, as conditions on respondents.
package struct CellFinder {
  private let rows: [NamedLine]
  private let columns: [NamedLine]

  private struct NamedLine {
    let names: [String]
    /// Made for the line that is asked: it lists a truth for every slot.
    let condition: () -> Condition
  }

  package init(_ table: CrosstabTable) {
    let frame = table.frame
    rows = Self.lines(frame.subject, frame.context)
    columns =
      frame.banner.flatMap { Self.lines($0, frame.context) }
      + [NamedLine(names: ["Total"]) { Self.total(frame) }]
  }

  /// The condition of a row, by its label, its code or, when nested, its labels joined by ` > `; a label
  /// that several rows have means all of them, case and accents are forgiven where one fits.
  package func row(_ name: String) -> Condition? { Self.find(name, rows) }

  package func column(_ name: String) -> Condition? { Self.find(name, columns) }

  package var rowNames: [String] { rows.compactMap(\.names.first) }
  package var columnNames: [String] { columns.compactMap(\.names.first) }

  private static func find(_ name: String, _ lines: [NamedLine]) -> Condition? {
    let found = lines.filter { $0.names.contains(name) }
    if !found.isEmpty {
      return found.count == 1 ? found[0].condition() : .or(found.map { $0.condition() })
    }
    let folded = NameFolding.folded(name)
    let near = lines.filter { $0.names.contains { NameFolding.folded($0) == folded } }
    return near.count == 1 ? near[0].condition() : nil
  }

  private static func lines(_ part: PartLines, _ context: TabulationContext) -> [NamedLine] {
    part.lines.map { line in
      let sources = part.blocks[line.block]
      return NamedLine(names: [line.path.seen, line.path.text] + codes(line, sources, context)) {
        .and(
          zip(sources, line.slots).map { source, slots in
            .table(source, truths(source, slots, context))
          })
      }
    }
  }

  private static func truths(
    _ source: AxisSource, _ slots: [Int], _ context: TabulationContext
  ) -> [Truth] {
    let chosen = Set(slots)
    return (0..<context.codebook.slotLayout(of: source).slotCount).map {
      chosen.contains($0) ? .yes : .no
    }
  }

  /// The line's codes joined as its labels are.
  private static func codes(
    _ line: PartLine, _ sources: [AxisSource], _ context: TabulationContext
  ) -> [String] {
    let codes = zip(sources, line.slots).map { source, slots -> String in
      guard let name = source.variableName else { return "" }
      let variable = context.variable(name)
      if case .item(_, let index) = source, case .multiple(let multiple) = variable.kind {
        return multiple.items[index].code
      }
      if case .categorical(let column) = variable.kind, slots.count != 1 {
        return column.nets.first { $0.slots == slots }?.code ?? ""
      }
      guard let slot = slots.first, variable.slotLayout?.isAnswer(slot) == true else { return "" }
      return variable.code(ofSlot: slot)
    }
    return [codes.joined(separator: " > ")]
  }

  private static func total(_ frame: CrosstabFrame) -> Condition {
    .and(
      frame.bannerAxis.total.sources.map { source in
        let layout = frame.context.codebook.slotLayout(of: source)
        return .table(source, truths(source, Array(layout.answers), frame.context))
      })
  }
}
