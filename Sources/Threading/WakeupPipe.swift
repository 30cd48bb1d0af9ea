import Glibc

/// Wakes another thread, also one that waits for sockets.
package final class WakeupPipe: Sendable {
  /// Readable while a wake-up waits.
  package let descriptor: Int32
  private let writer: Int32

  package init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    descriptor = ends[0]
    writer = ends[1]
  }

  deinit {
    close(descriptor)
    close(writer)
  }

  /// Whether the system had room for a pipe; one that is not there never wakes.
  package var isThere: Bool { descriptor >= 0 }

  package func wake() {
    var signal: UInt8 = 1
    // A pipe that is full wakes already.
    _ = write(writer, &signal, 1)
  }

  /// Takes the wake-ups that wait.
  package func drain() {
    var signals = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &signals, signals.count) > 0 {}
  }

  /// Waits until it is woken, or for some milliseconds.
  package func wait(milliseconds: Int32 = -1) {
    var item = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // A signal is no wake.
    while poll(&item, 1, milliseconds) < 0, errno == EINTR {}
    drain()
  }
}
