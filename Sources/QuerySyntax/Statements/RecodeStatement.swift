/// `recode population into size: ..999 small "Under 1,000", 1000.. large "1,000 and over"`
package struct RecodeStatement: Hashable, Sendable {
  package var source: Name
  package var target: Name
  package var rules: [Rule]
  package var otherwise: Otherwise?
  package var replaces: Bool

  /// Values that become one answer.
  package struct Rule: Hashable, Sendable {
    /// Codes, labels, numbers or ranges: `(dgs, head)`, `..999`.
    package var matches: [SetElement]
    /// Nothing: the rules are numbered 1, 2, …
    package var code: Literal?
    package var label: TextLiteral?
    package var place: Place

    package init(
      matches: [SetElement], code: Literal?, label: TextLiteral?, place: Place = .none
    ) {
      self.matches = matches
      self.code = code
      self.label = label
      self.place = place
    }
  }

  /// `else missing`, `else keep`
  package enum Otherwise: String, Hashable, Sendable { case missing, keep }

  package init(
    source: Name, target: Name, rules: [Rule], otherwise: Otherwise? = nil, replaces: Bool = false
  ) {
    self.source = source
    self.target = target
    self.rules = rules
    self.otherwise = otherwise
    self.replaces = replaces
  }
}
