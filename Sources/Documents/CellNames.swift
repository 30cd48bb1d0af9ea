/// Readable names of cells, each once in a document: `crosstab-telework-by-role`.
package struct CellNames {
  private var taken: Set<String>

  private static let longest = 48

  /// Names that cells have already.
  package init(_ cells: [Cell]) { taken = Set(cells.compactMap(\.id)) }

  /// The name of a cell: its own, else one made from its title or its first words.
  package mutating func name(of cell: Cell) -> String {
    if let id = cell.id { return id }
    let base = Self.words(in: cell.title.isEmpty ? cell.source : cell.title)
    let first = base.isEmpty ? cell.kind.rawValue : base
    var name = first
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(first)-\(number)"
      number += 1
    }
    return name
  }

  /// The words of the first line that has some, in letters and digits of ASCII.
  private static func words(in text: String) -> String {
    for line in text.documentLines {
      let letters = line.lowercased().map { character in
        character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
      }
      let words = String(letters).split(separator: "-").joined(separator: "-")
      if !words.isEmpty { return String(words.prefix(longest)).trimmingDash() }
    }
    return ""
  }
}

extension Document {
  /// The document without the names that would be made for its cells anyway.
  var withoutMadeNames: Document {
    var bare = self
    var names = CellNames([])
    for index in cells.indices {
      var cell = cells[index]
      cell.id = nil
      if names.name(of: cell) == cells[index].id { bare.cells[index].id = nil }
    }
    var again = CellNames(bare.cells)
    let isSame = zip(bare.cells, cells).allSatisfy { again.name(of: $0) == $1.id }
    return isSame ? bare : self
  }
}

extension String {
  fileprivate func trimmingDash() -> String { hasSuffix("-") ? String(dropLast()) : self }
}
