import ResultTables

/// What listings say in French; a no-break space stands before `:`, a narrow one before `;`.
struct FrenchListings {
  let language: String
  private let words: FrenchCounts

  init(language: String) {
    self.language = language
    words = FrenchCounts(language: language)
  }

  func text(_ phrase: ListingPhrase) -> String {
    switch phrase {
    case .datasets: "Jeux de données"
    case .settings: "Réglages"
    case .results: "Résultats"
    case .parameters: "Paramètres"
    case .claims: "Affirmations"
    case .statements: "Instructions qui ont abouti"
    case .named(let name, let label): label.isEmpty ? name : "\(name)\u{A0}: \(label)"
    case .variable: "variable"
    case .label: "libellé"
    case .type: "type"
    case .answers: "réponses"
    case .valid: "valides"
    case .missing: "manquantes"
    case .foundIn: "trouvé dans"
    case .code: "code"
    case .n: "n"
    case .percent: "pourcentage"
    case .item: "item"
    case .name: "nom"
    case .rows: "lignes"
    case .variables: "variables"
    case .bytesPerRow: "octets par ligne"
    case .file: "fichier"
    case .setting: "réglage"
    case .value: "valeur"
    case .meaning: "signification"
    case .number: "numéro"
    case .dataset: "jeu de données"
    case .statement: "instruction"
    case .origin: "origine"
    case .claim: "affirmation"
    case .expected: "attendu"
    case .found: "trouvé"
    case .base: "base"
    case .kind(let type): kind(type)
    case .texts(let count): words.count(count, "texte", "textes")
    case .numbers: "nombres"
    case .emptyCode: "(vide)"
    case .moreAnswers(let count): words.count(count, "autre réponse", "autres réponses")
    case .differentNumbers(let count): words.count(count, "nombre", "nombres différents")
    case .net(let label): "regroupement\u{A0}: \(label)"
    case .amount(let amount): words.numbers.trimmed(amount, atMost: 2)
    case .share(let percent): words.numbers.percent(percent, decimals: 1)
    case .place(let place): self.place(place)
    case .askedNow: "interrogé"
    case .given(let isByCommandLine): isByCommandLine ? "ligne de commande" : "déclaration"
    case .settingMeans(let setting): meaning(setting)
    case .claimFound(let claim): ClaimNumbers(claim, language: language).listed ?? "–"
    case .expectation(let expectation): self.expectation(expectation)
    case .extent(let rows, let unit, let file):
      "\(words.told(rows)) \(words.unit(isOne: words.isOne(rows), unit)), \(file)."
    case .gridIs(let name, let items): "Grille `\(name)`\u{A0}: \(items.joined(separator: ", "))."
    case .wavesTold(let variable): "Vagues distinguées par `\(variable)`."
    case .weightsOffered(let names):
      "Pondérations, sans effet avant d'être demandées\u{A0}: \(words.weights(names))."
    case .noteOfFile(let note): "Note du fichier\u{A0}: \(note)"
    case .sourceIs(let source): "Source\u{A0}: \(source)."
    case .questionIs(let question): "Question\u{A0}: \(question)"
    case .typeIs(let type): "Type\u{A0}: \(kind(type))."
    case .gridOf(let items): "Type\u{A0}: grille de \(words.count(items, "item", "items"))."
    case .scale(let answers): "Échelle\u{A0}: \(answers.joined(separator: ", "))."
    case .nets(let names): "Regroupements\u{A0}: \(names.joined(separator: ", "))."
    case .readAs(let inference): "Lu comme\u{A0}: \(inference)."
    case .validOf(let valid, let rows, let unit):
      "\(FrenchCounts.isOne(valid) ? "Valide" : "Valides")\u{A0}: \(words.numbers.count(valid))"
        + " sur \(words.units(rows, unit))."
    case .countsByTable(let name):
      "Les effectifs, secret protégé, viennent de `freq \(name)`."
    case .weightIsOn(let variable):
      "Pondération\u{A0}: `\(variable)`\u{202F}; n compte les lignes."
    case .noWeight(let offered):
      "Pondération\u{A0}: aucune\u{202F}; proposées\u{A0}: \(words.weights(offered))."
    case .answersByWave(let waves):
      "Réponses valides par vague\u{A0}: "
        + waves.map { "\($0.wave)\u{A0}: \($0.n)" }.joined(separator: ", ") + "."
    case .howToSet: "`set NOM VALEUR` en change un, `disclose` le dernier."
    case .claimsHold(let held, let all):
      "\(words.numbers.count(held)) sur \(words.count(all, "affirmation", "affirmations"))"
        + " \(FrenchCounts.isOne(held) ? "vérifiée" : "vérifiées")."
    case .respondents(let count, let all, let unit):
      "\(words.numbers.count(count)) sur \(words.units(all, unit))."
    case .firstShown(let shown, let all):
      (shown == 1
        ? "La première ligne est montrée" : "Les \(shown) premières lignes sont montrées")
        + "\u{202F}; `top \(all)` les montre toutes."
    case .firstAreShown(let count):
      count < 2 ? "La première ligne est montrée." : "Les \(count) premières lignes sont montrées."
    case .variablesShown(let shown, let all, let range):
      "\(words.count(shown, "variable montrée", "variables montrées"))"
        + " sur \(words.numbers.count(all))\u{202F}; `show \(range)` les montre toutes, un fichier"
        + " les contient toutes."
    }
  }
}

