extension Verb {
  /// What the verbs of other programs are called here.
  static let synonyms: [String: Verb] = [
    "frequencies": .freq, "frequency": .freq, "tabulate": .freq, "tab": .freq, "count": .freq,
    "table": .crosstab,
    "crosstabs": .crosstab, "cross": .crosstab, "ctables": .crosstab, "compute": .derive,
    "gen": .derive, "generate": .derive, "mutate": .derive, "summary": .summarize,
    "descriptives": .summarize, "means": .group, "import": .load, "open": .load, "get": .load,
    "read": .load, "exit": .quit, "bye": .quit, "q": .quit, "codebook": .describe,
    "append": .stack, "merge": .join, "list": .rows, "browse": .rows, "head": .rows,
    "write": .export, "mrsets": .multi, "do": .run, "include": .run,
    "calibrate": .rake, "ipfraking": .rake,
    "display": .describe, "str": .describe, "oneway": .compare, "ttest": .compare,
    "anova": .compare,
    "variable": .label, "output": .export, "putexcel": .export,
    "insert": .run, "source": .run, "csplan": .design, "svyset": .design, "mvdecode": .missing,
    "foreach": .for, "forvalues": .for, "loop": .for, "mrtab": .multi, "mean": .group,
    "svyby": .group, "subset": .filter, "temporary": .filter,
    "where": .filter, "rbind": .stack, "add": .stack, "match": .join, "factor": .values,
    "value": .values,
    "cut": .recode, "egen": .derive, "pivot": .crosstab, "copy": .export, "plot": .chart,
    "graph": .chart, "corr": .correlate, "pwcorr": .correlate, "correlations": .correlate,
    "cls": .clear, "man": .help, "assert": .claim, "check": .claim,
  ]

  /// How a statement of a database language begins.
  static let databaseWords: Set<String> = [
    "select", "from", "with", "update", "delete", "create", "alter", "pragma",
  ]
}

/// The groups in which help lists the verbs.
package enum VerbGroup: String, Sendable, CaseIterable {
  case data, definitions, session, questions, publication, control

  package var title: String {
    switch self {
    case .data: "Data"
    case .definitions: "Definitions"
    case .session: "Session"
    case .questions: "Questions"
    case .publication: "Publication"
    case .control: "Control"
    }
  }

  /// The verbs of the group.
  package var verbs: [Verb] { Verb.allCases.filter { $0.group == self } }
}
