package import Codebook
package import Diagnostics
package import QuerySyntax

/// A design as `design` declares it, its names bound; who has the rows finds its groups.
package struct DesignRequest: Sendable {
  /// A variable with the place where it was named.
  package struct DesignVariable: Sendable {
    package let variable: Variable
    package let place: SourceRange
  }

  /// Variables whose combinations are the strata.
  package let strata: [DesignVariable]
  /// The variable that tells clusters apart within strata.
  package let cluster: DesignVariable?
  /// The variable with the size of a row's stratum in the population.
  package let population: DesignVariable?
  package let singleUnits: SurveyDesign.SingleUnitRule
}

/// Binding of `design`: the variables that tell strata, clusters and population sizes apart.
extension Binder {
  /// The design that a statement declares.
  ///
  /// - Throws: an unknown variable; a set in place of a stratum or cluster; a population size that
  ///   is no number.
  package func design(_ statement: DesignStatement) throws(BindingError) -> DesignRequest {
    DesignRequest(
      strata: try variables(statement.strata).throwingMap { variable throws(BindingError) in
        try part(variable, at: statement.place)
      },
      cluster: try statement.cluster.map { name throws(BindingError) in
        try part(try variable(name), at: name.place)
      },
      population: try statement.population.map { name throws(BindingError) in
        DesignRequest.DesignVariable(variable: try numericVariable(name), place: name.place.range)
      },
      singleUnits: statement.singleUnits.map(SurveyDesign.SingleUnitRule.init) ?? .refuse)
  }

  private func part(
    _ variable: Variable, at place: Place
  ) throws(BindingError) -> DesignRequest.DesignVariable {
    if case .multiple = variable.kind {
      throw .notADesignVariable(variable: variable.name, at: place.range)
    }
    return DesignRequest.DesignVariable(variable: variable, place: place.range)
  }
}

extension SurveyDesign.SingleUnitRule {
  init(_ word: DesignStatement.SingleUnitWord) {
    switch word {
    case .refuse: self = .refuse
    case .certainty: self = .certainty
    case .centred: self = .centred
    }
  }
}
