/// `stack b2020 as 2020, b2021 as 2021 into b wave year`
package struct StackStatement: Hashable, Sendable {
  package var parts: [Part]
  package var target: Name
  package var waveVariable: Name

  /// A data set and the code of its wave.
  package struct Part: Hashable, Sendable {
    package var dataset: Name
    package var wave: Literal

    package init(dataset: Name, wave: Literal) {
      self.dataset = dataset
      self.wave = wave
    }
  }

  package init(parts: [Part], target: Name, waveVariable: Name) {
    self.parts = parts
    self.target = target
    self.waveVariable = waveVariable
  }
}
