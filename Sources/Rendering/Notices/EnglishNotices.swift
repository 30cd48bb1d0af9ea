import Codebook
import ResultTables

/// What notices say in English.
struct EnglishNotices {
  let language: String
  let words: EnglishCounts

  init(language: String) {
    self.language = language
    words = EnglishCounts(language: language)
  }

  func text(_ notice: Notice) -> String {
    switch notice {
    case .loaded(let line): return line
    case .replaced(let dataset): return "`\(dataset)` is replaced"
    case .shippedData(let dataset, let rows, let unit):
      return "no data named: asking the \(dataset) that ships with baro, \(words.units(rows, unit))"
    case .asking(let dataset): return "asking \(dataset)"
    case .codebook(
      let file, let described, let names, let numbered, let moreNumbered, let made, let moreMade):
      var said = [words.count(described, "variable", "variables") + " described"]
      if names > 0 { said.append(words.count(names, "name", "names") + " given") }
      if !numbered.isEmpty {
        said.append("numbered on: " + numbered.joined(separator: ", ") + words.others(moreNumbered))
      }
      if !made.isEmpty {
        said.append(
          "made " + made.map { "`\($0)`" }.joined(separator: ", ")
            + words.others(moreMade))
      }
      return "codebook \(file): " + said.joined(separator: ", ")
    case .joined(let variables, let keys, let unmatched, let rows, let unused, let file):
      return "joined \(words.count(variables, "variable", "variables")) by \(words.names(keys)):"
        + " \(words.told(unmatched)) of \(words.rows(rows)) found no match,"
        + " \(words.rows(unused)) of \(file) not used"
    case .stacked(let rows, let waves, let dataset):
      return "stacked \(words.count(rows, "row", "rows")) of"
        + " \(words.count(waves, "wave", "waves")) as `\(dataset)`"
    case .drift(let drift): return "  " + words.drift(drift)
    case .wavesTold(let variable): return "`\(variable)` tells the waves apart"
    case .filterOff(let rows): return "filter off: all \(words.rows(rows))"
    case .filterOn(let kept, let rows, let unknown):
      let rest = unknown.map { "; unknown for \(words.told($0)), left out" } ?? ""
      return "filter on: \(words.told(kept)) of \(words.rows(rows))" + rest
    case .selected(let isKept, let taken, let rows, let truths):
      return "\(isKept ? "kept" : "dropped") \(words.told(taken)) of \(words.rows(rows))"
        + (truths.map(self.truths) ?? "")
    case .droppedDuplicates(let count, let rows):
      return "dropped \(words.told(count)) \(count == .exactly(1) ? "duplicate" : "duplicates")"
        + " of \(words.rows(rows))"
    case .weightOff: return "weight off: every row counts once"
    case .weightOn(let variable, let isFrequency):
      return "weighting by `\(variable)`, \(isFrequency ? "frequency" : "sampling") weights"
    case .designOff: return "design off: rows are a simple random sample"
    case .designOn(let strata, let units, let areRows, let population):
      return "design: \(words.count(strata, "stratum", "strata")), "
        + (areRows
          ? words.count(units, "row", "rows") : words.count(units, "cluster", "clusters"))
        + (population.map { ", population sizes in `\($0)`" } ?? "")
    case .singleUnits(let strata, let rule):
      return "  \(words.count(strata, "stratum has", "strata have")) a single unit: "
        + consequence(rule, isOne: strata == 1)
    case .disclosureOff: return "disclosure control off: every count is told"
    case .disclosureOn(let threshold, let hidesMore, let rounding):
      return disclosure(threshold, hidesMore, rounding)
    case .earlierResultsHidden:
      return "  results and claims from before are not shown or saved again; ask anew"
    case .made(let making, let name, let summary, let remarks):
      return made(making, name, summary) + remarks.map(remark).joined()
    case .ordered(let variable, let answers, let more):
      return "order of `\(variable)`: \(answers.joined(separator: ", "))" + words.others(more)
    case .scored(let variable, let scores, let without):
      return "scores of `\(variable)`: \(scores.joined(separator: ", "))"
        + (without.isEmpty ? "" : "; without a score: \(words.titles(without))")
    case .againstLabels(let variable, let ends, let turn):
      return "`\(variable)` counts with its codes, which run against its labels: \(ends);"
        + " `\(turn)` turns its numbers round"
    case .madeGrid(let name, let items, let answers):
      return "defined `\(name)`: \(words.count(items, "item", "items")), "
        + (answers.map { words.count($0, "answer", "answers") } ?? "numbers")
    case .blankItems(let some, let none):
      return "blank items: not chosen for the \(words.told(some)) who chose something, missing for"
        + " the \(words.told(none)) who chose nothing; `blank no` counts everybody"
    case .droppedVariables(let names, let grids):
      return "dropped \(words.count(names.count, "variable", "variables"))"
        + (grids.isEmpty ? "" : " with \(grids.map { "grid `\($0)`" }.joined(separator: ", "))")
        + ": \(words.names(names))"
    case .moreRenamed(let count): return "and \(words.count(count, "more name", "more names"))"
    case .renamed(let old, let new): return "`\(old)` is now `\(new)`"
    case .unread(let rows, let variable, let texts, let more):
      let verb =
        rows == .exactly(1)
        ? "row of `\(variable)` is no number" : "rows of `\(variable)` are no numbers"
      return "\(words.told(rows)) \(verb) and missing: \(words.list(texts))"
        + (more > 0 ? " and \(more) more" : "")
    case .withoutRule(let rows): return "  missing for want of a rule: \(words.rows(rows))"
    case .gap(let lower, let upper): return "  between `\(lower)` and `\(upper)` is a gap"
    case .targetsAreShares(let variable):
      return "targets of `\(variable)` without `%` are taken as shares"
    case .targetsScaled(let variable, let sum, let whole, let arePercent):
      return "targets of `\(variable)` add up to \(target(sum, arePercent)):"
        + " scaled to \(target(whole, arePercent))"
    case .raked(let name, let rows, let without, let base, let effect, let turnOn):
      return "raked `\(name)`: \(words.count(rows, "row", "rows"))"
        + (without > 0 ? ", \(words.numbers.count(without)) without a weight" : "")
        + ", effective base \(words.numbers.rounded(base, decimals: 0)),"
        + " design effect \(words.numbers.rounded(effect, decimals: 2))"
        + (turnOn.map { "; turn it on with `weight \($0)`" } ?? "")
    case .setting(let name, let value): return "\(name) \(value)"
    case .parameterKept(let name): return "`$\(name)` keeps the value from the command line"
    case .undone(let statement): return "undone: \(statement)"
    case .asked(let statement): return statement
    case .saved(let statements, let path):
      return "saved \(words.count(statements, "statement", "statements")) to \(path)"
    case .wrote(let path, let rows):
      return "wrote \(path)" + (rows.map { ": \(words.rows($0))" } ?? "")
    case .wroteBook(let tables, let path):
      return "book: \(words.count(tables, "table", "tables")) to \(path)"
    case .emptyFields(let note):
      return "empty fields: " + (NoteText(language: language).sentence(note) ?? "")
    case .elapsed(let seconds): return words.elapsed(seconds)
    case .interrupted: return "interrupted: nothing of the statement stays behind"
    case .answerNotShown: return "interrupted: the answer is not shown"
    case .claimsFailed(let failed, let all):
      return "\(words.numbers.count(failed)) of \(words.count(all, "claim", "claims")) failed:"
    case .nothingListed(let listed): return nothing(listed)
    case .filter(let condition):
      return condition.map { "filter " + $0 } ?? "no filter: all rows count"
    case .weight(let name?, let isFrequency, _):
      return "weight " + name + (isFrequency ? " frequency" : "")
    case .weight(nil, _, let offered):
      return "no weight: every row counts once"
        + (offered.isEmpty ? "" : " (the data offer \(words.weights(offered)))")
    case .plan(let plan): return self.plan(plan)
    case .noPlan: return "`explain` shows the plan of a question, such as freq or crosstab"
    }
  }
}

