import Glibc
import Synchronization

/// The three streams that the process is started with.
enum StandardStreams {
  private static let isOutputClosed = Atomic<Bool>(false)

  /// Whether standard output was closed when the process began.
  static var wasOutputClosed: Bool { isOutputClosed.load(ordering: .relaxed) }

  /// Puts `/dev/null` in the place of a stream that is closed, before any file is opened: the first
  /// one would take its number, and results or messages would be written into data.
  static func secure() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      if stream == STDOUT_FILENO { isOutputClosed.store(true, ordering: .relaxed) }
      // The lowest free number is the stream's own, those below it being open by now.
      _ = open("/dev/null", O_RDWR)
    }
  }
}
