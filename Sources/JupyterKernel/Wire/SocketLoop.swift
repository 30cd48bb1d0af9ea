import Threading
import CZMQ
import Diagnostics
import Glibc
import JSONSyntax

/// The thread of the sockets: it reads requests, answers those that cannot wait, and sends what the
/// session says.
struct SocketLoop {
  private let mailbox: Mailbox
  private let surroundings: KernelEnvironment
  private let shell: Socket
  private let control: Socket
  private let input: Socket
  private let news: Socket
  private let heartbeat: Socket
  private var reader: RequestReader
  private var writer: MessageWriter

  /// Milliseconds after which it looks whether the client is still there.
  private static let pause = 1_000
  /// Microseconds that a statement has to stop in, when the kernel ends.
  private static let lastRespite: UInt32 = 2_000_000

  /// Opens the sockets and serves them until the kernel ends.
  static func run(
    _ connection: ConnectionFile, _ mailbox: Mailbox, _ surroundings: KernelEnvironment
  ) {
    if let context = zmq_ctx_new() {
      serve(connection, mailbox, surroundings, context)
      zmq_ctx_term(context)
    } else {
      mailbox.close(.noLibrary)
    }
    mailbox.tellSocketsClosed()
    // The other thread ends the process; a statement that does not hear must not keep it.
    usleep(lastRespite)
    _exit(0)
  }

  private static func serve(
    _ connection: ConnectionFile, _ mailbox: Mailbox, _ surroundings: KernelEnvironment,
    _ context: UnsafeMutableRawPointer
  ) {
    do {
      var loop = try SocketLoop(connection, mailbox, surroundings, context)
      loop.serve()
      mailbox.close()
    } catch {
      mailbox.close(error)
    }
  }

  private init(
    _ connection: ConnectionFile, _ mailbox: Mailbox, _ surroundings: KernelEnvironment,
    _ context: UnsafeMutableRawPointer
  ) throws(KernelError) {
    func socket(_ channel: ConnectionFile.Channel, _ kind: Int32) throws(KernelError) -> Socket {
      try Socket(
        context, kind: kind, address: connection.address(channel),
        isVersion6: connection.isVersion6)
    }
    self.mailbox = mailbox
    self.surroundings = surroundings
    shell = try socket(.shell, ZMQ_ROUTER)
    control = try socket(.control, ZMQ_ROUTER)
    input = try socket(.stdin, ZMQ_ROUTER)
    news = try socket(.iopub, ZMQ_XPUB)
    heartbeat = try socket(.heartbeat, ZMQ_REP)
    // Each subscriber is welcomed, also to a topic that others have.
    news.set(ZMQ_XPUB_VERBOSE, 1)
    let signer = Signer(key: connection.key)
    reader = RequestReader(signer: signer)
    writer = MessageWriter(signer: signer)
  }

  private mutating func serve() {
    send(.status("starting"))
    while !surroundings.mustEnd() {
      waitForSomething()
      if answerControl() { break }
      welcome()
      while let beat = heartbeat.receive() { heartbeat.send(beat) }
      while input.receive() != nil {}
      if queueRequests() { break }
      for message in mailbox.takeMessages() { send(message) }
    }
    for message in mailbox.takeMessages() { send(message) }
  }

  private func waitForSomething() {
    var items = [shell, control, input, news, heartbeat].map {
      zmq_pollitem_t(socket: $0.handle, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0)
    }
    items.append(
      zmq_pollitem_t(
        socket: nil, fd: mailbox.messagesCame.descriptor, events: Int16(ZMQ_POLLIN), revents: 0))
    zmq_poll(&items, Int32(items.count), Self.pause)
  }

  /// - Returns: whether the kernel is to end.
  private mutating func answerControl() -> Bool {
    while let frames = control.receive() {
      guard let request = reader.read(frames, from: .control) else { continue }
      if answer(request) { return true }
    }
    return false
  }

  /// Hands requests on to the session, but those that are to be heard while it works.
  /// - Returns: whether the kernel is to end.
  private mutating func queueRequests() -> Bool {
    while let frames = shell.receive() {
      guard let request = reader.read(frames, from: .shell) else { continue }
      guard ["shutdown", "interrupt"].contains(request.name) else {
        mailbox.put(request)
        continue
      }
      if answer(request) { return true }
    }
    return false
  }

  /// - Returns: whether the kernel is to end.
  private mutating func answer(_ request: Request) -> Bool {
    send(.status("busy", parent: request.header))
    defer { send(.status("idle", parent: request.header)) }
    switch request.name {
    case "interrupt":
      mailbox.interrupt()
      send(.reply(to: request, [JSONMember("status", "ok")]))
    case "shutdown":
      let members = [
        JSONMember("status", "ok"),
        JSONMember("restart", request.content["restart"]?.bool ?? false),
      ]
      send(.reply(to: request, members))
      send(.news("shutdown_reply", members, parent: request.header))
      return true
    case "kernel_info":
      send(.reply(to: request, KernelInfo.members(version: surroundings.version)))
    default: send(.reply(to: request, Refusal.unknown(request)))
    }
    return false
  }

  /// Tells each new subscriber that it hears from now on.
  private mutating func welcome() {
    while let frames = news.receive() {
      guard let frame = frames.first, frame.first == 1 else { continue }
      let topic = Array(frame.dropFirst())
      let content = [JSONMember("subscription", String(decoding: topic, as: UTF8.self))]
      send(
        Outgoing(
          channel: .iopub, prefix: [topic], parent: Outgoing.noParent, type: "iopub_welcome",
          content: JSONNode(.object(content))))
    }
  }

  private mutating func send(_ message: Outgoing) {
    let frames = writer.frames(message, at: surroundings.time())
    switch message.channel {
    case .shell: shell.send(frames)
    case .control: control.send(frames)
    case .iopub: news.send(frames)
    case .stdin, .heartbeat: break
    }
  }
}
