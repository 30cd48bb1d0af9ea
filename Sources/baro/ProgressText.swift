import Threading
import TextLayout
import Rendering

/// How far some work is: its name, a bar where its end is known, rows and rate.
struct ProgressText {
  private let activity: String
  private let fraction: Double?
  private let rows: String
  private let rate: String

  init(_ progress: Progress, seconds: Double) {
    let numbers = NumberText(language: "en")
    activity = SafeText.escaped(progress.activity)
    fraction = progress.fractionDone.map { max(0, min(1, $0)) }
    rows = numbers.count(progress.rowsDone) + " rows"
    rate = numbers.count(Int(Double(progress.rowsDone) / max(seconds, 0.001))) + " a second"
  }

  /// The parts that fit, the least important left out first.
  func text(columns: Int) -> String {
    let percent = fraction.map { "\(Int($0 * 100)) %" }
    let choices = [
      [activity, bar, percent, rows, rate], [activity, percent, rows, rate],
      [activity, percent, rows], [activity, percent],
    ]
    let lines = choices.map { $0.compactMap(\.self).joined(separator: "  ") }
    let fitting = lines.first { DisplayWidth.of($0) <= columns }
    return fitting ?? DisplayWidth.truncated(lines[lines.count - 1], to: max(1, columns))
  }

  private var bar: String? {
    fraction.map { fraction in
      let full = Int((fraction * 20).rounded(.down))
      return String(repeating: "█", count: full) + String(repeating: "░", count: 20 - full)
    }
  }
}
