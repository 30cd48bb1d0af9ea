/// `weight w frequency` / `weight off`
package struct WeightStatement: Hashable, Sendable {
  package var variable: Name?
  package var isFrequency: Bool

  package init(variable: Name?, isFrequency: Bool = false) {
    self.variable = variable
    self.isFrequency = isFrequency
  }
}
