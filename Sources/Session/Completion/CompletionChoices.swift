import OrderedCollections
import Threading
import Diagnostics
package import QuerySyntax

/// One way to go on with an unfinished text.
package struct CompletionChoice: Sendable, Equatable {
  /// What is typed.
  package var insert: String
  /// What the list shows beside it: a label, a count, what the word means.
  package var detail: String
  /// What kind of word it is.
  package var kind: TokenKind
  /// Texts by which it is found too, such as the question asked.
  package var also: [String]

  package init(
    insert: String, detail: String = "", kind: TokenKind = .name, also: [String] = []
  ) {
    self.insert = insert
    self.detail = detail
    self.kind = kind
    self.also = also
  }
}

/// The ways to go on at a place, and what they replace.
package struct CompletionChoices: Sendable, Equatable {
  /// Unicode scalars of the text that a choice replaces.
  package var replaced: Range<Int>
  package var choices: [CompletionChoice]
}

extension Session {
  /// What can stand at a place in an unfinished text: words of the grammar, variables that fit, and
  /// the answers of a variable with their labels and counts.
  ///
  /// - Parameters:
  ///   - text: the entry so far.
  ///   - offset: the cursor, in Unicode scalars.
  /// - Returns: choices that begin like what was typed, case and accents forgiven; failing that,
  ///   those that hold it in their name, label or question.
  /// - Complexity: O(rows) where answers are counted.
  package func completions(in text: String, at offset: Int) -> CompletionChoices {
    let scalars = text.unicodeScalars
    let before = String(String.UnicodeScalarView(scalars.prefix(offset)))
    let context = CompletionContext.at(before.utf8.count, in: text)
    let kept = String(decoding: before.utf8.prefix(context.replaced.lower), as: UTF8.self)
    let source = CompletionSource(
      session: self, typed: context.prefix, isText: context.isText)
    // A word that goes on behind the cursor is replaced whole.
    let rest = scalars.dropFirst(offset).prefix { $0.properties.isXIDContinue }
    let end = context.prefix.isEmpty || context.isText ? offset : offset + rest.count
    return CompletionChoices(
      replaced: kept.unicodeScalars.count..<end,
      choices: Self.matching(context.prefix, source.choices(context.expected))
        .filter { applies($0, behind: kept) })
  }

  /// Whether a statistic can be had where it would stand: the question with it is bound, not counted.
  private func applies(_ choice: CompletionChoice, behind text: String) -> Bool {
    guard choice.kind == .statistic else { return true }
    let source = SourceText(name: "", text: text + choice.insert)
    guard let statement = Parser.parse(source).script.statements.last?.statement,
      let refusal = refusal(of: statement, in: source)
    else { return true }
    // An error of what stands before is not the statistic's.
    return (refusal.range?.lower ?? 0) < text.utf8.count
  }

  /// Whether an earlier entry may be offered again: it is read, and its first question finds its names in
  /// the data set in use.
  ///
  /// Nothing is counted for it.
  package func mayRun(_ text: String) -> Bool {
    let source = SourceText(name: "", text: text)
    let parsed = Parser.parse(source)
    guard parsed.diagnostics.allSatisfy({ $0.severity != .error }),
      let first = parsed.script.statements.first
    else { return false }
    return refusal(of: first.statement, in: source) == nil
  }

  /// Why a question cannot be asked of the data set in use; nothing of another statement.
  private func refusal(of statement: Statement, in source: SourceText) -> Diagnostic? {
    guard let asking = statement.execution as? any QuestionExecution, let name = state.current,
      let loaded = state.datasets[name]
    else { return nil }
    let run = ScriptRun(
      session: self, source: source, folder: "", keepsGoing: false, isPrompt: false,
      control: WorkControl(), emit: { _ in }, chain: [])
    let runner = run.idleRunner
    do {
      let asked = try runner.asked(statement.clauses, loaded)
      _ = try runner.plan(asking, runner.binder(loaded.codebook), asked.context)
      return nil
    } catch {
      return (error as? any DiagnosticConvertible)?.diagnostic
    }
  }

  /// What would go on with a text at its end: the rest of the first word that fits, unless a whole
  /// word stands there.
  ///
  /// Nothing is counted for it.
  package func suggestion(for text: String) -> String {
    let context = CompletionContext.at(text.utf8.count, in: text)
    guard !context.prefix.isEmpty else { return "" }
    let source = CompletionSource(
      session: self, typed: context.prefix, isText: context.isText, counts: false)
    let typed = String(decoding: text.utf8.dropFirst(context.replaced.lower), as: UTF8.self)
    let choices = source.choices(context.expected)
    if choices.contains(where: { $0.insert == typed }) { return "" }
    let kept = String(decoding: text.utf8.prefix(context.replaced.lower), as: UTF8.self)
    let found = choices.first { $0.insert.hasPrefix(typed) && applies($0, behind: kept) }
    return found.map { String($0.insert.dropFirst(typed.count)) } ?? ""
  }

  private static func matching(
    _ prefix: String, _ candidates: [CompletionChoice]
  ) -> [CompletionChoice] {
    let wanted = NameFolding.folded(prefix)
    let fresh = candidates.uniqued(by: \.insert)
    guard !wanted.isEmpty else { return fresh }
    let beginning = fresh.filter { plain($0.insert).hasPrefix(wanted) }
    if !beginning.isEmpty { return beginning }
    return fresh.compactMap { holding(wanted, $0) }
  }

  /// A name without its quote, case and accents.
  private static func plain(_ text: String) -> Substring {
    NameFolding.folded(text).drop { $0 == "\"" || $0 == "`" || $0 == "$" }
  }

  /// A choice that holds a folded word somewhere; it then shows the text that does.
  private static func holding(_ wanted: String, _ choice: CompletionChoice) -> CompletionChoice? {
    let holds = { (text: String) in NameFolding.folded(text).contains(wanted) }
    if holds(choice.insert) || holds(choice.detail) { return choice }
    guard let text = choice.also.first(where: holds) else { return nil }
    var shown = choice
    shown.detail = text
    return shown
  }
}

extension Array {
  /// The elements, the first of each key.
  fileprivate func uniqued(by key: (Element) -> String) -> [Element] {
    var seen: Set<String> = []
    return filter { seen.insert(key($0)).inserted }
  }
}
