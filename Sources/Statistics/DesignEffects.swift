/// The trace of Δ/n and of its square, of the Rao-Scott correction.
///
/// D^(−½)C spans what D^(½)(aᵢ + bⱼ) does not, among the cells that are not empty: the latter are
/// far fewer, and Δ/n has the eigenvalues of D^(−½)VD^(−½) seen through the projection away from
/// them. At an empty cell aᵢ + bⱼ is 0, which ties its row to its column. A trace that is only the
/// rounding of what was projected is none.
struct DesignEffects {
  let trace: Double
  let traceOfSquare: Double

  init(_ table: ProportionTable, covariance: [Double]) throws(RaoScottError) {
    let filled = table.cells.filter { $0.proportion > 0 }
    let mainEffects = try mainEffects(of: table, filled: filled)
    let scaled = symmetricMatrix(size: filled.count) { first, second in
      let (row, column) = (filled[first], filled[second])
      return covariance[row.index * table.givenCount + column.index]
        / (row.proportion * column.proportion).squareRoot()
    }
    let rest = ProjectedMatrix(scaled, size: filled.count, awayFrom: mainEffects.vectors)
    let whole = filled.indices.reduce(0) { $0 + scaled[$1 * (filled.count + 1)] }
    guard rest.trace > 1e-12 * whole else { throw .noVariance }
    trace = rest.trace
    traceOfSquare = rest.squaredNorm
  }

  /// The same from the variances that the cells of rows of one stratum have by themselves.
  ///
  /// V is then their diagonal and terms in the direction of the proportions, which the projection takes
  /// away: with the leverages H and the diagonal e of D^(−½)VD^(−½) the traces are Σe(1−h) and
  /// Σee'(1−H)².
  ///
  /// - Precondition: no cell is empty.
  init(_ table: ProportionTable, variances: [Double]) throws(RaoScottError) {
    let effects = table.cells.map { variances[$0.index] / $0.proportion }
    (trace, traceOfSquare) = MainEffectProjection(table).traces(of: effects)
    guard trace > 1e-12 * effects.reduce(0, +) else { throw .noVariance }
  }
}

/// The main effects of a table, a vector over its filled cells for each tie of rows and columns.
private func mainEffects(
  of table: ProportionTable, filled: [ProportionTable.ProportionCell]
) throws(RaoScottError) -> OrthonormalVectors {
  let rowCount = table.rows.count
  var ties = Ties(count: rowCount + table.columns.count)
  for cell in table.cells where cell.proportion <= 0 {
    guard ties.join(cell.row, rowCount + cell.column) else { throw .tooManyEmptyCells }
  }
  var effects = OrthonormalVectors()
  for tie in ties.representatives.dropLast() {
    let vector = filled.map { cell in
      let row = ties.representative(of: cell.row) == tie ? 1.0 : 0
      let column = ties.representative(of: rowCount + cell.column) == tie ? 1.0 : 0
      return cell.proportion.squareRoot() * (row - column)
    }
    guard effects.append(vector) else { throw .tooManyEmptyCells }
  }
  return effects
}

/// Groups of rows and columns that empty cells tie together.
private struct Ties {
  /// Of each row and column, one that stands for its group; a group's own stands for itself.
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  func representative(of member: Int) -> Int {
    var member = member
    while parents[member] != member { member = parents[member] }
    return member
  }

  /// Ties two groups; false when they are one already.
  mutating func join(_ first: Int, _ second: Int) -> Bool {
    let (first, second) = (representative(of: first), representative(of: second))
    parents[second] = first
    return first != second
  }

  var representatives: [Int] { parents.indices.filter { parents[$0] == $0 } }
}

/// PWP of a symmetrical W, P projecting away from orthonormal vectors B.
///
/// With T = WB − ½BB'WB it is W − TB' − BT'.
private struct ProjectedMatrix {
  private(set) var trace = 0.0
  /// The sum of all squared entries, which is the trace of the square.
  private(set) var squaredNorm = 0.0

  init(_ matrix: [Double], size: Int, awayFrom vectors: [[Double]]) {
    let count = vectors.count
    let basis = byEntry(vectors, size: size)
    let corrections = byEntry(Self.corrections(matrix, size, vectors), size: size)
    for row in 0..<size {
      for column in 0...row {
        var entry = matrix[row * size + column]
        for vector in 0..<count {
          entry -=
            corrections[row * count + vector] * basis[column * count + vector]
            + basis[row * count + vector] * corrections[column * count + vector]
        }
        trace += row == column ? entry : 0
        squaredNorm += (row == column ? 1 : 2) * entry * entry
      }
    }
  }

  /// The vectors of T.
  private static func corrections(
    _ matrix: [Double], _ size: Int, _ vectors: [[Double]]
  ) -> [[Double]] {
    let images = vectors.map { vector in
      (0..<size).map { dotProduct(Array(matrix[($0 * size)..<(($0 + 1) * size)]), vector) }
    }
    return images.map { image in
      var correction = image
      for vector in vectors {
        let half = dotProduct(vector, image) / 2
        for index in correction.indices { correction[index] -= half * vector[index] }
      }
      return correction
    }
  }
}

/// Vectors of one length, their entries at one place side by side.
private func byEntry(_ vectors: [[Double]], size: Int) -> [Double] {
  (0..<size).flatMap { entry in vectors.map { $0[entry] } }
}
