import TextLayout
import Diagnostics
package import ResultTables

/// A chart as an SVG picture that stands alone: a title, direct labels, bases and source beneath.
package enum ChartSVGRenderer {
  /// The picture, ending in a newline.
  package static func render(_ chart: Chart, options: RenderingOptions) -> String {
    var picture = ChartPicture(ChartSheet(chart, options))
    return picture.drawn(language: options.language)
  }
}

/// A picture while it is drawn from the top down.
struct ChartPicture {
  static let width = 760.0
  static let margin = 16.0
  static let labelWidth = 210.0
  private static let small = 12.0

  let sheet: ChartSheet
  var svg = SVGText()
  /// The next free row of pixels.
  var y = margin

  init(_ sheet: ChartSheet) {
    self.sheet = sheet
    let widest = { (isWanted: (ChartSheet.Point) -> Bool) -> Double in
      let texts = sheet.points.joined().filter(isWanted).map(\.text)
      return min(150, texts.map { SVGText.width($0, size: 13) }.max() ?? 0)
    }
    let before = sheet.hasNegativeBars ? widest { ($0.value ?? 0) < 0 } + 8 : 0
    axisStart = Self.margin + Self.labelWidth + before
    let behind = widest { sheet.kind != .bars || ($0.value ?? 0) >= 0 } + 8
    axisEnd = Self.width - Self.margin - max(64, behind)
  }

  /// Where the axis begins and ends; numbers stand behind its bars, of negative ones before it.
  let axisStart: Double
  let axisEnd: Double

  func x(_ place: Double) -> Double { axisStart + (axisEnd - axisStart) * place }

