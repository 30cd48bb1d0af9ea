import TextLayout
import Diagnostics
package import ResultTables

/// A chart made of characters, in the width of a terminal.
package enum ChartTextRenderer {
  /// The chart with its title, key and notes, ending in a newline.
  ///
  /// - Parameters:
  ///   - chart: what is drawn.
  ///   - number: what stands before the title in brackets.
  ///   - options: language, width, decimals, colour.
  /// - Returns: lines, each ending in a newline.
  package static func render(
    _ chart: Chart, number: String? = nil, options: RenderingOptions
  ) -> String {
    let width = max(20, options.width ?? 100)
    let sheet = ChartSheet(chart, options)
    let page = ChartTextPage(sheet: sheet, width: width)
    let style = TextStyle(options)
    let mark = number.map { "[\($0)] " } ?? ""
    var lines = TextFold.lines(mark + sheet.title, width: width).map { StyledLine($0, .title) }
    lines += (sheet.lead.flatMap { TextFold.lines($0, width: width) }).map { StyledLine($0, .note) }
    lines += page.body
    for note in sheet.notes {
      lines += TextFold.lines(note, width: width).map { StyledLine($0, .note) }
    }
    return lines.map { $0.text(style) + "\n" }.joined()
  }
}

/// The drawn part of a chart.
private struct ChartTextPage {
  let sheet: ChartSheet
  let width: Int

  /// Fills of the segments of a bar, told apart without colour.
  private static let fills: [Character] = ["█", "▒", "▓", "░", "▚", "╱", "▞", "╳"]

  var body: [StyledLine] {
    switch sheet.kind {
    case .stacked: key + stacked
    case .bars, .dots, .lines: sheet.groups.count == 1 ? single : byAnswer
    }
  }

  // MARK: Rows of marks

  /// One number an answer.
  private var single: [StyledLine] {
    rows(labels: answerLabels, points: sheet.points[0], indent: 0, showsScale: true)
  }

  private var answerLabels: [String] {
    sheet.answers.map { String(repeating: "  ", count: $0.depth) + $0.label }
  }

  private func groupLabels(of answer: Int) -> [String] {
    sheet.groups.indices.map { sheet.title(ofGroup: $0, answer: answer) }
  }

  /// Each answer with its groups under it; one alone needs no heading.
  private var byAnswer: [StyledLine] {
    sheet.answers.indices.flatMap { answer -> [StyledLine] in
      if sheet.answers.count == 1 { return marks(of: answer) }
      let label =
        String(repeating: "  ", count: sheet.answers[answer].depth)
        + sheet.answers[answer].label
      return TextFold.lines(label, width: width).map { StyledLine($0, .heading) }
        + marks(of: answer)
    }
  }

  private func marks(of answer: Int) -> [StyledLine] {
    rows(
      labels: groupLabels(of: answer),
      points: sheet.points.map { $0[answer] },
      indent: sheet.answers.count == 1 ? 0 : 2, showsScale: answer == 0)
  }

  /// Labels, marks on one scale, numbers.
  private func rows(
    labels: [String], points: [ChartSheet.Point], indent: Int, showsScale: Bool
  ) -> [StyledLine] {
    let labelWidth = max(6, min(longestLabel, width * 2 / 5 - indent))
    let room = max(4, width - indent - labelWidth - 1 - numberWidth)
    let scale =
      sheet.kind == .bars || !showsScale ? [] : [scale(from: indent + labelWidth + 1, room)]
    return scale
      + zip(labels, points).flatMap { label, point -> [StyledLine] in
        var lines = TextFold.lines(label, width: labelWidth, hanging: 2).map { part in
          StyledLine(String(repeating: " ", count: indent) + part)
        }
        lines[lines.count - 1].pad(to: indent + labelWidth + 1)
        add(point, to: &lines[lines.count - 1], room)
        return lines
      }
  }

  /// Columns that numbers take behind their marks, with the blank before them; bars at both sides of a
  /// zero line have their own.
  private var numberWidth: Int {
    if sheet.hasNegativeBars { return 0 }
    return 1 + (sheet.points.joined().map { DisplayWidth.of($0.text) }.max() ?? 0)
  }

