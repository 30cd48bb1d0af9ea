package import ResultTables

/// Results as JSON: one object on one line for each result, its figures as in the tidy form.
package enum JSONRenderer {
  /// The object of a result, ending in a newline; an answer that says nothing gives no text.
  ///
  /// `kind` is `tables`, `listing`, `claim` or `text`.
  package static func render(_ result: StatementResult, options: RenderingOptions) -> String {
    if case .nothing = result.output { return "" }
    var json = JSONText()
    json.object { json in
      json.member("result", result.number?.number)
      fill(&json, result, options)
    }
    return json.text + "\n"
  }

  private static func fill(
    _ json: inout JSONText, _ result: StatementResult, _ options: RenderingOptions
  ) {
    switch result.output {
    case .tables(let tables): fill(&json, tables, result.number, options)
    case .book(let book): fill(&json, book.tables, result.number, options)
    case .charts(let charts): fill(&json, charts.map(\.table), result.number, options)
    case .listing(let listing): fill(&json, listing, options.language)
    case .claim(let claim): fill(&json, claim)
    case .sentence(let notice):
      json.member("kind", "text")
      json.member("text", NoticeText(language: options.language).text(notice))
    case .text(let text):
      json.member("kind", "text")
      json.member("text", text)
    case .nothing: break
    }
  }

  private static func fill(
    _ json: inout JSONText, _ tables: [ResultTable], _ number: ResultNumber?,
    _ options: RenderingOptions
  ) {
    json.member("kind", "tables")
    json.member("tables") { json in
      json.array { json in
        for (position, table) in tables.enumerated() {
          let name = TidyRenderer.tableName(number, position)
          JSONTable(table, name: name, options).write(to: &json)
        }
      }
    }
  }

  /// Fields and what stands in them are English whatever the language, for programs.
  private static func fill(_ json: inout JSONText, _ listing: Listing, _ language: String) {
    let (words, fixed) = (ListingText(language: language), ListingText(language: "en"))
    json.member("kind", "listing")
    json.member("title", words.text(listing.title))
    strings(&json, "fields", listing.headings.map(fixed.text))
    json.member("rows") { json in
      json.array { json in
        for row in listing.rows {
          json.array { json in row.forEach { json.string(fixed.text($0)) } }
        }
      }
    }
    strings(&json, "notes", listing.notes.map(words.text))
  }

  private static func fill(_ json: inout JSONText, _ claim: ClaimResult) {
    json.member("kind", "claim")
    members(of: claim, &json)
  }

  /// The members of a claim's object, named as the columns of its CSV.
  static func members(of claim: ClaimResult, _ json: inout JSONText) {
    json.member("claim", claim.text)
    json.member("measure", claim.measure)
    json.member("expected", claim.expectation.written)
    json.member("holds", claim.holds)
    json.member("found", claim.found)
    json.member("unit", claim.unit.name)
    json.member("ci_low", claim.interval?.lowerBound)
    json.member("ci_high", claim.interval?.upperBound)
    json.member("confidence", claim.confidence)
    json.member("n", claim.base.n)
    json.member("weighted_n", claim.base.weightedN)
    json.member("effective_n", claim.base.effectiveN)
    json.member("filter", claim.filter)
    json.member("weight", claim.weight)
    json.member("place", claim.place)
  }

  private static func strings(_ json: inout JSONText, _ name: String, _ values: [String]) {
    json.member(name) { json in json.array { json in values.forEach { json.string($0) } } }
  }
}

/// One table as a JSON object.
private struct JSONTable {
  private let table: ResultTable
  private let name: String
  private let records: TidyRecords
  private let notes: NoteText

  init(_ table: ResultTable, name: String, _ options: RenderingOptions) {
    self.table = table
    self.name = name
    records = TidyRecords(table, name: name)
    notes = NoteText(language: options.language, escapes: false)
  }

  func write(to json: inout JSONText) {
    json.object { json in
      json.member("table", name)
      json.member("title", table.title)
      json.member("dataset", table.provenance.dataset)
      json.member("source", table.provenance.source)
      json.member("filter", table.provenance.filter)
      json.member("weight", table.provenance.weight)
      json.member("notes") { json in json.array { writeNotes(to: &$0) } }
      json.member("records") { json in
        json.array { json in
          for figure in table.figures {
            json.object { records.writeMembers(figure, to: &$0) }
          }
        }
      }
    }
  }

  private func writeNotes(to json: inout JSONText) {
    for note in table.lead + table.notes {
      json.object { json in
        JSONNote.write(note, notes.vocabulary.language, to: &json)
        if let text = notes.sentence(note) { json.member("text", text) }
      }
    }
  }
}
