/// What a command does to an entry: a state machine that knows no terminal.
struct EntryEditor {
  private(set) var buffer = EditBuffer()
  private(set) var search: HistorySearch?
  /// Entries to walk and to search.
  var history = EntryHistory()
  private let hooks: LineEditorHooks
  private var walk: HistoryWalk?
  /// What the last kill took.
  private var killed = ""
  /// Shown in grey behind the entry; a motion to the right takes it.
  private(set) var ghost = ""
  private var offered: String?
  /// What the entry was before each change, the last one last.
  private var earlier: [EditBuffer] = []
  /// Whether the last command typed a letter, which the next one goes on with.
  private var isTyping = false
  /// Candidates that are listed beneath the entry.
  private(set) var menu: CompletionMenu?
  /// Where the last word of an earlier entry was put in, and which entry that is.
  private var recalled: (range: Range<Int>, index: Int)?

  /// An editor of empty entries.
  init(hooks: LineEditorHooks) {
    self.hooks = hooks
  }

  /// What the terminal has to do after a command.
  enum Effect: Equatable {
    case redraw
    /// Nothing to do: say so.
    case beep
    case clearScreen
    case suspend
    /// Hand the entry to a program for texts.
    case editElsewhere
    /// The entry is done with.
    case finish(LineEvent)
  }

  /// Makes Up show an entry first, while the next one is edited.
  mutating func offer(_ entry: String) { offered = entry }

  /// Begins an empty entry; history and killed text stay.
  mutating func begin() {
    buffer = EditBuffer()
    ghost = ""
    history.offer(offered)
    offered = nil
    search = nil
    walk = nil
    earlier = []
    isTyping = false
    menu = nil
    recalled = nil
  }

  /// Takes a text in the place of the entry.
  mutating func replaceEntry(_ text: String) {
    earlier.append(buffer)
    buffer = EditBuffer(text)
    walk = nil
    menu = nil
    isTyping = false
  }

  /// Looks for what would go on with the entry, for a terminal that can show it in grey; until the
  /// next command it can be taken.
  mutating func suggest() {
    ghost = ""
    guard search == nil, walk == nil, menu == nil, !buffer.scalars.isEmpty,
      buffer.cursor == buffer.scalars.count
    else { return }
    ghost =
      history.continuation(of: buffer.text, mayRun: hooks.mayRun) ?? hooks.suggest(buffer.text)
  }

  /// Lines of a list of what a search has found.
  private static let mostFound = 12

  /// What stands beneath the entry: candidates, or what a search has found.
  ///
  /// - Parameters:
  ///   - columns: of the terminal.
  ///   - rows: the most lines.
  ///   - isColored: whether they may hold colour escapes.
  /// - Returns: none where nothing is listed.
  func beneath(columns: Int, rows: Int, isColored: Bool) -> [String] {
    if let menu {
      return menu.lines(columns: columns, rows: rows) { hooks.explain($0, columns - 4) }
    }
    let litColor = isColored ? hooks.litColor : nil
    return search?.lines(in: history, rows: min(rows, Self.mostFound), litColor: litColor) ?? []
  }

  /// Carries out a command, and keeps what the entry was where it changes it.
  mutating func perform(_ command: EditingCommand) -> Effect {
    if command == .undo, search == nil { return undo() }
    let before = buffer
    var goesOn = false
    if case .insert(let scalar) = command { goesOn = scalar.properties.isXIDContinue }
    if command != .lastWord { recalled = nil }
    let effect = menu.map { walkList($0, command) } ?? carryOut(command)
    if buffer.scalars != before.scalars, !(goesOn && isTyping) {
      // Of a long text the last change can be taken back.
      if before.isLong { earlier = [] }
      earlier.append(before)
    }
    isTyping = goesOn
    return effect
  }

  private mutating func undo() -> Effect {
    guard let before = earlier.popLast() else { return .beep }
    ghost = ""
    buffer = before
    (isTyping, walk, menu, recalled) = (false, nil, nil, nil)
    return .redraw
  }

  private mutating func carryOut(_ command: EditingCommand) -> Effect {
    let offer = ghost
    ghost = ""
    if !offer.isEmpty, case .move(let motion) = command, take(offer, by: motion) { return .redraw }
    if let search, let effect = continueSearch(search, command) { return effect }
    switch command {
    case .move(let motion): return buffer.move(motion) ? .redraw : .beep
    case .up: return moveUp()
    case .down: return moveDown()
    case .enter, .newLine: return beginLine(always: command == .newLine)
    case .complete: return complete()
    case .completeBackwards: return .beep
    case .lastWord: return recallLastWord()
    case .editElsewhere: return .editElsewhere
    case .searchHistory:
      search = HistorySearch(from: buffer)
      return .redraw
    case .interrupt:
      buffer = buffer.withCursor(at: buffer.scalars.count)
      return .finish(.interrupted)
    case .suspend: return .suspend
    case .clearScreen: return .clearScreen
    case .cancel: return .beep
    default: return change(command)
    }
  }

  /// Takes the grey text, or its first word.
  private mutating func take(_ offer: String, by motion: Motion) -> Bool {
    switch motion {
    case .characterRight, .lineEnd, .lineEndOrNewline, .entryEnd: buffer.insert(offer)
    case .wordRight:
      let end = EditBuffer(offer, cursor: 0).offset(after: .wordRight)
      buffer.insert(EditBuffer.string(Array(offer.unicodeScalars)[..<end]))
    default: return false
    }
    return true
  }