extension FrenchListings {
  private func kind(_ type: ListingPhrase.VariableType) -> String {
    switch type {
    case .categorical: "catégorielle"
    case .ordered: "catégorielle, ordonnée"
    case .numeric: "numérique"
    case .wholeNumbers: "numérique, entière"
    case .text: "texte"
    case .multipleResponse: "réponses multiples"
    }
  }

  private func place(_ place: ListingPhrase.FoundPlace) -> String {
    switch place {
    case .name: "nom"
    case .label: "libellé"
    case .question: "question"
    case .answer(let answer): "réponse «\u{A0}\(answer)\u{A0}»"
    }
  }

  /// What is expected: `15 %`, `< 0 pt, significatif`, `15 % à 1 pt près`.
  func expectation(_ expectation: ClaimExpectation) -> String {
    let relation =
      switch expectation.relation {
      case .equals: ""
      case .less: "< "
      case .lessOrEqual: "<= "
      case .greater: "> "
      case .greaterOrEqual: ">= "
      }
    let unit = ClaimNumbers.sign(expectation.unit, language)
    let number = { (amount: ClaimExpectation.Amount) in
      words.numbers.rounded(amount.value, decimals: amount.decimals)
    }
    let distance = expectation.distance.map { distance in
      " à \(number(distance))\(ClaimNumbers.sign(expectation.unit.ofDistance, language)) près"
    }
    return relation + number(expectation.value) + unit + (distance ?? "")
      + (expectation.isSignificant ? ", significatif" : "")
  }

  private func meaning(_ setting: ListingPhrase.ListedSetting) -> String {
    switch setting {
    case .decimals:
      "décimales montrées\u{202F}; par défaut 0 pour les pourcentages, 1 pour les moyennes"
    case .percent: "le pourcentage que montre un tableau croisé"
    case .total: "si les colonnes commencent par un Total"
    case .wording: "la question telle que posée, au-dessus de chaque tableau"
    case .baseWarn: "les bases inférieures sont signalées"
    case .baseTest: "les bases inférieures ne sont pas comparées\u{202F}; 0 compare tout"
    case .baseHide: "les colonnes de base inférieure sont omises\u{202F}; 0 n'en omet aucune"
    case .empty: "si les lignes et colonnes vides sont montrées"
    case .language: "langue des libellés, des nombres et des mots des résultats"
    case .confidence: "niveau de confiance des intervalles"
    case .interval:
      "méthode des intervalles\u{202F}; `auto`\u{A0}: Wilson sans pondération, logit avec"
    case .quantile:
      "règle des quantiles\u{202F}; par défaut 7 sans pondération, `math` avec"
    case .mode: "formule des comparaisons de colonnes"
    case .adjust: "correction pour les comparaisons multiples"
    case .level: "seuils des comparaisons de colonnes"
    case .cells: "nombre maximal de cases d'un tableau"
    case .threads: "cœurs employés pour compter\u{202F}; `default`\u{A0}: tous ceux du processus"
    case .timing: "si chaque réponse dit combien de temps elle a pris"
    case .width: "largeur des tableaux\u{202F}; `auto`\u{A0}: celle du terminal"
    case .color: "couleur dans le terminal"
    case .palette: "couleurs pour un fond sombre ou clair"
    case .pager: "si les longues réponses s'ouvrent page par page"
    case .disclose: "ce qui est masqué des petits effectifs"
    }
  }
}
