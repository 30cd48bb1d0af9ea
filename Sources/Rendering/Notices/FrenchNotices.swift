import Codebook
import ResultTables

/// What notices say in French; a no-break space stands before `:`, a narrow one before `;`.
struct FrenchNotices {
  let language: String
  let words: FrenchCounts

  init(language: String) {
    self.language = language
    words = FrenchCounts(language: language)
  }

  func text(_ notice: Notice) -> String {
    switch notice {
    case .loaded(let line): return line
    case .replaced(let dataset): return "`\(dataset)` est remplacé"
    case .shippedData(let dataset, let rows, let unit):
      return "aucune donnée nommée\u{A0}: questions posées à \(dataset), fourni avec baro,"
        + " \(words.units(rows, unit))"
    case .asking(let dataset): return "questions posées à \(dataset)"
    case .codebook(
      let file, let described, let names, let numbered, let moreNumbered, let made, let moreMade):
      var said = [words.count(described, "variable décrite", "variables décrites")]
      if names > 0 { said.append(words.count(names, "nom donné", "noms donnés")) }
      if !numbered.isEmpty {
        said.append(
          "numérotées à la suite : " + numbered.joined(separator: ", ") + words.others(moreNumbered)
        )
      }
      if !made.isEmpty {
        said.append(
          "créés : " + made.map { "`\($0)`" }.joined(separator: ", ")
            + words.others(moreMade))
      }
      return "dictionnaire \(file) : " + said.joined(separator: ", ")
    case .joined(let variables, let keys, let unmatched, let rows, let unused, let file):
      return
        "\(words.count(variables, "variable jointe", "variables jointes")) par \(words.names(keys))\u{A0}:"
        + " \(words.told(unmatched)) sur \(words.rows(rows)) sans correspondance,"
        + " \(words.rows(unused)) de \(file) sans emploi"
    case .stacked(let rows, let waves, let dataset):
      return "\(words.count(rows, "ligne", "lignes")) de \(words.count(waves, "vague", "vagues"))"
        + " mises bout à bout sous le nom `\(dataset)`"
    case .drift(let drift): return "  " + words.drift(drift)
    case .wavesTold(let variable): return "`\(variable)` distingue les vagues"
    case .filterOff(let rows): return "filtre levé\u{A0}: \(words.rows(rows)) en tout"
    case .filterOn(let kept, let rows, let unknown):
      let rest = unknown.map { "\u{202F}; inconnu pour \(words.told($0)), hors du filtre" } ?? ""
      return "filtre posé\u{A0}: \(words.told(kept)) sur \(words.rows(rows))" + rest
    case .selected(let isKept, let taken, let rows, let truths):
      return "\(words.told(taken)) sur \(words.rows(rows)) \(isKept ? "gardées" : "retirées")"
        + (truths.map(self.truths) ?? "")
    case .droppedDuplicates(let count, let rows):
      return "\(words.told(count)) \(words.isOne(count) ? "doublon retiré" : "doublons retirés")"
        + " sur \(words.rows(rows))"
    case .weightOff: return "pondération levée\u{A0}: chaque ligne compte une fois"
    case .weightOn(let variable, let isFrequency):
      return "pondération par `\(variable)`, poids \(isFrequency ? "d'effectifs" : "de sondage")"
    case .designOff:
      return "plan de sondage levé\u{A0}: les lignes sont un échantillon aléatoire simple"
    case .designOn(let strata, let units, let areRows, let population):
      return "plan de sondage\u{A0}: \(words.count(strata, "strate", "strates")), "
        + (areRows
          ? words.count(units, "ligne", "lignes") : words.count(units, "grappe", "grappes"))
        + (population.map { ", tailles de population dans `\($0)`" } ?? "")
    case .singleUnits(let strata, let rule):
      return "  \(words.count(strata, "strate n'a", "strates n'ont")) qu'une unité\u{A0}: "
        + consequence(rule, isOne: strata == 1)
    case .disclosureOff: return "protection du secret levée\u{A0}: tous les effectifs sont donnés"
    case .disclosureOn(let threshold, let hidesMore, let rounding):
      return disclosure(threshold, hidesMore, rounding)
    case .earlierResultsHidden:
      return "  résultats et affirmations d'avant ne sont plus ni montrés ni enregistrés\u{202F};"
        + " reposez les questions"
    case .made(let making, let name, let summary, let remarks):
      return made(making, name, summary) + remarks.map(remark).joined()
    case .ordered(let variable, let answers, let more):
      return "ordre de `\(variable)`\u{A0}: \(answers.joined(separator: ", "))"
        + words.others(more)
    case .scored(let variable, let scores, let without):
      return "valeurs de `\(variable)`\u{A0}: \(scores.joined(separator: ", "))"
        + (without.isEmpty ? "" : "\u{202F}; sans valeur\u{A0}: \(words.titles(without))")
    case .againstLabels(let variable, let ends, let turn):
      return "`\(variable)` compte avec ses codes, qui vont à rebours de ses libellés\u{A0}:"
        + " \(ends)\u{202F}; `\(turn)` retourne ses nombres"
    case .madeGrid(let name, let items, let answers):
      return "grille `\(name)` définie\u{A0}: \(words.count(items, "item", "items")), "
        + (answers.map { words.count($0, "réponse", "réponses") } ?? "nombres")
    case .blankItems(let some, let none):
      return "items vides\u{A0}: non choisis chez qui a choisi quelque chose (\(words.told(some))),"
        + " manquants chez qui n'a rien choisi (\(words.told(none)))\u{202F};"
        + " `blank no` compte tout le monde"
    case .droppedVariables(let names, let grids):
      return words.count(names.count, "variable retirée", "variables retirées")
        + (grids.isEmpty
          ? "" : " avec \(grids.map { "la grille `\($0)`" }.joined(separator: ", "))")
        + "\u{A0}: \(words.names(names))"
    case .moreRenamed(let count): return "et \(words.count(count, "autre nom", "autres noms"))"
    case .renamed(let old, let new): return "`\(old)` s'appelle désormais `\(new)`"
    case .unread(let rows, let variable, let texts, let more):
      let verb =
        words.isOne(rows)
        ? "ligne de `\(variable)` n'est pas un nombre et manque"
        : "lignes de `\(variable)` ne sont pas des nombres et manquent"
      return "\(words.told(rows)) \(verb)\u{A0}: \(words.list(texts))" + words.others(more)
    case .withoutRule(let rows): return "  sans règle, donc manquant\u{A0}: \(words.rows(rows))"
    case .gap(let lower, let upper): return "  il y a un trou entre `\(lower)` et `\(upper)`"
    case .targetsAreShares(let variable):
      return "les cibles de `\(variable)`, sans `%`, sont prises pour des pourcentages"
    case .targetsScaled(let variable, let sum, let whole, let arePercent):
      return "la somme des cibles de `\(variable)` est \(target(sum, arePercent))\u{A0}:"
        + " ramenée à \(target(whole, arePercent))"
    case .raked(let name, let rows, let without, let base, let effect, let turnOn):
      return "calage de `\(name)`\u{A0}: \(words.count(rows, "ligne", "lignes"))"
        + (without > 0 ? ", \(words.numbers.count(without)) sans poids" : "")
        + ", base efficace \(words.numbers.rounded(base, decimals: 0)),"
        + " effet de plan \(words.numbers.rounded(effect, decimals: 2))"
        + (turnOn.map { "\u{202F}; `weight \($0)` l'active" } ?? "")
    case .setting(let name, let value): return "réglage\u{A0}: `\(name) \(value)`"
    case .parameterKept(let name): return "`$\(name)` garde la valeur de la ligne de commande"
    case .undone(let statement): return "annulé\u{A0}: \(statement)"
    case .asked(let statement): return statement
    case .saved(let statements, let path):
      return words.count(statements, "instruction enregistrée", "instructions enregistrées")
        + " dans \(path)"
    case .wrote(let path, let rows):
      return "écrit\u{A0}: \(path)" + (rows.map { ", \(words.rows($0))" } ?? "")
    case .wroteBook(let tables, let path):
      return "recueil\u{A0}: \(words.count(tables, "tableau", "tableaux")) dans \(path)"
    case .emptyFields(let note):
      return "champs vides\u{A0}: " + (NoteText(language: language).sentence(note) ?? "")
    case .elapsed(let seconds): return words.elapsed(seconds)
    case .interrupted: return "interrompu\u{A0}: il ne reste rien de l'instruction"
    case .answerNotShown: return "interrompu\u{A0}: la réponse n'est pas montrée"
    case .claimsFailed(let failed, let all):
      return "\(words.numbers.count(failed)) sur \(words.count(all, "affirmation", "affirmations"))"
        + (FrenchCounts.isOne(failed) ? " non vérifiée\u{A0}:" : " non vérifiées\u{A0}:")
    case .nothingListed(let listed): return nothing(listed)
    case .filter(let condition):
      return condition.map { "filtre\u{A0}: " + $0 }
        ?? "aucun filtre\u{A0}: toutes les lignes comptent"
    case .weight(let name?, let isFrequency, _):
      return "pondération\u{A0}: " + name + (isFrequency ? ", poids d'effectifs" : "")
    case .weight(nil, _, let offered):
      return "aucune pondération\u{A0}: chaque ligne compte une fois"
        + (offered.isEmpty ? "" : " (les données proposent \(words.weights(offered)))")
    case .plan(let plan): return self.plan(plan)
    case .noPlan: return "`explain` montre le plan d'une question, telle que `freq` ou `crosstab`"
    }
  }
}

