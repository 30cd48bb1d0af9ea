/// The mid-ranks of a variable's values: ties share the mean of the ranks that they take.
///
/// A value's rank is (weight below it) + (its weight + 1)/2: with weights of 1 and with
/// frequencies the usual mid-rank of the expanded file. Sampling weights of any scale give the
/// same correlations, because only the constant ½ does not scale, and that shifts all ranks alike.
package struct MidRanks: Equatable, Sendable {
  /// In ascending order, without ties; values.count == ranks.count, always.
  package let values: [Double]
  package let ranks: [Double]
  /// The weighted mean of the ranks, (Σw + 1)/2.
  package let mean: Double

  /// Ranks a variable.
  ///
  /// - Parameter entries: in any order; ties may be separate entries or one. NaN and weights that
  ///   are not positive have no rank.
  /// - Complexity: O(n log n).
  /// - Source: `scipy.stats.rankdata(method="average")`.
  package init(_ entries: [WeightedValue]) {
    let sorted = entries.filter { $0.weight > 0 && !$0.value.isNaN }
      .sorted { $0.value < $1.value }
    var (values, ranks): ([Double], [Double]) = ([], [])
    var below = 0.0
    for tie in sorted.chunkedByValue() {
      let weight = tie.reduce(0) { $0 + $1.weight }
      values.append(tie[tie.startIndex].value)
      ranks.append(below + (weight + 1) / 2)
      below += weight
    }
    self.values = values
    self.ranks = ranks
    mean = (below + 1) / 2
  }

  /// The rank of a value, by binary search; nil for a value that was not ranked.
  package func rank(of value: Double) -> Double? {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < values.count && values[low] == value ? ranks[low] : nil
  }
}

/// A pair of values of two variables, with the rows that have it.
package struct ValuePair: Equatable, Sendable {
  package var first: Double
  package var second: Double
  package var rows: CellSums

  package init(first: Double, second: Double, rows: CellSums) {
    self.first = first
    self.second = second
    self.rows = rows
  }
}

extension Correlation {
  /// Spearman's rank correlation: Pearson's of the mid-ranks, with its t test on n − 2.
  ///
  /// - Parameter pairs: of the rows with an answer to both, in any order; equal pairs may be
  ///   separate entries or one. With weights the test takes Kish's effective base as n.
  /// - Complexity: O(n log n).
  /// - Source: `scipy.stats.spearmanr`.
  package init(ranksOf pairs: [ValuePair]) {
    let first = MidRanks(pairs.map { WeightedValue(value: $0.first, weight: $0.rows.sumWeights) })
    let second = MidRanks(
      pairs.map { WeightedValue(value: $0.second, weight: $0.rows.sumWeights) })
    var sums = CrossMomentSums(firstShift: first.mean, secondShift: second.mean)
    for pair in pairs {
      guard let firstRank = first.rank(of: pair.first),
        let secondRank = second.rank(of: pair.second)
      else { continue }
      sums.add(firstRank, secondRank, rows: pair.rows)
    }
    self.init(sums)
  }
}

extension [WeightedValue] {
  /// The runs of entries with the same value.
  fileprivate func chunkedByValue() -> [ArraySlice<WeightedValue>] {
    var chunks: [ArraySlice<WeightedValue>] = []
    var start = startIndex
    for index in indices where index > start && self[index].value != self[start].value {
      chunks.append(self[start..<index])
      start = index
    }
    return isEmpty ? [] : chunks + [self[start...]]
  }
}
