import Threading

internal import JSONSyntax
internal import Codebook
internal import Microdata

/// Reads `datapackage.json` (Frictionless Data Package, version 2) into a codebook.
///
/// What the standard has no place for stands under `baro`: on a field its texts in other languages,
/// on a resource wave, unit, source, missing reasons, weights, nets and multiple response.
/// Source: https://datapackage.org/standard/table-schema/
struct DescriptorReader {
  private let file: String
  private let text: TextBytes

  /// Reads a descriptor.
  /// - Throws: `LoadError` with line and column.
  static func read(_ file: String, control: WorkControl) throws -> (
    TableDescription, DescriptorReader
  ) {
    let raw = try FileBytes.read(file, control: control)
    let decoded = try TextDecoder(file: file, control: control).decode(raw, named: "utf-8")
    let reader = DescriptorReader(file: file, text: decoded.text)
    let root: JSONNode
    do throws(JSONError) {
      let text = decoded.text
      root = try JSONReader.read(text.bytes(0, text.end), in: text.start..<text.end)
    } catch {
      throw LoadError(
        file: file, position: decoded.text.position(of: error.offset), cause: .json(error.message))
    }
    do throws(JSONError) {
      return (try reader.codebook(root), reader)
    } catch {
      throw reader.error(error.message, at: error.offset)
    }
  }

  private init(file: String, text: TextBytes) {
    self.file = file
    self.text = text
  }

  /// An error of the package at a place of its descriptor.
  func error(_ message: String, at offset: Int) -> LoadError {
    LoadError(file: file, position: text.position(of: offset), cause: .package(message))
  }

  private func fault(_ message: String, _ node: JSONNode) -> JSONError {
    JSONError(message: message, offset: node.offset)
  }

  // MARK: - Package and resource

  private func codebook(_ root: JSONNode) throws(JSONError) -> TableDescription {
    guard root.members != nil else { throw fault("a data package is an object", root) }
    let resources = try list(root, "resources")
    let tables = resources.filter { $0["schema"] != nil }
    guard let resource = tables.first else {
      throw fault("the data package has no resource with a schema", root["resources"] ?? root)
    }
    guard let schema = resource["schema"], schema.members != nil else {
      throw fault("the schema must stand in the descriptor", resource["schema"] ?? resource)
    }
    let reasons = try reasons(resource["baro"])
    var codebook = TableDescription(
      path: try path(resource), fields: try fields(schema, reasons))
    codebook.name = try string(root, "name")
    codebook.title = try localized(root, "title")
    codebook.otherTables = tables.dropFirst().compactMap { $0["name"]?.string }
    try readFormat(resource, into: &codebook)
    try readExtension(resource, root, into: &codebook)
    return codebook
  }

  private func path(_ resource: JSONNode) throws(JSONError) -> String {
    guard let node = resource["path"] else {
      throw fault("a resource without `path`; data inside the descriptor are not read", resource)
    }
    if let path = node.string { return path }
    guard let parts = node.elements, parts.count == 1, let path = parts[0].string else {
      throw fault("`path` must name one file", node)
    }
    return path
  }

  /// Delimiter and encoding; what of a dialect is not supported is refused, not passed over.
  private func readFormat(
    _ resource: JSONNode, into codebook: inout TableDescription
  ) throws(JSONError) {
    codebook.encoding = try string(resource, "encoding") ?? "utf-8"
    if let node = resource["compression"] { throw fault("compressed tables are not read", node) }
    guard let dialect = resource["dialect"] else { return }
    if let node = dialect["delimiter"] {
      guard let sign = node.string, sign.utf8.count == 1, let byte = sign.utf8.first, byte < 0x80,
        ![0x22, 0x0A, 0x0D, 0].contains(byte)
      else { throw fault("this delimiter is not supported", node) }
      codebook.delimiter = byte
    }
    let usual: [(String, JSONNode.JSONValue)] = [
      ("header", .bool(true)), ("quoteChar", .string("\"")), ("doubleQuote", .bool(true)),
      ("skipInitialSpace", .bool(false)),
    ]
    for (name, value) in usual {
      if let node = dialect[name], node.value != value {
        throw fault("`\(name)` is supported as \(Self.words(value)) only", node)
      }
    }
    for name in ["commentChar", "commentRows", "headerRows", "escapeChar", "nullSequence"] {
      if let node = dialect[name] { throw fault("`\(name)` of a dialect is not supported", node) }
    }
  }

