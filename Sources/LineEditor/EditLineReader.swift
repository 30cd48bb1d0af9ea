private import Glibc

/// Entries typed at a terminal, edited with libedit.
///
/// libedit keeps the terminal's modes and draws; what keys do is decided by `EntryEditor`.
/// One at a time: it owns standard input and output while `readEntry` runs. Between two calls the
/// terminal is in its ordinary mode. A terminal without cursor movement (`TERM=dumb`) is not for
/// it, but for a `PlainLineReader` that shows its prompt.
package final class EditLineReader: LineReader {
  private let handle: EditLineHandle
  private var editor: EntryEditor
  private var decoder = KeyDecoder()
  private var historyFile: HistoryFile?
  private var hasWarned = false
  /// What libedit draws; it reads the prompt at each drawing, from the same storage.
  private var prompt = PromptText("")
  private let promptStorage: PromptStorage
  private var drawn: EntryPicture
  private let colors: (String) -> [EntryColor]?
  private let ghostColor: String
  private let edit: (String) -> String?
  /// Whether the entry that is drawn may have colours.
  private var isColored: Bool { colors("") != nil }
  /// What was painted last.
  private var paint: EntryPaint?
  /// Bytes that are read before those of the terminal.
  private var given: ArraySlice<UInt8> = []
  /// Keys libedit is to get before the next one is read.
  private var queue: [Int32] = []
  private var result: Result<LineEvent, LineEditorError> = .success(.endOfInput)

  /// Opens an editor on standard input and output, and sets LC_CTYPE to UTF-8.
  ///
  /// - Parameters:
  ///   - hooks: what the caller knows of the language.
  ///   - historyFile: loaded now and added to by `remember`; nil keeps the history in memory.
  /// - Throws: `.notATerminal`, `.noUTF8Locale`, `.editorUnavailable`.
  package init(
    hooks: LineEditorHooks, historyFile: HistoryFile? = nil
  ) throws(LineEditorError) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
    try TerminalLocale.adopt()
    editor = EntryEditor(hooks: hooks)
    colors = hooks.colors
    ghostColor = hooks.ghostColor
    edit = hooks.edit
    self.historyFile = historyFile
    promptStorage = PromptStorage()
    drawn = EntryPicture(of: EditBuffer(), promptWidth: 0, size: .current)
    handle = try EditLineHandle(program: "baro", callbacks: Self.callbacks)
    handle.setContext(Unmanaged.passUnretained(self).toOpaque())
    let entries = self.historyFile?.load() ?? []
    editor.history = EntryHistory(entries, failed: self.historyFile?.failed ?? [])
  }

  /// Why the history file is not used, once.
  package func takeWarning() -> String? {
    defer { hasWarned = hasWarned || historyFile?.warning != nil }
    return hasWarned ? nil : historyFile?.warning
  }

  /// Adds an entry to the history and its file, unless it starts with a space or repeats the last.
  package func remember(_ entry: String) {
    if editor.history.add(entry) { historyFile?.append(entry) }
  }

  /// Says whether an entry ran or failed; the history file tells what failed.
  package func note(_ entry: String, hasFailed: Bool) {
    let isKept = editor.history.entries.last == entry
    if isKept, editor.history.hasFailed(entry) != hasFailed {
      historyFile?.append(entry, hasFailed: hasFailed)
    }
    editor.history.note(entry, hasFailed: hasFailed)
  }

  /// Makes Up show an entry first while the next one is read.
  package func offer(_ entry: String) { editor.offer(entry) }

  package func take(_ keys: [UInt8]) { given += keys }

  package var recallsEntries: Bool { true }

  /// Reads one entry with editing.
  package func readEntry(prompt: String) throws -> LineEvent {
    begin(prompt)
    TerminalWatch.during {
      EditLineHandle.write(BracketedPaste.on)
      handle.readLine()
      EditLineHandle.write(BracketedPaste.off)
    }
    return try result.get()
  }

  private func begin(_ text: String) {
    prompt = PromptText(text)
    promptStorage.set(prompt)
    editor.begin()
    decoder = KeyDecoder()
    queue = []
    paint = nil
    drawn = picture
    result = .success(.endOfInput)
  }

  /// The entry as it is to be drawn now.
  private var picture: EntryPicture {
    let note = editor.search.map { search in
      (search.hasFailed ? "not in history: " : "search history: ") + search.wanted
    }
    let size = TerminalSize.current
    return EntryPicture(
      of: editor.buffer, note: note, promptWidth: prompt.width, size: size
    ) { free in
      editor.beneath(
        columns: size.columns, rows: CompletionMenu.mostRows(free: free, window: size.rows),
        isColored: isColored)
    }
  }
}

/// Escapes that switch the marks around a paste.
private enum BracketedPaste {
  static let on = "\u{1B}[?2004h"
  static let off = "\u{1B}[?2004l"
}

