import Documents
import JSONSyntax
import Session

extension Answering {
  /// Runs a cell and answers; after an error, what waits to run is not run.
  mutating func execute(_ request: Request) {
    guard let code = request.content["code"]?.string else {
      let members = Refusal.members("bad-request", "`execute_request` without `code`")
      return reply(request, members)
    }
    let isSilent = request.content["silent"]?.bool ?? false
    let isKept = !isSilent && request.content["store_history"]?.bool ?? true
    if isKept { count += 1 }
    if !isSilent {
      let input = [JSONMember("code", code), JSONMember("execution_count", count)]
      mailbox.send(.news("execute_input", input, parent: request.header))
    }
    mailbox.forgetInterrupt()
    let execution = Execution(
      code, count: count, isSilent: isSilent, parent: request.header, session: session,
      mailbox: mailbox)
    execution.run()
    if isKept { history.add(code, output: execution.resultText, line: count) }
    reply(request, outcome(of: execution, request))
    let stops = request.content["stop_on_error"]?.bool ?? true
    if execution.error != nil, stops { abortWaiting() }
  }

  private func reply(_ request: Request, _ members: [JSONMember]) {
    mailbox.send(.reply(to: request, members + [JSONMember("execution_count", count)]))
  }

  private func outcome(of execution: Execution, _ request: Request) -> [JSONMember] {
    let payload = JSONMember("payload", execution.payload)
    // Statements have no value that an expression could ask for.
    let asked = request.content["user_expressions"]?.members ?? []
    let refused = asked.map { member in
      JSONMember(member.name, Refusal.members("no-expressions", "the language has no expressions"))
    }
    let expressions = JSONMember("user_expressions", refused)
    guard let error = execution.error else {
      return [JSONMember("status", "ok"), payload, expressions]
    }
    return [JSONMember("status", "error"), payload, expressions] + error.message.members
  }

  private func abortWaiting() {
    for request in mailbox.takeExecutions() {
      mailbox.send(.status("busy", parent: request.header))
      // Without a number: the cell keeps the one that it has.
      mailbox.send(.reply(to: request, [JSONMember("status", "aborted")]))
      mailbox.send(.status("idle", parent: request.header))
    }
  }
}
