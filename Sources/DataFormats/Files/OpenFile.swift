private import Glibc
internal import Codebook
internal import Microdata

/// A regular file opened for reading; closed when it goes.
struct OpenFile: ~Copyable {
  private let descriptor: Int32
  private let path: String

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Opens a file without waiting: a pipe or a device is refused, never waited for.
  static func forReading(_ path: String) throws(LoadError) -> OpenFile {
    if path.utf8.contains(0) {
      throw LoadError(file: path, cause: .unreadable(reason: "not a file name"))
    }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else {
      throw LoadError(file: path, cause: .unreadable(reason: SystemReason.text(errno)))
    }
    let file = OpenFile(descriptor: descriptor, path: path)
    let kind = try file.stamp().kind
    if kind == S_IFDIR { throw LoadError(file: path, cause: .directory) }
    guard kind == S_IFREG else { throw LoadError(file: path, cause: .notRegular) }
    return file
  }

  deinit { close(descriptor) }

  /// What tells whether a file was changed: its size and the time of its last change.
  func stamp() throws(LoadError) -> FileStamp {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw LoadError(file: path, cause: .unreadable(reason: SystemReason.text(errno)))
    }
    return FileStamp(
      kind: status.st_mode & S_IFMT, size: Int(status.st_size),
      seconds: Int(status.st_mtim.tv_sec), nanoseconds: Int(status.st_mtim.tv_nsec))
  }

  /// Does something with the file's number.
  func withDescriptor<Result>(_ body: (Int32) -> Result) -> Result { body(descriptor) }

  /// The content as memory that is read when it is touched.
  func map(_ size: Int) throws(LoadError) -> MappedBytes {
    let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let start, start != MAP_FAILED else {
      throw LoadError(file: path, cause: .unreadable(reason: SystemReason.text(errno)))
    }
    return MappedBytes(start: UnsafeRawPointer(start), count: size) { start, count in
      munmap(UnsafeMutableRawPointer(mutating: start), count)
    }
  }

  /// Reads up to `count` bytes at an offset into a buffer.
  /// - Returns: how many were read; 0 at the end of the file.
  func read(
    at offset: Int, into buffer: UnsafeMutableRawPointer, count: Int
  ) throws(LoadError) -> Int {
    while true {
      let got = pread(descriptor, buffer, count, offset)
      if got >= 0 { return got }
      if errno != EINTR {
        throw LoadError(file: path, cause: .unreadable(reason: SystemReason.text(errno)))
      }
    }
  }

  /// Reads up to `count` bytes into a buffer.
  /// - Returns: how many were read; 0 at the end of the file.
  func read(into buffer: UnsafeMutableRawPointer, count: Int) throws(LoadError) -> Int {
    while true {
      let got = Glibc.read(descriptor, buffer, count)
      if got >= 0 { return got }
      if errno != EINTR {
        throw LoadError(file: path, cause: .unreadable(reason: SystemReason.text(errno)))
      }
    }
  }
}

/// Size, kind and last change of a file.
struct FileStamp: Equatable {
  let kind: UInt32
  let size: Int
  let seconds: Int
  let nanoseconds: Int
}
