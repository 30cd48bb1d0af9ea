import TextLayout

/// Pieces of an SVG picture; every text is escaped where it is written.
struct SVGText {
  private(set) var body: String

  init(body: String = "") { self.body = body }

  /// Columns of pixels that a text takes at a size, estimated for a sans-serif letter.
  static func width(_ text: String, size: Double) -> Double {
    Double(DisplayWidth.of(text)) * size * 0.56
  }

  static func number(_ value: Double) -> String {
    let rounded = (value * 10).rounded() / 10
    let isShort = rounded == rounded.rounded() && abs(rounded) < 1e15
    return isShort ? String(Int(rounded)) : String(rounded)
  }

  enum Anchor: String { case start, middle, end }

  mutating func text(
    _ text: String, x: Double, y: Double, size: Double = 14, anchor: Anchor = .start,
    weight: String = "", color: String = "currentColor", opacity: Double = 1
  ) {
    var attributes =
      "x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" font-size=\"\(Self.number(size))\""
    if anchor != .start { attributes += " text-anchor=\"\(anchor.rawValue)\"" }
    if !weight.isEmpty { attributes += " font-weight=\"\(weight)\"" }
    if opacity < 1 { attributes += " opacity=\"\(opacity)\"" }
    body += "<text \(attributes) fill=\"\(color)\">\(SafeText.markup(text))</text>\n"
  }

  mutating func rectangle(x: Double, y: Double, width: Double, height: Double, color: String) {
    body +=
      "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\""
      + " height=\"\(Self.number(height))\" fill=\"\(color)\"/>\n"
  }

  mutating func line(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), color: String = "currentColor",
    width: Double = 1, opacity: Double = 1, named name: String = ""
  ) {
    let ends =
      "x1=\"\(Self.number(from.x))\" y1=\"\(Self.number(from.y))\""
      + " x2=\"\(Self.number(to.x))\" y2=\"\(Self.number(to.y))\""
    body +=
      "<line \(name.isEmpty ? "" : "class=\"\(name)\" ")\(ends) stroke=\"\(color)\" stroke-width=\"\(Self.number(width))\""
      + (opacity < 1 ? " opacity=\"\(opacity)\"" : "") + "/>\n"
  }

  mutating func dot(x: Double, y: Double, radius: Double = 5, color: String) {
    body +=
      "<circle cx=\"\(Self.number(x))\" cy=\"\(Self.number(y))\" r=\"\(Self.number(radius))\""
      + " fill=\"\(color)\"/>\n"
  }
}

/// Colours that people with any colour vision tell apart.
enum ChartColors {
  /// The colours of Okabe and Ito's "Color Universal Design" of 2008; black and yellow last.
  private static let distinct = [
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000",
  ]

  /// Answers that have a colour each.
  static let most = distinct.count

  /// Greys that touching answers without a colour of their own take in turn.
  private static let others = ["#9CA3AF", "#D1D5DB"]

  /// Colours of answers: those of an order go from dark to light; more than can be told apart are grey.
  static func colors(_ count: Int, isOrdered: Bool) -> [String] {
    if count > most {
      return colors(most, isOrdered: isOrdered) + (most..<count).map { others[$0 % 2] }
    }
    guard isOrdered, count > 2 else { return Array(distinct.prefix(count)) }
    let (dark, light) = ((8.0, 69.0, 128.0), (198.0, 219.0, 239.0))
    return (0..<count).map { index in
      let share = Double(index) / Double(count - 1)
      let mix = { (first: Double, last: Double) in Int(first + (last - first) * share) }
      return hexadecimal(mix(dark.0, light.0), mix(dark.1, light.1), mix(dark.2, light.2))
    }
  }

  /// Black or white, whichever reads better on a colour.
  static func text(on color: String) -> String {
    let digits = color.dropFirst()
    let parts = stride(from: 0, to: 6, by: 2).map { place -> Double in
      let start = digits.index(digits.startIndex, offsetBy: place)
      return Double(Int(digits[start...].prefix(2), radix: 16) ?? 0)
    }
    return parts[0] * 0.299 + parts[1] * 0.587 + parts[2] * 0.114 > 140 ? "#000000" : "#FFFFFF"
  }

  private static func hexadecimal(_ parts: Int...) -> String {
    "#"
      + parts.map { part in
        let digits = String(part, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
      }.joined()
  }
}
