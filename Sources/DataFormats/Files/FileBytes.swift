import Threading
private import Glibc

/// Opens regular files as texts.
///
/// Glibc and not Foundation: a cold start to the first table has a few milliseconds, and loading
/// Foundation alone would take most of them.
enum FileBytes {
  /// Zero bytes after the content, so that 64 bytes and a word may be read at any offset of it.
  static let padding = 72

  /// From this size on a file is mapped, so that it need not fit into memory.
  private static let mappedFrom = 1 << 20

  /// Bytes read between two looks at the wish to stop.
  private static let blockSize = 4 << 20

  /// The content of a file, followed by `padding` zero bytes.
  ///
  /// - Throws: `LoadError` when it cannot be read, is too large or changes meanwhile; `Cancelled`. A
  ///   large text is read on later, within `whileUnchanged`.
  static func read(_ path: String, control: WorkControl) throws -> TextBytes {
    let file = try OpenFile.forReading(path)
    let before = try file.stamp()
    if before.size >= mappedFrom, let map = TextFileMap(file, path: path, stamp: before) {
      return TextBytes(file: map)
    }
    return TextBytes(storage: try readAll(path, control))
  }

  private static func readAll(_ path: String, _ control: WorkControl) throws -> [UInt8] {
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
}
