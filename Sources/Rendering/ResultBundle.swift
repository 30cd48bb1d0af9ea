package import ResultTables

/// A result in all the forms that a notebook keeps, each under its media type.
package struct ResultBundle: Sendable, Equatable {
  /// One form besides plain text.
  package enum Form: Sendable, Equatable {
    case text(String)
    /// A JSON value, on one line.
    case json(String)
  }

  /// The plain text, without newlines at its end.
  package let text: String
  /// By media type; none of a result that is words and nothing else.
  package private(set) var forms: [String: Form] = [:]

  /// The bundles of a result: one for each chart, one for everything else.
  ///
  /// - Parameters:
  ///   - result: what a statement gave.
  ///   - options: of its tables.
  ///   - withMarkdown: whether tables and claims stand in it as Markdown too.
  /// - Returns: each with its forms.
  package static func all(
    of result: StatementResult, options: RenderingOptions, withMarkdown: Bool = false
  ) -> [ResultBundle] {
    guard case .charts(let charts) = result.output else {
      return [ResultBundle(result, options, withMarkdown: withMarkdown)]
    }
    return charts.map { chart in
      var bundle = ResultBundle(
        StatementResult(number: result.number, output: .charts([chart])), options,
        withMarkdown: withMarkdown)
      let picture = ChartSVGRenderer.render(chart, options: options)
      bundle.forms["image/svg+xml"] = .text(picture)
      return bundle
    }
  }

  private init(_ result: StatementResult, _ options: RenderingOptions, withMarkdown: Bool) {
    text = ResultRenderer.render(result, format: .text, options: options).droppingLastNewlines
    forms[DataResource.mediaType] = DataResource.json(result, language: options.language).map(
      Form.json)
    switch result.output {
    case .charts, .sentence, .text, .nothing: break
    case .tables, .book, .listing, .claim:
      forms["text/html"] = .text(ResultRenderer.render(result, format: .html, options: options))
      if withMarkdown {
        let markdown = ResultRenderer.render(result, format: .md, options: options)
        forms["text/markdown"] = .text(markdown.droppingLastNewlines)
      }
    }
  }
}

extension String {
  fileprivate var droppingLastNewlines: String {
    var text = self[...]
    while text.hasSuffix("\n") { text = text.dropLast() }
    return String(text)
  }
}
