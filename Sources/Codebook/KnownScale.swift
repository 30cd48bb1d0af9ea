private import Diagnostics

/// A scale whose answers stand in an order that everybody knows, from low to high.
package struct KnownScale: Hashable, Sendable {
  /// What the load says of it: `frequency`.
  package let name: String
  /// Spellings of each place, folded, in order, with `|` between them: they are never taken apart, since a run
  /// asks for few of them.
  let places: [String]

  init(_ name: String, _ places: [String]) {
    self.name = name
    self.places = places
  }

  /// The place of a folded answer, from 1.
  func place(_ folded: String) -> Int? {
    places.firstIndex { Self.spells($0, folded) }.map { $0 + 1 }
  }

  /// Whether one of the spellings of a place is a text.
  private static func spells(_ spellings: String, _ text: String) -> Bool {
    let bar = UInt8(ascii: "|")
    var rest = spellings.utf8[...]
    while true {
      if rest.starts(with: text.utf8) {
        let behind = rest.dropFirst(text.utf8.count)
        if behind.isEmpty || behind.first == bar { return !text.utf8.contains(bar) }
      }
      guard let mark = rest.firstIndex(of: bar) else { return false }
      rest = rest[rest.index(after: mark)...]
    }
  }

  /// The shortest scales that hold all answers, as they are written; none for less than two answers.
  /// - Complexity: O(answers · spellings of all scales).
  package static func holding(_ texts: [String]) -> [KnownScale] {
    let folded = texts.map(AnswerText.folded)
    guard Set(folded).count > 1 else { return [] }
    let holding = all.filter { scale in folded.allSatisfy { scale.place($0) != nil } }
    let shortest = holding.map(\.places.count).min()
    return holding.filter { $0.places.count == shortest }
  }

  /// The scores of answers as they are written, nothing for those of no opinion and others outside the scale:
  /// places from 1, of yes and no 1 and 0.
  package func scores(_ texts: [String]) -> [Double?] {
    let folded = texts.map(AnswerText.folded)
    guard isYesBeforeNo else { return folded.map { place($0).map(Double.init) } }
    let places = folded.map(place)
    // What lies between yes and no has no number of its own.
    return places.contains(2)
      ? places.map { _ in nil } : places.map { place in place.map { $0 == 1 ? 1 : 0 } }
  }

  /// Whether it tells yes from no, which is an order of reading and no scale.
  package var isYesBeforeNo: Bool { Self.yesOrNo.contains(name) }

  private static let yesOrNo = [yesBeforeNo, "oui avant non"]

  /// The scale of what is no scale, but is read in this order.
  static let yesBeforeNo = "yes before no"

  /// In the order in which one wins over another of as many places.
  private static let all: [KnownScale] = english + french + calendar

  private static let english = [
    KnownScale(yesBeforeNo, ["yes|y|true", "partly|in part|partially|maybe", "no|n|false"]),
    KnownScale("agreement", ["strongly disagree", "disagree", "agree", "strongly agree"]),
    KnownScale(
      "agreement",
      [
        "strongly disagree|disagree strongly",
        "somewhat disagree|tend to disagree|disagree slightly",
        "somewhat agree|tend to agree|agree slightly", "strongly agree|agree strongly",
      ]),
    KnownScale(
      "agreement",
      [
        "strongly disagree|totally disagree|completely disagree|disagree strongly", "disagree",
        "neither agree nor disagree|neutral|neither|undecided|no opinion either way", "agree",
        "strongly agree|totally agree|completely agree|agree strongly",
      ]),
    KnownScale(
      "agreement",
      [
        "strongly disagree|disagree strongly",
        "somewhat disagree|tend to disagree|disagree slightly",
        "neither agree nor disagree|neutral|neither|undecided",
        "somewhat agree|tend to agree|agree slightly", "strongly agree|agree strongly",
      ]),
    KnownScale(
      "agreement",
      [
        "strongly disagree", "disagree", "somewhat disagree|slightly disagree",
        "neither agree nor disagree|neutral|neither|undecided", "somewhat agree|slightly agree",
        "agree", "strongly agree",
      ]),
    KnownScale(
      "satisfaction", ["very dissatisfied", "dissatisfied", "satisfied", "very satisfied"]),
    KnownScale(
      "satisfaction",
      [
        "very dissatisfied|very unsatisfied", "dissatisfied|unsatisfied",
        "neither satisfied nor dissatisfied|neutral|neither", "satisfied", "very satisfied",
      ]),
    KnownScale(
      "satisfaction",
      [
        "very dissatisfied|very unsatisfied", "somewhat dissatisfied|fairly dissatisfied",
        "neither satisfied nor dissatisfied|neutral|neither",
        "somewhat satisfied|fairly satisfied", "very satisfied",
      ]),
    KnownScale(
      "satisfaction",
      [
        "extremely dissatisfied", "very dissatisfied|dissatisfied|moderately dissatisfied",
        "somewhat dissatisfied|slightly dissatisfied",
        "neither satisfied nor dissatisfied|neutral|neither",
        "somewhat satisfied|slightly satisfied", "very satisfied|satisfied|moderately satisfied",
        "extremely satisfied",
      ]),
    KnownScale("quality", ["poor", "fair", "good", "very good", "excellent"]),
    KnownScale("quality", ["very poor", "poor", "fair|average|acceptable", "good", "very good"]),
    KnownScale(
      "quality", ["very bad", "bad", "neither good nor bad|average|fair", "good", "very good"]),
    KnownScale(
      "quality",
      [
        "terrible|awful", "very poor", "poor", "fair|average|acceptable", "good", "very good",
        "excellent",
      ]),
    KnownScale(
      "frequency",
      ["never", "rarely|seldom", "sometimes|occasionally", "often|frequently", "always"]),
    KnownScale(
      "frequency",
      [
        "never", "almost never|hardly ever", "rarely|seldom", "occasionally", "sometimes",
        "about half the time", "often|frequently|most of the time", "usually", "very often",
        "almost always", "always",
      ]),
    KnownScale(
      "frequency",
      [
        "never", "less often|less frequently", "less than once a year", "once a year|yearly",
        "several times a year|a few times a year", "less than once a month", "once a month|monthly",
        "several times a month|a few times a month", "less than once a week", "once a week|weekly",
        "several times a week|a few times a week", "once a day|daily|every day",
        "several times a day|more than once a day",
      ]),
    KnownScale(
      "likelihood",
      [
        "very unlikely", "unlikely|somewhat unlikely|fairly unlikely",
        "neither likely nor unlikely|neutral|neither|undecided",
        "likely|somewhat likely|fairly likely", "very likely",
      ]),
    KnownScale(
      "likelihood",
      [
        "extremely unlikely|not at all likely", "very unlikely|unlikely|moderately unlikely",
        "somewhat unlikely|slightly unlikely|slightly likely",
        "neither likely nor unlikely|neutral|neither", "somewhat likely|moderately likely",
        "likely|very likely", "extremely likely",
      ]),
    KnownScale(
      "likelihood",
      [
        "definitely not", "probably not", "might or might not|maybe|perhaps",
        "probably|probably yes", "definitely|definitely yes",
      ]),
    KnownScale(
      "importance",
      [
        "not at all important|not important",
        "not very important|slightly important|a little important",
        "somewhat important|moderately important|fairly important", "important|very important",
        "extremely important",
      ]),
    KnownScale(
      "importance",
      [
        "unimportant|not important|not at all important", "of little importance|not very important",
        "neutral|neither important nor unimportant|moderately important", "important",
        "very important",
      ]),
    KnownScale(
      "amount",
      [
        "not at all", "a little|slightly|not much", "somewhat|moderately|to some extent",
        "quite a bit|a lot|very", "extremely|very much|completely|a great deal",
      ]),
    KnownScale("amount", ["low", "medium|moderate|average", "high"]),
    KnownScale("amount", ["very low", "low", "medium|moderate|average", "high", "very high"]),
    KnownScale("amount", ["small", "medium", "large"]),
  ]

  private static let french = [
    KnownScale("oui avant non", ["oui|o|vrai", "en partie|partiellement|peut-etre", "non|n|faux"]),
    KnownScale(
      "accord",
      [
        "pas du tout d'accord", "plutot pas d'accord|pas d'accord", "plutot d'accord|d'accord",
        "tout a fait d'accord",
      ]),
    KnownScale(
      "accord",
      [
        "pas du tout d'accord", "plutot pas d'accord|pas d'accord",
        "ni d'accord ni pas d'accord|ni d'accord, ni pas d'accord|neutre|ni l'un ni l'autre",
        "plutot d'accord|d'accord", "tout a fait d'accord",
      ]),
    KnownScale(
      "accord",
      [
        "pas du tout d'accord", "pas d'accord", "plutot pas d'accord",
        "ni d'accord ni pas d'accord|neutre|ni l'un ni l'autre", "plutot d'accord", "d'accord",
        "tout a fait d'accord",
      ]),
    KnownScale(
      "satisfaction",
      [
        "pas du tout satisfait|pas du tout satisfaite|tres insatisfait|tres insatisfaite",
        "peu satisfait|peu satisfaite|plutot pas satisfait|plutot pas satisfaite|pas satisfait|pas satisfaite|insatisfait|insatisfaite|plutot insatisfait|plutot insatisfaite",
        "ni satisfait ni insatisfait|ni satisfaite ni insatisfaite|neutre|moyennement satisfait|moyennement satisfaite",
        "plutot satisfait|plutot satisfaite|assez satisfait|assez satisfaite|satisfait|satisfaite",
        "tres satisfait|tres satisfaite|tout a fait satisfait|tout a fait satisfaite",
      ]),
    KnownScale(
      "qualite",
      [
        "tres mauvais|tres mauvaise", "mauvais|mauvaise|plutot mauvais|plutot mauvaise",
        "moyen|moyenne|passable", "bon|bonne|assez bon|assez bonne|plutot bon|plutot bonne|bien",
        "tres bon|tres bonne|tres bien", "excellent|excellente",
      ]),
    KnownScale(
      "frequence",
      [
        "jamais", "presque jamais", "rarement", "de temps en temps|quelquefois|parfois", "souvent",
        "tres souvent", "presque toujours", "toujours",
      ]),
    KnownScale(
      "frequence",
      [
        "jamais", "moins souvent", "moins d'une fois par an", "une fois par an",
        "plusieurs fois par an", "moins d'une fois par mois", "une fois par mois",
        "plusieurs fois par mois", "moins d'une fois par semaine", "une fois par semaine",
        "plusieurs fois par semaine",
        "tous les jours|chaque jour|une fois par jour|quotidiennement",
        "plusieurs fois par jour",
      ]),
    KnownScale(
      "probabilite",
      [
        "tres improbable|tres peu probable|pas du tout probable", "improbable|peu probable",
        "ni probable ni improbable|neutre", "probable|assez probable|plutot probable",
        "tres probable",
      ]),
    KnownScale(
      "probabilite",
      [
        "certainement pas|surement pas", "probablement pas", "peut-etre", "probablement",
        "certainement|surement",
      ]),
    KnownScale(
      "importance",
      [
        "pas du tout important|pas du tout importante|pas important|pas importante",
        "peu important|peu importante|pas tres important|pas tres importante",
        "moyennement important|moyennement importante|assez important|assez importante|plutot important|plutot importante",
        "important|importante", "tres important|tres importante",
        "extremement important|extremement importante",
      ]),
    KnownScale(
      "confiance",
      [
        "pas du tout confiance", "plutot pas confiance|pas confiance", "plutot confiance|confiance",
        "tout a fait confiance|tres confiance",
      ]),
    KnownScale(
      "quantite",
      [
        "pas du tout", "un peu|peu|pas beaucoup", "moyennement", "assez|plutot", "beaucoup",
        "enormement|tout a fait",
      ]),
    KnownScale("quantite", ["faible", "moyen|moyenne", "fort|forte|eleve|elevee"]),
  ]

  private static let calendar = [
    KnownScale(
      "weekdays",
      [
        "monday|mon", "tuesday|tue|tues", "wednesday|wed", "thursday|thu|thur|thurs", "friday|fri",
        "saturday|sat", "sunday|sun",
      ]),
    KnownScale(
      "jours",
      [
        "lundi|lun", "mardi|mar", "mercredi|mer", "jeudi|jeu", "vendredi|ven", "samedi|sam",
        "dimanche|dim",
      ]),
    KnownScale("months", Month.english), KnownScale("mois", Month.french),
  ]
}

