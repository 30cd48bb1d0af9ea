/// `wave year`
package struct WaveStatement: Hashable, Sendable {
  package var variable: Name

  package init(variable: Name) {
    self.variable = variable
  }
}