/// What libedit calls back.
extension EditLineReader {
  private static var callbacks: EditLineHandle.Callbacks {
    EditLineHandle.Callbacks(
      prompt: { EditLineReader.of($0)?.currentPrompt },
      read: { editor, key in
        guard let next = EditLineReader.of(editor)?.nextKey() else { return 0 }
        key?.pointee = next
        return 1
      },
      redraw: { editor, _ in
        EditLineReader.of(editor)?.showPicture()
        return EditLineHandle.redrawCode
      })
  }

  private static func of(_ editor: OpaquePointer?) -> EditLineReader? {
    EditLineHandle.context(of: editor).map {
      Unmanaged<EditLineReader>.fromOpaque($0).takeUnretainedValue()
    }
  }

  private var currentPrompt: UnsafeMutablePointer<Int32> {
    drawn.showsPrompt ? promptStorage.text : promptStorage.empty
  }

  private func showPicture() {
    let earlier = drawn
    drawn = picture
    handle.setLine(drawn, replacing: earlier)
  }

  /// The next key for libedit; nil when the entry ends without one.
  private func nextKey() -> Int32? {
    while queue.isEmpty {
      paintEntry()
      guard let byte = readByte() else { return nil }
      guard let command = decoder.decode(byte) else { continue }
      removePaint()
      carryOut(editor.perform(command))
    }
    let key = queue.removeFirst()
    if key == EditLineHandle.endKey, case .success(.interrupted) = result {
      EditLineHandle.write("^C")
    }
    return key
  }

  /// Lays colours and grey text over what libedit has drawn, when nobody types meanwhile.
  private func paintEntry() {
    let isLong = editor.buffer.isLong
    guard paint == nil, !decoder.isInPaste, !hasInput,
      let colors = colors(isLong ? "" : editor.buffer.text)
    else { return }
    if !isLong { editor.suggest() }
    let paint = EntryPaint(
      drawn, colors: colors, ghost: editor.ghost, ghostColor: ghostColor)
    EditLineHandle.write(paint.text)
    self.paint = paint
  }

  /// Takes the grey text away, before anything else is drawn.
  private func removePaint() {
    if paint?.hasGhost == true { EditLineHandle.write(EntryPaint.removeGhost) }
    paint = nil
  }

  private var hasInput: Bool {
    if !given.isEmpty { return true }
    var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&ready, 1, 0) > 0
  }

  private func carryOut(_ effect: EntryEditor.Effect) {
    queue = [EditLineHandle.redrawKey]
    switch effect {
    case .redraw: break
    case .beep: EditLineHandle.write("\u{7}")
    case .clearScreen: drawFromTop(after: "\u{1B}[H\u{1B}[2J")
    case .suspend: suspend()
    case .editElsewhere: editElsewhere()
    case .finish(let event):
      result = .success(event)
      queue.append(EditLineHandle.endKey)
    }
  }

  /// Reads one byte, so that what comes after the entry is left to others; of a paste, what is there.
  private func readByte() -> UInt8? {
    if let byte = given.popFirst() { return byte }
    var bytes = [UInt8](repeating: 0, count: decoder.isInPaste ? 65_536 : 1)
    while true {
      if TerminalWatch.takeChange() {
        removePaint()
        takeNewSize()
        paintEntry()
      }
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      if count > 0 {
        given = bytes[1..<count]
        return bytes[0]
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno != EIO { result = .failure(.unreadableInput(errno)) }
      return nil
    }
  }
}

/// What is drawn from a fresh row.
extension EditLineReader {
  private func goBelowEntry() {
    let down = drawn.lastRow - drawn.cursorRow + 1
    EditLineHandle.write(String(repeating: "\n", count: down) + "\r")
  }

  /// Terminals fold long rows anew on a change of size: the entry starts as far above the cursor as they do.
  private func takeNewSize() {
    let rows = drawn.rowsAboveCursor(foldedTo: TerminalSize.current.columns)
    handle.resize()
    drawFromTop(after: "\r" + (rows > 0 ? "\u{1B}[\(rows)A" : "") + "\u{1B}[J")
  }

  private func drawFromTop(after escape: String) {
    EditLineHandle.write(escape)
    showPicture()
    handle.drawAgain()
  }

  private func suspend() { outOfEntry { raise(SIGTSTP) } }

  /// Hands the entry to a program for texts and takes back what a person leaves there.
  private func editElsewhere() {
    outOfEntry {
      if let text = edit(editor.buffer.text) { editor.replaceEntry(text) }
    }
  }

  /// Does something below the entry, the terminal in its ordinary mode, then draws the entry anew.
  private func outOfEntry<Value>(_ work: () -> Value) {
    goBelowEntry()
    EditLineHandle.write(BracketedPaste.off)
    handle.setRaw(false)
    _ = work()
    handle.setRaw(true)
    EditLineHandle.write(BracketedPaste.on)
    handle.resize()
    showPicture()
    handle.drawAgain()
  }
}
