internal import Codebook
internal import Microdata

/// Makes variables of the values of other programs' columns.
enum ForeignColumn {
  /// Values, what they are in words, and how many answers were others in another composition.
  typealias Found = (values: Column.Values, words: String, composed: Int)

  /// Whole numbers up to which a double is exact; larger ones are identifiers and stay text.
  private static let largestExact = Int64(1) << 53

  static func wholes(_ numbers: [Int64?]) -> Found {
    if numbers.contains(where: { ($0 ?? 0).magnitude > UInt64(largestExact) }) {
      return texts(numbers.map { $0.map(String.init) })
    }
    let rows = numbers.map { $0.map(Double.init) ?? NumericColumn.missing(reason: 0) }
    return (.numeric(NumericColumn(numbers: rows, reasonCount: 1)), "whole numbers", 0)
  }

  static func truths(_ truths: [Bool?]) -> Found {
    let slots = truths.map { $0.map { $0 ? 1 : 2 } ?? 0 }
    let column = CategoricalColumn(
      codes: CodeStorage(slots, slotCount: 3),
      categories: [
        Category(code: "yes", label: LocalizedText("Yes", translations: ["fr": "Oui"])),
        Category(code: "no", label: LocalizedText("No", translations: ["fr": "Non"])),
      ])
    return (.categorical(column), "true and false", 0)
  }

  /// Texts in order of appearance; the empty one is missing, as in an empty field.
  static func texts(_ texts: [String?]) -> Found {
    var answers = DistinctTexts()
    let codes = texts.map { answers.slot(of: $0) }
    let (column, composed) = answers.column(codes, isText: true)
    let words = Wording.count(column.categories.count, "distinct value", "distinct values")
    return (.categorical(column), "text, " + words, composed)
  }

  /// Entries of a dictionary in their order; those that are the same are one answer.
  static func categories(
    _ indices: [Int64?], of entries: [String?], isOrdered: Bool
  ) -> Found {
    var answers = DistinctTexts()
    let table = entries.map { answers.slot(of: $0) }
    let codes = indices.map { $0.map { table[Int($0)] } ?? 0 }
    let (column, composed) = answers.column(codes, isOrdered: isOrdered)
    let words = Wording.count(column.categories.count, "category", "categories")
    return (.categorical(column), words, composed)
  }

  /// A column without any value.
  static func blank(rowCount: Int) -> Found {
    let rows = TwoBitRows([UInt8](repeating: 0, count: rowCount))
    return (
      .categorical(CategoricalColumn(codes: .quads(rows), categories: [], isText: true)),
      "text, " + Wording.count(0, "distinct value", "distinct values"), 0
    )
  }
}

/// Answers in order of appearance.
private struct DistinctTexts {
  private var slots: [[UInt8]: Int] = [:]
  private(set) var categories: [Category] = []

  /// The slot of a text, 0 for none and for the empty one.
  mutating func slot(of text: String?) -> Int {
    guard let text, !text.isEmpty else { return 0 }
    let key = Array(text.utf8)
    if let slot = slots[key] { return slot }
    categories.append(Category(code: text, label: ""))
    slots[key] = categories.count
    return categories.count
  }

  /// The column of the answers, and how many were others in another composition of accents.
  func column(
    _ codes: [Int], isOrdered: Bool = false, isText: Bool = false
  ) -> (column: CategoricalColumn, composed: Int) {
    var column = CategoricalColumn(
      codes: CodeStorage(codes, slotCount: categories.count + 1), categories: categories,
      isOrdered: isOrdered, isText: isText)
    let composed = column.composeAnswers(reasonCount: 1)
    return (column, composed)
  }
}
