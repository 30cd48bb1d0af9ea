package import QueryPlan

/// The sums of all cells, for comparing whole cubes.
extension Cube {
  package var counts: [Int] { (0..<cellCount).map { self[$0].n } }
  package var sumWeights: [Double] { (0..<cellCount).map { self[$0].sumWeights } }
  package var sumSquaredWeights: [Double] { (0..<cellCount).map { self[$0].sumSquaredWeights } }
}
