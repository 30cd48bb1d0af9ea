/// What a key asks for, whatever bytes the terminal sends for it.
enum EditingCommand: Equatable, Sendable {
  /// A character typed.
  case insert(Unicode.Scalar)
  /// A bracketed paste, as sent.
  case paste(String)
  /// Enter: run, or go on with a new line.
  case enter
  /// Alt-Enter.
  case newLine
  case move(Motion)
  /// Up and Down: a line of the entry, then the history.
  case up
  case down
  /// Removes what lies between the cursor and the end of a motion.
  case delete(Motion)
  /// The same, kept for `yank`.
  case kill(Motion)
  case yank
  /// Ctrl-_: takes the last change of the entry back.
  case undo
  /// Alt-.: the last word of the entry before, then of those before that.
  case lastWord
  /// Ctrl-X Ctrl-E: the entry in a program for texts.
  case editElsewhere
  /// Tab; behind a list that is shown, the next of it.
  case complete
  /// Shift-Tab: the one before in a list that is shown.
  case completeBackwards
  /// Ctrl-R.
  case searchHistory
  /// Ctrl-G.
  case cancel
  /// Ctrl-C.
  case interrupt
  /// Ctrl-D: leaves on an empty line, removes a character elsewhere.
  case deleteOrLeave
  /// Ctrl-Z.
  case suspend
  /// Ctrl-L.
  case clearScreen
}

/// A way from the cursor to another place in the entry.
enum Motion: CaseIterable, Sendable {
  /// One character as seen, with its accents.
  case characterLeft, characterRight
  /// A word of letters, digits and `_`.
  case wordLeft, wordRight
  /// A word of anything but blanks.
  case blankWordLeft
  case lineStart, lineEnd
  /// The end of the line, or past the newline that stands there.
  case lineEndOrNewline
  case entryStart, entryEnd
}
