/// The projection onto the main effects of a table without empty cells.
///
/// Between the cells (i,j) and (k,l) it is √(pᵢⱼpₖₗ)(Gᵢₖ + Gᵢₗ + Gₖⱼ + Gⱼₗ), G being a generalised inverse
/// of the cross products of rows and columns. Rows hold no more than a diagonal of these; what is left
/// for the columns is the Laplacian of a graph whose weights and inverse are sums of positive numbers,
/// so that no cell is too rare for them.
struct MainEffectProjection {
  private let rowCount: Int
  private let columnCount: Int
  private let roots: [Double]
  /// Blocks of G: rows by rows, rows by columns, columns by columns.
  private let ofRows: [Double]
  private let ofBoth: [Double]
  private let ofColumns: [Double]

  /// - Complexity: O(rows · columns² + rows² · columns + columns³).
  init(_ table: ProportionTable) {
    let (rows, columns) = (table.rows.count, table.columns.count)
    let profiles = table.cells.map { $0.proportion / table.rows[$0.row] }
    let weights = symmetricMatrix(size: columns) { first, second in
      table.rows.indices.reduce(0) { sum, row in
        sum + table.rows[row] * profiles[row * columns + first] * profiles[row * columns + second]
      }
    }
    let inverse = GroundedLaplacian(weights, size: columns).inverse
    var along = Array(repeating: 0.0, count: rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        for other in 0..<columns {
          along[row * columns + column] +=
            profiles[row * columns + other] * inverse[other * columns + column]
        }
      }
    }
    ofRows = symmetricMatrix(size: rows) { first, second in
      (0..<columns).reduce(first == second ? 1 / table.rows[first] : 0) { sum, column in
        sum + profiles[first * columns + column] * along[second * columns + column]
      }
    }
    ofBoth = along.map { -$0 }
    ofColumns = inverse
    rowCount = rows
    columnCount = columns
    roots = table.cells.map { $0.proportion.squareRoot() }
  }

  /// Σe(1−h) and Σee'(1−H)²: the traces of E(1−H) and of its square, H projecting.
  ///
  /// `effects` is the diagonal E, an entry a cell.
  ///
  /// - Complexity: O(cells²).
  func traces(of effects: [Double]) -> (trace: Double, ofSquare: Double) {
    var (trace, square) = (0.0, 0.0)
    // What the entries of one cell in each column have in common.
    var along = Array(repeating: 0.0, count: columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        let cell = row * columnCount + column
        for other in 0..<columnCount {
          along[other] =
            ofBoth[row * columnCount + other] + ofColumns[column * columnCount + other]
        }
        var others = 0.0
        for before in 0...row {
          let own = ofRows[row * rowCount + before] + ofBoth[before * columnCount + column]
          let end = before < row ? columnCount : column
          others += squares(effects, before * columnCount, own, along, end)
        }
        let diagonal = ofRows[row * (rowCount + 1)] + ofBoth[cell] + along[column]
        let rest = effects[cell] * (1 - roots[cell] * roots[cell] * diagonal)
        trace += rest
        square += rest * rest + 2 * effects[cell] * roots[cell] * roots[cell] * others
      }
    }
    return (trace, square)
  }

  /// Σep(own + along)² over the first cells of a row.
  @inline(__always)
  private func squares(
    _ effects: [Double], _ first: Int, _ own: Double, _ along: [Double], _ count: Int
  ) -> Double {
    var sum = 0.0
    for other in 0..<count {
      let entry = roots[first &+ other] * (own + along[other])
      sum += effects[first &+ other] * entry * entry
    }
    return sum
  }
}

/// The Laplacian of a graph, less the row and the column of its last node.
///
/// Nodes are eliminated by what joins them to others, which takes nothing away from anything.
///
/// - Source: A. S. Alfa, J. Xue, Q. Ye, *Accurate Computation of the Smallest Eigenvalue of a Diagonally
///   Dominant M-Matrix*, Mathematics of Computation 71 (237), 2002, pages 217–236.
private struct GroundedLaplacian {
  private let size: Int
  /// What an eliminated node passes on to each later one, and its pivots.
  private var factors: [Double]
  private var pivots: [Double] = []

  init(_ weights: [Double], size: Int) {
    self.size = size
    var weights = weights
    factors = Array(repeating: 0, count: size * size)
    for node in 0..<size - 1 {
      let later = node + 1..<size
      let pivot = later.reduce(0) { $0 + weights[node * size + $1] }
      pivots.append(pivot)
      for first in later {
        factors[first * size + node] = weights[first * size + node] / pivot
        for second in later where second != first {
          weights[first * size + second] +=
            factors[first * size + node] * weights[node * size + second]
        }
      }
    }
  }

  /// The inverse, with zeros in the row and the column of the last node.
  var inverse: [Double] {
    var lower = Array(repeating: 0.0, count: size * size)
    for row in pivots.indices {
      lower[row * size + row] = 1
      for column in 0..<row {
        for between in column..<row {
          lower[row * size + column] +=
            factors[row * size + between] * lower[between * size + column]
        }
      }
    }
    return symmetricMatrix(size: size) { first, second in
      guard first < pivots.count else { return 0 }
      return (first..<pivots.count).reduce(0) { sum, node in
        sum + lower[node * size + first] * lower[node * size + second] / pivots[node]
      }
    }
  }
}
