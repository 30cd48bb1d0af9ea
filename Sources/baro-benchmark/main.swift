import Threading
import CBenchmark
import Glibc
import LocalEngine

/// Measures the memory's speed and the kernels of counting against the same kernels in C, and prints
/// them as one JSON object.

let rowCount = 1 << 23
let cellCount = 20
let rounds = 9

/// Seconds of the fastest of several runs.
func fastest(_ body: () -> Void) -> Double {
  (0..<rounds).map { _ in
    let start = now()
    body()
    return now() - start
  }.min() ?? .nan
}

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Skewed cells, as answers are.
let cells = (0..<rowCount).map { row -> UInt8 in
  let mixed = UInt64(row) &* 0x9E37_79B9_7F4A_7C15 >> 33
  return UInt8(mixed % 3 == 0 ? mixed % UInt64(cellCount) : 7)
}
let weights = (0..<rowCount).map { 0.5 + Double($0 % 97) / 97 }

/// Ends with a message where a kernel is wrong: its speed would say nothing.
func require(_ isRight: Bool, _ kernel: String) {
  if isRight { return }
  fatalError("\(kernel) gives other numbers in C")
}

// MARK: Kernels

let stride = 8_216
var pairs = [UInt32](repeating: 0, count: 4 * stride)
let pairsSwift = fastest { _ = KernelTrial.counts(of: cells, cellCount: cellCount) }
let pairsC = fastest {
  pairs.withUnsafeMutableBufferPointer { pairs in
    pairs.update(repeating: 0)
    baro_c_count_pairs(cells, rowCount, UInt64(cellCount), pairs.baseAddress, stride)
  }
}
let counted = KernelTrial.counts(of: cells, cellCount: cellCount)
let total = pairs.reduce(0) { $0 + 2 * Int($1) }
require(counted.reduce(0, +) == total && total == rowCount, "counting")

let sumStride = 264
var sums = [Double](repeating: 0, count: 2 * 8 * sumStride)
let weightsSwift = fastest { _ = KernelTrial.weights(of: cells, weights) }
let weightsC = fastest {
  sums.withUnsafeMutableBufferPointer { sums in
    sums.update(repeating: 0)
    baro_c_add_weights(cells, weights, rowCount, sums.baseAddress, sumStride)
  }
}
let added = KernelTrial.weights(of: cells, weights)[7].x
let addedC = (0..<8).reduce(0) { $0 + sums[2 * ($1 * sumStride + 7)] }
require(added == addedC, "weighing")

// MARK: Memory

let words = [UInt64](repeating: 1, count: 1 << 24)
let bytes = Double(words.count * 8)
let oneCore = fastest { require(baro_c_read(words, words.count) == UInt64(words.count), "reading") }
let twoCores = fastest {
  Threads.run(2) { _ = baro_c_read(words, words.count) }
}

print(
  """
  {"memory_read_gb_per_s": {"1": \(bytes / oneCore / 1e9), "2": \(2 * bytes / twoCores / 1e9)}, \
  "kernels": [\
  {"name": "counts by pairs of rows", "swift_ns_per_row": \(pairsSwift / Double(rowCount) * 1e9), \
  "c_ns_per_row": \(pairsC / Double(rowCount) * 1e9)}, \
  {"name": "weights by cell", "swift_ns_per_row": \(weightsSwift / Double(rowCount) * 1e9), \
  "c_ns_per_row": \(weightsC / Double(rowCount) * 1e9)}]}
  """)
