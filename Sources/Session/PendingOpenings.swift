import Diagnostics
import QuerySyntax

/// The statements of a text that are to bring a data set into use and did not yet, those that could
/// not be read among them.
struct PendingOpenings {
  /// All of the text, in its order.
  private let openings: [(range: SourceRange, isRead: Bool)]
  /// The first that did not yet.
  private var next = 0

  init(_ parsed: ParseResult) {
    let read = parsed.script.statements.filter { $0.statement.effect == .opensData }
    let unread = parsed.unread.filter { $0.verb?.effect == .opensData }
    openings =
      (read.map { ($0.place.range, true) } + unread.map { ($0.range, false) })
      .sorted { $0.range.lower < $1.range.lower }
  }

  /// The last of them.
  var last: SourceRange? { next < openings.count ? openings.last?.range : nil }

  /// Takes those that could not be read and stand before a statement.
  /// - Returns: the last of those taken.
  mutating func takeUnread(before statement: SourceRange) -> SourceRange? {
    var last: SourceRange?
    while next < openings.count, openings[next].range.lower < statement.lower {
      if !openings[next].isRead { last = openings[next].range }
      next += 1
    }
    return last
  }

  /// Takes out a statement that ran, whether it failed or not.
  mutating func passed(_ statement: SourceRange) {
    if next < openings.count, openings[next].range == statement { next += 1 }
  }
}
