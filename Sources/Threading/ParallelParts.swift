import Synchronization

/// The same work on several parts at once.
package enum ParallelParts {
  /// What the work gives for each part, in order.
  package static func values<Value: Sendable>(
    _ count: Int, threads: Int, _ work: @escaping @Sendable (Int) -> Value
  ) -> [Value] {
    let found = PartResults<Value>()
    let next = Atomic(0)
    Threads.run(threads) {
      while true {
        let part = next.add(1, ordering: .relaxed).oldValue
        guard part < count else { return }
        let value = work(part)
        found.values.withLock { $0[part] = value }
      }
    }
    let all = found.values.withLock { $0 }
    return (0..<count).compactMap { all[$0] }
  }

  /// What became of each part, in order.
  package static func results<Value: Sendable>(
    _ count: Int, threads: Int, _ work: @escaping @Sendable (Int) throws -> Value
  ) -> [Result<Value, any Error>] {
    values(count, threads: threads) { part in Result { try work(part) } }
  }

  /// What the work gives for each part, in order.
  /// - Throws: what it threw for the first part for which it did.
  package static func map<Value: Sendable>(
    _ count: Int, threads: Int, _ work: @escaping @Sendable (Int) throws -> Value
  ) throws -> [Value] {
    try results(count, threads: threads, work).map { try $0.get() }
  }

  private final class PartResults<Value: Sendable>: Sendable {
    let values = Mutex<[Int: Value]>([:])
  }
}
