/// What makes a variable of one wave unlike that of another, found where waves are put together.
package struct WaveDrift: Hashable, Sendable {
  package enum Difference: Hashable, Sendable {
    case notAsked(waves: [String])
    case labels([String])
    case questions([String])
    /// Codes of answers that no other wave has.
    case answersOfOneWave([WaveCodes])
    /// Codes that stand for other labels in another wave.
    case changedLabels([String])
  }

  package struct WaveCodes: Hashable, Sendable {
    package let wave: String
    package let codes: [String]

    package init(wave: String, codes: [String]) {
      self.wave = wave
      self.codes = codes
    }
  }

  package var variable: String
  package let difference: Difference

  package init(variable: String, difference: Difference) {
    self.variable = variable
    self.difference = difference
  }
}
