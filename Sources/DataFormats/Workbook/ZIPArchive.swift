internal import CWorkbook

/// A ZIP archive in memory; its parts are read piece by piece.
final class ZIPArchive {
  struct ArchivePart {
    let index: Int64
    let size: Int
  }

  private let archive: UnsafeMutableRawPointer
  private let bytes: UnsafeMutableRawBufferPointer
  private let file: String
  private(set) var parts: [String: ArchivePart] = [:]

  /// Parts larger than these are refused before any of them is read.
  private static let (mostBytes, suspiciousBytes, mostRatio) = (
    UInt64(4) << 30, UInt64(10) << 20, UInt64(100)
  )
  private static let mostParts = 100_000
  private static let pieceSize = 1 << 16

  /// - Throws: `LoadError` where the bytes are no archive or have a part that is too large.
  init(_ content: [UInt8], file: String) throws(LoadError) {
    bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, content.count), alignment: 16)
    bytes.copyBytes(from: content)
    guard let opened = cworkbook_open(bytes.baseAddress, content.count) else {
      bytes.deallocate()
      throw LoadError(file: file, cause: .damagedFile(reason: "it is no whole ZIP archive"))
    }
    archive = opened
    self.file = file
    let count = cworkbook_count(archive)
    guard count <= Self.mostParts else {
      throw LoadError(file: file, cause: .damagedFile(reason: "it has \(Int(count).grouped) parts"))
    }
    for index in 0..<max(0, count) {
      var part = cworkbook_part()
      guard cworkbook_describe(archive, index, &part), let name = part.name else {
        throw LoadError(file: file, cause: .damagedFile(reason: "a part of it cannot be found"))
      }
      let text = String(cString: name)
      if part.is_encrypted {
        throw LoadError(
          file: file, cause: .damagedFile(reason: "`\(Wording.shortened(text))` is encrypted"))
      }
      let isSuspicious =
        part.size > Self.suspiciousBytes && part.size / max(1, part.packed_size) > Self.mostRatio
      if part.size > Self.mostBytes || isSuspicious {
        throw LoadError(
          file: file,
          cause: .partTooLarge(
            part: text, bytes: Int(clamping: part.size), packed: Int(clamping: part.packed_size)))
      }
      parts[text] = ArchivePart(index: index, size: Int(clamping: part.size))
    }
  }

  deinit {
    cworkbook_close(archive)
    bytes.deallocate()
  }

  /// Reads a part from its beginning to its end; no more than it says of itself.
  func read(_ part: ArchivePart, _ body: ([UInt8], _ isLast: Bool) throws -> Void) throws {
    guard let opened = cworkbook_open_part(archive, part.index) else { throw damaged }
    defer { cworkbook_close_part(opened) }
    var room = [UInt8](repeating: 0, count: Self.pieceSize)
    var done = 0
    while true {
      let got = room.withUnsafeMutableBytes { cworkbook_read(opened, $0.baseAddress, $0.count) }
      guard got >= 0, done + Int(got) <= part.size else { throw damaged }
      if got == 0 { break }
      done += Int(got)
      try body(Array(room[..<Int(got)]), false)
    }
    guard done == part.size else { throw damaged }
    try body([], true)
  }

  private var damaged: LoadError {
    LoadError(file: file, cause: .damagedFile(reason: "a part of it is cut or broken"))
  }
}
