/// A text in memory or in a mapped file, as UTF-8, followed by zero bytes so that words may be read at
/// any place.
struct TextBytes: Sendable {
  private enum Storage: Sendable {
    /// Everything, `FileBytes.padding` zero bytes included.
    case memory([UInt8])
    case file(TextFileMap)
  }

  private let storage: Storage
  /// Offset of the first byte of text, after a byte order mark.
  let start: Int
  /// Offset after the last byte of text.
  let end: Int

  /// - Precondition: `storage` ends in `FileBytes.padding` zero bytes.
  init(storage: [UInt8], start: Int = 0) {
    self.storage = .memory(storage)
    self.start = start
    end = max(start, storage.count - FileBytes.padding)
  }

  init(file: TextFileMap) {
    storage = .file(file)
    start = 0
    end = file.size
  }

  private init(_ text: TextBytes, start: Int) {
    storage = text.storage
    self.start = start
    end = max(start, text.end)
  }

  /// Whether the text stands in a file.
  var isFile: Bool {
    if case .file = storage { true } else { false }
  }

  /// Reads a part of the file.
  ///
  /// - Precondition: `isFile`, and room for as many bytes.
  /// - Throws: `LoadError` when it cannot be read any more.
  func copy(from offset: Int, count: Int, into room: inout [UInt8]) throws {
    if case .file(let map) = storage { try map.copy(from: offset, count: count, into: &room) }
  }

  /// The same text without what stands before an offset.
  func dropping(to offset: Int) -> TextBytes { TextBytes(self, start: offset) }

  /// All bytes, at least `FileBytes.padding` zero bytes behind `end` included.
  @inline(__always)
  func withBytes<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
    switch storage {
    case .memory(let bytes): try body(bytes.span.bytes)
    case .file(let map): try map.withBytes(body)
    }
  }

  /// One byte; a text that is walked through is asked for all.
  subscript(_ offset: Int) -> UInt8 {
    // SAFETY: checked against the span; a UInt8 takes every bit pattern.
    withBytes { $0.unsafeLoad(fromByteOffset: offset, as: UInt8.self) }
  }

  /// The bytes between two offsets, copied.
  func bytes(_ lower: Int, _ upper: Int) -> [UInt8] {
    guard lower < upper else { return [] }
    return withBytes { bytes in
      [UInt8](unsafeUninitializedCapacity: upper - lower) { room, count in
        bytes.extracting(lower..<upper).withUnsafeBytes { part in
          // SAFETY: the room holds as many bytes as the part.
          UnsafeMutableRawBufferPointer(room).copyMemory(from: part)
        }
        count = upper - lower
      }
    }
  }

  /// Whether the text begins with some bytes.
  func starts(with beginning: [UInt8]) -> Bool {
    end >= beginning.count && beginning.indices.allSatisfy { self[$0] == beginning[$0] }
  }

  /// The text between two offsets.
  func string(_ lower: Int, _ upper: Int) -> String {
    let lower = max(start, lower)
    return String(decoding: bytes(lower, max(lower, min(upper, end))), as: UTF8.self)
  }

  /// Reads the text; a file that was changed meanwhile is told as such, whatever was found in it.
  /// - Throws: `LoadError`, and what the reading throws.
  func whileUnchanged<Result>(_ read: () throws -> Result) throws -> Result {
    let result = Swift.Result(catching: read)
    if case .file(let map) = storage { try map.checkUnchanged() }
    return try result.get()
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
    withBytes { bytes in
      for index in start..<max(start, stop) {
        // SAFETY: checked against the span; a UInt8 takes every bit pattern.
        let byte = bytes.unsafeLoad(fromByteOffset: index, as: UInt8.self)
        if byte == 0x0A || byte == 0x0D {
          if !(byte == 0x0A && previous == 0x0D) { line += 1 }
          lineStart = index + 1
        }
        previous = byte
      }
    }
    return LoadError.Position(line: line, column: string(lineStart, stop).count + 1)
  }

  /// The physical line of an offset.
  func line(of offset: Int) -> Int { position(of: offset).line }
}
