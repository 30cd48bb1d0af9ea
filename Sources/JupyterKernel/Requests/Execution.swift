import Threading
import Diagnostics
import Documents
import JSONSyntax
import QuerySyntax
import ResultTables
import Session

/// One cell on its way through the session.
///
/// What it says goes out as it is said. The result of its last statement is the cell's own, the
/// others are shown beside it.
final class Execution {
  private let session: Session
  private let mailbox: Mailbox
  private let parent: [UInt8]
  private let count: Int
  private let isSilent: Bool
  private let source: SourceText
  /// Statements of the cell that come before its own result: all but the last, which has none if it
  /// is a script with results of its own.
  private var statementsBefore: Int
  private var errors: [CellOutput] = []
  /// The text of the cell's own result.
  private(set) var resultText: String?
  /// What a client does besides: show a page, leave.
  private(set) var payload: [JSONNode] = []

  init(
    _ code: String, count: Int, isSilent: Bool, parent: [UInt8], session: Session, mailbox: Mailbox
  ) {
    self.session = session
    self.mailbox = mailbox
    self.parent = parent
    self.count = count
    self.isSilent = isSilent
    source = SourceText(name: "[\(count)]", text: code)
    let statements = Parser.parse(source).script.statements
    var count = statements.count - 1
    if case .run? = statements.last?.statement { count += 1 }
    statementsBefore = count
  }

  /// Runs the cell and tells what it says.
  func run() {
    let control = WorkControl(isCancelled: { [mailbox] in mailbox.mustStop })
    let outcome = session.run(source, folder: "", control: control) { self.take($0) }
    if outcome.wasCancelled {
      errors.append(CellOutput(.error(name: "interrupted"), "the statement was interrupted"))
    }
    if let error { send(error.message) }
  }

  /// All errors as one; nothing where there was none.
  var error: CellOutput? {
    guard let first = errors.first else { return nil }
    return CellOutput(first.kind, errors.map(\.text).joined(separator: "\n\n"))
  }

  private func take(_ event: SessionEvent) {
    switch event {
    case .page(let page): addPage(page)
    case .clearScreen: send(("clear_output", [JSONMember("wait", false)]))
    case .quit:
      payload.append(
        JSONNode(
          .object([JSONMember("source", "ask_exit"), JSONMember("keepkernel", false)])))
    case .finished(let timing): if timing.file == source.name { statementsBefore -= 1 }
    case .result, .notice, .diagnostic: tell(session.cellOutputs(of: event))
    }
  }

  private func addPage(_ page: StatementResult) {
    guard case .text(let text) = page.output else { return }
    payload.append(
      JSONNode(
        .object([
          JSONMember("source", "page"), JSONMember("start", 0),
          JSONMember("data", [JSONMember("text/plain", text)]),
        ])))
  }

  /// Tells what an event says; errors wait until the cell has ended.
  private func tell(_ outputs: [CellOutput]) {
    for (position, output) in outputs.enumerated() {
      if output.isError {
        errors.append(output)
      } else {
        let isOwn = statementsBefore <= 0 && position == outputs.count - 1
        send(isOwn ? own(output) : output.message)
      }
    }
  }

  /// The message of an output as the cell's own result, if it is a result.
  private func own(_ output: CellOutput) -> (type: String, members: [JSONMember]) {
    let message = output.message
    guard message.type == "display_data" else { return message }
    resultText = output.text
    return ("execute_result", message.members + [JSONMember("execution_count", count)])
  }

  private func send(_ message: (type: String, members: [JSONMember])) {
    if !isSilent { mailbox.send(.news(message.type, message.members, parent: parent)) }
  }
}