  /// Columns of the widest label, so that all marks share one scale.
  private var longestLabel: Int {
    let labels =
      sheet.groups.count == 1 ? answerLabels : sheet.answers.indices.flatMap(groupLabels)
    return labels.map { DisplayWidth.of($0) }.max() ?? 0
  }

  /// The mark of a number, and the number.
  private func add(_ point: ChartSheet.Point, to line: inout StyledLine, _ room: Int) {
    if sheet.hasNegativeBars {
      ChartTextBars(sheet).add(point, to: &line, room)
      return
    }
    line.append(sheet.kind == .bars ? bar(point, room) : dot(point, room), .caret)
    line.append(" " + point.text)
  }

  /// The ends of the scale over their places.
  private func scale(from start: Int, _ room: Int) -> StyledLine {
    let ends = [sheet.tickTexts[0], sheet.tickTexts[sheet.tickTexts.count - 1]]
    var line = StyledLine()
    line.pad(to: start)
    line.append("╷" + ends[0], .note)
    line.pad(to: start + room - 1 - DisplayWidth.of(ends[1]))
    line.append(ends[1] + "╷", .note)
    return line
  }

  /// A bar in eighths of a column.
  private func bar(_ point: ChartSheet.Point, _ room: Int) -> String {
    guard let value = point.value else { return "" }
    return ChartTextBars.right((sheet.place(value) - sheet.axis.zero) * Double(room))
  }

  /// A dot between the ends of its interval.
  private func dot(_ point: ChartSheet.Point, _ room: Int) -> String {
    guard let value = point.value else { return "" }
    let last = room - 1
    let place = { (number: Double) in Int((sheet.place(number) * Double(last)).rounded()) }
    var cells = Array(repeating: Character(" "), count: room)
    if let low = point.low, let high = point.high {
      for column in place(low)...max(place(low), place(high)) { cells[column] = "─" }
      cells[place(low)] = "├"
      cells[place(high)] = "┤"
    }
    cells[place(value)] = "●"
    return String(cells)
  }

  // MARK: Stacks

  private var key: [StyledLine] {
    let entries = sheet.answers.enumerated().map { "\(fill($0.offset)) \($0.element.label)" }
    return TextFold.lines(entries.joined(separator: "   "), width: width).map { StyledLine($0) }
  }

  /// The fill of an answer; those that have none of their own are dotted.
  private func fill(_ answer: Int) -> Character {
    answer < Self.fills.count ? Self.fills[answer] : "·"
  }

  private var stacked: [StyledLine] {
    let labels = sheet.groups.map(\.title)
    let longest = labels.map { DisplayWidth.of($0) }.max() ?? 0
    let labelWidth = max(6, min(longest, width * 2 / 5))
    let room = max(8, width - labelWidth - 1)
    return zip(labels, sheet.points).flatMap { label, points -> [StyledLine] in
      var lines = TextFold.lines(label, width: labelWidth, hanging: 2).map { StyledLine($0) }
      lines[lines.count - 1].pad(to: labelWidth + 1)
      var end = 0.0
      var drawn = 0
      for (answer, point) in points.enumerated() {
        end += point.value ?? 0
        let columns = Int((min(100, end) / 100 * Double(room)).rounded()) - drawn
        drawn += max(0, columns)
        lines[lines.count - 1].append(
          segment(point, max(0, columns), fill(answer)), answer.isMultiple(of: 2) ? .caret : .plain)
      }
      if points.contains(where: { $0.text == FigureText.hidden }) {
        lines[lines.count - 1].append(" " + FigureText.hidden)
      }
      return lines
    }
  }

  /// A segment with its number in the middle, where there is room for it.
  private func segment(_ point: ChartSheet.Point, _ columns: Int, _ fill: Character) -> String {
    let text = " \(point.text) "
    guard text.count <= columns - 2 else { return String(repeating: fill, count: columns) }
    let left = (columns - text.count) / 2
    return String(repeating: fill, count: left) + text
      + String(repeating: fill, count: columns - text.count - left)
  }
}
