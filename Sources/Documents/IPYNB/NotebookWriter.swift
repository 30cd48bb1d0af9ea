package import JSONSyntax

/// Writes `.ipynb` files of format 4.5: members in order, no times, no random names.
package enum NotebookWriter {
  static func write(_ document: Document) -> String {
    var names = CellNames(document.cells)
    let cells = document.cells.map { cell in
      let id = names.name(of: cell)
      return node(cell, id: id)
    }
    let root = JSONNode(
      .object([
        JSONMember("cells", cells),
        JSONMember("metadata", NotebookMetadata.all(document.metadata)),
        JSONMember("nbformat", 4), JSONMember("nbformat_minor", 5),
      ]))
    return JSONWriter.indented(root)
  }

  /// The text of a notebook with other outputs in its code cells, every other member as it is.
  ///
  /// - Parameters:
  ///   - text: the notebook.
  ///   - outputs: of each code cell in order; nothing leaves what is stored.
  /// - Returns: the whole text.
  /// - Throws: `JSONError` where the text is no notebook.
  package static func replacingOutputs(
    in text: String, by outputs: [[CellOutput]?]
  ) throws(JSONError) -> String {
    let root = try NotebookReader(text).root
    var rest = outputs[...]
    let cells = (root["cells"]?.elements ?? []).map { cell -> JSONNode in
      guard cell["cell_type"]?.string == "code", let members = cell.members,
        let outputs = rest.popFirst() ?? nil
      else { return cell }
      let kept = members.filter { $0.name != "outputs" && $0.name != "execution_count" }
      return JSONNode(.object(kept + ran(outputs)))
    }
    let members = (root.members ?? []).map { member in
      member.name == "cells" ? JSONMember("cells", cells) : member
    }
    return JSONWriter.indented(JSONNode(.object(members)))
  }

  private static func node(_ cell: Cell, id: String) -> JSONNode {
    var metadata = cell.metadata
    if !cell.title.isEmpty { metadata.append(JSONMember("title", cell.title)) }
    let members = [
      JSONMember("cell_type", cell.kind.rawValue),
      JSONMember("id", id),
      JSONMember("metadata", metadata),
      JSONMember("source", lines(cell.source)),
    ]
    return JSONNode(.object(cell.kind == .code ? members + ran(cell.outputs ?? []) : members))
  }

  /// The two members of a code cell that a run changes; cells are not counted, so that a second
  /// run gives the same bytes.
  private static func ran(_ outputs: [CellOutput]) -> [JSONMember] {
    [
      JSONMember("execution_count", JSONNode(.null)),
      JSONMember("outputs", outputs.map(node)),
    ]
  }

  /// A text as a list of its lines, each with its end.
  private static func lines(_ text: String) -> JSONNode {
    var lines: [JSONNode] = []
    var rest = text.unicodeScalars[...]
    while let end = rest.firstIndex(of: "\n") {
      lines.append(JSONNode(.string(String(rest[...end]))))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { lines.append(JSONNode(.string(String(rest)))) }
    return JSONNode(.array(lines))
  }

  private static func node(_ output: CellOutput) -> JSONNode {
    let (type, members) = output.message
    return JSONNode(
      .object([JSONMember("output_type", type)] + members.map(stored)))
  }

  /// A member of an output as a file holds it: long texts in lines.
  private static func stored(_ member: JSONMember) -> JSONMember {
    if member.name == "text" {
      return JSONMember("text", member.node.string.map(lines) ?? member.node)
    }
    guard member.name == "data", let forms = member.node.members else { return member }
    let kept = forms.map { form in
      JSONMember(form.name, form.node.string.map(lines) ?? form.node)
    }
    return JSONMember("data", kept)
  }
}
