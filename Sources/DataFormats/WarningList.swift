internal import Diagnostics

/// Warnings of one load; of each kind a few in full, the rest as a number.
struct WarningList {
  /// Warnings of one kind that are shown in full.
  private static let shownOfAKind = 10

  private let file: String
  private var shown: [Diagnostic] = []
  private var counts: [(code: String, count: Int)] = []
  private var composed: [ComposedColumn] = []

  init(file: String) { self.file = file }

  /// Adds a warning, at a line of the file where it has one.
  mutating func add(
    _ code: String, _ message: String, line: Int? = nil, hint: String? = nil, notes: [String] = []
  ) {
    let place = line.map { "\(file):\($0)" } ?? file
    guard count(code) <= Self.shownOfAKind else { return }
    shown.append(
      Diagnostic(
        severity: .warning, code: code, message: message, hint: hint, notes: notes, place: place))
  }

  /// Whether a further warning of a kind would still be shown; saves the work of wording it.
  func wants(_ code: String) -> Bool {
    (counts.first { $0.code == code }?.count ?? 0) < Self.shownOfAKind
  }

  private mutating func count(_ code: String) -> Int {
    if let index = counts.firstIndex(where: { $0.code == code }) {
      counts[index].count += 1
      return counts[index].count
    }
    counts.append((code, 1))
    return 1
  }

  /// Notes that some answers of a column were others in another composition of accents.
  mutating func addComposed(_ count: Int, of column: String) {
    if count > 0 { composed.append(ComposedColumn(name: column, count: count)) }
  }

  /// What is told of answers that became one.
  var notices: [String] { ComposedColumn.notices(composed) }

  /// All of them, with one closing line for each kind that was cut short.
  var diagnostics: [Diagnostic] {
    let rest = counts.filter { $0.count > Self.shownOfAKind }.map { kind in
      Diagnostic(
        severity: .warning, code: kind.code,
        message: "\((kind.count - Self.shownOfAKind).grouped) more of this kind", place: file)
    }
    return shown + rest
  }
}

/// A column in which answers were others in another composition of accents.
struct ComposedColumn {
  let name: String
  /// Ways of writing that went into others.
  let count: Int

  /// One line for all columns; nothing without any.
  static func notices(_ columns: [ComposedColumn]) -> [String] {
    if columns.isEmpty { return [] }
    let count = Wording.count(columns.reduce(0) { $0 + $1.count }, "answer", "answers")
    return [
      "accents written as one sign and as two are one answer: \(count) in "
        + Wording.list(columns.map(\.name))
    ]
  }
}
