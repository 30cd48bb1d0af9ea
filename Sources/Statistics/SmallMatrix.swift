/// Σxᵢyᵢ of two vectors of one length.
func dotProduct(_ first: [Double], _ second: [Double]) -> Double {
  var sum = 0.0
  for index in first.indices { sum += first[index] * second[index] }
  return sum
}

/// A symmetrical matrix, row-major, each pair of entries computed once.
func symmetricMatrix(size: Int, _ entry: (_ row: Int, _ column: Int) -> Double) -> [Double] {
  var matrix = Array(repeating: 0.0, count: size * size)
  for row in 0..<size {
    for column in 0...row {
      let value = entry(row, column)
      matrix[row * size + column] = value
      matrix[column * size + row] = value
    }
  }
  return matrix
}

/// Vectors of one length, each at right angles to the others and of length 1.
struct OrthonormalVectors {
  private(set) var vectors: [[Double]] = []

  /// Adds the part of a vector that the others do not span.
  ///
  /// - Returns: false, with nothing added, when only rounding is left of the vector.
  /// - Source: L. Giraud, J. Langou, M. Rozložník, *The Loss of Orthogonality in the Gram-Schmidt
  ///   Orthogonalization Process*, Computers & Mathematics with Applications 50, 2005: twice is
  ///   enough.
  mutating func append(_ vector: [Double]) -> Bool {
    var rest = vector
    for _ in 0..<2 {
      for known in vectors {
        let along = dotProduct(rest, known)
        for index in rest.indices { rest[index] -= along * known[index] }
      }
    }
    let length = dotProduct(rest, rest).squareRoot()
    guard length > 1e-12 * dotProduct(vector, vector).squareRoot() else { return false }
    vectors.append(rest.map { $0 / length })
    return true
  }
}