  mutating func drawn(language: String) -> String {
    paragraph(sheet.title, size: 18, weight: "600")
    for line in sheet.lead { paragraph(line, size: Self.small) }
    y += 8
    switch sheet.kind {
    case .bars, .dots: drawRows()
    case .stacked: drawStacks()
    case .lines: drawLines()
    }
    y += 10
    for note in sheet.notes { paragraph(note, size: Self.small, opacity: 0.8) }
    let size = "width=\"\(Int(Self.width))\" height=\"\(Int(y + Self.margin))\""
    let box = "viewBox=\"0 0 \(Int(Self.width)) \(Int(y + Self.margin))\""
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) \(box) role=\"img\""
      + " lang=\"\(SafeText.markup(language))\" aria-label=\"\(SafeText.markup(sheet.title))\""
      + " font-family=\"system-ui, sans-serif\" color=\"#1a1a1a\">\n"
      + "<title>\(SafeText.markup(sheet.title))</title>\n<desc>\(description)</desc>\n"
      + Self.paper + svg.body + "</svg>\n"
  }

  /// Readable on whatever page, dark ones too; a page's own style may take it away.
  private static let paper =
    "<rect class=\"paper\" width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"

  /// Every number in words, for those who do not see the picture.
  private var description: String {
    let groups = zip(sheet.groups, sheet.points).map { group, points in
      let numbers = zip(sheet.answers, points).map { "\($0.label) \($1.text)" }
      return "\(group.title): " + numbers.joined(separator: ", ")
    }
    return SafeText.markup(groups.joined(separator: ". ") + ".")
  }

  /// A text folded to the picture.
  private mutating func paragraph(
    _ text: String, size: Double, weight: String = "", opacity: Double = 1
  ) {
    let columns = Int((Self.width - 2 * Self.margin) / SVGText.width("x", size: size))
    for line in TextFold.lines(text, width: columns) {
      y += size * 1.35
      svg.text(line, x: Self.margin, y: y, size: size, weight: weight, opacity: opacity)
    }
  }

  /// A label folded to the left of the axis, its middle at a height.
  mutating func label(_ text: String, middle: Double, indent: Double = 0, weight: String = "") {
    let columns = Int((Self.labelWidth - indent - 10) / SVGText.width("x", size: 13))
    let lines = TextFold.lines(text, width: max(6, columns))
    for (place, line) in lines.enumerated() {
      let offset = (Double(place) - Double(lines.count - 1) / 2) * 15
      svg.text(
        line, x: Self.margin + indent, y: middle + offset + 4.5, size: 13, weight: weight)
    }
  }

  /// Rows that a label needs.
  func lineCount(_ text: String, indent: Double = 0) -> Int {
    let columns = Int((Self.labelWidth - indent - 10) / SVGText.width("x", size: 13))
    return TextFold.lines(text, width: max(6, columns)).count
  }

  // MARK: Bars and dots

  private mutating func drawRows() {
    let top = y + 14
    let before = svg.body.count
    y = top + 10
    let hasHeadings = sheet.answers.count > 1 && sheet.groups.count > 1
    for answer in sheet.answers.indices {
      let entry = sheet.answers[answer]
      if hasHeadings {
        y += 22
        svg.text(
          entry.label, x: Self.margin + Double(entry.depth) * 12, y: y - 4, size: 14,
          weight: "600")
      }
      for (group, points) in sheet.points.enumerated() {
        let text =
          hasHeadings || sheet.answers.count == 1 && sheet.groups.count > 1
          ? sheet.title(ofGroup: group, answer: answer) : entry.label
        let indent = hasHeadings ? 12.0 : Double(entry.depth) * 12
        drawRow(text, points[answer], indent: indent, isTotal: sheet.groups[group].isTotal)
      }
    }
    drawAxis(from: top, to: y, before: before)
  }

  private mutating func drawRow(
    _ text: String, _ point: ChartSheet.Point, indent: Double, isTotal: Bool
  ) {
    let height = max(22, Double(lineCount(text, indent: indent)) * 15 + 6)
    let middle = y + height / 2
    label(text, middle: middle, indent: indent)
    let color = isTotal && sheet.groups.count > 1 ? "#6B7280" : "#0072B2"
    sheet.kind == .bars
      ? drawBar(point, middle: middle, color: color) : drawDot(point, middle: middle, color: color)
    y += height
  }

  /// A bar from 0, to the left for a negative number, which then stands at its left.
  private mutating func drawBar(_ point: ChartSheet.Point, middle: Double, color: String) {
    let start = x(sheet.axis.zero)
    let end = point.value.map { x(sheet.place($0)) } ?? start
    if point.value != nil {
      svg.rectangle(
        x: min(start, end), y: middle - 7, width: abs(end - start), height: 14, color: color)
    }
    let isNegative = (point.value ?? 0) < 0
    svg.text(
      point.text, x: end + (isNegative ? -6 : 6), y: middle + 4.5, size: 13,
      anchor: isNegative ? .end : .start)
  }

  /// A dot with its interval.
  private mutating func drawDot(_ point: ChartSheet.Point, middle: Double, color: String) {
    guard let value = point.value else {
      svg.text(point.text, x: axisStart + 6, y: middle + 4.5, size: 13)
      return
    }
    let place = x(sheet.place(value))
    var end = place + 4
    if let low = point.low, let high = point.high {
      let limits = (x(sheet.place(low)), x(sheet.place(high)))
      svg.line((limits.0, middle), (limits.1, middle), color: color, width: 2)
      end = max(end, limits.1)
    }
    svg.dot(x: place, y: middle, color: color)
    svg.text(point.text, x: end + 6, y: middle + 4.5, size: 13)
  }

  /// Ticks over the rows and thin lines behind what was drawn after `before` characters.
  private mutating func drawAxis(from top: Double, to bottom: Double, before: Int) {
    let rows = svg.body.dropFirst(before)
    svg = SVGText(body: String(svg.body.prefix(before)))
    defer { svg = SVGText(body: svg.body + rows) }
    for (value, text) in zip(sheet.axis.ticks, sheet.tickTexts) {
      let place = x(sheet.place(value))
      drawTick(value, (place, top + 6), (place, bottom))
      svg.text(text, x: place, y: top, size: 11, anchor: .middle, opacity: 0.8)
    }
  }

  /// The line of a tick; that of 0 stands out, and where there is none the first.
  private mutating func drawTick(
    _ value: Double, _ from: (x: Double, y: Double), _ to: (x: Double, y: Double)
  ) {
    let ticks = sheet.axis.ticks
    let isStrong = value == 0 || value == ticks[0] && !ticks.contains(0)
    svg.line(from, to, opacity: isStrong ? 0.6 : 0.15, named: value == 0 ? "zero" : "")
  }

  // MARK: Stacks

  private mutating func drawStacks() {
    let colors = ChartColors.colors(sheet.answers.count, isOrdered: sheet.isOrdered)
    drawKey(colors)
    for (group, points) in zip(sheet.groups, sheet.points) {
      let text = group.title
      let height = max(30, Double(lineCount(text)) * 15 + 8)
      label(text, middle: y + height / 2)
      var sum = 0.0
      for (answer, point) in points.enumerated() {
        guard let value = point.value, value > 0 else { continue }
        let start = x(min(1, sum / 100))
        sum += value
        let end = x(min(1, sum / 100))
        svg.rectangle(
          x: start, y: y + 3, width: max(0, end - start - 1), height: height - 6,
          color: colors[answer])
        if end - start > SVGText.width(point.text, size: 12) + 6 {
          svg.text(
            point.text, x: (start + end) / 2, y: y + height / 2 + 4.5, size: 12, anchor: .middle,
            color: ChartColors.text(on: colors[answer]))
        }
      }
      if points.contains(where: { $0.text == FigureText.hidden }) {
        svg.text(FigureText.hidden, x: x(min(1, sum / 100)) + 6, y: y + height / 2 + 4.5, size: 13)
      }
      y += height
    }
  }

  /// What each colour is, in rows that fit.
  private mutating func drawKey(_ colors: [String]) {
    var place = axisStart
    y += 18
    for (answer, color) in zip(sheet.answers, colors) {
      let width = 18 + SVGText.width(answer.label, size: 13) + 18
      if place + width > Self.width - Self.margin, place > axisStart {
        place = axisStart
        y += 20
      }
      svg.rectangle(x: place, y: y - 11, width: 12, height: 12, color: color)
      svg.text(answer.label, x: place + 18, y: y, size: 13)
      place += width
    }
    y += 8
  }

  // MARK: Lines

  private mutating func drawLines() {
    let colors = ChartColors.colors(sheet.answers.count, isOrdered: false)
    let (top, bottom) = (y + 12, y + 272)
    let (left, right) = (Self.margin + 48, Self.width - Self.margin - 230)
    let step = (right - left) / Double(max(1, sheet.groups.count - 1))
    let sheet = sheet
    let height = { (value: Double) in bottom - (bottom - top) * sheet.place(value) }
    for (value, text) in zip(sheet.axis.ticks, sheet.tickTexts) {
      drawTick(value, (left, height(value)), (right, height(value)))
      svg.text(text, x: left - 8, y: height(value) + 4, size: 11, anchor: .end, opacity: 0.8)
    }
    for (place, group) in sheet.groups.enumerated() {
      let x = left + step * Double(place)
      svg.text(group.title, x: x, y: bottom + 18, size: 12, anchor: .middle)
      let signs = sheet.points[place].filter { $0.value == nil }.map(\.text).uniqued()
      if !signs.isEmpty {
        let text = signs.joined(separator: " ")
        svg.text(text, x: x, y: bottom - 4, size: 13, anchor: .middle)
      }
    }
    for (answer, color) in colors.enumerated() {
      let points = sheet.points.enumerated().map { place, points in
        points[answer].value.map { (x: left + step * Double(place), y: height($0)) }
      }
      for case (let from?, let to?) in zip(points, points.dropFirst()) {
        svg.line(from, to, color: color, width: 2.5)
      }
      for point in points.compactMap(\.self) {
        svg.dot(x: point.x, y: point.y, radius: 4, color: color)
      }
    }
    drawEndLabels(x: right + 12, height: height, colors)
    y = bottom + 26
  }

  /// Names and last numbers beside the ends of the lines, pushed apart.
  private mutating func drawEndLabels(
    x: Double, height: (Double) -> Double, _ colors: [String]
  ) {
    var ends: [(answer: Int, text: String, y: Double)] = []
    for answer in sheet.answers.indices {
      let last = sheet.points.last { $0[answer].value != nil }?[answer]
      if let last, let value = last.value { ends.append((answer, last.text, height(value))) }
    }
    ends.sort { $0.y < $1.y }
    var lowest = -Double.infinity
    for end in ends {
      lowest = max(end.y, lowest + 16)
      let text = "\(end.text) \(sheet.answers[end.answer].label)"
      svg.rectangle(x: x - 6, y: lowest - 5, width: 3, height: 10, color: colors[end.answer])
      svg.text(DisplayWidth.truncated(text, to: 30), x: x + 2, y: lowest + 4.5, size: 13)
    }
  }
}
