/// `param wave = 2021`
package struct ParamStatement: Hashable, Sendable {
  package var name: Name
  package var value: Literal

  package init(name: Name, value: Literal) {
    self.name = name
    self.value = value
  }
}
