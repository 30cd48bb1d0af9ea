extension Name {
  /// Bare where that is read as the same name, else in backticks.
  var written: String {
    guard isQuoted || !Words.isPlainName(text) else { return text }
    return "`" + text.doubling("`") + "`"
  }
}

extension NumberLiteral {
  /// `40 %`, `-1 pt`, `6.0`.
  var written: String {
    switch unit {
    case .none: text
    case .percent: text + " %"
    case .points: text + " pt"
    }
  }
}

extension TextLiteral {
  /// In double quotes.
  var quoted: String { "\"" + text.doubling("\"") + "\"" }
}

extension Literal {
  var written: String {
    switch self {
    case .name(let name): name.written
    case .number(let number): number.written
    case .text(let text): text.quoted
    case .parameter(let name): "$" + name.written
    }
  }
}

extension ResultReference {
  package var written: String {
    switch self {
    case .last: "last"
    case .number(let number, let table, _): String(number) + (table.map { ".\($0)" } ?? "")
    case .name(let name): name.written
    }
  }
}

extension String {
  fileprivate func doubling(_ quote: Unicode.Scalar) -> String {
    guard unicodeScalars.contains(quote) else { return self }
    var doubled = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      doubled.append(scalar)
      if scalar == quote { doubled.append(scalar) }
    }
    return String(doubled)
  }
}
