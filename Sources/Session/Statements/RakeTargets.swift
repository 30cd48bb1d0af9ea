import DataFormats
import Threading
import Diagnostics
import Codebook
import QueryPlan
import QuerySyntax

/// The targets of a `rake` that stand in a file: a row a target.
struct RakeTargets {
  let path: String
  let binder: Binder
  /// Where the file was asked for.
  let place: Place

  /// The margins in the order in which the file first names them.
  /// - Throws: `LoadError`; `Diagnostic` with the line of the file; `RakeError` for a whole margin.
  func margins(_ control: WorkControl) throws -> [RakeMargin] {
    let table = try TextTable(path: path, control: control)
    let columns = try placed(nil) { try self.columns(table.header) }
    if table.rows.isEmpty { try placed(nil) { throw RakeError.fileEmpty } }
    var names: [String] = []
    var targets: [String: (variables: [Variable], targets: [RakeTarget])] = [:]
    for row in table.rows {
      let (variables, target) = try placed(row.line) { try bound(row.fields, columns) }
      let name = variables.map(\.name).joined(separator: " > ")
      if targets[name] == nil { names.append(name) }
      targets[name, default: (variables, [])].targets.append(target)
    }
    return try names.compactMap { targets[$0] }.map { margin in
      try binder.margin(margin.variables, margin.targets, at: place.range)
    }
  }

  private static let wanted = ["variable", "category", "target"]

  /// Places of the wanted columns.
  private func columns(_ header: [String]) throws -> [Int] {
    let folded = header.map { NameFolding.folded(Self.trimmed($0)) }
    let missing = Self.wanted.filter { !folded.contains($0) }
    if !missing.isEmpty { throw RakeError.fileColumns(missing: missing, found: header) }
    return Self.wanted.compactMap { folded.firstIndex(of: $0) }
  }

  private func bound(
    _ fields: [String], _ columns: [Int]
  ) throws -> (variables: [Variable], target: RakeTarget) {
    let texts = columns.map { Self.trimmed(fields[$0]) }
    let variables = try binder.rakeVariables(variableNames(texts[0]))
    let answers = variables.count == 1 ? [texts[1]] : Self.crossed(texts[1])
    guard answers.count == variables.count else {
      throw RakeError.fileLevels(category: texts[1], variable: texts[0])
    }
    let target = RakeStatement.Target(
      answers: answers.map { .text(TextLiteral($0, place: place)) }, value: try value(texts[2]))
    return (variables, try binder.rakeTarget(target, of: variables))
  }

  /// `role > size` names two variables unless one has that name.
  private func variableNames(_ text: String) -> [Name] {
    let isOne = binder.codebook[text] != nil || !text.contains(">")
    return (isOne ? [text] : Self.crossed(text)).map { Name($0, place: place) }
  }

  private static func crossed(_ text: String) -> [String] {
    text.split(separator: ">", omittingEmptySubsequences: false).map { trimmed(String($0)) }
  }

  /// `60 %`, `60.5`, `60,5 %`, `1 200`.
  private func value(_ text: String) throws -> Literal {
    var digits = text.filter { !$0.isWhitespace }
    let isPercent = digits.hasSuffix("%")
    if isPercent { digits.removeLast() }
    let parts = digits.split(separator: ",", omittingEmptySubsequences: false)
    // Three digits behind a comma may be thousands as well as decimals.
    if parts.count == 2, parts[1].count != 3 || isPercent {
      digits = parts.joined(separator: ".")
    }
    let isPlain = digits.allSatisfy { $0.isASCII && $0.isNumber || $0 == "." }
    guard isPlain, let value = Double(digits), value.isFinite else {
      throw RakeError.notATarget(value: text, at: place.range)
    }
    let unit: NumberLiteral.Unit = isPercent ? .percent : .none
    return .number(NumberLiteral(value: value, text: digits, unit: unit, place: place))
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// Gives the errors of a piece of work their place in the file.
  private func placed<Result>(_ line: Int?, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as any DiagnosticConvertible {
      var diagnostic = error.diagnostic
      diagnostic.range = nil
      diagnostic.fix = nil
      diagnostic.place = path + (line.map { ":\($0)" } ?? "")
      throw diagnostic
    }
  }
}
