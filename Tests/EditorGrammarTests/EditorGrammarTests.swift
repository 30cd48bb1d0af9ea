import Diagnostics
import Foundation
@testable import QuerySyntax
import Testing
import StatisticNames

@Suite("The grammar for editors")
struct EditorGrammarTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let grammar = root.appending(
    path: "Scripts/editors/vscode/syntaxes/bq.tmLanguage.json")

  /// What the parser takes a piece for, and what an editor may call it.
  private static let scopes: [TokenKind: String] = [
    .verb: "keyword.control", .keyword: "keyword.other", .statistic: "support.constant",
    .function: "support.function", .setting: "support.variable", .name: "variable.other",
    .parameter: "variable.parameter", .number: "constant.numeric", .text: "string.quoted",
    .comment: "comment.line", .cellMark: "entity.name.section",
  ]

  private static var texts: [String] {
    let folders = ["Scripts", "Tests/ScriptTests/Cases"].map { root.appending(path: $0) }
    let files = folders.flatMap { folder in
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap {
        $0 as? URL
      } ?? []
    }
    let scripts = files.filter { $0.pathExtension == "bq" }
      .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
    return (scripts + Help.pages.flatMap { page in page.examples.map(\.text) }).filter { text in
      Parser.parse(SourceText(name: "", text: text)).diagnostics.isEmpty
    }
  }

  @Test("an editor colours what the parser reads")
  func agreement() throws {
    var grammar = try TextMateGrammar(Data(contentsOf: Self.grammar))
    var wrong: [String] = []
    var seen = 0
    for text in Self.texts {
      let scopes = try grammar.scopes(of: text)
      for (range, kind) in Highlighter.tokens(text) {
        guard let wanted = Self.scopes[kind] else { continue }
        let before = String(decoding: text.utf8.prefix(range.lower), as: UTF8.self)
        let word = String(
          decoding: text.utf8.dropFirst(range.lower).prefix(range.upper - range.lower),
          as: UTF8.self)
        let found = scopes[before.utf16.count]
        seen += 1
        if !found.hasPrefix(wanted) {
          let line = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
          wrong.append("`\(line)›\(word)` is a \(kind.rawValue), coloured as \(found)")
        }
      }
    }
    #expect(seen > 3_000)
    #expect(wrong.isEmpty, "\(wrong.count) of \(seen):\n\(wrong.joined(separator: "\n"))")
  }

  @Test("every word of the language is known to the editor")
  func words() throws {
    var grammar = try TextMateGrammar(Data(contentsOf: Self.grammar))
    let statistics = Statistic.words.map { ("freq role show ", $0, TokenKind.statistic) }
    let measures = (Words.measures + Words.functions).map {
      ("group by role show ", $0 + "(", TokenKind.function)
    }
    let all =
      Verb.words.map { ("", $0 == "show" ? "show filter" : $0, TokenKind.verb) }
      + Setting.allCases.map { ("set ", $0.rawValue, .setting) } + statistics + measures
      + Words.clauses.map { ("freq role ", $0, .keyword) }
      + Words.connectives.filter { !["any", "all"].contains($0) }
      .map { ("filter role ", $0, .keyword) }
      + Words.continuing.map { ("freq role ", $0, .keyword) }
    for (before, word, kind) in all {
      let found = try grammar.scopes(of: before + word)[before.utf16.count]
      #expect(
        found.hasPrefix(Self.scopes[kind] ?? "–"), "`\(before)\(word)` is coloured as \(found)")
    }
  }

  @Test("what is open stays open to its end, and nothing is a word inside it")
  func openings() throws {
    var grammar = try TextMateGrammar(Data(contentsOf: Self.grammar))
    let text = "freq a title \"by \"\"x\"\"\nfreq\" by `freq by` # by \"\nfreq b"
    let scopes = try grammar.scopes(of: text)
    let units = Array(text.utf16)
    let kinds = zip(units, scopes).reduce(into: [String]()) { kinds, unit in
      if kinds.last != unit.1 { kinds.append(unit.1) }
    }
    #expect(
      kinds == [
        "keyword.control.bq", "", "variable.other.bq", "", "keyword.other.bq", "",
        "string.quoted.double.bq", "constant.character.escape.bq", "string.quoted.double.bq",
        "constant.character.escape.bq", "string.quoted.double.bq", "", "keyword.other.bq", "",
        "variable.other.quoted.bq", "", "comment.line.number-sign.bq", "", "keyword.control.bq", "",
        "variable.other.bq",
      ])
  }
}
