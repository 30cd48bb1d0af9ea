import Diagnostics
import JSONSyntax

/// Reads `.ipynb` files of format 4.
struct NotebookReader {
  let root: JSONNode

  init(_ text: String) throws(JSONError) {
    root = try JSONReader.read(Array(text.utf8))
    guard root.members != nil else {
      throw JSONError(message: "a notebook is an object", offset: root.offset)
    }
    guard let format = root["nbformat"] else {
      throw JSONError(message: "no `nbformat`: this is not a notebook", offset: root.offset)
    }
    guard case .number("4") = format.value else {
      throw JSONError(message: "only notebooks of format 4 are read", offset: format.offset)
    }
  }

  func document() throws(JSONError) -> Document {
    guard let cells = root["cells"], let nodes = cells.elements else {
      throw JSONError(
        message: "`cells` must be a list", offset: root["cells"]?.offset ?? root.offset)
    }
    var document = Document(metadata: NotebookMetadata.foreign(root["metadata"]?.members ?? []))
    for node in nodes { document.cells.append(try cell(node)) }
    return document.withoutMadeNames
  }

  private func cell(_ node: JSONNode) throws(JSONError) -> Cell {
    guard let kindNode = node["cell_type"], let word = kindNode.string,
      let kind = Cell.CellKind(rawValue: word)
    else {
      throw JSONError(
        message: "`cell_type` must be code, markdown or raw",
        offset: node["cell_type"]?.offset ?? node.offset)
    }
    guard let source = node["source"] else {
      throw JSONError(message: "a cell without `source`", offset: node.offset)
    }
    var cell = Cell(kind, try Self.text(source), id: node["id"]?.string)
    for member in node["metadata"]?.members ?? [] {
      if member.name == "title", let title = member.node.string {
        cell.title = title
      } else {
        cell.metadata.append(member)
      }
    }
    if kind == .code, let outputs = node["outputs"]?.elements, !outputs.isEmpty {
      var read: [CellOutput] = []
      for output in outputs { if let output = try Self.output(output) { read.append(output) } }
      cell.outputs = read
    }
    return cell
  }

  /// A text, or a list of its lines.
  private static func text(_ node: JSONNode) throws(JSONError) -> String {
    if let text = node.string { return text }
    guard let parts = node.elements else {
      throw JSONError(message: "a text or a list of texts is expected", offset: node.offset)
    }
    var text = ""
    for part in parts {
      guard let line = part.string else {
        throw JSONError(message: "a text is expected", offset: part.offset)
      }
      text += line
    }
    return text
  }

  private static func output(_ node: JSONNode) throws(JSONError) -> CellOutput? {
    switch node["output_type"]?.string {
    case "stream":
      let text = try node["text"].map { node throws(JSONError) in try Self.text(node) } ?? ""
      return CellOutput(node["name"]?.string == "stdout" ? .result(forms: []) : .notice, text)
    case "execute_result", "display_data": return try result(node["data"]?.members ?? [])
    case "error":
      let lines = (node["traceback"]?.elements ?? []).compactMap(\.string)
      let name = node["ename"]?.string ?? "error"
      return CellOutput(
        .error(name: name), lines.isEmpty ? node["evalue"]?.string ?? "" : lines.errorText)
    default: return nil
    }
  }

  /// A result with the forms that are texts, joined, and those that are not, as they are.
  private static func result(_ members: [JSONMember]) throws(JSONError) -> CellOutput {
    var plain = ""
    var forms: [JSONMember] = []
    for member in members {
      if member.name == "text/plain" {
        plain = try text(member.node)
      } else if member.name.hasSuffix("json") {
        forms.append(member)
      } else {
        forms.append(JSONMember(member.name, try text(member.node)))
      }
    }
    return CellOutput(.result(forms: forms), plain)
  }
}

extension [String] {
  /// The lines of a traceback as one text; older files keep each with its newline.
  fileprivate var errorText: String {
    map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }.joined(separator: "\n")
  }
}
