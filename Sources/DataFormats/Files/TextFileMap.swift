private import CFileMap
private import Glibc

/// A text file as memory that is read when it is touched, so that a file larger than memory is read in
/// one go and never held.
///
/// A file that is cut while it is mapped gives zeros where it was, which `checkUnchanged` tells. The program
/// that does not watch for it (`cfilemap_watch`) maps no file: all are read.
final class TextFileMap: @unchecked Sendable {
  // SAFETY: the memory is read only, and released once, when the last reference is gone.
  private let content: UnsafeRawPointer
  let size: Int
  private let file: OpenFile
  private let path: String
  private let stamp: FileStamp

  /// Maps an open file; nil where the system refuses, so that the file has to be read.
  init?(_ file: consuming OpenFile, path: String, stamp: FileStamp) {
    guard let content = file.withDescriptor({ cfilemap_open($0, stamp.size, FileBytes.padding) })
    else { return nil }
    self.content = content
    self.file = file
    self.path = path
    self.stamp = stamp
    size = stamp.size
  }

  deinit { cfilemap_close(content) }

  /// All bytes, and the zero bytes behind them.
  @inline(__always)
  func withBytes<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(self) {
      // SAFETY: as many bytes can be read while this object lives.
      try body(unsafe RawSpan(_unsafeStart: content, byteCount: size + FileBytes.padding))
    }
  }

  /// Copies a part of the file.
  ///
  /// - Precondition: `offset + count <= size`, `count <= room.count`.
  func copy(from offset: Int, count: Int, into room: inout [UInt8]) throws {
    precondition(offset + count <= size && count <= room.count, "outside the file or the room")
    var done = 0
    while done < count {
      // SAFETY: `done` is below `count`, and the room holds as many bytes.
      let got = try room.withUnsafeMutableBytes { bytes in
        guard let start = bytes.baseAddress else { return 0 }
        return try file.read(at: offset + done, into: start + done, count: count - done)
      }
      if got == 0 { throw LoadError(file: path, cause: .changed) }
      done += got
    }
  }

  /// Fails when the file was changed since it was opened, or a part of it could not be read.
  func checkUnchanged() throws(LoadError) {
    guard try file.stamp() == stamp, !cfilemap_has_lost(content) else {
      throw LoadError(file: path, cause: .changed)
    }
  }
}
