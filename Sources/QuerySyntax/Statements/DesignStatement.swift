/// `design strata region > size cluster commune fpc total single centred` / `design off`.
package struct DesignStatement: Hashable, Sendable {
  /// Variables whose answers together are the strata; empty for one stratum.
  package var strata: [VariableItem]
  package var cluster: Name?
  package var population: Name?
  package var singleUnits: SingleUnitWord?
  /// `design off`.
  package var isOff: Bool
  package var place: Place

  /// What a stratum with one unit adds to variances.
  package enum SingleUnitWord: String, Hashable, Sendable, CaseIterable {
    case refuse, certainty, centred
  }

  package init(
    strata: [VariableItem] = [], cluster: Name? = nil, population: Name? = nil,
    singleUnits: SingleUnitWord? = nil, isOff: Bool = false, place: Place = .none
  ) {
    self.strata = strata
    self.cluster = cluster
    self.population = population
    self.singleUnits = singleUnits
    self.isOff = isOff
    self.place = place
  }
}

extension DesignStatement: StatementForm {
  static let verb = Verb.design
  static let group = VerbGroup.session
  static let effect = StatementEffect.changesSession
  var asStatement: Statement { .design(self) }

  static let help = HelpPage(
    word: "design", summary: "says how the sample was drawn, for errors and tests",
    usage: [
      "design [strata VARIABLE] [cluster VARIABLE] [fpc VARIABLE] [single RULE]", "design off",
    ],
    text: """
      Standard errors, intervals and tests follow the design: units are summed within clusters, and
      vary within strata; `strata region > size` crosses two variables. Clusters are read within
      strata. `fpc` is a variable with the number of units in the population of the row's stratum.
      A filter never changes the design; `keep` and `drop` do, for rows leave it.
      A stratum with a single unit has no variance: `single refuse` (the default) then gives no
      standard error, `single certainty` counts it as 0, `single centred` takes its distance from
      the mean of all units. To compare waves of a panel, name the respondent as the cluster.
      R: svydesign(strata = , ids = , fpc = ). Stata: svyset. SPSS: CSPLAN.
      """,
    examples: ["design strata size", "design cluster department single centred", "design off"])

  /// `design strata S cluster C fpc N`, each at most once, or `design off`.
  static func parse(_ cursor: inout Cursor) throws(SyntaxError) -> DesignStatement {
    let start = max(0, cursor.index - 1)
    var statement = DesignStatement()
    if cursor.accept("off") {
      statement.isOff = true
      try cursor.finish()
      return statement
    }
    var seen: Set<DesignWord> = []
    repeat {
      let place = cursor.current.range
      let part: DesignWord = try cursor.choice("part of the design")
      guard seen.insert(part).inserted else { throw .duplicateOption(part.rawValue, at: place) }
      try statement.take(part, &cursor)
    } while !cursor.isAtEnd
    try cursor.finish()
    statement.place = cursor.place(from: start)
    return statement
  }

  private enum DesignWord: String, CaseIterable { case strata, cluster, fpc, single }

  private mutating func take(_ part: DesignWord, _ cursor: inout Cursor) throws(SyntaxError) {
    switch part {
    case .strata:
      strata = [try cursor.variableItem(.categorical)]
      while cursor.accept(.greater) { strata.append(try cursor.variableItem(.categorical)) }
    case .cluster: cluster = try cursor.variable()
    case .fpc: population = try cursor.variable(.numeric)
    case .single: singleUnits = try cursor.choice("rule")
    }
  }

  var layout: StatementLayout {
    guard !isOff else { return StatementLayout("design off") }
    let parts = [
      strata.isEmpty ? nil : "strata " + strata.map(\.written).joined(separator: " > "),
      cluster.map { "cluster " + $0.written }, population.map { "fpc " + $0.written },
      singleUnits.map { "single " + $0.rawValue },
    ]
    return StatementLayout((["design"] + parts.compactMap { $0 }).joined(separator: " "))
  }
}
