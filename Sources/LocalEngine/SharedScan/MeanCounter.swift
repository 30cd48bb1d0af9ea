private import CKernels
import Threading
import Microdata

/// Sums what the means of few groups follow from, by comparing rows with every group: a column tells the
/// groups, another the numbers, and weights are of whole units.
struct MeanCounter {
  private let groups: StoredRows<UInt8>
  private let numbers: StoredRows<UInt8>
  private let units: StoredRows<UInt16>
  private let groupRange: CodeRange
  private let numberRange: CodeRange
  private let control: WorkControl

  /// Rows between two looks at whether to stop.
  private static let blockSize = 1 << 15

  /// Nothing where groups are many, numbers or weights are large, a stretch has numbers of several runs, or
  /// the processor cannot compare so.
  init?(
    _ columns: [StoredColumn], _ ranges: [CodeRange], _ runs: SlotRuns, _ weights: NumberColumn?,
    _ control: WorkControl
  ) {
    guard runs.areMeans, columns.count == 2, baro_has_wide_vectors(),
      case .codes(.bytes(let groups)) = columns[0], case .codes(.bytes(let numbers)) = columns[1],
      case .decimals(let weights)? = weights,
      weights.mostUnits <= BARO_MOST_MEAN_UNITS, ranges[0].count <= BARO_MOST_MEANS,
      ranges[1].count <= BARO_MOST_MEAN_DISTANCE + 1,
      !runs.starts.contains(where: { $0 > ranges[1].lowest && $0 <= ranges[1].highest })
    else { return nil }
    (self.groups, self.numbers, units) = (groups, numbers, weights.units)
    (groupRange, numberRange) = (ranges[0], ranges[1])
    self.control = control
  }

  /// The sums of every cell.
  /// - Throws: `Cancelled`.
  func sums(_ rows: Range<Int>) throws -> PassSums {
    var means = Array(repeating: baro_mean(), count: groupRange.count)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.blockSize) {
      try control.checkCancelled()
      add(start..<min(start + Self.blockSize, rows.upperBound), to: &means)
    }
    return PassSums(counts: [], weighted: means.flatMap(cells))
  }

  private func add(_ rows: Range<Int>, to means: inout [baro_mean]) {
    groups.withSpan { groups in
      numbers.withSpan { numbers in
        units.withSpan { units in
          add(groups.extracting(rows), numbers.extracting(rows), units.extracting(rows), to: &means)
        }
      }
    }
  }

  private func add(
    _ groups: Span<UInt8>, _ numbers: Span<UInt8>, _ units: Span<UInt16>,
    to means: inout [baro_mean]
  ) {
    groups.withUnsafeBufferPointer { groups in
      numbers.withUnsafeBufferPointer { numbers in
        units.withUnsafeBufferPointer { units in
          // SAFETY: there are as many of each, as `extracting` made sure; rows of no group are left out.
          var own = unsafe baro_mean_rows(
            groups: groups.baseAddress, numbers: numbers.baseAddress, units: units.baseAddress,
            lowest_group: UInt8(groupRange.lowest), lowest_number: UInt8(numberRange.lowest))
          unsafe baro_add_means(&own, Int64(units.count), Int32(means.count), &means)
        }
      }
    }
  }

  /// The cells of a group: all of it stands in the first, but for so much of the weight in the last that
  /// Σw by the slots is right.
  private func cells(_ mean: baro_mean) -> [WeightedCell] {
    var cells = Array(repeating: WeightedCell.zero, count: numberRange.count)
    let last = Double(mean.products) / Double(cells.count - 1)
    cells[0] = WeightedCell(
      SIMD2<Double>(Double(mean.units) - last, Double(mean.squares)), rows: Int(mean.rows))
    cells[cells.count - 1].x += last
    return cells
  }
}
