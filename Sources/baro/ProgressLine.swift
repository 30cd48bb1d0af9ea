import Diagnostics
import Glibc
import Rendering
import Synchronization

/// One line on standard error after a second of work, taken away when the work is done.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let state = Mutex(State())

  private struct State {
    var start = Surroundings.seconds(CLOCK_MONOTONIC)
    var last = 0.0
    var isDrawn = false
  }

  /// - Parameter isShown: false in a pipe, where nothing is drawn.
  init(isShown: Bool) { self.isShown = isShown }

  /// Starts the clock anew.
  func begin() { state.withLock { $0 = State() } }

  func show(_ progress: Progress) {
    guard isShown else { return }
    let now = Surroundings.seconds(CLOCK_MONOTONIC)
    state.withLock { state in
      guard now - state.start > 1, now - state.last > 0.1 else { return }
      state.last = now
      state.isDrawn = true
      Output.error("\r\u{1B}[K" + line(progress, seconds: now - state.start))
    }
  }

  func clear() {
    state.withLock { state in
      if state.isDrawn { Output.error("\r\u{1B}[K") }
      state.isDrawn = false
    }
  }

  private func line(_ progress: Progress, seconds: Double) -> String {
    let numbers = NumberText(language: "en")
    let percent = progress.fractionDone.map { " \(Int($0 * 100)) %" } ?? ""
    let rate = numbers.count(Int(Double(progress.rowsDone) / max(seconds, 0.001)))
    return SafeText.escaped(progress.activity)
      + "\(percent), \(numbers.count(progress.rowsDone)) rows, \(rate) a second"
  }
}