extension EnglishNotices {
  private func truths(_ truths: Notice.Truths) -> String {
    ": true \(words.told(truths.yes)), false \(words.told(truths.no)),"
      + " unknown \(words.told(truths.unknown))"
  }

  private func consequence(_ rule: SurveyDesign.SingleUnitRule, isOne: Bool) -> String {
    let own = isOne ? "its" : "their"
    return switch rule {
    case .refuse: "no standard errors; `single certainty` or `single centred` gives some"
    case .certainty: "counted as certain, \(isOne ? "it adds" : "they add") no variance"
    case .centred: "\(own) distance from the mean of all units stands for \(own) spread"
    }
  }

  private func disclosure(_ threshold: Int, _ hidesMore: Bool, _ rounding: Int) -> String {
    var parts: [String] = []
    if threshold > 0 {
      parts.append(
        "hiding counts below \(words.numbers.count(threshold))"
          + (hidesMore ? ", and more so that they cannot be recomputed" : ""))
    }
    if rounding > 1 {
      parts.append("rounding counts to multiples of \(words.numbers.count(rounding))")
    }
    return parts.joined(separator: "; ")
  }

  private func made(_ making: Notice.Making, _ name: String, _ summary: VariableSummary) -> String {
    let verb =
      switch making {
      case .changed: ""
      case .defined: "defined "
      case .derived: "derived "
      case .recoded: "recoded "
      }
    let kind =
      switch summary.kind {
      case .answers(let count): words.count(count, "answer", "answers")
      case .items(let count): words.count(count, "item", "items")
      case .numbers: "numeric"
      }
    return "\(verb)`\(name)`: \(kind)"
      + (summary.missing.map { ", \(words.told($0)) missing" } ?? "")
  }

