private import CHeap
import Glibc
import Synchronization

/// Threads that are kept for the next work, and stay awake for a moment after each: waking a core that
/// sleeps takes longer than many a count.
final class ThreadPool: Sendable {
  static let shared = ThreadPool()

  private let idle = Mutex<[PooledThread]>([])

  /// Threads for work, as many as can be had.
  func take(_ count: Int) -> [PooledThread] {
    let known = idle.withLock { idle in
      let taken = Array(idle.suffix(max(0, count)))
      idle.removeLast(taken.count)
      return taken
    }
    return known
      + (known.count..<max(known.count, count)).compactMap { _ in PooledThread.started() }
  }

  /// Wakes threads that will soon be asked to work.
  func rouse(_ count: Int) {
    for thread in idle.withLock({ Array($0.suffix(max(0, count))) }) { thread.rouse() }
  }

  /// Gives back threads whose work is done.
  func give(_ threads: [PooledThread]) { idle.withLock { $0 += threads } }
}

/// One of the threads: it waits for work, does it, and tells when it is done.
final class PooledThread: Sendable {
  private let work = Mutex<(@Sendable () -> Void)?>(nil)
  /// Whether there is work that is not done.
  private let isBusy = Atomic(false)
  private let hasWork = SpinThenPark()
  private let isDone = SpinThenPark()

  /// A thread of its own; nothing where none can be had, or none that could be woken.
  static func started() -> PooledThread? {
    let thread = PooledThread()
    guard thread.hasWork.canSleep, thread.isDone.canSleep else { return nil }
    return Threads.beside({ thread.serve() }) ? thread : nil
  }

  /// Begins work; the work before it is done.
  func begin(_ body: @escaping @Sendable () -> Void) {
    work.withLock { $0 = body }
    isBusy.store(true, ordering: .sequentiallyConsistent)
    hasWork.wake()
  }

  /// Wakes it, for a moment, without work.
  func rouse() { hasWork.wake() }

  /// Waits until the work is done.
  func finish() { isDone.wait(until: { !isBusy.load(ordering: .sequentiallyConsistent) }) }

  private func serve() {
    while true {
      hasWork.wait(until: { isBusy.load(ordering: .sequentiallyConsistent) })
      doWork()
      isBusy.store(false, ordering: .sequentiallyConsistent)
      isDone.wake()
    }
  }

  /// Does the work and lets go of it: who waits for its end may own what it holds.
  @inline(never)
  private func doWork() {
    baro_widen_heap_of_thread()
    let body = work.withLock { work in
      defer { work = nil }
      return work
    }
    body?()
  }
}

/// How one thread waits for another: awake for a moment, then asleep.
private final class SpinThenPark: Sendable {
  private let isAsleep = Atomic(false)
  private let wakeups = WakeupPipe()

  /// How often a thread looks before it sleeps, which takes about a millisecond: longer than from one short
  /// statement to the next.
  private static let looks = 3_000

  /// Waits until a condition holds that another thread makes true before it calls `wake`.
  func wait(until holds: () -> Bool) {
    while true {
      for _ in 0..<Self.looks {
        if holds() { return }
        // Others who want the core come first.
        sched_yield()
      }
      isAsleep.store(true, ordering: .sequentiallyConsistent)
      // Who makes it true from here on sees that this thread sleeps.
      if !holds() { wakeups.wait() }
      isAsleep.store(false, ordering: .sequentiallyConsistent)
    }
  }

  /// Whether who sleeps here can be woken.
  var canSleep: Bool { wakeups.isThere }

  func wake() {
    if isAsleep.load(ordering: .sequentiallyConsistent) { wakeups.wake() }
  }
}
