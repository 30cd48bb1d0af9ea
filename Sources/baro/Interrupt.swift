import Glibc
import Synchronization

/// Signals while something runs: the work is asked to stop; Ctrl-C leaves the process going.
enum Interrupt {
  private static let requests = Atomic<Int>(0)
  private static let ending = Atomic<Int32>(0)

  /// Takes over SIGINT, and SIGTERM and SIGHUP where they are not ignored.
  ///
  /// A second one before the first was answered ends a run that is no shell; a second order to end
  /// ends any.
  static func install(endsProcess: Bool) {
    _ = requests.load(ordering: .relaxed)
    _ = ending.load(ordering: .relaxed)
    if endsProcess {
      signal(SIGINT) { _ in Interrupt.requestOrEnd() }
    } else {
      signal(SIGINT) { _ in Interrupt.request() }
    }
    takeOver(SIGTERM)
    takeOver(SIGHUP)
  }

  private static func takeOver(_ number: Int32) {
    var earlier = sigaction()
    sigaction(number, nil, &earlier)
    if unsafeBitCast(earlier.__sigaction_handler.sa_handler, to: Int.self) == 1 { return }
    signal(number) { Interrupt.end($0) }
  }

  private static func request() { requests.add(1, ordering: .relaxed) }

  private static func requestOrEnd() {
    if requests.add(1, ordering: .relaxed).oldValue > 0 { _exit(130) }
  }

  private static func end(_ number: Int32) {
    if ending.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
    request()
  }

  static var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }

  /// The exit status that a signal asked for: 128 and its number.
  static var endStatus: Int32? {
    let number = ending.load(ordering: .relaxed)
    return number == 0 ? nil : 128 + number
  }

  /// Forgets Ctrl-C; an order to end stands.
  static func clear() { requests.store(0, ordering: .relaxed) }
}
