/// What a statistic is called at the head of a column, in each language.
///
/// All other words of outputs stand in `Rendering`; these stand with the name, so that who adds a statistic
/// writes them where the compiler asks for them.
package struct StatisticHeading: Sendable {
  package let english: String
  package let french: String
  /// As the label of a line, where it is more than the same with a capital.
  package let englishLine: String?
  package let frenchLine: String?

  init(_ english: String, french: String, lines: (english: String, french: String)? = nil) {
    self.english = english
    self.french = french
    englishLine = lines?.english
    frenchLine = lines?.french
  }

  /// A sign that is the same in every language.
  init(sign: String) { self.init(sign, french: sign) }
}
