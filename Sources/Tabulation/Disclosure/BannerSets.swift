import QueryPlan

extension AxisSets {
  /// The sets of the parts of a banner or of keys, side by side, with their Total.
  ///
  /// - Parameters:
  ///   - parts: each leaves out its own missing.
  ///   - total: rows that at least one part keeps.
  ///   - sums: tells the answers of a source.
  /// - Returns: for each of several parts, the rows of the Total that are in none of its columns.
  mutating func add(_ parts: [PartLines], _ total: BannerTotal, _ sums: CubeSums) -> [Int] {
    for part in parts {
      for line in part.lines { add(RowSet(part.blocks[line.block], line.slots)) }
    }
    let whole = add(RowSet(total.sources, sums.answers(total.sources)), isBase: true)
    guard parts.count > 1 else { return [] }
    let wholes = parts.map { RowSet($0.validity, sums.answers($0.validity)) }
    let outside = wholes.map { set in
      addRest(of: whole, without: add(set, isBase: true), isSensitive: false)
    }
    for (coarse, part) in zip(parts, wholes) where !coarse.isMultiple {
      for (fine, other) in zip(parts, wholes) where !fine.isMultiple && coarse.isRefined(by: fine) {
        add(part, dividedBy: other)
      }
    }
    return outside
  }

  /// Says that columns of one part are made of columns of another that nests the same variables,
  /// and of rows that the other leaves out.
  private mutating func add(_ coarse: RowSet, dividedBy fine: RowSet) {
    let pieces = fine.leaves
    for leaf in coarse.leaves {
      let within = pieces.filter { piece in
        zip(leaf.sources, leaf.slots).allSatisfy { source, slots in
          piece.sources.firstIndex(of: source).map { piece.slots[$0] == slots } ?? false
        }
      }
      let parts = within.map { add($0) }
      let total = addTotal(of: parts, isSensitive: false)
      addRest(of: add(leaf), without: total, isSensitive: false)
    }
  }
}

extension PartLines {
  /// Whether another part has the same variables and perhaps more.
  fileprivate func isRefined(by other: PartLines) -> Bool {
    part.levels != other.part.levels && Set(part.levels).isSubset(of: other.part.levels)
  }
}
