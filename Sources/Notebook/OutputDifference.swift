package import Documents

/// Where a document's stored outputs are not what its cells say now.
package struct OutputDifference {
  /// One cell that differs.
  package struct CellDifference: Equatable {
    package let id: String
    /// The line of the file on which the cell's statements begin.
    package let line: Int
    /// Lines with `-` before those stored, `+` before those found, a blank before those of both.
    package let lines: [String]
  }

  package private(set) var cells: [CellDifference] = []
  /// Code cells that say something and have nothing stored.
  package private(set) var unstored = 0
  /// Code cells that were compared.
  package private(set) var compared = 0

  /// Compares the code cells of a document with the same cells after a run.
  package init(stored: Document, found: Document) {
    var names = CellNames(stored.cells)
    for (old, new) in zip(stored.cells, found.cells) {
      let id = names.name(of: old)
      guard old.kind == .code else { continue }
      let now = new.outputText ?? ""
      guard let before = old.outputText else {
        unstored += now.isEmpty ? 0 : 1
        continue
      }
      compared += 1
      if before != now {
        let lines = Self.lines(before.lines, now.lines)
        cells.append(CellDifference(id: id, line: old.firstLine, lines: lines))
      }
    }
  }

  /// Both texts in one, with a line of what they share beside each change.
  static func lines(_ before: [String], _ now: [String]) -> [String] {
    let changes = now.difference(from: before)
    let removed = Set(changes.removals.map(\.offset))
    let inserted = Set(changes.insertions.map(\.offset))
    var all: [(sign: String, text: String)] = []
    var old = 0
    var new = 0
    while old < before.count || new < now.count {
      if removed.contains(old), old < before.count {
        all.append(("-", before[old]))
        old += 1
      } else if inserted.contains(new), new < now.count {
        all.append(("+", now[new]))
        new += 1
      } else {
        all.append((" ", before[old]))
        old += 1
        new += 1
      }
    }
    return all.indices.filter { index in
      (max(0, index - 1)...min(all.count - 1, index + 1)).contains { all[$0].sign != " " }
    }.map { all[$0].sign + " " + all[$0].text }
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}

extension String {
  fileprivate var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
