private import Glibc

/// The one writer for all outputs of the program: a file appears whole or not at all.
///
/// The content goes to a temporary file in the same folder, is forced to the disk and then takes
/// the target's name; the folder is forced to the disk last. A symbolic link stays, its target is
/// written. The mode of an existing target is kept, its owner where the system lets us.
package enum AtomicFile {
  /// Whether a file could be written, as far as can be told before.
  /// - Throws: what `write` would throw.
  package static func check(_ path: String, replace: Bool) throws(WriteError) {
    let target = try Target(path: path)
    try target.check(replace: replace)
    try target.checkFolder()
  }

  /// Writes a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole content.
  ///   - path: as the person named it; messages repeat it.
  ///   - replace: whether an existing file may be overwritten.
  /// - Throws: `WriteError`; the target is then as it was, and no temporary file stays.
  package static func write(
    _ bytes: [UInt8], to path: String, replace: Bool
  ) throws(WriteError) {
    let target = try Target(path: path)
    try target.check(replace: replace)
    var temporary = try TemporaryFile(for: target)
    try temporary.write(bytes)
    try temporary.finish()
    try temporary.move(replace: replace)
    target.syncFolder()
  }
}

/// Where the bytes will stand in the end.
private struct Target {
  /// As the person named it.
  let named: String
  /// The file behind all symbolic links.
  let path: String
  let folder: String
  /// Mode, owner and group of the file that stands there already.
  let existing: (mode: mode_t, owner: uid_t, group: gid_t)?

  init(path named: String) throws(WriteError) {
    self.named = named
    let path = try Self.behindLinks(named)
    self.path = path
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    var status = stat()
    if lstat(path, &status) == 0 {
      existing = (status.st_mode, status.st_uid, status.st_gid)
    } else if errno == ENOENT {
      existing = nil
    } else {
      throw WriteError.refused(path: named, reason: SystemReason.text(errno))
    }
  }

  /// Follows symbolic links, also to a file that does not exist yet.
  private static func behindLinks(_ named: String) throws(WriteError) -> String {
    guard !named.isEmpty, !named.utf8.contains(0) else {
      throw WriteError.refused(path: named, reason: "not a file name")
    }
    var path = named
    for _ in 0..<40 {
      guard let next = linkTarget(path) else { return path }
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      path = next.hasPrefix("/") ? next : folder + next
    }
    throw WriteError.refused(path: named, reason: SystemReason.text(ELOOP))
  }

  private static func linkTarget(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(path, &buffer, buffer.count)
    if length < 0 { return nil }
    return String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func check(replace: Bool) throws(WriteError) {
    guard let existing else {
      if path.hasSuffix("/") { throw WriteError.directory(path: named) }
      return
    }
    if existing.mode & S_IFMT == S_IFDIR { throw WriteError.directory(path: named) }
    guard existing.mode & S_IFMT == S_IFREG else { throw WriteError.notRegular(path: named) }
    if !replace { throw WriteError.exists(path: named) }
    if access(path, W_OK) != 0 {
      throw WriteError.refused(path: named, reason: SystemReason.text(errno))
    }
  }

  func checkFolder() throws(WriteError) {
    if access(folder, W_OK | X_OK) == 0 { return }
    throw WriteError.refused(path: named, reason: SystemReason.text(errno))
  }

  /// Makes the new name last; a file system that cannot do that has done what it can.
  func syncFolder() {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// The file that is filled first; it is removed unless it takes the target's name.
private struct TemporaryFile: ~Copyable {
  private let target: Target
  private let path: String
  private var descriptor: Int32
  private var isMoved = false

  /// Creates a file that nobody else has, with the target's mode.
  init(for target: Target) throws(WriteError) {
    let opened = try Self.create(in: target)
    self.target = target
    path = opened.path
    descriptor = opened.descriptor
    guard let existing = target.existing else { return }
    _ = fchown(descriptor, existing.owner, existing.group)
    _ = fchmod(descriptor, existing.mode & 0o7777)
  }

  private static func create(
    in target: Target
  ) throws(WriteError) -> (path: String, descriptor: Int32) {
    for attempt in 0..<1000 {
      let path = target.folder + ".baro-\(getpid())-\(attempt).tmp"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
      let descriptor = open(path, flags, target.existing == nil ? 0o666 : 0o600)
      if descriptor >= 0 { return (path, descriptor) }
      if errno != EEXIST { break }
    }
    throw WriteError.refused(path: target.named, reason: SystemReason.text(errno))
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isMoved { unlink(path) }
  }

  private func refusal() -> WriteError {
    WriteError.refused(path: target.named, reason: SystemReason.text(errno))
  }

  /// Writes everything.
  func write(_ bytes: [UInt8]) throws(WriteError) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { room in
        // SAFETY: `done` is below `room.count`; the length is what is left of the buffer.
        Glibc.write(descriptor, room.baseAddress.map { $0 + done }, room.count - done)
      }
      if written < 0, errno == EINTR { continue }
      if written <= 0 { throw refusal() }
      done += written
    }
  }

  /// Forces the content to the disk and closes the file.
  mutating func finish() throws(WriteError) {
    if fsync(descriptor) != 0, errno != EINVAL { throw refusal() }
    let closing = descriptor
    descriptor = -1
    if close(closing) != 0, errno != EINTR { throw refusal() }
  }

  /// Gives the file its name; without `replace` a file that came in between stays.
  mutating func move(replace: Bool) throws(WriteError) {
    if !replace {
      if link(path, target.path) == 0 { return }
      if errno == EEXIST { throw WriteError.exists(path: target.named) }
      // A file system without hard links: the check before has to do.
    }
    guard rename(path, target.path) == 0 else { throw refusal() }
    isMoved = true
  }
}
