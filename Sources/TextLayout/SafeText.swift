/// Makes text from data fit for a terminal, a page or an error: nothing in it can act.
package enum SafeText {
  /// Combining marks kept on one character; more are dropped from view.
  private static let mostMarks = 8

  /// The text with control, C1, bidirectional, invisible and line-separating characters written
  /// as `\u{…}` and runs of combining marks capped.
  /// - Complexity: O(scalars); plain ASCII text is returned as it is.
  package static func escaped(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var safe = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      marks = isMark(scalar) ? marks + 1 : 0
      if marks > mostMarks { continue }
      if isHazard(scalar) {
        safe.append(contentsOf: escape(scalar).unicodeScalars)
      } else {
        safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// The escaped text as HTML and XML hold it: no sign in it is markup.
  ///
  /// Goes by scalars, since a `<` under a combining mark is another character but the same markup.
  package static func markup(_ text: String) -> String {
    var markup = String.UnicodeScalarView()
    for scalar in escaped(text).unicodeScalars {
      switch scalar {
      case "&": markup.append(contentsOf: "&amp;".unicodeScalars)
      case "<": markup.append(contentsOf: "&lt;".unicodeScalars)
      case ">": markup.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": markup.append(contentsOf: "&quot;".unicodeScalars)
      default: markup.append(scalar)
      }
    }
    return String(markup)
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isHazard(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { return true }
    // A zero-width joiner inside emoji is part of a visible sign; alone it is refused as format.
    switch scalar.properties.generalCategory {
    case .format: return scalar.value != 0x200D
    case .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return true
    default: return (0xFE00...0xFE0E).contains(scalar.value)
    }
  }
}
