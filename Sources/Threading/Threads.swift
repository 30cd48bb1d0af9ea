import Glibc
import Synchronization

/// Threads of their own for work of a few milliseconds, which a shared pool may start too late.
package enum Threads {
  /// Runs `body` on several threads, this one among them, until all have come back.
  ///
  /// Where a thread cannot be had, the others do its work.
  package static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    let others = ThreadPool.shared.take(count - 1)
    for member in others { member.begin(body) }
    body()
    for member in others { member.finish() }
    ThreadPool.shared.give(others)
  }

  /// Tells that work for several threads will come within a moment, so that they are awake then.
  package static func rouse(_ count: Int) { ThreadPool.shared.rouse(count - 1) }

  /// Runs work that knows no wish to stop on a thread beside this one, which watches for it.
  ///
  /// Where the wish comes first the work is left to itself: it owns all it reads, what it returns is
  /// dropped when it ends, and a core is busy until then.
  ///
  /// - Returns: what the work returns.
  /// - Throws: `Cancelled` within some milliseconds of the wish.
  package static func untilStopped<Value: Sendable>(
    _ control: WorkControl, _ work: @escaping @Sendable () -> Value
  ) throws -> Value {
    let answer = Answer<Value>()
    guard let thread = start({ answer.give(work()) }) else { return work() }
    pthread_detach(thread)
    while true {
      if let value = answer.wait(milliseconds: 1) { return value }
      try control.checkCancelled()
    }
  }

  /// Runs work on a thread of its own, whose end nobody waits for.
  /// - Returns: false where no thread can be had, so that nothing runs.
  package static func beside(_ body: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = start(body) else { return false }
    pthread_detach(thread)
    return true
  }

  /// What another thread gives, told of at once.
  private final class Answer<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let isThere = WakeupPipe()

    func give(_ given: Value) {
      value.withLock { $0 = given }
      isThere.wake()
    }

    /// The value, for which it waits no longer than some milliseconds.
    func wait(milliseconds: Int32) -> Value? {
      isThere.wait(milliseconds: milliseconds)
      return value.withLock { $0 }
    }
  }

  private final class Work {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    // SAFETY: the retained object is released once, by the thread or, where there is none, here.
    let status = unsafe pthread_create(
      &thread, nil,
      { argument in
        if let argument { unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    if status == 0 { return thread }
    work.release()
    return nil
  }
}
