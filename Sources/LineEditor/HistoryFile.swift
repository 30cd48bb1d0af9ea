private import Glibc

/// The history of every session in one file, only ever added to.
///
/// One entry a line, see `HistoryEncoding`; mode 0600. What failed stands there once more, with a comment
/// that says so. Sessions that run at the same time each
/// append whole lines, so none loses an entry. When something is wrong with the file the session
/// goes on without it, and `warning` tells why.
package struct HistoryFile {
  /// Entries kept by `load`.
  package static let maximumEntries = 10_000
  /// A longer file is no history of ours.
  static let maximumBytes = 256 << 20

  /// Only the end of a longer file is read.
  var maximumBytesRead = 8 << 20

  private let path: String
  /// Entries of those that `load` read which failed when they ran last.
  package private(set) var failed: Set<String> = []
  /// What went wrong first: one line, to be shown once; nil while all is well.
  package private(set) var warning: String?

  /// A file that need not exist yet.
  package init(path: String) {
    self.path = path
  }

  /// Reads the newest entries, oldest first, each once: at its last place.
  ///
  /// - Returns: no entry if there is no file, or if it cannot be used; `warning` is then set.
  package mutating func load() -> [String] {
    guard let descriptor = openFile(O_RDONLY) else { return [] }
    defer { close(descriptor) }
    guard let bytes = readEnd(of: descriptor) else { return [] }
    if bytes.contains(0) {
      warn("is a binary file")
      return []
    }
    let lines = Self.newestOnce(bytes)
    failed = Set(lines.filter(\.hasFailed).map(\.entry))
    return lines.map(\.entry)
  }

  /// Writes one entry at the end; does nothing once `warning` is set.
  ///
  /// - Parameters:
  ///   - entry: as typed.
  ///   - hasFailed: whether it ran already and failed.
  package mutating func append(_ entry: String, hasFailed: Bool = false) {
    guard warning == nil else { return }
    if access(path, F_OK) != 0 { makeFolder() }
    guard let descriptor = openFile(O_RDWR | O_APPEND | O_CREAT) else { return }
    defer { close(descriptor) }
    var line = HistoryEncoding.line(for: entry, hasFailed: hasFailed) + [UInt8(ascii: "\n")]
    if endsInsideLine(descriptor) { line.insert(UInt8(ascii: "\n"), at: 0) }
    if write(descriptor, line, line.count) != line.count { warn("cannot be written: \(cause)") }
  }

  private static func newestOnce(
    _ bytes: ArraySlice<UInt8>
  ) -> [(entry: String, hasFailed: Bool)] {
    var seen: Set<String> = []
    var newestFirst: [(entry: String, hasFailed: Bool)] = []
    var rest = bytes
    while !rest.isEmpty, newestFirst.count < maximumEntries {
      let start = rest.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.startIndex
      let entry = HistoryEncoding.entry(from: Array(rest[start...]))
      if let entry, seen.insert(entry.entry).inserted { newestFirst.append(entry) }
      rest = rest[..<max(rest.startIndex, start - 1)]
    }
    return newestFirst.reversed()
  }

  /// Opens the file if it is one; a missing one is no reason to warn when reading.
  private mutating func openFile(_ flags: Int32) -> Int32? {
    let descriptor = open(path, flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o600)
    guard descriptor >= 0 else {
      if errno != ENOENT || flags & O_CREAT != 0 { warn("cannot be opened: \(cause)") }
      return nil
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      warn("is not a regular file")
      close(descriptor)
      return nil
    }
    if status.st_mode & 0o777 != 0o600 { fchmod(descriptor, 0o600) }
    return descriptor
  }

  /// The last bytes of a file, from the start of a line.
  private mutating func readEnd(of descriptor: Int32) -> ArraySlice<UInt8>? {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size <= Self.maximumBytes else {
      warn("is too large (\(size >> 20) MiB)")
      return nil
    }
    let skipped = max(0, size - maximumBytesRead)
    let bytes = [UInt8](unsafeUninitializedCapacity: size - skipped) { memory, count in
      count = max(0, pread(descriptor, memory.baseAddress, memory.count, skipped))
    }
    guard skipped > 0 else { return bytes[...] }
    return bytes.drop { $0 != UInt8(ascii: "\n") }
  }

  /// Whether an earlier write was cut short.
  private func endsInsideLine(_ descriptor: Int32) -> Bool {
    let size = lseek(descriptor, 0, SEEK_END)
    var last: UInt8 = 0
    return size > 0 && pread(descriptor, &last, 1, size - 1) == 1 && last != UInt8(ascii: "\n")
  }

  /// Makes the folders the file stands in, private to the user.
  private func makeFolder() {
    for place in path.indices.dropFirst() where path[place] == "/" {
      mkdir(String(path[..<place]), 0o700)
    }
  }

  private var cause: String { String(cString: strerror(errno)) }

  private mutating func warn(_ reason: String) {
    if warning == nil {
      warning = "history file \(path) \(reason); this session does without it"
    }
  }
}
