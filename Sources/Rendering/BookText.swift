import TextLayout
import ResultTables
import StatisticNames

/// What a book says before its tables: its title, what they are made of, and their list.
struct BookText {
  /// One table of the list.
  struct BookEntry {
    var title: String
    /// The name that the table's rows are of.
    var variable: String
    /// Rows in the table; nothing where it does not say.
    var base: Int?
  }

  let title: String
  /// The word above the list.
  let contents: String
  /// Heads the tables' titles, their variables and bases in the list.
  let headings: (table: String, variable: String, base: String)
  /// Data set, source, filter and weight, a sentence each.
  let sentences: [String]
  let entries: [BookEntry]

  /// - Parameters:
  ///   - book: the tables; text from data is escaped here.
  ///   - language: that of the sentences.
  init(_ book: TableBook, language: String) {
    let words = Vocabulary(language: language)
    title = SafeText.escaped(Self.title(book, words))
    contents = words[.contents]
    let base = words.sentence(.baseLine, ["base": words[.base], "statistic": words.name(of: .n)])
    headings = (words[.table], words[.variable], base)
    sentences = book.tables.first.map { Self.sentences($0.provenance, words) } ?? []
    entries = book.tables.map { table in
      BookEntry(
        title: SafeText.escaped(table.title),
        variable: SafeText.escaped(TidyRecords.firstVariable(table.rows)), base: Self.base(table))
    }
  }

  private static func title(_ book: TableBook, _ words: Vocabulary) -> String {
    if !book.title.isEmpty { return book.title }
    if book.banner.isEmpty { return words[.tables] }
    return words.sentence(.tablesBy, ["banner": book.banner.joined(separator: ", ")])
  }

  private static func sentences(_ provenance: Provenance, _ words: Vocabulary) -> [String] {
    let safe = SafeText.escaped
    var sentences = [words.sentence(.data, ["name": safe(provenance.dataset)])]
    if !provenance.source.isEmpty {
      let source = safe(provenance.source)
      let unstopped = source.hasSuffix(".") ? String(source.dropLast()) : source
      sentences.append(words.sentence(.source, ["source": unstopped]))
    }
    if !provenance.filter.isEmpty {
      sentences.append(words.sentence(.filter, ["text": safe(provenance.filter)]))
    }
    let weight = provenance.weight
    sentences.append(
      weight.isEmpty
        ? words[.unweightedBook] : words.sentence(.weightedBy, ["name": safe(weight)]))
    return sentences
  }

  private static func base(_ table: ResultTable) -> Int? {
    table.notes.lazy.compactMap { note in
      if case .base(let n, _, _, _) = note { n } else { nil }
    }.first
  }
}