/// Names of the months, folded, with their short forms.
enum Month {
  static let english = [
    "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul",
    "august|aug", "september|sep|sept", "october|oct", "november|nov", "december|dec",
  ]
  static let french = [
    "janvier|janv", "fevrier|fevr|fev", "mars", "avril|avr", "mai", "juin", "juillet|juil",
    "aout", "septembre|sept", "octobre|oct", "novembre|nov", "decembre|dec",
  ]

  private static let numbers: [String: Int] = {
    var numbers: [String: Int] = [:]
    for names in [english, french] {
      for (place, spellings) in names.enumerated() {
        for spelling in spellings.split(separator: "|") { numbers[String(spelling)] = place + 1 }
      }
    }
    return numbers
  }()

  /// The number of a month by its folded name.
  static func number(_ folded: some StringProtocol) -> Int? { numbers[String(folded)] }
}

/// Answers compared as people read them.
enum AnswerText {
  /// Without case, accents, blanks around and a full stop at the end; one kind of apostrophe and of blank.
  static func folded(_ text: String) -> String {
    var folded = NameFolding.folded(text)
    if !folded.utf8.allSatisfy({ $0 < 0x80 }) {
      folded = String(
        folded.map { character -> Character in
          switch character {
          case "’", "ʼ", "´": "'"
          case "\u{A0}", "\u{202F}", "\u{2009}": " "
          default: character
          }
        })
    }
    let core = folded.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    return core.hasSuffix(".") ? String(core.dropLast()) : core
  }
}
