private import Glibc

/// What remains of a table's rows after some columns, and how it is reached.
struct NetworkNode {
  /// In descending order.
  let rows: [Int]
  var ways: [NetworkWay]
}

/// The ways of one probability to a node.
struct NetworkWay {
  /// The logarithm of the probability of one of them, as far as it has come.
  var logarithm: Double
  /// How many they are.
  var count: Double
}

/// The nodes after a column, found by what remains of the rows.
struct NodeTable {
  /// In the order in which they were reached, so that sums do not depend on hashing.
  private(set) var nodes: [NetworkNode] = []
  private var places: [UInt128: Int] = [:]
  private let total: Int

  init(total: Int) { self.total = total }

  /// Whether the rows of a total can be told apart by one number.
  static func canHold(rowCount: Int, total: Int) -> Bool {
    let bits = Int.bitWidth - total.leadingZeroBitCount
    return rowCount * bits <= UInt128.bitWidth
  }

  /// Adds ways to the node of what remains of the rows, each multiplied by a probability.
  mutating func add(_ ways: ArraySlice<NetworkWay>, to remaining: [Int], by logarithm: Double) {
    guard !ways.isEmpty else { return }
    let place = place(of: remaining.sorted(by: >))
    for way in ways {
      nodes[place].ways.append(
        NetworkWay(logarithm: way.logarithm + logarithm, count: way.count))
    }
  }

  private mutating func place(of rows: [Int]) -> Int {
    let bits = Int.bitWidth - total.leadingZeroBitCount
    let key = rows.reduce(UInt128(0)) { $0 << UInt128(bits) | UInt128($1) }
    if let place = places[key] { return place }
    places[key] = nodes.count
    nodes.append(NetworkNode(rows: rows, ways: []))
    return nodes.count - 1
  }
}

/// The ways to a node in ascending order of their probability.
struct SortedWays {
  private let ways: [NetworkWay]
  private let largest: Double
  /// The probability of the first ways together, in units of the largest one's; cumulated[0] is 0.
  private let cumulated: [Double]

  init(_ unsorted: [NetworkWay]) {
    var ways: [NetworkWay] = []
    for way in unsorted.sorted(by: { $0.logarithm < $1.logarithm }) {
      guard let last = ways.last, way.logarithm - last.logarithm < 1e-9 else {
        ways.append(way)
        continue
      }
      ways[ways.count - 1].count += way.count * exp(way.logarithm - last.logarithm)
    }
    let largest = ways.last?.logarithm ?? 0
    var sum = 0.0
    cumulated =
      [0]
      + ways.map { way in
        sum += way.count * exp(way.logarithm - largest)
        return sum
      }
    self.ways = ways
    self.largest = largest
  }

  var indices: Range<Int> { ways.indices }

  subscript(places: Range<Int>) -> ArraySlice<NetworkWay> { ways[places] }

  /// The first index in a range whose way's logarithm is above a limit, or the range's end.
  func index(above limit: Double, in range: Range<Int>) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if ways[middle].logarithm <= limit { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The probability of the ways in a range, times one that is given by its logarithm.
  func probability(_ range: Range<Int>, times logarithm: Double) -> Double {
    guard !range.isEmpty else { return 0 }
    return (cumulated[range.upperBound] - cumulated[range.lowerBound]) * exp(largest + logarithm)
  }
}
