/// A stratum of a sample design, from which units were drawn: rows, or clusters of rows.
package struct DesignStratum: Equatable, Sendable {
  /// n_h, the units drawn; also those without any row in the domain that is estimated.
  package var unitCount: Int
  /// f_h = n_h/N_h, from 0 to 1; 0 when the units of the population are many or not known.
  package var samplingFraction: Double

  package init(unitCount: Int, samplingFraction: Double = 0) {
    self.unitCount = unitCount
    self.samplingFraction = samplingFraction
  }
}

/// What a stratum with a single unit adds to a variance, which it cannot show a spread of.
///
/// A stratum whose unit is the whole population, with a sampling fraction of 1, adds nothing under
/// any rule.
///
/// - Source: R `survey`, `options(survey.lonely.psu)`: "fail", "certainty" (also "remove") and
///   "adjust".
package enum SingleUnitRule: String, CaseIterable, Sendable {
  /// There is no variance.
  case refuse
  /// Nothing, as if the unit had been certain to be drawn.
  case certainty
  /// Its squared distance from 0, around which the linearised totals of all units lie.
  case centred
}

/// Why a design gives no variance.
package enum SampleDesignError: Error, Equatable {
  /// A stratum, by its index, has one unit, and the rule is to refuse that.
  case singleUnit(stratum: Int)
}

/// The strata of a one-stage sample, and the variances that follow from it.
///
/// V = Σ_h (1−f_h) n_h/(n_h−1) Σ_j (u_hj−ū_h)(v_hj−v̄_h), u_hj the total of a linear form over the
/// rows of unit j of stratum h. Rows are a domain: a unit without rows in it has a total of 0.
///
/// - Source: W. G. Cochran, *Sampling Techniques*, 3rd edition, 1977, chapters 5 and 11; R
///   `survey`, `svydesign` and `svyrecvar`.
package struct SampleDesign: Equatable, Sendable {
  package let strata: [DesignStratum]
  package let singleUnits: SingleUnitRule

  /// A design of at least one stratum.
  ///
  /// - Throws: `.singleUnit` for the first stratum of one unit, under the rule to refuse it.
  package init(
    strata: [DesignStratum], singleUnits: SingleUnitRule = .refuse
  ) throws(SampleDesignError) {
    let isRefused = { (stratum: DesignStratum) in
      stratum.unitCount == 1 && stratum.samplingFraction < 1 && singleUnits == .refuse
    }
    if let stratum = strata.firstIndex(where: isRefused) { throw .singleUnit(stratum: stratum) }
    self.strata = strata
    self.singleUnits = singleUnits
  }

  /// ν, the units less the strata.
  package var degreesOfFreedom: Int {
    strata.reduce(0) { $0 + max(0, $1.unitCount - 1) }
  }

  /// (1−f_h) n_h/(n_h−1) of a stratum; for a single unit 1−f_h, or 0 where it adds nothing.
  func factor(_ stratum: Int) -> Double {
    let units = Double(strata[stratum].unitCount)
    let unseen = max(0, 1 - strata[stratum].samplingFraction)
    if units > 1 { return unseen * units / (units - 1) }
    return singleUnits == .centred ? unseen : 0
  }

  /// A sum over a stratum's units divided by their number; 0 for a single unit, which is not
  /// centred.
  func centre(_ sum: Double, _ stratum: Int) -> Double {
    strata[stratum].unitCount > 1 ? sum / Double(strata[stratum].unitCount) : 0
  }
}
