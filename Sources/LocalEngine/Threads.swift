import Glibc

/// Threads of their own for work of a few milliseconds, which a shared pool may start too late.
package enum Threads {
  /// Runs `body` on several threads, this one among them, until all have come back.
  ///
  /// Where a thread cannot be had, the others do its work.
  package static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    let started = (1..<max(1, count)).compactMap { _ in start(body) }
    body()
    for thread in started { pthread_join(thread, nil) }
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
