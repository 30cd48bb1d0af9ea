/// What a session keeps of each statement, in the order it came.
///
/// A copy shares all but the last few elements, so that a snapshot of every statement costs the same
/// however many there were.
struct Journal<Element: Sendable>: Sendable, RandomAccessCollection {
  private static var stretch: Int { 32 }

  /// Stretches that are full.
  private var full: [[Element]] = []
  private var last: [Element] = []

  init() {}

  init(_ elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { full.count * Self.stretch + last.count }

  subscript(place: Int) -> Element {
    let (stretch, offset) = place.quotientAndRemainder(dividingBy: Self.stretch)
    return stretch < full.count ? full[stretch][offset] : last[offset]
  }

  mutating func append(_ element: Element) {
    last.append(element)
    if last.count < Self.stretch { return }
    full.append(last)
    last = []
  }
}
