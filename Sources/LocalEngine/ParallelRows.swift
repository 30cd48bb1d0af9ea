import Threading
import Microdata
import Synchronization

/// Work over all rows in chunks, on several cores.
///
/// Chunks have the same rows whatever the number of cores and are put together in order, so sums
/// have the same bits on one core and on many.
struct ParallelRows {
  let rowCount: Int
  /// Rows of one chunk: enough that starting a thread costs nothing beside it.
  let chunkSize: Int
  let threads: Int
  let control: WorkControl

  private func chunk(_ index: Int) -> Range<Int> {
    index * chunkSize..<min(rowCount, (index + 1) * chunkSize)
  }

  /// Runs `body` on every chunk and hands the results to `merge` in the order of the rows.
  ///
  /// Each core takes the next chunk as soon as it is free; a result waits until those before it are
  /// merged. `merge` runs on one core at a time.
  ///
  /// - Throws: `Cancelled`.
  func forEachChunk<Part: Sendable>(
    _ body: @escaping @Sendable (Range<Int>) throws -> Part, merge: (Part) -> Void
  ) throws {
    let chunkCount = max(1, (rowCount + chunkSize - 1) / chunkSize)
    let workers = min(threads, chunkCount)
    guard workers > 1 else {
      for index in 0..<chunkCount { merge(try body(chunk(index))) }
      return
    }
    try withoutActuallyEscaping(merge) { merge in
      let order = MergeOrder(merge: merge)
      let next = Atomic(0)
      Threads.run(workers) {
        while !order.isCancelled {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < chunkCount else { return }
          order.take((try? body(chunk(index))), of: index)
        }
      }
      if order.isCancelled { throw Cancelled() }
    }
  }
}

/// Puts the results of chunks together in their order, whichever is finished first.
private final class MergeOrder<Part: Sendable>: Sendable {
  private struct State: @unchecked Sendable {
    let merge: (Part) -> Void
    var waiting: [Int: Part] = [:]
    var next = 0
    var isCancelled = false
  }

  private let state: Mutex<State>

  init(merge: @escaping (Part) -> Void) { state = Mutex(State(merge: merge)) }

  var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// Takes a chunk's result; nothing when its work was stopped.
  func take(_ part: Part?, of index: Int) {
    state.withLock { state in
      guard let part else { return state.isCancelled = true }
      state.waiting[index] = part
      while let ready = state.waiting.removeValue(forKey: state.next) {
        state.merge(ready)
        state.next += 1
      }
    }
  }
}
