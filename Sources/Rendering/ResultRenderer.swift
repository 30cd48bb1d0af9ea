import TextLayout
package import ResultTables

/// A result as finished text.
package struct RenderedText: Sendable, Equatable {
  package var text: String
  /// In CSV, cells that a spreadsheet would run as formulas: to be warned of unless `plain`.
  package var cellsThatRun: Int
}

/// A result as the content of a file.
package struct RenderedFile: Sendable, Equatable {
  package var bytes: [UInt8]
  /// In CSV, cells that a spreadsheet would run as formulas: to be warned of unless `plain`.
  package var cellsThatRun: Int
}

/// The one door to all outputs.
package enum ResultRenderer {
  /// A result in a format, ending in a newline; an answer that says nothing gives no text.
  package static func render(
    _ result: StatementResult, format: OutputFormat, options: RenderingOptions
  ) -> String {
    rendered(result, format: format, options: options).text
  }

  /// A result in a format, with the count of cells that a spreadsheet would run.
  package static func rendered(
    _ result: StatementResult, format: OutputFormat, options: RenderingOptions
  ) -> RenderedText {
    if format == .json {
      return RenderedText(text: JSONRenderer.render(result, options: options), cellsThatRun: 0)
    }
    switch result.output {
    case .tables(let tables): return self.tables(tables, result.number, format, options)
    case .book(let book): return self.book(book, result.number, format, options)
    case .listing(let listing): return self.listing(listing, result.number, format, options)
    case .claim(let claim): return self.claim(claim, format, options)
    case .charts(let charts): return self.charts(charts, result.number, format, options)
    case .sentence(let notice):
      let text = NoticeText(language: options.language).text(notice)
      return RenderedText(text: self.text(text, format, options), cellsThatRun: 0)
    case .text(let text):
      return RenderedText(text: self.text(text, format, options), cellsThatRun: 0)
    case .nothing: return RenderedText(text: "", cellsThatRun: 0)
    }
  }

  /// Why fields of a result are empty, where the format has no place for notes: CSV in both forms.
  package static func emptyFields(
    _ result: StatementResult, format: OutputFormat
  ) -> [Notice] {
    guard format == .csv || format == .tidy else { return [] }
    var notices: [Notice] = []
    for note in result.output.tables.flatMap(\.notes) {
      if case .absent = note, !notices.contains(.emptyFields(note)) {
        notices.append(.emptyFields(note))
      }
    }
    return notices
  }

  /// Several claims as one table, for `export claims`.
  package static func claims(
    _ claims: [ClaimResult], format: OutputFormat, options: RenderingOptions
  ) -> RenderedText {
    if format == .csv || format == .tidy {
      return RenderedText(
        ClaimRenderer.csv(claims, options: options))
    }
    let results = claims.map { StatementResult(output: .claim($0)) }
    let text = results.map { render($0, format: format, options: options) }.joined()
    return RenderedText(text: text, cellsThatRun: 0)
  }

  /// A result as the content of a file; of a `.png`, the picture that is to be painted.
  package static func file(
    _ result: StatementResult, format: ResultForm, options: RenderingOptions
  ) throws(WorkbookError) -> RenderedFile {
    switch format {
    case .text(let format, let delimiter):
      let options = options.parted(by: delimiter)
      var text = rendered(result, format: format, options: options)
      if format == .html, let title = fragmentTitle(result.output, options) {
        text.text = HTMLPage.html(title: title, language: options.language, body: text.text)
      }
      return RenderedFile(text)
    case .workbook:
      let bytes = try WorkbookRenderer.bytes(result, options: options)
      return RenderedFile(bytes: bytes, cellsThatRun: 0)
    case .svg, .png, .vegaLite:
      let charts = result.output.charts
      let texts = charts.map { chart in
        format == .vegaLite
          ? ChartVegaRenderer.render(chart, options: options)
          : ChartSVGRenderer.render(chart, options: options)
      }
      return RenderedFile(bytes: Array(texts.joined().utf8), cellsThatRun: 0)
    }
  }

  /// The title of the page around a fragment of HTML; nothing for what is a page itself.
  private static func fragmentTitle(
    _ output: StatementResult.Output, _ options: RenderingOptions
  ) -> String? {
    switch output {
    case .book: nil
    case .tables(let tables): tables.first.map { TableGrid($0, options).title } ?? ""
    case .charts(let charts): charts.first.map { TableGrid($0.table, options).title } ?? ""
    case .listing(let listing): ListingText(language: options.language).text(listing.title)
    case .claim(let claim): ClaimRenderer.sentence(claim, language: options.language)
    case .sentence, .text, .nothing: ""
    }
  }

  /// Charts as characters, as pictures in a page, or as the numbers that they draw.
  private static func charts(
    _ charts: [Chart], _ number: ResultNumber?, _ format: OutputFormat, _ options: RenderingOptions
  ) -> RenderedText {
    switch format {
    case .csv, .tidy, .json, .md: return tables(charts.map(\.table), number, format, options)
    case .html:
      let figures = charts.map { chart in
        "<figure class=\"baro\">\n" + ChartSVGRenderer.render(chart, options: options)
          + "</figure>\n"
      }
      return RenderedText(text: figures.joined(), cellsThatRun: 0)
    case .text: break
    }
    let texts = charts.enumerated().map { position, chart in
      let name = TidyRenderer.tableName(number, position)
      let mark = options.showsNumber && number != nil ? name : nil
      return ChartTextRenderer.render(chart, number: mark, options: options)
    }
    return RenderedText(text: texts.joined(separator: "\n"), cellsThatRun: 0)
  }

  /// Several claims as the content of a file, for `export claims`.
  package static func claimsFile(
    _ claims: [ClaimResult], format: ResultForm, options: RenderingOptions
  ) throws(WorkbookError) -> RenderedFile {
    switch format {
    case .text(let format, let delimiter):
      let options = options.parted(by: delimiter)
      var text = self.claims(claims, format: format, options: options)
      if format == .html {
        let title = claims.first.map {
          ClaimRenderer.sentence($0, language: options.language)
        }
        text.text = HTMLPage.html(
          title: title ?? "", language: options.language, body: text.text)
      }
      return RenderedFile(text)
    case .workbook:
      let bytes = try WorkbookRenderer.bytes(claims)
      return RenderedFile(bytes: bytes, cellsThatRun: 0)
    case .svg, .png, .vegaLite: return RenderedFile(bytes: [], cellsThatRun: 0)
    }
  }

  private static func book(
    _ book: TableBook, _ number: ResultNumber?, _ format: OutputFormat, _ options: RenderingOptions
  ) -> RenderedText {
    switch format {
    case .csv:
      return RenderedText(
        ScreenCSVRenderer.render(
          book.tables.flatMap(\.forPeople), titled: true, options: options))
    case .md: return RenderedText(text: BookPage(book, options).markdown, cellsThatRun: 0)
    case .html: return RenderedText(text: BookPage(book, options).html, cellsThatRun: 0)
    case .tidy, .text, .json: return tables(book.tables, number, format, options)
    }
  }

  private static func tables(
    _ tables: [ResultTable], _ number: ResultNumber?, _ format: OutputFormat,
    _ options: RenderingOptions
  ) -> RenderedText {
    switch format {
    case .csv:
      let shown = tables.flatMap(\.forPeople)
      return RenderedText(
        ScreenCSVRenderer.render(shown, titled: shown.count > 1, options: options))
    case .tidy:
      return RenderedText(TidyRenderer.render(tables, number: number, options: options))
    case .text, .md, .html, .json: break
    }
    let texts = tables.enumerated().flatMap { position, table in
      let name = TidyRenderer.tableName(number, position)
      let mark = options.showsNumber && number != nil ? name : nil
      return [self.table(table, mark, format, options)]
        + table.details.map { self.table($0, nil, format, options) }
    }
    let separator = format == .html ? "" : "\n"
    return RenderedText(text: texts.joined(separator: separator), cellsThatRun: 0)
  }

  private static func table(
    _ table: ResultTable, _ number: String?, _ format: OutputFormat, _ options: RenderingOptions
  ) -> String {
    switch format {
    case .md: MarkdownRenderer.render(table, number: number, options: options)
    case .html: HTMLRenderer.render(table, number: number, options: options)
    case .text, .csv, .tidy, .json:
      TextTableRenderer.render(table, number: number, options: options)
    }
  }

  private static func listing(
    _ listing: Listing, _ number: ResultNumber?, _ format: OutputFormat, _ options: RenderingOptions
  ) -> RenderedText {
    let mark = options.showsNumber ? number.map { String($0.number) } : nil
    switch format {
    case .csv, .tidy:
      return RenderedText(
        ListingRenderer.csv(listing, options: options))
    case .md:
      return RenderedText(text: MarkdownRenderer.render(listing, options: options), cellsThatRun: 0)
    case .html:
      return RenderedText(text: HTMLRenderer.render(listing, options: options), cellsThatRun: 0)
    case .text, .json:
      let text = ListingRenderer.text(listing, number: mark, options: options)
      return RenderedText(text: text, cellsThatRun: 0)
    }
  }

  private static func claim(
    _ claim: ClaimResult, _ format: OutputFormat, _ options: RenderingOptions
  ) -> RenderedText {
    switch format {
    case .csv, .tidy:
      RenderedText(
        ClaimRenderer.csv([claim], options: options))
    case .md:
      RenderedText(text: MarkdownRenderer.render(claim, options: options), cellsThatRun: 0)
    case .html: RenderedText(text: HTMLRenderer.render(claim, options: options), cellsThatRun: 0)
    case .text, .json:
      RenderedText(text: ClaimRenderer.text(claim, options: options), cellsThatRun: 0)
    }
  }

  private static func text(
    _ text: String, _ format: OutputFormat, _ options: RenderingOptions
  ) -> String {
    switch format {
    case .text:
      let whole = text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
      return options.width.map { folded(whole, $0) } ?? whole
    case .md: return MarkdownRenderer.fenced(text)
    case .html: return HTMLRenderer.preformatted(text)
    case .csv, .tidy, .json: return text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
    }
  }
}

extension ResultRenderer {
  /// A text whose long lines go on under themselves, a little deeper.
  private static func folded(_ text: String, _ width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if DisplayWidth.of(String(line)) <= width { return String(line) }
      let indent = min(width / 2, line.prefix { $0 == " " }.count)
      let lines = TextFold.lines(
        String(line.dropFirst(indent)), width: max(4, width - indent), hanging: 2)
      return lines.map { String(repeating: " ", count: indent) + $0 }.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}

extension RenderedFile {
  fileprivate init(_ rendered: RenderedText) {
    self.init(bytes: Array(rendered.text.utf8), cellsThatRun: rendered.cellsThatRun)
  }
}

extension RenderedText {
  fileprivate init(_ csv: CSVText) { self.init(text: csv.text, cellsThatRun: csv.cellsThatRun) }
}

extension StatementResult.Output {
  /// The charts of a result; none of another.
  fileprivate var charts: [Chart] {
    if case .charts(let charts) = self { charts } else { [] }
  }
}
