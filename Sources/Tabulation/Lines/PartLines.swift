import Codebook
import QueryPlan
import ResultTables

/// One row or column that a part of an axis gives: which slots it gathers, and its heading.
final class PartLine: Sendable {
  /// Which combination of multiple-response items; 0 where there is none.
  let block: Int
  /// Slots gathered on each level, outermost first.
  let slots: [[Int]]
  let path: [Label]
  let line: LineKind
  /// 1 for a part of a net on the innermost level.
  let depth: Int
  /// Whether it gathers answers that have lines of their own.
  let isNet: Bool
  /// Its place among the lines of its part.
  let index: Int

  init(
    block: Int, slots: [[Int]], path: [Label], line: LineKind, depth: Int, isNet: Bool,
    index: Int = 0
  ) {
    self.block = block
    self.slots = slots
    self.path = path
    self.line = line
    self.depth = depth
    self.isNet = isNet
    self.index = index
  }
}

/// The lines of one part of an axis, and the sources that count them.
struct PartLines {
  let part: BoundPart
  /// Sources of each block, one a level: a variable, or an item of a multiple-response set.
  let blocks: [[AxisSource]]
  /// Sources that tell who answered, one a level.
  let validity: [AxisSource]
  let lines: [PartLine]
  let isMultiple: Bool

  /// - Parameters:
  ///   - part: the bound part.
  ///   - context: labels come in its language.
  ///   - showsMissing: whether missing reasons of the innermost level get lines too.
  init(_ part: BoundPart, in context: TabulationContext, showsMissing: Bool = false) {
    self.part = part
    let levels = part.levels.map { Level(context.variable($0), context.settings.language) }
    isMultiple = levels.contains { $0.items > 0 }
    validity = levels.map(\.validity)
    blocks = Self.blocks(levels)
    lines = Self.lines(levels[...], showsMissing: showsMissing).enumerated().map { index, line in
      line.placed(at: index)
    }
  }

  /// The sources of a block that tell who belongs under its outer levels: as they count there, with
  /// everyone who answered the innermost level.
  func outerSources(_ block: Int) -> [AxisSource] {
    blocks[block].dropLast() + validity.suffix(1)
  }

  /// Every combination of items, the last level varying fastest.
  private static func blocks(_ levels: [Level]) -> [[AxisSource]] {
    levels.reduce([[]]) { blocks, level in
      blocks.flatMap { block in level.sources.map { block + [$0] } }
    }
  }

  private static func lines(_ levels: ArraySlice<Level>, showsMissing: Bool) -> [PartLine] {
    guard let level = levels.first else {
      return [PartLine(block: 0, slots: [], path: [], line: .answer, depth: 0, isNet: false)]
    }
    let inner = lines(levels.dropFirst(), showsMissing: showsMissing)
    let innerBlocks = levels.dropFirst().reduce(1) { $0 * max(1, $1.items) }
    let withMissing = showsMissing && levels.count == 1
    return level.options(withMissing: withMissing).flatMap { option in
      inner.map { $0.inside(option, blockWidth: innerBlocks) }
    }
  }
}

extension PartLine {
  fileprivate func placed(at index: Int) -> PartLine {
    PartLine(
      block: block, slots: slots, path: path, line: line, depth: depth, isNet: isNet,
      index: index)
  }

  /// The line under one answer of an outer level.
  fileprivate func inside(_ option: Level.Option, blockWidth: Int) -> PartLine {
    PartLine(
      block: option.item * blockWidth + block, slots: [option.slots] + slots,
      path: option.path + path, line: option.line == .missing ? .missing : line,
      depth: slots.isEmpty ? option.depth : depth, isNet: isNet || option.isNet)
  }
}
