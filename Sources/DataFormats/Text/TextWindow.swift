/// The part of a text that is read now.
///
/// Of a file it holds a copy that stays in the cache, so that reading on neither touches fresh memory
/// nor keeps what was read; of a text in memory it is the whole text.
struct TextWindow {
  private let text: TextBytes
  /// Bytes of the file, then `FileBytes.padding` zero bytes; empty for a text in memory.
  private var room: [UInt8] = []
  /// Offset in the text of the window's first byte.
  private(set) var origin = 0
  /// Bytes of text in the window.
  private(set) var count: Int

  private static let size = 256 << 10

  /// A window that begins at an offset.
  init(_ text: TextBytes, at offset: Int, size: Int = TextWindow.size) throws {
    self.text = text
    count = text.end
    guard text.isFile else { return }
    room = [UInt8](repeating: 0, count: size + FileBytes.padding)
    try move(to: offset)
  }

  /// Whether the text ends where the window does.
  var isLast: Bool { origin + count == text.end }

  /// Goes forward, so that the window begins at an offset of the text.
  mutating func move(to offset: Int) throws {
    guard text.isFile else { return }
    origin = offset
    count = min(room.count - FileBytes.padding, text.end - offset)
    try text.copy(from: offset, count: count, into: &room)
    for place in count..<(count + FileBytes.padding) { room[place] = 0 }
  }

  /// Becomes twice as large; for what does not fit in.
  mutating func grow() throws {
    room = [UInt8](repeating: 0, count: (room.count - FileBytes.padding) * 2 + FileBytes.padding)
    try move(to: origin)
  }

  /// The bytes of the window, and zero bytes behind them.
  @inline(__always)
  func withBytes<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
    if room.isEmpty { try text.withBytes(body) } else { try body(room.span.bytes) }
  }
}
