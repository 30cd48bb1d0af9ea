/// A text in memory as UTF-8, followed by zero bytes so that words may be read at any place.
struct TextBytes: Sendable {
  /// Everything, `FileBytes.padding` zero bytes included.
  let storage: [UInt8]
  /// Offset of the first byte of text, after a byte order mark.
  let start: Int
  /// Offset after the last byte of text; `storage.count - FileBytes.padding`, always.
  let end: Int

  /// - Precondition: `storage` ends in `FileBytes.padding` zero bytes.
  init(storage: [UInt8], start: Int = 0) {
    self.storage = storage
    self.start = start
    end = max(start, storage.count - FileBytes.padding)
  }

  /// The text between two offsets.
  func string(_ lower: Int, _ upper: Int) -> String {
    String(decoding: storage[max(start, lower)..<max(start, lower, min(upper, end))], as: UTF8.self)
  }

  /// The physical line and the column of an offset, counted when it is asked for.
  ///
  /// A line ends with LF, CR LF or CR, as editors count.
  /// - Complexity: O(offset).
  func position(of offset: Int) -> LoadError.Position {
    let stop = min(offset, end)
    var line = 1
    var lineStart = start
    var previous: UInt8 = 0
    for index in start..<max(start, stop) {
      let byte = storage[index]
      if byte == 0x0A || byte == 0x0D {
        if !(byte == 0x0A && previous == 0x0D) { line += 1 }
        lineStart = index + 1
      }
      previous = byte
    }
    return LoadError.Position(line: line, column: string(lineStart, stop).count + 1)
  }

  /// The physical line of an offset.
  func line(of offset: Int) -> Int { position(of: offset).line }
}
