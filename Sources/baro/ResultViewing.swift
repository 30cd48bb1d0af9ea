import Diagnostics
import LineEditor
import ProgramRun
import QuerySyntax
import Rendering
import ResultTables
import Session
import TableViewer
import TextLayout

/// A person who looks through a result on the whole screen; the respondents behind a cell stand on top of
/// their table.
struct ResultViewing {
  /// Milliseconds after which Escape is no longer taken for the beginning of a key.
  private static let escapePause: Int32 = 60

  private let program: Program
  /// Results on top of each other, the last one seen.
  private var pages: [(result: StatementResult, viewer: TableViewer)] = []
  /// Statements that ran meanwhile, with what was told of them.
  private(set) var statements: [String] = []
  /// What was typed for the prompt.
  private(set) var typed: [UInt8] = []

  init(program: Program) { self.program = program }

  /// Shows a result until the person leaves; behind them the prompt's screen keeps what was seen last.
  ///
  /// - Returns: false where nothing can be looked at.
  mutating func look(through result: StatementResult) -> Bool {
    let found = KeyTerminal.during { terminal in
      guard show(result, terminal) else { return false }
      let remains = talk(terminal)
      kept = remains
      return true
    }
    if found == true { Output.result(kept.map { $0 + "\n" }.joined()) }
    return found == true
  }

  private var kept: [String] = []

  private mutating func show(_ result: StatementResult, _ terminal: KeyTerminal) -> Bool {
    let size = Self.size(terminal)
    guard let viewer = TableViewer(sheets(result, size), size: size) else { return false }
    pages.append((result, viewer))
    return true
  }

  private static func size(_ terminal: KeyTerminal) -> ViewerSize {
    ViewerSize(columns: terminal.size.columns, rows: terminal.size.rows)
  }

  private func sheets(_ result: StatementResult, _ size: ViewerSize) -> [ResultSheet] {
    ResultSheet.sheets(of: result, options: program.renderingOptions(width: size.columns))
  }

  /// Takes keys until the person leaves.
  /// - Returns: what was seen last of the first result.
  private mutating func talk(_ terminal: KeyTerminal) -> [String] {
    var decoder = ViewerKeyDecoder()
    draw(terminal)
    while let page = pages.last {
      let key: ViewerKey?
      switch terminal.next(within: decoder.isWaiting ? Self.escapePause : nil) {
      case .byte(let byte): key = decoder.decode(byte)
      case .silence: key = decoder.settle()
      case .resized:
        resize(terminal)
        draw(terminal)
        key = nil
      case .ended: return page.viewer.remains
      }
      guard let key else { continue }
      if let remains = carryOut(key, terminal) { return remains }
      draw(terminal)
    }
    return []
  }

  private mutating func resize(_ terminal: KeyTerminal) {
    let size = Self.size(terminal)
    for place in pages.indices {
      pages[place].viewer.resize(sheets(pages[place].result, size), to: size)
    }
  }

  /// - Returns: what is left of the result when the person leaves it.
  private mutating func carryOut(_ key: ViewerKey, _ terminal: KeyTerminal) -> [String]? {
    let top = pages.count - 1
    switch pages[top].viewer.press(key) {
    case .redraw: break
    case .beep: terminal.write("\u{7}")
    case .leave:
      if top == 0 { return pages[0].viewer.remains }
      pages.removeLast()
    case .leaveTyping(let bytes):
      typed = bytes
      return pages[0].viewer.remains
    case .respondents(let table, let row, let column):
      let statement = "rows \(table)[\(Formatter.text(row)), \(Formatter.text(column))]"
      guard let answer = run(statement, terminal), let number = answer.number,
        let list = program.session.looked(at: String(number.number)), show(list, terminal)
      else { break }
    case .export(let table, let path):
      _ = run("export \(table) to \(Formatter.text(path))", terminal)
    }
    return nil
  }

  /// Runs a statement of the person's, in the terminal's ordinary mode.
  private mutating func run(_ statement: String, _ terminal: KeyTerminal) -> StatementResult? {
    Interrupt.clear()
    let place = pages.count - 1
    let source = SourceText(name: "[\(program.session.nextResultNumber)]", text: statement)
    let (result, told) = terminal.ordinarily { program.answer(to: source) }
    Interrupt.clear()
    statements.append(statement)
    pages[place].viewer.message = SafeText.escaped(told.last ?? "")
    return result
  }

  private func draw(_ terminal: KeyTerminal) {
    guard let viewer = pages.last?.viewer else { return }
    let picture = ViewerPicture(viewer)
    let isColored = program.colorsEntries
    var text = "\u{1B}[?25l\u{1B}[H"
    for (place, line) in picture.lines.enumerated() {
      let isEdge = place == 0 || place >= picture.lines.count - 1
      // Emptied first: behind a line as wide as the window, its last sign would go.
      text += (place > 0 ? "\r\n" : "") + "\u{1B}[K"
      text += isColored && isEdge && !line.isEmpty ? "\u{1B}[1m\(line)\u{1B}[0m" : line
    }
    if isColored, let cell = picture.cell, !cell.text.isEmpty {
      text += Self.place(cell.row, cell.column) + "\u{1B}[7m\(cell.text)\u{1B}[0m"
    }
    terminal.write(text + Self.place(picture.cursor.row, picture.cursor.column) + "\u{1B}[?25h")
  }

  private static func place(_ row: Int, _ column: Int) -> String {
    "\u{1B}[\(row + 1);\(column + 1)H"
  }
}
