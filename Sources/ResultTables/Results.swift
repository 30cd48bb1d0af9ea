/// The number of a result, `[7]`, or of one of its tables, `[7.2]`.
package struct ResultNumber: Hashable, Sendable, ExpressibleByIntegerLiteral {
  package let number: Int
  /// The place of the first table among those of the statement.
  package let first: Int

  package init(_ number: Int, first: Int = 0) {
    self.number = number
    self.first = first
  }

  package init(integerLiteral number: Int) { self.init(number) }

  /// `7` for the first table of a statement, `7.2` for the second.
  package func name(ofTable position: Int) -> String {
    let place = first + position
    return place == 0 ? String(number) : "\(number).\(place + 1)"
  }
}

/// What one statement gives back, numbered when it is a result.
package struct StatementResult: Sendable {
  /// Nothing for an answer that takes no number.
  package var number: ResultNumber?
  package var output: Output

  package enum Output: Sendable {
    case tables([ResultTable])
    /// Tables that are published together.
    case book(TableBook)
    /// Respondents listed, or an answer of `show` and `describe`: text in columns.
    case listing(Listing)
    case claim(ClaimResult)
    /// Pictures of tables.
    case charts([Chart])
    /// An answer in a sentence.
    case sentence(Notice)
    /// A finished text, such as a help page.
    case text(String)
    case nothing
  }

  package init(number: ResultNumber? = nil, output: Output) {
    self.number = number
    self.output = output
  }
}

extension StatementResult.Output {
  /// The tables that it shows or draws.
  package var tables: [ResultTable] {
    switch self {
    case .tables(let tables): tables
    case .book(let book): book.tables
    case .charts(let charts): charts.map(\.table)
    case .listing, .claim, .sentence, .text, .nothing: []
    }
  }

  /// Numbers of all tables, which tell how long writing them takes.
  package var figureCount: Int { tables.reduce(0) { $0 + $1.figures.count } }
}

/// Tables that are published together: every question by one banner.
package struct TableBook: Sendable {
  /// From `title "…"`; empty where there is none.
  package var title: String
  /// Labels of the banner's parts; empty where the tables are frequencies.
  package var banner: [String]
  package var tables: [ResultTable]

  package init(title: String, banner: [String], tables: [ResultTable]) {
    self.title = title
    self.banner = banner
    self.tables = tables
  }
}

/// Text in columns: respondents, variables, settings.
package struct Listing: Sendable, Equatable {
  package enum Alignment: Sendable { case leading, trailing }

  /// What stands in a place of a listing.
  package enum Text: Sendable, Equatable, ExpressibleByStringLiteral {
    /// Text of the data, and what is the same in every language.
    case text(String)
    indirect case phrase(ListingPhrase)

    package init(stringLiteral text: String) { self = .text(text) }
  }

  package var title: Text
  package var headings: [Text]
  package var alignments: [Alignment]
  package var rows: [[Text]]
  /// Sentences beneath.
  package var notes: [ListingPhrase]

  package init(
    title: Text, headings: [Text], alignments: [Alignment] = [], rows: [[Text]],
    notes: [ListingPhrase] = []
  ) {
    self.title = title
    self.headings = headings
    self.alignments =
      alignments.isEmpty ? Array(repeating: .leading, count: headings.count) : alignments
    self.rows = rows
    self.notes = notes
  }
}

/// What a claim expects of the number that is found.
package struct ClaimExpectation: Sendable, Equatable {
  package enum Relation: Sendable, Equatable {
    case equals, less, lessOrEqual, greater, greaterOrEqual
  }

  /// A number in the unit of the claim, with the decimals that were written.
  package struct Amount: Sendable, Equatable {
    package let value: Double
    package let decimals: Int

    package init(value: Double, decimals: Int) {
      self.value = value
      self.decimals = decimals
    }
  }

  /// As typed: `is 15 %`.
  package let written: String
  package let relation: Relation
  package let value: Amount
  package let unit: ClaimResult.Unit
  /// How far from the value it may be found.
  package let distance: Amount?
  /// Whether the whole interval must lie on the claimed side.
  package let isSignificant: Bool

  package init(
    written: String, relation: Relation, value: Amount, unit: ClaimResult.Unit,
    distance: Amount? = nil, isSignificant: Bool = false
  ) {
    self.written = written
    self.relation = relation
    self.value = value
    self.unit = unit
    self.distance = distance
    self.isSignificant = isSignificant
  }
}

/// A claim with what was found.
package struct ClaimResult: Sendable, Equatable {
  package var text: String
  /// The measure as written.
  package var measure: String
  package var expectation: ClaimExpectation
  package var holds: Bool
  /// In `unit`, as the interval is: 15.05 for 15.05 %.
  package var found: Double?
  package var interval: ClosedRange<Double>?
  package var confidence: Double
  package var base: Base
  package var filter: String
  package var weight: String
  /// Place in the script: `barometer-2021.bq:12`.
  package var place: String

  package enum Unit: Sendable { case number, percent, points }

  package var unit: Unit { expectation.unit }
  /// Decimals that the claim wrote: the found value is shown with one more when they differ.
  package var decimals: Int { expectation.value.decimals }

  package init(
    text: String, measure: String, expectation: ClaimExpectation, holds: Bool, found: Double?,
    interval: ClosedRange<Double>?, confidence: Double, base: Base, filter: String,
    weight: String, place: String
  ) {
    self.text = text
    self.measure = measure
    self.expectation = expectation
    self.holds = holds
    self.found = found
    self.interval = interval
    self.confidence = confidence
    self.base = base
    self.filter = filter
    self.weight = weight
    self.place = place
  }
}
