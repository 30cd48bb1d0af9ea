import TextLayout
import Diagnostics
import Glibc
import Rendering

/// Ends the process with a status.
func exitProcess(_ status: Int32) -> Never { exit(status) }

/// Standard output for results, standard error for everything else.
enum Output {
  /// Exit status where standard output cannot be written.
  static let unwritable: Int32 = 74

  /// Writes to standard output.
  ///
  /// What cannot be written ends the process at once, with one line on standard error: whoever asked
  /// must not take a part of the results, or none, for all of them. A reader that has left wants no
  /// more and is told nothing.
  static func result(_ text: String) {
    guard let failure = write(text, to: STDOUT_FILENO), failure != EPIPE else { return }
    let reason =
      StandardStreams.wasOutputClosed ? "it is closed" : String(cString: strerror(failure))
    error("baro: standard output cannot be written: \(reason)\n")
    exitProcess(Interrupt.endStatus ?? unwritable)
  }

  /// Writes to standard error; where that takes nothing there is no place left to say so.
  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Writes all bytes; a reader that went away ends the process by SIGPIPE, silently, unless that is
  /// ignored.
  ///
  /// - Returns: the `errno` value of what was not written; nothing where all was.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Int32? {
    if text.isEmpty { return nil }
    if descriptor == STDOUT_FILENO, StandardStreams.wasOutputClosed { return EBADF }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        bytes = bytes.dropFirst(written)
        continue
      }
      let reason = written < 0 ? errno : EIO
      if reason == EAGAIN { waitForRoom(descriptor) } else if reason != EINTR { return reason }
    }
    return nil
  }

  /// Waits until a descriptor that does not block takes more.
  private static func waitForRoom(_ descriptor: Int32) {
    var asked = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&asked, 1, -1)
  }

  /// All bytes that come until the other end is closed.
  static func everything(from descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = block.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return bytes }
      bytes += block[..<count]
    }
  }
}

/// Standard input as one text.
enum StandardInput {
  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Everything up to the end of input, as UTF-8; bad bytes become U+FFFD.
  static func text() -> String {
    var bytes = Output.everything(from: STDIN_FILENO)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