extension FrenchNotices {
  private func truths(_ truths: Notice.Truths) -> String {
    "\u{A0}: vrai \(words.told(truths.yes)), faux \(words.told(truths.no)),"
      + " inconnu \(words.told(truths.unknown))"
  }

  private func consequence(_ rule: SurveyDesign.SingleUnitRule, isOne: Bool) -> String {
    switch rule {
    case .refuse:
      "pas d'erreur type\u{202F}; `single certainty` ou `single centred` en donne une"
    case .certainty:
      isOne
        ? "tenue pour certaine, elle n'ajoute pas de variance"
        : "tenues pour certaines, elles n'ajoutent pas de variance"
    case .centred:
      "\(isOne ? "son" : "leur") écart à la moyenne de toutes les unités tient lieu de dispersion"
    }
  }

  private func disclosure(_ threshold: Int, _ hidesMore: Bool, _ rounding: Int) -> String {
    var parts: [String] = []
    if threshold > 0 {
      parts.append(
        "effectifs inférieurs à \(words.numbers.count(threshold)) masqués"
          + (hidesMore ? ", et d'autres pour qu'on ne puisse les recalculer" : ""))
    }
    if rounding > 1 {
      parts.append("effectifs arrondis aux multiples de \(words.numbers.count(rounding))")
    }
    return parts.joined(separator: "\u{202F}; ")
  }