  private static func words(_ value: JSONNode.JSONValue) -> String {
    switch value {
    case .bool(let bool): bool ? "true" : "false"
    case .string(let text): "`\(text)`"
    default: "given"
    }
  }

  private func readExtension(
    _ resource: JSONNode, _ root: JSONNode, into codebook: inout TableDescription
  ) throws(JSONError) {
    if let title = try list(root, "sources").first?["title"]?.string {
      codebook.source = LocalizedText(title)
    }
    guard let baro = resource["baro"] else { return }
    guard baro.members != nil else { throw fault("`baro` must be an object", baro) }
    codebook.waveVariable = try string(baro, "wave")
    if let unit = baro["unit"] { codebook.unit = try text(unit) }
    if let source = baro["source"] { codebook.source = try text(source) }
    codebook.weights = try strings(baro, "weights")
    for node in try list(baro, "nets") { codebook.nets.append(try net(node)) }
    for node in try list(baro, "multiple") { codebook.multiples.append(try multiple(node)) }
  }

  private func net(_ node: JSONNode) throws(JSONError) -> TableDescription.NetPlan {
    TableDescription.NetPlan(
      variable: try required(node, "variable"), code: try required(node, "code"),
      label: try node["label"].map { label throws(JSONError) in try text(label) } ?? "",
      categories: try strings(node, "categories"), offset: node.offset)
  }

  private func multiple(_ node: JSONNode) throws(JSONError) -> TableDescription.MultiplePlan {
    TableDescription.MultiplePlan(
      name: try required(node, "name"),
      title: try node["title"].map { title throws(JSONError) in try text(title) } ?? "",
      question: try node["description"].map { words throws(JSONError) in try text(words) } ?? "",
      items: try strings(node, "items"), counting: try strings(node, "counting"),
      offset: node.offset)
  }

  // MARK: - Fields

  private func fields(
    _ schema: JSONNode, _ reasons: [MissingReason]
  ) throws(JSONError) -> [TableDescription.Field] {
    let general = try schema["missingValues"].map { node throws(JSONError) in
      try missing(node, reasons)
    }
    var fields: [TableDescription.Field] = []
    var names: Set<String> = []
    for node in try list(schema, "fields") {
      let field = try field(node, general ?? Self.withBlank(reasons), reasons)
      guard names.insert(field.name).inserted else {
        throw fault("the field `\(field.name)` is described twice", node)
      }
      fields.append(field)
    }
    return fields
  }

  private func field(
    _ node: JSONNode, _ general: [MissingReason], _ reasons: [MissingReason]
  ) throws(JSONError) -> TableDescription.Field {
    let name = try required(node, "name")
    var missing = general
    if let own = node["missingValues"] { missing = try self.missing(own, reasons) }
    let kind = try kind(node, &missing)
    return TableDescription.Field(
      name: name, label: try localized(node, "title"),
      question: try localized(node, "description"), kind: kind, missing: missing)
  }

  /// The kind of a field; a category that is declared missing gives its label to the reason.
  private func kind(
    _ node: JSONNode, _ missing: inout [MissingReason]
  ) throws(JSONError) -> TableDescription.Field.FieldKind {
    if node["categories"] != nil {
      var categories = try categories(node)
      for index in missing.indices {
        guard let twin = categories.firstIndex(where: { $0.code == missing[index].code }) else {
          continue
        }
        let category = categories.remove(at: twin)
        if !category.label.isEmpty { missing[index].label = category.label }
      }
      let isOrdered = node["categoriesOrdered"]?.bool ?? false
      return .categorical(categories, isOrdered: isOrdered)
    }
    switch try string(node, "type") ?? "string" {
    case "integer", "year": return .whole
    case "number":
      return .number(try string(node, "decimalChar") == "," ? .comma : .point)
    default: return .text
    }
  }

  private func categories(_ node: JSONNode) throws(JSONError) -> [Category] {
    let translations = node["baro"]?["categories"]
    var categories: [Category] = []
    var codes: Set<String> = []
    for entry in try list(node, "categories") {
      guard let code = entry.codeText ?? entry["value"]?.codeText, !code.isEmpty else {
        throw fault("a category needs a value", entry)
      }
      guard codes.insert(code).inserted else {
        throw fault("the category `\(code)` is listed twice", entry)
      }
      let label = LocalizedText(
        try string(entry, "label") ?? "", translations: try translated(translations?[code]))
      categories.append(Category(code: code, label: label))
    }
    return categories
  }

