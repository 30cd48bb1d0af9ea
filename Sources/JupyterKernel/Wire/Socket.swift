import CZMQ
import Glibc

/// A socket of ZeroMQ; it belongs to the thread that made it.
final class Socket {
  let handle: UnsafeMutableRawPointer

  /// Bytes of a message above which its sender is cut off.
  private static let mostBytes: Int64 = 64 << 20

  /// A socket of a kind, such as `ZMQ_ROUTER`, that listens.
  ///
  /// - Throws: `KernelError.notBound`.
  init(
    _ context: UnsafeMutableRawPointer, kind: Int32, address: String, isVersion6: Bool
  ) throws(KernelError) {
    guard let handle = zmq_socket(context, kind) else {
      throw KernelError.notBound(address: address, reason: Self.reason)
    }
    self.handle = handle
    // What was said last is sent for a second after the end; nothing is dropped before.
    set(ZMQ_LINGER, 1_000)
    set(ZMQ_SNDHWM, 0)
    if isVersion6 { set(ZMQ_IPV6, 1) }
    var most = Self.mostBytes
    zmq_setsockopt(handle, ZMQ_MAXMSGSIZE, &most, MemoryLayout.size(ofValue: most))
    guard zmq_bind(handle, address) == 0 else {
      throw KernelError.notBound(address: address, reason: Self.reason)
    }
  }

  deinit { zmq_close(handle) }

  private static var reason: String { String(cString: zmq_strerror(czmq_error())) }

  func set(_ option: Int32, _ value: Int32) {
    var value = value
    zmq_setsockopt(handle, option, &value, MemoryLayout.size(ofValue: value))
  }

  /// The frames of the next message; nothing when none waits.
  func receive() -> [[UInt8]]? {
    var frames: [[UInt8]] = []
    while true {
      var message = zmq_msg_t()
      zmq_msg_init(&message)
      defer { zmq_msg_close(&message) }
      guard zmq_msg_recv(&message, handle, ZMQ_DONTWAIT) >= 0 else {
        if czmq_error() == EINTR { continue }
        return nil
      }
      // SAFETY: the library's bytes, as many as it says, copied before the message is closed.
      let bytes = UnsafeRawBufferPointer(
        start: zmq_msg_data(&message), count: zmq_msg_size(&message))
      frames.append(Array(bytes))
      if zmq_msg_more(&message) == 0 { return frames }
    }
  }

  /// Sends a message; one whose receiver is gone is dropped.
  func send(_ frames: [[UInt8]]) {
    for (position, frame) in frames.enumerated() {
      let flags = position < frames.count - 1 ? ZMQ_SNDMORE | ZMQ_DONTWAIT : ZMQ_DONTWAIT
      while zmq_send(handle, frame, frame.count, flags) < 0 {
        if czmq_error() != EINTR { return }
      }
    }
  }
}
