import Diagnostics
import Dispatch
import Synchronization

/// Work over all rows in chunks, on several cores.
///
/// Chunks have the same rows whatever the number of cores and are put together in order, so sums
/// have the same bits on one core and on many.
struct ParallelRows {
  let rowCount: Int
  let threads: Int
  let control: WorkControl

  /// Rows of one chunk: large enough that starting a thread costs nothing beside it.
  private static let chunkSize = 1 << 19

  private func chunk(_ index: Int) -> Range<Int> {
    index * Self.chunkSize..<min(rowCount, (index + 1) * Self.chunkSize)
  }

  /// Runs `body` on every chunk and hands the results to `merge` in the order of the rows.
  /// - Throws: `Cancelled`.
  func forEachChunk<Part: Sendable>(
    _ body: @Sendable (Range<Int>) throws -> Part, merge: (Part) -> Void
  ) throws {
    let chunkCount = max(1, (rowCount + Self.chunkSize - 1) / Self.chunkSize)
    for start in stride(from: 0, to: chunkCount, by: max(1, threads)) {
      let indices = start..<min(chunkCount, start + max(1, threads))
      for part in try parts(of: indices, body) { merge(part) }
    }
  }

  /// The results of some chunks, worked on at the same time.
  private func parts<Part: Sendable>(
    of indices: Range<Int>, _ body: @Sendable (Range<Int>) throws -> Part
  ) throws -> [Part] {
    if indices.count == 1 { return [try body(chunk(indices.lowerBound))] }
    let results = Mutex<[Int: Part]>([:])
    DispatchQueue.concurrentPerform(iterations: indices.count) { offset in
      let index = indices.lowerBound + offset
      guard let part = try? body(chunk(index)) else { return }
      results.withLock { $0[index] = part }
    }
    let found = results.withLock { $0 }
    let parts = indices.compactMap { found[$0] }
    if parts.count < indices.count { throw Cancelled() }
    return parts
  }
}
