import Threading
import Diagnostics
import Documents
import JSONSyntax
import QuerySyntax
import Session

/// Answers the requests that the session is asked, one after the other.
struct Answering {
  let session: Session
  let mailbox: Mailbox
  let version: String
  var history = History()
  /// Cells that ran so far.
  var count = 0

  init(session: Session, mailbox: Mailbox, version: String) {
    self.session = session
    self.mailbox = mailbox
    self.version = version
  }

  mutating func answer(_ request: Request) {
    mailbox.send(.status("busy", parent: request.header))
    defer { mailbox.send(.status("idle", parent: request.header)) }
    switch request.name {
    case "execute": execute(request)
    case "comm_open": mailbox.send(closing(request))
    case "comm_msg", "comm_close": break
    default: mailbox.send(.reply(to: request, members(request)))
    }
  }

  /// The content of the answer to a request that changes nothing.
  private func members(_ request: Request) -> [JSONMember] {
    let content = request.content
    let code = content["code"]?.string
    switch (request.name, code) {
    case ("kernel_info", _): return KernelInfo.members(version: version)
    case ("complete", let code?):
      return completion(code, cursor(content, in: code))
    case ("inspect", let code?):
      return inspection(code, cursor(content, in: code))
    case ("is_complete", let code?): return completeness(code)
    case ("history", _): return history.members(for: content)
    case ("comm_info", _): return [JSONMember("status", "ok"), JSONMember("comms", [JSONMember]())]
    case ("complete", nil), ("inspect", nil), ("is_complete", nil):
      return Refusal.members("bad-request", "`\(request.type)` without `code`")
    default: return Refusal.unknown(request)
    }
  }

  /// Unicode scalars before the cursor; all where it stands nowhere else.
  private func cursor(_ content: JSONNode, in code: String) -> Int {
    let count = code.unicodeScalars.count
    let asked = content["cursor_pos"]?.codeText.flatMap { Int($0) } ?? count
    return min(max(0, asked), count)
  }

  /// There is nothing here that a client could talk to, so what it opens is closed.
  private func closing(_ request: Request) -> Outgoing {
    .news(
      "comm_close",
      [
        JSONMember("comm_id", request.content["comm_id"]?.string ?? ""),
        JSONMember("data", [JSONMember]()),
      ], parent: request.header)
  }

  private func completion(_ code: String, _ cursor: Int) -> [JSONMember] {
    openShippedData()
    let answer = session.completions(in: code, at: cursor)
    let range = [
      JSONMember("start", answer.replaced.lowerBound),
      JSONMember("end", answer.replaced.upperBound),
    ]
    let described = answer.choices.map { choice in
      JSONNode(
        .object(
          range + [
            JSONMember("text", choice.insert), JSONMember("type", choice.kind.rawValue),
            JSONMember("signature", choice.detail),
          ]))
    }
    return [
      JSONMember("status", "ok"),
      JSONMember("matches", answer.choices.map { JSONNode(.string($0.insert)) }),
      JSONMember("cursor_start", answer.replaced.lowerBound),
      JSONMember("cursor_end", answer.replaced.upperBound),
      // As other kernels name it: what each match is, and what stands beside it.
      JSONMember("metadata", [JSONMember("_jupyter_types_experimental", described)]),
    ]
  }

  private func inspection(_ code: String, _ cursor: Int) -> [JSONMember] {
    openShippedData()
    let found = session.inspection(of: code, at: cursor)
    return [
      JSONMember("status", "ok"), JSONMember("found", found != nil),
      JSONMember("data", found?.forms ?? []), JSONMember("metadata", [JSONMember]()),
    ]
  }

  /// What may be typed is known before the first cell runs.
  private func openShippedData() {
    session.openShippedData(control: WorkControl(isCancelled: { [mailbox] in mailbox.mustStop })) {
      _ in
    }
  }

  private func completeness(_ code: String) -> [JSONMember] {
    if !Parser.isComplete(code) {
      return [JSONMember("status", "incomplete"), JSONMember("indent", "  ")]
    }
    let parsed = Parser.parse(SourceText(name: "", text: code))
    let isWrong = parsed.diagnostics.contains { $0.severity == .error }
    return [JSONMember("status", isWrong ? "invalid" : "complete")]
  }
}
