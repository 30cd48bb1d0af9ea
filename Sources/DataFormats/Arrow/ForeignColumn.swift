internal import Microdata

/// Makes variables of the values of other programs' columns.
enum ForeignColumn {
  typealias Found = (values: Variable.Values, words: String)

  /// Whole numbers up to which a double is exact; larger ones are identifiers and stay text.
  private static let largestExact = Int64(1) << 53

  static func wholes(_ numbers: [Int64?]) -> Found {
    if numbers.contains(where: { ($0 ?? 0).magnitude > UInt64(largestExact) }) {
      return texts(numbers.map { $0.map(String.init) })
    }
    let rows = numbers.map { $0.map(Double.init) ?? NumericColumn.missing(reason: 0) }
    return (.numeric(NumericColumn(numbers: rows, reasonCount: 1)), "whole numbers")
  }

  static func truths(_ truths: [Bool?]) -> Found {
    let slots = truths.map { $0.map { $0 ? 1 : 2 } ?? 0 }
    let column = CategoricalColumn(
      codes: CodeStorage(slots, slotCount: 3),
      categories: [
        Category(code: "yes", label: LocalizedText("Yes", translations: ["fr": "Oui"])),
        Category(code: "no", label: LocalizedText("No", translations: ["fr": "Non"])),
      ])
    return (.categorical(column), "true and false")
  }

  /// Texts in order of appearance; the empty one is missing, as in an empty field.
  static func texts(_ texts: [String?]) -> Found {
    var slots: [String: Int] = [:]
    var categories: [Category] = []
    let codes = texts.map { text -> Int in
      guard let text, !text.isEmpty else { return 0 }
      if let slot = slots[text] { return slot }
      categories.append(Category(code: text, label: ""))
      slots[text] = categories.count
      return categories.count
    }
    let column = CategoricalColumn(
      codes: CodeStorage(codes, slotCount: categories.count + 1), categories: categories,
      isText: true)
    return (
      .categorical(column),
      "text, \(Wording.count(categories.count, "distinct value", "distinct values"))"
    )
  }

  /// Entries of a dictionary in their order; those that are the same are one answer.
  static func categories(
    _ indices: [Int64?], of entries: [String?], isOrdered: Bool
  ) -> Found {
    var slots: [String: Int] = [:]
    var categories: [Category] = []
    let table = entries.map { entry -> Int in
      guard let entry, !entry.isEmpty else { return 0 }
      if let slot = slots[entry] { return slot }
      categories.append(Category(code: entry, label: ""))
      slots[entry] = categories.count
      return categories.count
    }
    let codes = indices.map { $0.map { table[Int($0)] } ?? 0 }
    let column = CategoricalColumn(
      codes: CodeStorage(codes, slotCount: categories.count + 1), categories: categories,
      isOrdered: isOrdered)
    return (.categorical(column), Wording.count(categories.count, "category", "categories"))
  }
}
