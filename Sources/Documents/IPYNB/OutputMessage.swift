package import JSONSyntax

/// What Jupyter is told of an output, in a message or in a file.
extension CellOutput {
  /// The type and the members of its content: `stream`, `display_data` or `error`.
  package var message: (type: String, members: [JSONMember]) {
    switch kind {
    case .result(let forms) where forms.isEmpty: ("stream", stream("stdout"))
    case .notice: ("stream", stream("stderr"))
    case .result(let forms): ("display_data", Self.display(text, forms))
    case .error(let name): ("error", failure(name))
    }
  }

  private func stream(_ name: String) -> [JSONMember] {
    [
      JSONMember("name", JSONNode(.string(name))),
      JSONMember("text", JSONNode(.string(text.hasSuffix("\n") ? text : text + "\n"))),
    ]
  }

  private static func display(_ text: String, _ forms: [JSONMember]) -> [JSONMember] {
    [
      JSONMember(
        "data", JSONNode(.object([JSONMember("text/plain", JSONNode(.string(text)))] + forms))),
      JSONMember("metadata", JSONNode(.object([]))),
    ]
  }

  private func failure(_ name: String) -> [JSONMember] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return [
      JSONMember("ename", JSONNode(.string(name))),
      JSONMember("evalue", JSONNode(.string(lines.first.map(String.init) ?? ""))),
      JSONMember("traceback", JSONNode(.array(lines.map { JSONNode(.string(String($0))) }))),
    ]
  }
}
