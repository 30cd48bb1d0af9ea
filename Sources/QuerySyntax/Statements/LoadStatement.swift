/// `load "export.csv" delimiter ";" decimal comma encoding "windows-1252" as b`
package struct LoadStatement: Hashable, Sendable {
  package var path: TextLiteral
  package var alias: Name?
  package var delimiter: TextLiteral?
  package var decimalComma: Bool?
  package var encoding: TextLiteral?
  package var ragged: RaggedWord?

  package init(
    path: TextLiteral, alias: Name? = nil, delimiter: TextLiteral? = nil,
    decimalComma: Bool? = nil, encoding: TextLiteral? = nil, ragged: RaggedWord? = nil
  ) {
    self.path = path
    self.alias = alias
    self.delimiter = delimiter
    self.decimalComma = decimalComma
    self.encoding = encoding
    self.ragged = ragged
  }
}

/// What is done with lines of unequal width.
package enum RaggedWord: String, Hashable, Sendable, CaseIterable {
  case stop, fill, skip
}
