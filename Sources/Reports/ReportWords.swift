/// The words of a report in one language.
struct ReportWords {
  let contents: String
  let statements: String
  let allHold: String
  let someFail: String
  let made: String

  /// French for `fr` and its kinds, English otherwise.
  init(language: String) {
    if language.prefix(2) == "fr" {
      contents = "Sommaire"
      statements = "Instructions"
      allHold = "affirmations sur {all} sont vérifiées"
      someFail = "affirmations sur {all} ne sont pas vérifiées"
      made = "Produit par baro à partir de"
    } else {
      contents = "Contents"
      statements = "Statements"
      allHold = "of {all} claims hold"
      someFail = "of {all} claims do not hold"
      made = "Made by baro from"
    }
  }

  /// `53 of 53 claims hold`; nothing without claims.
  func verdict(held: Int, all: Int) -> String? {
    if all == 0 { return nil }
    let holds = held == all
    let words = (holds ? allHold : someFail).replacing("{all}", with: String(all))
    return "\(holds ? held : all - held) " + words
  }
}
