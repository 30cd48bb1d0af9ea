import CZMQ
import Threading
package import Session

/// What a kernel is told of the process that it runs in.
package struct KernelEnvironment: Sendable {
  let version: String
  /// Asked at least once a second: whether the client is gone, or a signal asks to leave.
  let mustEnd: @Sendable () -> Bool
  /// Now, as ISO 8601 writes it.
  let time: @Sendable () -> String

  package init(
    version: String, mustEnd: @escaping @Sendable () -> Bool, time: @escaping @Sendable () -> String
  ) {
    self.version = version
    self.mustEnd = mustEnd
    self.time = time
  }
}

/// A kernel of Jupyter: version 5.4 of the protocol, without debugger and widgets.
///
/// One thread has the sockets and one the session, so that an interrupt and a heartbeat are heard
/// while statements run.
package enum Kernel {
  /// Serves a client until it leaves.
  ///
  /// - Parameters:
  ///   - connection: where to listen.
  ///   - session: what executes; it belongs to the calling thread.
  ///   - surroundings: what the kernel is told of its process.
  /// - Throws: `KernelError` where it cannot start.
  package static func run(
    _ connection: ConnectionFile, _ session: Session, _ surroundings: KernelEnvironment
  ) throws(KernelError) {
    guard czmq_is_there() else { throw KernelError.noLibrary }
    let mailbox = Mailbox()
    guard Threads.beside({ SocketLoop.run(connection, mailbox, surroundings) }) else {
      throw KernelError.noThread
    }
    var answering = Answering(session: session, mailbox: mailbox, version: surroundings.version)
    while let request = mailbox.nextRequest() { answering.answer(request) }
    try mailbox.waitForEnd()
  }
}