  /// Commands that change the text, and so end a walk through the history.
  private mutating func change(_ command: EditingCommand) -> Effect {
    let earlier = buffer
    switch command {
    case .insert(let scalar): buffer.insert(String(scalar))
    case .paste(let text): buffer.insertPasted(text)
    case .yank: buffer.insert(killed)
    case .delete(let motion): _ = buffer.delete(motion)
    case .kill(let motion): kill(motion)
    case .deleteOrLeave where buffer.scalars.isEmpty: return .finish(.endOfInput)
    case .deleteOrLeave: _ = buffer.delete(.characterRight)
    default: break
    }
    guard buffer != earlier else { return .beep }
    walk = nil
    return .redraw
  }

  private mutating func kill(_ motion: Motion) {
    let removed = buffer.delete(motion)
    if !removed.isEmpty { killed = removed }
  }

  private mutating func beginLine(always: Bool) -> Effect {
    if !always, hooks.isComplete(buffer.text) { return .finish(.entry(buffer.text)) }
    buffer.insertIndentedLine()
    walk = nil
    return .redraw
  }

  private mutating func moveUp() -> Effect {
    if let above = buffer.offsetAbove {
      buffer = buffer.withCursor(at: above)
      return .redraw
    }
    var walk = walk ?? HistoryWalk(from: buffer, in: history)
    guard let entry = walk.older(in: history, than: buffer) else { return .beep }
    self.walk = walk
    buffer = entry
    return .redraw
  }

  private mutating func moveDown() -> Effect {
    if let below = buffer.offsetBelow {
      buffer = buffer.withCursor(at: below)
      return .redraw
    }
    guard let entry = walk?.newer(in: history, than: buffer) else { return .beep }
    buffer = entry
    return .redraw
  }

  private mutating func complete() -> Effect {
    if buffer.isLong { return .beep }
    let answer = hooks.complete(buffer.text, buffer.cursor)
    let range = answer.replacedScalars.clamped(to: 0..<buffer.scalars.count)
    let typed = EditBuffer.string(buffer.scalars[range])
    var replaced = range
    if let text = answer.agreedText(insteadOf: typed) {
      buffer.replace(range, with: text)
      replaced = range.lowerBound..<buffer.cursor
      walk = nil
    } else if answer.candidates.count < 2 {
      return .beep
    }
    if answer.candidates.count > 1 {
      menu = CompletionMenu(
        answer.candidates, range: replaced, typed: EditBuffer.string(buffer.scalars[replaced]))
    }
    return .redraw
  }

  /// A command while a list is open: to go through it, to narrow it, to give it up; any other closes it.
  private mutating func walkList(_ open: CompletionMenu, _ command: EditingCommand) -> Effect {
    var open = open
    menu = nil
    switch command {
    case .complete, .down: open.goOn(by: 1, in: &buffer)
    case .completeBackwards, .up: open.goOn(by: -1, in: &buffer)
    case .cancel:
      open.giveUp(in: &buffer)
      return .redraw
    case .insert, .delete(.characterLeft):
      let effect = carryOut(command)
      menu = narrowed(open)
      return effect
    default:
      let effect = carryOut(command)
      return effect == .beep ? .redraw : effect
    }
    menu = open
    walk = nil
    return .redraw
  }

  /// The list of what still fits the word that an open one is about; nothing where it is another word, or
  /// nothing is left to choose.
  private func narrowed(_ open: CompletionMenu) -> CompletionMenu? {
    let answer = hooks.complete(buffer.text, buffer.cursor)
    let range = answer.replacedScalars.clamped(to: 0..<buffer.scalars.count)
    guard range.lowerBound == open.range.lowerBound, range.upperBound == buffer.cursor,
      !range.isEmpty, !answer.candidates.isEmpty
    else { return nil }
    let typed = EditBuffer.string(buffer.scalars[range])
    if answer.candidates.count == 1, answer.candidates[0].insert == typed { return nil }
    return CompletionMenu(answer.candidates, range: range, typed: typed)
  }

  /// Puts in the last word of the entry before; again, of the one before that.
  private mutating func recallLastWord() -> Effect {
    let last = recalled?.index ?? history.entries.count
    guard last > 0, let word = history.entries[last - 1].lastWord else { return .beep }
    let range = recalled?.range ?? buffer.cursor..<buffer.cursor
    buffer.replace(range, with: word)
    recalled = (range.lowerBound..<buffer.cursor, last - 1)
    walk = nil
    return .redraw
  }

  /// A command during a search; nil if it ends the search and has still to be carried out.
  private mutating func continueSearch(
    _ running: HistorySearch, _ command: EditingCommand
  ) -> Effect? {
    var next = running
    switch command {
    case .insert(let scalar): next.extend(by: String(scalar), in: history)
    case .paste(let text): next.extend(by: text, in: history)
    case .searchHistory, .up: next.goOn(by: 1)
    case .down: next.goOn(by: -1)
    case .delete(.characterLeft): next.shorten(in: history)
    default:
      search = nil
      buffer = command == .cancel ? running.draft : running.shown(in: history)
      return command == .cancel ? .redraw : nil
    }
    search = next
    buffer = next.shown(in: history)
    return next.hasFailed ? .beep : .redraw
  }
}

extension String {
  /// What stands behind the last blank.
  fileprivate var lastWord: String? {
    split(whereSeparator: \.isWhitespace).last.map(String.init)
  }
}
