import TextLayout
import Diagnostics

/// Bars of characters at both sides of a zero line, each with its number at its end.
struct ChartTextBars {
  private let sheet: ChartSheet
  /// Columns that numbers take before the bars and behind them, each with its blank.
  private let before: Int
  private let behind: Int

  init(_ sheet: ChartSheet) {
    self.sheet = sheet
    let widest = { (isWanted: (ChartSheet.Point) -> Bool) -> Int in
      let texts = sheet.points.joined().filter(isWanted).map(\.text)
      return texts.map { DisplayWidth.of($0) + 1 }.max() ?? 0
    }
    before = widest { ($0.value ?? 0) < 0 }
    behind = widest { ($0.value ?? 0) >= 0 }
  }

  /// Adds a bar, the zero line and the number behind a label.
  ///
  /// - Parameters:
  ///   - point: what is drawn.
  ///   - line: it ends where the room of the bars begins.
  ///   - room: columns of bars, zero line and numbers.
  func add(_ point: ChartSheet.Point, to line: inout StyledLine, _ room: Int) {
    // One column for the zero line, one for what rounding adds.
    let length = Double(max(2, room - before - behind - 2))
    let zero = line.width + before + Int((sheet.axis.zero * length).rounded(.up))
    let share = point.value.map { sheet.place($0) - sheet.axis.zero } ?? 0
    if (point.value ?? 0) < 0 {
      let bar = Self.left(-share * length)
      line.pad(to: zero - bar.count - 1 - DisplayWidth.of(point.text))
      line.append(point.text + " ")
      line.append(bar, .caret)
      line.append("│", .note)
    } else {
      line.pad(to: zero)
      line.append("│", .note)
      line.append(Self.right(share * length), .caret)
      line.append(" " + point.text)
    }
  }

  /// A bar to the right, in eighths of a column.
  static func right(_ length: Double) -> String {
    let eighths = Int((length * 8).rounded())
    let parts: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let rest = eighths % 8 == 0 ? "" : String(parts[eighths % 8 - 1])
    return String(repeating: "█", count: eighths / 8) + rest
  }

  /// A bar to the left, whose end is one of the parts of a column that stand at its right: an eighth, a
  /// half.
  static func left(_ length: Double) -> String {
    let whole = Int(length)
    let rest = length - Double(whole)
    let full = String(repeating: "█", count: whole)
    switch rest {
    case ..<0.0625: return full
    case ..<0.3125: return "▕" + full
    case ..<0.75: return "▐" + full
    default: return "█" + full
    }
  }
}