  private func made(_ making: Notice.Making, _ name: String, _ summary: VariableSummary) -> String {
    let verb =
      switch making {
      case .changed: ""
      case .defined: " définie"
      case .derived: " dérivée"
      case .recoded: " recodée"
      }
    let kind =
      switch summary.kind {
      case .answers(let count): words.count(count, "réponse", "réponses")
      case .items(let count): words.count(count, "item", "items")
      case .numbers: "numérique"
      }
    return "variable `\(name)`\(verb)\u{A0}: \(kind)"
      + (summary.missing.map {
        ", \(words.told($0)) \(words.isOne($0) ? "manquante" : "manquantes")"
      } ?? "")
  }

  private func remark(_ remark: Notice.Remark) -> String {
    switch remark {
    case .ranks(nil): ", mentions par rang"
    case .ranks(let count?):
      ", mentions par rang, \(words.told(count))"
        + (words.isOne(count)
          ? " mention d'une réponse déjà donnée exclue"
          : " mentions d'une réponse déjà donnée exclues")
    case .othersKept(let name): ", les autres parties sont gardées dans `\(name)`"
    case .keys(let count): "\u{202F}; \(words.count(count, "clé", "clés"))"
    case .unweighted: "\u{202F}; sans pondération"
    case .periodsThatOccur(let most):
      "\u{202F}; plus de \(words.numbers.count(most)) de la première à la dernière\u{A0}:"
        + " celles qui apparaissent, sans plus"
    case .withoutText(let rows): "\u{202F}; aucun texte de ce genre dans \(words.rows(rows))"
    case .laterRule(let rows):
      "\u{202F}; règle suivante, faute de connaître la précédente, pour \(words.rows(rows))"
    case .notComputable(let rows): "\u{202F}; calcul impossible pour \(words.rows(rows))"
    }
  }