  /// The reasons that a list of missing values stands for, the empty field first.
  private func missing(
    _ node: JSONNode, _ reasons: [MissingReason]
  ) throws(JSONError) -> [MissingReason] {
    guard let entries = node.elements else { throw fault("`missingValues` must be a list", node) }
    var found: [MissingReason] = []
    for entry in entries {
      guard let code = entry.codeText ?? entry["value"]?.codeText else {
        throw fault("a missing value must be a text", entry)
      }
      if found.contains(where: { $0.code == code }) { continue }
      let label = entry["label"]?.string ?? ""
      found.append(reasons.first { $0.code == code } ?? Self.reason(code, LocalizedText(label)))
    }
    return Self.withBlank(found, blank: reasons.first { $0.code.isEmpty })
  }

  private static func reason(_ code: String, _ label: LocalizedText) -> MissingReason {
    if code.isEmpty, label.isEmpty { return .noAnswer }
    let shown = label.isEmpty ? LocalizedText(code) : label
    return MissingReason(code: code, label: shown, isAsked: true)
  }

  private static func withBlank(
    _ reasons: [MissingReason], blank: MissingReason? = nil
  ) -> [MissingReason] {
    let own = reasons.first { $0.code.isEmpty } ?? blank ?? .noAnswer
    return [own] + reasons.filter { !$0.code.isEmpty }
  }

  /// The missing reasons that a resource names under `baro`.
  private func reasons(_ baro: JSONNode?) throws(JSONError) -> [MissingReason] {
    guard let baro else { return [] }
    var reasons: [MissingReason] = []
    for node in try list(baro, "missing") {
      guard let code = node["value"]?.codeText else { throw fault("a reason needs a value", node) }
      var label = LocalizedText(try string(node, "name") ?? code)
      if let given = node["label"] { label = try text(given) }
      reasons.append(
        MissingReason(code: code, label: label, isAsked: node["asked"]?.bool ?? true))
    }
    return reasons
  }

  // MARK: - Properties

  private func string(_ node: JSONNode, _ name: String) throws(JSONError) -> String? {
    guard let member = node[name] else { return nil }
    guard let text = member.string else { throw fault("`\(name)` must be a text", member) }
    return text
  }

  private func required(_ node: JSONNode, _ name: String) throws(JSONError) -> String {
    guard let member = node[name], let text = member.codeText, !text.isEmpty else {
      throw fault("`\(name)` is required", node[name] ?? node)
    }
    return text
  }

  private func list(_ node: JSONNode, _ name: String) throws(JSONError) -> [JSONNode] {
    guard let member = node[name] else { return [] }
    guard let elements = member.elements else { throw fault("`\(name)` must be a list", member) }
    return elements
  }

  private func strings(_ node: JSONNode, _ name: String) throws(JSONError) -> [String] {
    var texts: [String] = []
    for element in try list(node, name) {
      guard let text = element.codeText else { throw fault("`\(name)` must list texts", element) }
      texts.append(text)
    }
    return texts
  }

  /// A text property with its translations under `baro`.
  private func localized(_ node: JSONNode, _ name: String) throws(JSONError) -> LocalizedText {
    LocalizedText(
      try string(node, name) ?? "", translations: try translated(node["baro"]?[name]))
  }

  private func translated(_ node: JSONNode?) throws(JSONError) -> [String: String] {
    guard let node else { return [:] }
    guard let members = node.members else { throw fault("expected texts by language", node) }
    var texts: [String: String] = [:]
    for member in members {
      guard let text = member.node.string else { throw fault("expected a text", member.node) }
      texts[member.name] = text
    }
    return texts
  }

  /// A text, or texts by language of which English comes first, else the first that stands there.
  private func text(_ node: JSONNode) throws(JSONError) -> LocalizedText {
    if let text = node.string { return LocalizedText(text) }
    var texts = try translated(node)
    guard let first = texts["en"] != nil ? "en" : node.members?.first?.name,
      let text = texts.removeValue(forKey: first)
    else { throw fault("expected a text", node) }
    return LocalizedText(text, translations: texts)
  }
}