  private func remark(_ remark: Notice.Remark) -> String {
    switch remark {
    case .ranks(nil): ", mentions by rank"
    case .ranks(let count?):
      ", mentions by rank, \(words.told(count))"
        + " \(count == .exactly(1) ? "mention" : "mentions") of an answer already given left out"
    case .othersKept(let name): ", other parts are kept in `\(name)`"
    case .keys(let count): "; \(words.count(count, "key", "keys"))"
    case .unweighted: "; unweighted"
    case .periodsThatOccur(let most):
      "; more than \(words.numbers.count(most)) from the first to the last: only those that occur"
    case .withoutText(let rows): "; no such text in \(words.rows(rows))"
    case .laterRule(let rows):
      "; \(words.rows(rows)) took a later rule while an earlier one was unknown"
    case .notComputable(let rows): "; \(words.rows(rows)) cannot be computed"
    }
  }

  private func target(_ sum: Double, _ isPercent: Bool) -> String {
    words.numbers.trimmed(sum, atMost: 3) + (isPercent ? " %" : "")
  }

  private func plan(_ plan: PlanNotice) -> String {
    let times = [
      ("bind", plan.times.bind), ("count", plan.times.count), ("tabulate", plan.times.tabulate),
    ]
    let lines =
      [
        "\(plan.dataset): \(words.rows(plan.rows)), \(words.told(plan.kept)) in the domain",
        words.count(plan.cubes, "cube", "cubes") + ", " + words.count(plan.cells, "cell", "cells"),
      ] + plan.passes.map(pass)
      + [times.map { "\($0) \(words.microseconds($1))" }.joined(separator: ", ")]
    return lines.joined(separator: "\n")
  }

  private func pass(_ pass: CountingPass) -> String {
    let names = pass.columns.map(column).joined(separator: " × ")
    return "  count \(words.count(pass.rows, "row", "rows")) into"
      + " \(words.count(pass.cells, "cell", "cells"))" + (names.isEmpty ? "" : " of \(names)")
      + ": \(kernel(pass.kernel))" + (pass.hasSmallWeights ? ", weights of 2 bytes" : "")
      + ", \(words.count(pass.bytes, "byte", "bytes")) read"
  }

  private func column(_ column: CountingPass.Column) -> String {
    switch column {
    case .named(let name): name
    case .condition: "a condition"
    case .base: "a base"
    case .strata: "the strata"
    case .clusters: "the clusters"
    }
  }

  private func kernel(_ kernel: CountingPass.Kernel) -> String {
    switch kernel {
    case .rowsAlone: "rows alone"
    case .rowsOfRunsCompared: "8-bit cells, rows of runs compared"
    case .groupsCompared: "groups compared"
    case .rowsCompared: "rows compared"
    case .pairsOfRows: "pairs of rows"
    case .cells(let bits): "\(bits)-bit cells"
    }
  }

  private func nothing(_ listed: Notice.Listed) -> String {
    switch listed {
    case .datasets: "no data set is loaded: `load \"FILE\"` reads one"
    case .results: "no result yet: ask a question, such as `freq role`"
    case .parameters: "no parameter: `param wave = 2021` declares one"
    case .claims: "no claim was checked yet: `help claim`"
    }
  }
}
