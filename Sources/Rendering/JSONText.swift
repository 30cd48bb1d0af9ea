/// JSON built piece by piece, on one line.
///
/// Characters that could act on a terminal are written as `\u` escapes: the text stays the same.
package struct JSONText {
  package private(set) var text = ""
  private var needsComma = false

  package init() {}

  /// Writes an object.
  package mutating func object(_ fill: (inout JSONText) -> Void) { enclosed("{", "}", fill) }

  /// Writes an array.
  package mutating func array(_ fill: (inout JSONText) -> Void) { enclosed("[", "]", fill) }

  /// Writes a name with what `fill` writes after it.
  package mutating func member(_ name: String, _ fill: (inout JSONText) -> Void) {
    separate()
    text += Self.quoted(name) + ":"
    needsComma = false
    fill(&self)
    needsComma = true
  }

  package mutating func member(_ name: String, _ value: String) {
    member(name) { $0.string(value) }
  }
  package mutating func member(_ name: String, _ value: Double?) {
    member(name) { $0.number(value) }
  }
  package mutating func member(_ name: String, _ value: Int?) {
    member(name) { $0.literal(value.map(String.init) ?? "null") }
  }
  package mutating func member(_ name: String, _ value: Bool) {
    member(name) { $0.literal(value ? "true" : "false") }
  }

  package mutating func string(_ value: String) { literal(Self.quoted(value)) }

  /// A number in full; `null` for one that does not exist.
  package mutating func number(_ value: Double?) {
    let number = NumberText.machine(value)
    literal(number.isEmpty ? "null" : number)
  }

  private mutating func literal(_ value: String) {
    separate()
    text += value
    needsComma = true
  }

  private mutating func enclosed(
    _ open: String, _ close: String, _ fill: (inout JSONText) -> Void
  ) {
    separate()
    text += open
    needsComma = false
    fill(&self)
    text += close
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { text += "," }
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if mustEscape(scalar) {
          text += escaped(scalar)
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }

  private static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 { return true }
    if scalar.value < 0x7F { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      return true
    default: return false
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    String(Character(scalar)).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }.joined()
  }
}
