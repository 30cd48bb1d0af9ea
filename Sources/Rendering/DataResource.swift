import ResultTables

/// The numbers of a result as a tabular data resource: what notebook programs read as
/// `application/vnd.dataresource+json`.
///
/// Source: the Table Schema of Frictionless Data, with the rows in `data`.
enum DataResource {
  static let mediaType = "application/vnd.dataresource+json"

  /// Rows above which a resource would weigh more than it helps.
  private static let mostRows = 5_000

  /// What the values of a field are.
  enum FieldType: String { case string, number, boolean }

  typealias Field = (name: String, type: FieldType)

  /// One JSON object on one line; nothing for a result without columns, or with too many rows.
  static func json(_ result: StatementResult, language: String) -> String? {
    switch result.output {
    case .tables(let tables): json(tables, result.number)
    case .book(let book): json(book.tables, result.number)
    case .charts(let charts): json(charts.map(\.table), result.number)
    case .listing(let listing): json(listing, language)
    case .claim(let claim): json(claim)
    case .sentence, .text, .nothing: nil
    }
  }

  private static func json(_ tables: [ResultTable], _ number: ResultNumber?) -> String? {
    guard tables.reduce(0, { $0 + $1.figures.count }) <= mostRows else { return nil }
    return resource([("table", .string)] + TidyRecords.jsonFields) { json in
      for (position, table) in tables.enumerated() {
        let name = TidyRenderer.tableName(number, position)
        let records = TidyRecords(table, name: name)
        for figure in table.figures {
          json.object { json in
            json.member("table", name)
            records.writeMembers(figure, to: &json)
          }
        }
      }
    }
  }

  /// Fields and what stands in them are English whatever the language, for programs.
  private static func json(_ listing: Listing, _ language: String) -> String? {
    guard listing.rows.count <= mostRows else { return nil }
    let (words, fixed) = (ListingText(language: language), ListingText(language: "en"))
    let headings = listing.headings.map(fixed.text)
    let names = headings.enumerated().map { position, heading in
      let isTaken = heading.isEmpty || headings[..<position].contains(heading)
      return isTaken ? "column \(position + 1)" : heading
    }
    return resource(names.map { ($0, .string) }, notes: listing.notes.map(words.text)) { json in
      for row in listing.rows {
        json.object { json in
          for (name, text) in zip(names, row) { json.member(name, fixed.text(text)) }
        }
      }
    }
  }

  private static func json(_ claim: ClaimResult) -> String {
    let texts: Set = ["claim", "measure", "expected", "unit", "filter", "weight", "place"]
    let fields = ClaimRenderer.header.map { name -> Field in
      (name, name == "holds" ? .boolean : texts.contains(name) ? .string : .number)
    }
    return resource(fields) { json in
      json.object { JSONRenderer.members(of: claim, &$0) }
    }
  }

  /// Rows with what their fields are; `notes` are sentences such as what is left out.
  private static func resource(
    _ fields: [Field], notes: [String] = [], rows: (inout JSONText) -> Void
  ) -> String {
    var json = JSONText()
    json.object { json in
      json.member("data") { $0.array(rows) }
      if !notes.isEmpty { json.member("description", notes.joined(separator: " ")) }
      json.member("schema") { json in
        json.object { json in
          json.member("fields") { json in
            json.array { json in for field in fields { write(field, to: &json) } }
          }
        }
      }
    }
    return json.text
  }

  private static func write(_ field: Field, to json: inout JSONText) {
    json.object { json in
      json.member("name", field.name)
      json.member("type", field.type.rawValue)
    }
  }
}
