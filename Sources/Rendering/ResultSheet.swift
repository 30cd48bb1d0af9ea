package import ResultTables

/// A table or a list laid out to be looked through in a window: blocks of columns that stand side by
/// side in it, each with its heading and the labels of its lines.
///
/// All text is safe to print.
package struct ResultSheet: Sendable, Equatable {
  /// The result's name, `7` or `7.2`; nothing of a table beneath another, and of what has no number.
  package var name: String?
  package var title: String
  package var blocks: [SheetBlock]
  /// Lines beneath, folded to the window.
  package var notes: [String]
  package var rows: [AxisTitle]
  package var columns: [AxisTitle]

  /// A row or a column of all.
  package struct AxisTitle: Sendable, Equatable {
    package var title: String
    /// The name by which `rows` finds its respondents; nothing where it is not that of an answer.
    package var name: String?

    package init(title: String, name: String? = nil) {
      self.title = title
      self.name = name
    }
  }

  /// Columns side by side.
  package struct SheetBlock: Sendable, Equatable {
    package var heading: [String]
    package var lines: [SheetLine]
    package var columns: [SheetColumn]

    package init(heading: [String], lines: [SheetLine], columns: [SheetColumn]) {
      self.heading = heading
      self.lines = lines
      self.columns = columns
    }
  }

  /// A column where it stands in a block, in columns of the terminal.
  package struct SheetColumn: Sendable, Equatable {
    /// Index in `columns`.
    package var place: Int
    package var start: Int
    package var width: Int

    package init(place: Int, start: Int, width: Int) {
      self.place = place
      self.start = start
      self.width = width
    }
  }

  /// A line of the terminal.
  package struct SheetLine: Sendable, Equatable {
    package var text: String
    /// Index in `rows` where the cells of a row stand on the line; nothing of a rule, a heading, and of
    /// what a row goes on with.
    package var place: Int?
    /// One a column of the block.
    package var cells: [SheetCell]

    package init(_ text: String, place: Int? = nil, cells: [SheetCell] = []) {
      self.text = text
      self.place = place
      self.cells = cells
    }
  }

  /// A cell: what it holds, and what stands of it on its line, as wide as its column.
  package struct SheetCell: Sendable, Equatable {
    package var text: String
    package var drawn: String

    package init(text: String, drawn: String) {
      self.text = text
      self.drawn = drawn
    }
  }

  package init(
    name: String? = nil, title: String, blocks: [SheetBlock], notes: [String] = [],
    rows: [AxisTitle],
    columns: [AxisTitle]
  ) {
    self.name = name
    self.title = title
    self.blocks = blocks
    self.notes = notes
    self.rows = rows
    self.columns = columns
  }
}

extension ResultSheet {
  /// The tables of a result, or its list, with something to look at; none of another answer.
  ///
  /// - Parameters:
  ///   - result: the answer.
  ///   - options: as for a text of this width.
  /// - Returns: in the order in which they are shown.
  package static func sheets(
    of result: StatementResult, options: RenderingOptions
  ) -> [ResultSheet] {
    switch result.output {
    case .tables, .book:
      result.output.tables.enumerated().flatMap { position, table in
        let name = result.number?.name(ofTable: position)
        return [TextTableRenderer.sheet(table, name: name, options: options)]
          + table.details.map { TextTableRenderer.sheet($0, name: nil, options: options) }
      }.filter { !$0.blocks.isEmpty }
    case .listing(let listing):
      [
        ListingRenderer.sheet(
          listing, name: result.number.map { String($0.number) }, options: options)
      ].filter { !$0.rows.isEmpty }
    case .claim, .charts, .sentence, .text, .nothing: []
    }
  }
}
