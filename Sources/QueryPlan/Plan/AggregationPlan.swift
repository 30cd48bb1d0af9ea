/// Sums wanted over the cells of a product of axes.
package struct CubeRequest: Hashable, Sendable {
  /// The last axis varies fastest.
  package var axes: [AxisSource]
  package var content: Content

  package enum Content: Hashable, Sendable {
    /// n, Σw, Σw²
    case counts
    /// Sums of a variable's numbers, over rows that have one.
    case moments(variable: String)
    /// Distinct numbers of a variable with n and Σw each, ascending.
    case valueCounts(variable: String)
    /// Cross sums of two variables' numbers, over rows that have both.
    case crossMoments(String, String)
    /// The combinations of slots, with the numbers of some variables, that rows have: a sparse cube,
    /// over rows that have all the numbers.
    case combinations(numbers: [String])
  }

  package init(axes: [AxisSource], content: Content = .counts) {
    self.axes = axes
    self.content = content
  }
}

/// The weight that a question is asked under.
package struct WeightUse: Hashable, Sendable {
  package var variable: String
  package var isFrequency: Bool

  package init(variable: String, isFrequency: Bool) {
    self.variable = variable
    self.isFrequency = isFrequency
  }
}

/// The place of a cube in its plan.
package struct CubeHandle: Hashable, Sendable {
  package let place: Int

  package init(_ place: Int) { self.place = place }
}

/// Which sums of moments are read; what is not read need not be added.
package enum MomentLanes: Hashable, Sendable {
  /// n, Σw, Σw² and Σwd
  case means
  /// Also Σwd², Σw²d, Σw²d², the least and the greatest number.
  case all
}

/// All that a source needs to know of one statement.
package struct AggregationPlan: Sendable {
  /// Rows where it is true count; the others are outside the domain but inside the design.
  package var filter: Condition?
  /// Rows of weight 0 or without a weight count in nothing: they are outside the design too.
  package var weight: WeightUse?
  /// The axes whose cells are the strata and clusters of the sample; none for a single stratum of rows.
  package var designAxes: [AxisSource] = []
  package private(set) var cubes: [CubeRequest]
  /// The sums of moments that are read: the others may be NaN.
  package var momentLanes = MomentLanes.all
  /// Whether it is to be told how the counting is done.
  package var isExplained = false
  /// The cubes of a plan of many; of few it costs less to look along them.
  private var requested: Set<CubeRequest> = []
  private static let few = 32

  package init(filter: Condition?, weight: WeightUse?, cubes: [CubeRequest] = []) {
    self.filter = filter
    self.weight = weight
    self.cubes = []
    cubes.forEach { request($0) }
  }

  /// Whether it asks nothing of any row.
  package var isEmpty: Bool { cubes.isEmpty && filter == nil && weight == nil }

  /// Asks for a cube, once.
  package mutating func request(_ cube: CubeRequest) {
    if cubes.count < Self.few {
      if !cubes.contains(cube) { cubes.append(cube) }
      return
    }
    if requested.isEmpty { requested = Set(cubes) }
    if requested.insert(cube).inserted { cubes.append(cube) }
  }
}
