private import Glibc

/// The system's conversion from one encoding to UTF-8.
struct EncodingConverter: ~Copyable {
  private let handle: iconv_t

  /// - Parameter name: as the system knows the encoding; nil where it does not.
  init?(from name: String) {
    let plain = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [0x2D, 0x2E, 0x3A, 0x5F].contains(byte)
    }
    guard plain, !name.isEmpty, let opened = iconv_open("UTF-8", name),
      opened != iconv_t(bitPattern: -1)
    else { return nil }
    handle = opened
  }

  deinit { iconv_close(handle) }

  /// Has the system load what it converts the known encodings with, for good: a process that may open no
  /// file any more can convert them still.
  static func keepReady() {
    for case .converted(let name) in TextEncoding.known.map(\.encoding.form) {
      _ = iconv_open("UTF-8", name)
    }
  }

  /// Text as UTF-8; what the encoding has no character for is U+FFFD.
  struct Converted {
    var bytes: [UInt8] = []
    /// Bytes that the encoding has no character for.
    var badCount = 0
    /// Offset of the first of them.
    var firstBad: Int?
  }

  /// Converts bytes.
  ///
  /// - Parameters:
  ///   - bytes: the text as it is in the file.
  ///   - step: called between two parts of the text; may throw to stop.
  /// - Returns: the text in UTF-8, with what could not be read.
  /// - Complexity: O(bytes).
  func convert(_ bytes: [UInt8], step: () throws -> Void) rethrows -> Converted {
    var converted = Converted()
    converted.bytes.reserveCapacity(bytes.count + bytes.count / 4)
    _ = iconv(handle, nil, nil, nil, nil)
    var room = [UInt8](repeating: 0, count: 1 << 16)
    var offset = 0
    while offset < bytes.count {
      try step()
      let (read, written, fault) = part(bytes, from: offset, into: &room)
      converted.bytes.append(contentsOf: room.prefix(written))
      offset += read
      guard let fault, fault != E2BIG else { continue }
      converted.bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      converted.badCount += 1
      converted.firstBad = converted.firstBad ?? offset
      offset += 1
    }
    return converted
  }

  /// Converts as much as there is room for.
  /// - Returns: bytes read and written, and why the conversion stopped before the end.
  private func part(
    _ bytes: [UInt8], from offset: Int, into room: inout [UInt8]
  ) -> (read: Int, written: Int, fault: Int32?) {
    bytes.withUnsafeBytes { source in
      room.withUnsafeMutableBytes { target in
        // SAFETY: the system reads no more than `left` bytes and writes no more than `free`.
        var from = UnsafeMutablePointer(
          mutating: source.baseAddress?.advanced(by: offset).assumingMemoryBound(to: CChar.self))
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var (left, free) = (bytes.count - offset, target.count)
        let result = iconv(handle, &from, &left, &to, &free)
        let fault = result == Int(bitPattern: .max) ? errno : nil
        return (bytes.count - offset - left, target.count - free, fault)
      }
    }
  }
}
