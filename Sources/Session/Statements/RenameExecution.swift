import ResultTables
import Codebook
import Diagnostics
import OrderedCollections
import QueryPlan
import QuerySyntax

/// `rename`.
extension RenameStatement: StatementExecution {
  func run(in runner: inout StatementRunner) throws {
    let codebook = try runner.current(at: entries[0].old.place.range).codebook
    let renames = try renames(runner.binder(codebook))
    try checkFree(renames, in: codebook)
    // Names that change places go by names that nothing has.
    let spare = renames.indices.map { "\u{1}\($0)" }
    for (rename, spare) in zip(renames, spare) {
      try runner.apply(.renamed(rename.old, to: spare))
    }
    for (rename, spare) in zip(renames, spare) {
      try runner.apply(.renamed(spare, to: rename.new))
    }
    let weight = runner.state.datasets[codebook.name]?.weight?.variable
    if let renamed = renames.first(where: { $0.old == weight }) {
      runner.state.datasets[codebook.name]?.weight?.variable = renamed.new
    }
    for rename in renames.prefix(Self.mostTold) {
      runner.notice(.renamed(rename.old, to: rename.new))
    }
    let rest = renames.count - Self.mostTold
    if rest > 0 { runner.notice(.moreRenamed(rest)) }
  }

  private static let mostTold = 10

  /// A variable's name and the one that it gets.
  private struct Renaming {
    let old: String
    let new: String
    let place: SourceRange
  }

  private func renames(_ binder: Binder) throws -> [Renaming] {
    try entries.flatMap { entry in
      if !entry.isPattern {
        return [
          Renaming(
            old: try binder.variable(entry.old).name, new: entry.new.text,
            place: entry.new.place.range)
        ]
      }
      return try binder.variables(.pattern(entry.old)).map { variable in
        guard let fitted = Self.fitted(variable.name, entry.old.text) else {
          throw SessionError.unevenPatterns(
            old: entry.old.text, new: entry.new.text, at: entry.new.place.range)
        }
        return Renaming(
          old: variable.name, new: try Self.filled(entry, fitted), place: entry.new.place.range)
      }
    }
  }

  /// What each `*` of a pattern fitted in a name, as short as it can be.
  private static func fitted(_ name: String, _ pattern: String) -> [Substring]? {
    let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
    var rest = name.dropFirst(pieces[0].count)
    guard
      NameFolding.folded(String(name.prefix(pieces[0].count)))
        == NameFolding.folded(String(pieces[0]))
    else { return nil }
    var found: [Substring] = []
    for (index, piece) in pieces.enumerated().dropFirst() {
      let isLast = index == pieces.count - 1
      var count = isLast ? max(0, rest.count - piece.count) : 0
      while count + piece.count <= rest.count,
        NameFolding.folded(String(rest.dropFirst(count).prefix(piece.count)))
          != NameFolding.folded(String(piece))
      {
        count += 1
      }
      guard count + piece.count <= rest.count else { return nil }
      found.append(rest.prefix(count))
      rest = rest.dropFirst(count + piece.count)
    }
    return found
  }

  private static func filled(_ entry: NewName, _ fitted: [Substring]) throws -> String {
    let pieces = entry.new.text.split(separator: "*", omittingEmptySubsequences: false)
    guard pieces.count == fitted.count + 1 else {
      throw SessionError.unevenPatterns(
        old: entry.old.text, new: entry.new.text, at: entry.new.place.range)
    }
    return zip(pieces, fitted + [""]).map { $0 + $1 }.joined()
  }

  /// Refuses a name that another variable or grid keeps, and one that two get.
  private func checkFree(_ renames: [Renaming], in codebook: Codebook) throws {
    let leaving = Set(renames.map(\.old))
    var made: Set<String> = []
    for rename in renames {
      let isTaken =
        codebook[rename.new] != nil && !leaving.contains(rename.new)
        || codebook.grids.contains { $0.name == rename.new }
      if isTaken {
        throw SessionError.nameTaken(name: rename.new, verb: "rename", at: rename.place)
      }
      guard made.insert(rename.new).inserted else {
        throw SessionError.nameTwice(name: rename.new, at: rename.place)
      }
    }
  }
}
