/// The sheets of a workbook, where their parts stand, its styles and its texts.
final class WorkbookParts {
  struct Sheet {
    let name: String
    let isHidden: Bool
    let part: String
  }

  private(set) var sheets: [Sheet] = []
  private(set) var texts: [[UInt8]] = []
  /// Days from the first of January 1970 to the day 0 of its dates.
  private(set) var firstDay = WorkbookParts.firstDay1900
  /// What the numbers of each style show.
  private(set) var styles: [NumberFormat] = []
  let archive: ZIPArchive
  private let file: String

  static let firstDay1900 = -25_569
  static let firstDay1904 = -24_107

  init(_ archive: ZIPArchive, file: String) throws {
    self.archive = archive
    self.file = file
    let book = try target(of: "officeDocument", in: "_rels/.rels", base: "") ?? "xl/workbook.xml"
    let folder = FilePath.folder(book)
    let relations = folder + "_rels/" + FilePath.lastPart(book) + ".rels"
    let targets = try self.relations(relations, base: folder)
    let found = BookListener()
    guard try read(book, found) else {
      throw LoadError(file: file, cause: .damagedFile(reason: "it has no workbook in it"))
    }
    if found.is1904 { firstDay = Self.firstDay1904 }
    sheets = found.sheets.map { sheet in
      Sheet(
        name: sheet.name, isHidden: sheet.isHidden,
        part: targets.first { $0.id == sheet.id }?.target ?? "")
    }
    if let part = targets.first(where: { $0.kind == "sharedStrings" })?.target {
      let strings = StringsListener()
      if try read(part, strings) { texts = strings.texts }
    }
    if let part = targets.first(where: { $0.kind == "styles" })?.target {
      let styles = StylesListener()
      if try read(part, styles) { self.styles = styles.styles }
    }
  }

  /// Reads a part.
  /// - Returns: whether there is one of the name.
  func read(_ name: String, _ listener: any XMLListener) throws -> Bool {
    guard let part = archive.parts[name] else { return false }
    try XMLEvents.read(part, named: name, of: archive, file: file, listener)
    return true
  }

  private func target(of kind: String, in part: String, base: String) throws -> String? {
    try relations(part, base: base).first { $0.kind == kind }?.target
  }

  private func relations(
    _ part: String, base: String
  ) throws -> [(id: String, kind: String, target: String)] {
    let found = RelationsListener()
    _ = try read(part, found)
    return found.relations.map { ($0.id, $0.kind, Self.resolved($0.target, base)) }
  }

  /// The name of a part from the place where it is named.
  private static func resolved(_ target: String, _ base: String) -> String {
    var parts = target.hasPrefix("/") ? [] : base.split(separator: "/")
    for part in target.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}

private final class RelationsListener: XMLListener {
  private(set) var relations: [(id: String, kind: String, target: String)] = []

  func start(_ name: String, _ attributes: [String: String]) {
    guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"]
    else {
      return
    }
    relations.append((id, FilePath.lastPart(attributes["Type"] ?? ""), target))
  }
  func end(_ name: String) {}
  func text(_ bytes: [UInt8]) {}
}

private final class BookListener: XMLListener {
  private(set) var sheets: [(name: String, isHidden: Bool, id: String)] = []
  private(set) var is1904 = false

  func start(_ name: String, _ attributes: [String: String]) {
    if name == "workbookPr" { is1904 = ["1", "true"].contains(attributes["date1904"] ?? "") }
    if name == "sheet" {
      let state = attributes["state"] ?? "visible"
      sheets.append((attributes["name"] ?? "", state != "visible", attributes["id"] ?? ""))
    }
  }
  func end(_ name: String) {}
  func text(_ bytes: [UInt8]) {}
}

/// Texts that cells name by their number; what tells how they are spoken is left out.
private final class StringsListener: XMLListener {
  private(set) var texts: [[UInt8]] = []
  private var own = RichText()

  func start(_ name: String, _ attributes: [String: String]) {
    if name == "si" { own = RichText() }
    own.start(name)
  }
  func end(_ name: String) {
    own.end(name)
    if name == "si" { texts.append(own.bytes) }
  }
  func text(_ bytes: [UInt8]) { own.add(bytes) }
}

/// A text of one piece or of several.
struct RichText {
  private(set) var bytes: [UInt8] = []
  private var isText = false
  private var isSpoken = false

  mutating func start(_ name: String) {
    if name == "t" { isText = true }
    if name == "rPh" { isSpoken = true }
  }

  mutating func end(_ name: String) {
    if name == "t" { isText = false }
    if name == "rPh" { isSpoken = false }
  }

  mutating func add(_ more: [UInt8]) {
    if isText, !isSpoken { bytes += more }
  }
}

private final class StylesListener: XMLListener {
  private(set) var styles: [NumberFormat] = []
  private var formats: [Int: NumberFormat] = [:]
  private var isInCells = false

  func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        formats[id] = NumberFormat(code: attributes["formatCode"] ?? "")
      }
    case "cellXfs": isInCells = true
    case "xf" where isInCells:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      styles.append(formats[id] ?? NumberFormat(builtIn: id))
    default: break
    }
  }
  func end(_ name: String) { if name == "cellXfs" { isInCells = false } }
  func text(_ bytes: [UInt8]) {}
}

/// What a number format shows of a number.
struct NumberFormat: Equatable {
  var hasDay = false
  var hasTime = false

  /// - Source: ECMA-376, part 1, 18.8.30, *numFmt*.
  init(builtIn id: Int) {
    switch id {
    case 14...17, 27...31, 34...36, 50...54, 57, 58: hasDay = true
    case 18...21, 32, 33, 45...47, 55, 56: hasTime = true
    case 22: (hasDay, hasTime) = (true, true)
    default: break
    }
  }

  /// The first part of a format, without what it only shows: quotes, escapes, colours, conditions.
  init(code: String) {
    var letters: [Character] = []
    var rest = Array(code.lowercased())[...]
    while let sign = rest.popFirst(), sign != ";" {
      switch sign {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 1)
        if let first = inside.first, inside.allSatisfy({ $0 == first }), "hms".contains(first) {
          letters += ["h"]
        }
      default: letters.append(sign)
      }
    }
    if String(letters).hasPrefix("general") { return }
    hasTime = letters.contains { "hs".contains($0) }
    hasDay = letters.contains { "yd".contains($0) } || letters.contains("m") && !hasTime
  }
}
