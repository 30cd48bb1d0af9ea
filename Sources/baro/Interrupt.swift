import Glibc
import Synchronization

/// Ctrl-C while something runs: the work is asked to stop, the process goes on.
enum Interrupt {
  private static let requests = Atomic<Int>(0)

  /// Takes over SIGINT.
  ///
  /// A second one before the first was answered ends a run that is no shell.
  static func install(endsProcess: Bool) {
    _ = requests.load(ordering: .relaxed)
    if endsProcess {
      signal(SIGINT) { _ in Interrupt.requestOrEnd() }
    } else {
      signal(SIGINT) { _ in Interrupt.request() }
    }
  }

  private static func request() { requests.add(1, ordering: .relaxed) }

  private static func requestOrEnd() {
    if requests.add(1, ordering: .relaxed).oldValue > 0 { _exit(130) }
  }

  static var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }

  static func clear() { requests.store(0, ordering: .relaxed) }
}
