import Testing

@testable import LineEditor

@Suite("Commands on an entry")
struct EntryEditorTests {
  /// An editor that has been given a text; `;` at the end makes it complete.
  private func editor(
    _ text: String = "", history: [String] = [], answer: CompletionAnswer? = nil
  ) -> EntryEditor {
    let none = CompletionAnswer(replacedScalars: 0..<0, candidates: [])
    var editor = EntryEditor(
      hooks: LineEditorHooks(
        isComplete: { $0.isEmpty || $0.hasSuffix(";") }, complete: { _, _ in answer ?? none }))
    editor.history = EntryHistory(history)
    _ = editor.perform(.paste(text))
    return editor
  }

  private func candidates(_ names: String...) -> [Candidate] {
    names.map { Candidate(insert: $0, display: $0, detail: "") }
  }

  /// What the entry is after each command.
  private func trace(_ editor: inout EntryEditor, _ commands: EditingCommand...) -> [String] {
    commands.map { command in
      _ = editor.perform(command)
      return editor.buffer.marked
    }
  }

  @Test("changes are taken back one by one, words as a whole")
  func undo() {
    var editor = editor()
    for scalar in "ab cd".unicodeScalars { _ = editor.perform(.insert(scalar)) }
    #expect(
      trace(&editor, .kill(.lineStart), .undo, .undo, .undo, .undo) == [
        "|", "ab cd|", "ab |", "ab|", "|",
      ])
    #expect(editor.perform(.undo) == .beep)
    _ = editor.perform(.insert("x"))
    editor.begin()
    #expect(editor.perform(.undo) == .beep)
  }

  @Test("the last words of earlier entries come one after the other")
  func lastWords() {
    var editor = editor("freq ", history: ["freq a b", "rows  c"])
    #expect(trace(&editor, .lastWord, .lastWord) == ["freq c|", "freq b|"])
    #expect(editor.perform(.lastWord) == .beep)
    #expect(trace(&editor, .insert(" "), .lastWord) == ["freq b |", "freq b c|"])
  }

  @Test("a list is walked in both directions, and ends where it began")
  func walkedList() {
    let answer = CompletionAnswer(replacedScalars: 2..<3, candidates: candidates("xa", "xb"))
    var editor = editor("f x", answer: answer)
    #expect(editor.perform(.complete) == .redraw)
    #expect(editor.menu?.candidates == answer.candidates && editor.menu?.marked == nil)
    #expect(
      trace(&editor, .complete, .down, .complete, .completeBackwards, .up) == [
        "f xa|", "f xb|", "f x|", "f xb|", "f xa|",
      ])
    #expect(editor.menu?.marked == 0)
    #expect(trace(&editor, .cancel) == ["f x|"])
    #expect(editor.menu == nil)
    #expect(trace(&editor, .complete, .complete, .complete) == ["f x|", "f xa|", "f xb|"])
    #expect(trace(&editor, .insert(" "), .undo) == ["f xb |", "f xb|"])
    #expect(editor.perform(.completeBackwards) == .beep)
  }

  @Test("a list is narrowed by what is typed, and closes with its word")
  func narrowedList() {
    let words = ["role", "role_group", "rural"]
    var editor = EntryEditor(
      hooks: LineEditorHooks(isComplete: { _ in true }) { text, offset in
        let word = String(text.split(separator: " ", omittingEmptySubsequences: false).last ?? "")
        return CompletionAnswer(
          replacedScalars: (offset - word.unicodeScalars.count)..<offset,
          candidates: words.filter { $0.hasPrefix(word) }.map {
            Candidate(insert: $0, display: $0, detail: "")
          })
      })
    _ = editor.perform(.paste("freq r"))
    let listed = { (editor: EntryEditor) in editor.menu?.candidates.map(\.insert) }
    _ = editor.perform(.complete)
    #expect(listed(editor) == words)
    _ = editor.perform(.insert("o"))
    #expect(listed(editor) == ["role", "role_group"])
    _ = editor.perform(.delete(.characterLeft))
    #expect(listed(editor) == words)
    _ = editor.perform(.insert("u"))
    #expect(listed(editor) == ["rural"])
    _ = editor.perform(.complete)
    #expect(editor.buffer.marked == "freq rural|")
    _ = editor.perform(.insert(" "))
    #expect(listed(editor) == nil)
  }

  @Test("Enter runs what is complete, from any line, and goes on otherwise")
  func enter() {
    var complete = editor("a\n  b;")
    _ = complete.perform(.up)
    #expect(complete.perform(.enter) == .finish(.entry("a\n  b;")))
    var open = editor("a")
    #expect(open.perform(.enter) == .redraw)
    #expect(open.buffer.marked == "a\n  |")
    #expect(complete.perform(.newLine) == .redraw)
    #expect(complete.buffer.marked == "a\n  |\n  b;")
  }

  @Test("Up and Down go through the lines, then through the history by prefix")
  func historyByPrefix() {
    var editor = editor("cross", history: ["crosstab a\n  by b;", "mean c;", "crosstab d;"])
    #expect(
      trace(&editor, .up, .up, .down, .up, .up) == [
        "crosstab d;|", "crosstab a|\n  by b;", "crosstab a\n  by b;|", "crossta|b a\n  by b;",
        "crossta|b a\n  by b;",
      ])
    #expect(
      trace(&editor, .down, .down, .down) == [
        "crosstab a\n  by b;|", "crosstab d;|", "cross|",
      ])
    #expect(editor.perform(.down) == .beep)
  }

  @Test("a change ends the walk: the prefix is then what stands before the cursor")
  func walkEnds() {
    var editor = editor(history: ["mean a;", "count b;"])
    #expect(
      trace(&editor, .up, .kill(.lineStart), .insert("m"), .up) == [
        "count b;|", "|", "m|", "mean a;|",
      ])
  }

  @Test("the text before the walk comes back with its cursor")
  func draft() {
    var editor = editor("ab", history: ["xy", "ax"])
    #expect(trace(&editor, .move(.characterLeft), .up, .down) == ["a|b", "ax|", "a|b"])
  }

  @Test("Ctrl-D leaves an empty entry and takes a character from another")
  func deleteOrLeave() {
    var empty = editor()
    #expect(empty.perform(.deleteOrLeave) == .finish(.endOfInput))
    var full = editor("ab")
    #expect(full.perform(.deleteOrLeave) == .beep)
    _ = full.perform(.move(.lineStart))
    #expect(trace(&full, .deleteOrLeave) == ["|b"])
  }

  @Test("what a kill took comes back")
  func yank() {
    var editor = editor("one two")
    #expect(
      trace(&editor, .kill(.wordLeft), .kill(.lineEndOrNewline), .yank, .yank) == [
        "one |", "one |", "one two|", "one twotwo|",
      ])
  }

  @Test("one candidate is inserted")
  func oneCandidate() {
    let answer = CompletionAnswer(replacedScalars: 3..<5, candidates: candidates("télétravail"))
    var editor = editor("by te", answer: answer)
    #expect(editor.perform(.complete) == .redraw)
    #expect(editor.buffer.marked == "by télétravail|")
  }

  @Test("several candidates are listed and agree on a beginning")
  func severalCandidates() {
    let found = candidates("telework", "telework_days")
    let answer = CompletionAnswer(replacedScalars: 0..<2, candidates: found)
    var editor = editor("te", answer: answer)
    #expect(editor.perform(.complete) == .redraw)
    #expect(editor.menu?.candidates == found)
    #expect(editor.buffer.marked == "telework|")
  }

  @Test("candidates found by their labels leave the text as it is")
  func candidatesByLabel() {
    let found = candidates("role", "rank")
    let answer = CompletionAnswer(replacedScalars: 0..<5, candidates: found)
    var editor = editor("maire", answer: answer)
    #expect(editor.perform(.complete) == .redraw)
    #expect(editor.menu?.candidates == found)
    #expect(editor.buffer.marked == "maire|")
  }

  @Test("no candidate, or the text itself, is no change")
  func noCandidate() {
    var none = editor("x")
    #expect(none.perform(.complete) == .beep)
    let same = CompletionAnswer(replacedScalars: 0..<1, candidates: candidates("x"))
    var done = editor("x", answer: same)
    #expect(done.perform(.complete) == .beep)
  }

  @Test("a search narrows, goes on, fails and is given up")
  func search() {
    var editor = editor("draft", history: ["mean Age;", "age by b;", "c;"])
    #expect(
      trace(&editor, .searchHistory, .insert("a"), .insert("g"), .searchHistory) == [
        "draft|", "age by b;|", "age by b;|", "mean Age;|",
      ])
    #expect(editor.perform(.searchHistory) == .beep)
    #expect(editor.search?.hasFailed == true)
    #expect(trace(&editor, .delete(.characterLeft), .cancel) == ["age by b;|", "draft|"])
    #expect(editor.search == nil)
  }

  @Test("any other key takes what the search found")
  func searchTaken() {
    var editor = editor(history: ["mean a;", "c"])
    _ = trace(&editor, .searchHistory, .insert("m"))
    #expect(editor.perform(.enter) == .finish(.entry("mean a;")))
    _ = trace(&editor, .searchHistory, .insert("m"))
    #expect(editor.perform(.interrupt) == .finish(.interrupted))
  }

  @Test("a new entry starts empty")
  func begin() {
    var editor = editor("abc", history: ["x"])
    _ = editor.perform(.searchHistory)
    editor.begin()
    #expect(editor.buffer == EditBuffer())
    #expect(editor.search == nil)
  }

  /// An editor over a history whose caller offers `!` behind every text.
  private func suggesting(_ text: String, history: [String] = []) -> EntryEditor {
    var editor = EntryEditor(
      hooks: LineEditorHooks(
        isComplete: { _ in true },
        complete: { _, _ in CompletionAnswer(replacedScalars: 0..<0, candidates: []) },
        suggest: { _ in " more!" }))
    editor.history = EntryHistory(history)
    _ = editor.perform(.paste(text))
    editor.suggest()
    return editor
  }

  @Test("the newest entry that begins alike is suggested, else what the caller knows")
  func suggestion() {
    #expect(suggesting("ab", history: ["abc", "abd", "x"]).ghost == "d")
    #expect(suggesting("é", history: ["e\u{301}t\u{E9}"]).ghost == "té")
    #expect(suggesting("ab", history: ["ab"]).ghost == " more!")
    #expect(suggesting("").ghost == "")
  }

  @Test("only at the end of an entry that was typed is there a suggestion")
  func noSuggestion() {
    var inside = suggesting("ab")
    _ = inside.perform(.move(.characterLeft))
    inside.suggest()
    #expect(inside.ghost == "")
    var recalled = suggesting("", history: ["abc"])
    _ = recalled.perform(.up)
    recalled.suggest()
    #expect(recalled.ghost == "")
  }

  @Test(
    "a motion to the right takes it, whole or by words; anything else drops it",
    arguments: [
      (EditingCommand.move(.characterRight), "ab more!|"), (.move(.lineEnd), "ab more!|"),
      (.move(.entryEnd), "ab more!|"), (.move(.wordRight), "ab more|"),
      (.move(.characterLeft), "a|b"), (.insert("c"), "abc|"), (.enter, "ab|"),
    ])
  func taking(command: EditingCommand, result: String) {
    var editor = suggesting("ab")
    _ = editor.perform(command)
    #expect(editor.buffer.marked == result)
    #expect(editor.ghost == "")
  }

  @Test("an entry that is offered comes first on Up, once")
  func offered() {
    var editor = editor(history: ["a;"])
    editor.offer("b;")
    editor.begin()
    #expect(trace(&editor, .up, .up) == ["b;|", "a;|"])
    editor.begin()
    #expect(trace(&editor, .up) == ["a;|"])
  }
}