  private func target(_ sum: Double, _ isPercent: Bool) -> String {
    words.numbers.trimmed(sum, atMost: 3) + (isPercent ? "\u{A0}%" : "")
  }

  private func plan(_ plan: PlanNotice) -> String {
    let times = [
      ("liaison", plan.times.bind), ("comptage", plan.times.count),
      ("mise en tableaux", plan.times.tabulate),
    ]
    let lines =
      [
        "\(plan.dataset)\u{A0}: \(words.rows(plan.rows)), dont \(words.told(plan.kept))"
          + " dans le domaine",
        words.count(plan.cubes, "cube", "cubes") + ", " + words.count(plan.cells, "case", "cases"),
      ] + plan.passes.map(pass)
      + [times.map { "\($0) \(words.microseconds($1))" }.joined(separator: ", ")]
    return lines.joined(separator: "\n")
  }

  private func pass(_ pass: CountingPass) -> String {
    let names = pass.columns.map(column).joined(separator: " × ")
    return "  \(words.count(pass.rows, "ligne comptée", "lignes comptées")) dans"
      + " \(words.count(pass.cells, "case", "cases"))" + (names.isEmpty ? "" : " de \(names)")
      + "\u{A0}: \(kernel(pass.kernel))" + (pass.hasSmallWeights ? ", poids de 2 octets" : "")
      + ", \(words.count(pass.bytes, "octet lu", "octets lus"))"
  }

  private func column(_ column: CountingPass.Column) -> String {
    switch column {
    case .named(let name): name
    case .condition: "une condition"
    case .base: "une base"
    case .strata: "les strates"
    case .clusters: "les grappes"
    }
  }

  private func kernel(_ kernel: CountingPass.Kernel) -> String {
    switch kernel {
    case .rowsAlone: "lignes seules"
    case .rowsOfRunsCompared: "cases de 8 bits, lignes de suites comparées"
    case .groupsCompared: "groupes comparés"
    case .rowsCompared: "lignes comparées"
    case .pairsOfRows: "paires de lignes"
    case .cells(let bits): "cases de \(bits) bits"
    }
  }

  private func nothing(_ listed: Notice.Listed) -> String {
    switch listed {
    case .datasets: "aucun jeu de données n'est chargé\u{A0}: `load \"FICHIER\"` en lit un"
    case .results: "pas encore de résultat\u{A0}: posez une question, telle que `freq role`"
    case .parameters: "aucun paramètre\u{A0}: `param wave = 2021` en déclare un"
    case .claims: "aucune affirmation vérifiée jusqu'ici\u{A0}: `help claim`"
    }
  }
}
