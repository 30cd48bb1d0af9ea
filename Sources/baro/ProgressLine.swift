import Threading
import TextLayout
import Glibc
import Synchronization

/// One line on standard error after a second of work, taken away when the work is done.
///
/// It is written without escapes, so that every terminal shows it.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let state = Mutex(State())

  /// Seconds after which work that has told how far it is counts as work that does not.
  private static let silence = 0.9

  private struct State {
    var start = ProcessEnvironment.seconds(CLOCK_MONOTONIC)
    var last = 0.0
    /// Columns that the line shown takes.
    var width = 0
  }

  /// - Parameter isShown: false in a pipe, where nothing is drawn.
  init(isShown: Bool) { self.isShown = isShown }

  /// Starts the clock anew.
  func begin() { state.withLock { $0 = State() } }

  func show(_ progress: Progress) {
    guard isShown else { return }
    let now = ProcessEnvironment.seconds(CLOCK_MONOTONIC)
    state.withLock { state in
      guard now - state.start > 1, now - state.last > 0.1 else { return }
      let columns = ProcessEnvironment.screen(STDERR_FILENO)?.columns ?? 80
      let text = ProgressText(progress, seconds: now - state.start).text(columns: columns - 1)
      draw(text, at: now, &state)
    }
  }

  private func draw(_ text: String, at now: Double, _ state: inout State) {
    let width = DisplayWidth.of(text)
    Output.error("\r" + text + blanks(state.width - width))
    state.last = now
    state.width = width
  }

  /// Says that work goes on which does not tell how far it is.
  func tick() {
    guard isShown else { return }
    let now = ProcessEnvironment.seconds(CLOCK_MONOTONIC)
    state.withLock { state in
      guard now - state.start > 1, now - state.last > Self.silence else { return }
      draw("working  \(Int(now - state.start)) s", at: now, &state)
    }
  }

  func clear() {
    state.withLock { state in
      if state.width > 0 { Output.error("\r" + blanks(state.width) + "\r") }
      state.width = 0
    }
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
