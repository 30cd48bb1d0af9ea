package import JSONSyntax

/// What Jupyter is told of an output, in a message or in a file.
extension CellOutput {
  /// The type and the members of its content: `stream`, `display_data` or `error`.
  package var message: (type: String, members: [JSONMember]) {
    switch kind {
    case .result(let forms) where forms.isEmpty: ("stream", stream("stdout"))
    case .notice: ("stream", stream("stderr"))
    case .result:
      (
        "display_data",
        [
          JSONMember("data", forms),
          JSONMember("metadata", [JSONMember]()),
        ]
      )
    case .error(let name): ("error", failure(name))
    }
  }

  /// The forms of a result by media type, its text among them.
  package var forms: [JSONMember] {
    guard case .result(let others) = kind else { return [] }
    return [JSONMember("text/plain", text)] + others
  }

  private func stream(_ name: String) -> [JSONMember] {
    [
      JSONMember("name", name),
      JSONMember("text", text.hasSuffix("\n") ? text : text + "\n"),
    ]
  }

  private func failure(_ name: String) -> [JSONMember] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return [
      JSONMember("ename", name),
      JSONMember("evalue", lines.first.map(String.init) ?? ""),
      JSONMember("traceback", lines.map { JSONNode(.string(String($0))) }),
    ]
  }
}
