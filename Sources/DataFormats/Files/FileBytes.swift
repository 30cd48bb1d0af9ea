private import Glibc
internal import Diagnostics

/// Reads whole regular files into memory.
///
/// Glibc and not Foundation: a cold start to the first table has a few milliseconds, and loading
/// Foundation alone would take most of them. `read` and not a memory map: a file that somebody
/// shortens while it is mapped ends the process.
enum FileBytes {
  /// Zero bytes after the content, so that a word may be read at any offset of it.
  static let padding = 8

  /// Bytes read between two looks at the wish to stop.
  private static let blockSize = 4 << 20

  /// The content of a file, followed by `padding` zero bytes.
  ///
  /// - Throws: `LoadError` when it cannot be read, is too large or changes meanwhile; `Cancelled`.
  static func read(_ path: String, control: WorkControl) throws -> [UInt8] {
    let file = try OpenFile.forReading(path)
    let before = try file.stamp()
    try checkRoom(for: before.size, path)
    let bytes = try content(of: file, size: before.size, path, control)
    guard try file.stamp() == before else { throw LoadError(file: path, cause: .changed) }
    return bytes
  }

  /// Refuses what memory cannot hold, before any is taken.
  private static func checkRoom(for size: Int, _ path: String) throws(LoadError) {
    let room = MachineMemory.bytes / 2
    if size > room { throw LoadError(file: path, cause: .tooLarge(bytes: size, limit: room)) }
  }

  private static func content(
    of file: borrowing OpenFile, size: Int, _ path: String, _ control: WorkControl
  ) throws -> [UInt8] {
    var done = 0
    // SAFETY: the buffer holds size + padding bytes; `done` never passes `size`, each read is
    // given the room that is left, and all bytes up to the reported count are initialised.
    let bytes = try [UInt8](unsafeUninitializedCapacity: size + padding) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      if size >= hugeFrom { preferHugePages(start, size) }
      while done < size {
        try control.checkCancelled()
        let got = try file.read(into: start + done, count: min(blockSize, size - done))
        if got == 0 { break }
        done += got
      }
      for offset in 0..<padding { (start + done + offset).initialize(to: 0) }
      count = done + padding
    }
    if done < size { throw LoadError(file: path, cause: .changed) }
    return bytes
  }

  /// From this size on huge pages pay: with small ones the first touch of fresh memory takes
  /// longer than the scan of the text (measured: 1.3 s of 3.0 s for 300 MB).
  private static let hugeFrom = 8 << 20

  private static func preferHugePages(_ start: UnsafeMutablePointer<UInt8>, _ size: Int) {
    let page = 2 << 20
    let skipped = page - Int(bitPattern: start) % page
    // SAFETY: advice only, for whole pages that lie within the buffer; a refusal changes nothing.
    if size > skipped + page { madvise(start + skipped, (size - skipped) / page * page, 14) }
  }
}
