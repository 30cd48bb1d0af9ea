import Threading
import Synchronization

/// What the thread of the sockets and the thread of the session hand each other.
final class Mailbox: Sendable {
  private struct State {
    var requests: [Request] = []
    var messages: [Outgoing] = []
    var isClosed = false
    var failure: KernelError?
  }

  private let state = Mutex(State())
  private let isInterrupted = Atomic<Bool>(false)
  private let requestsCame = WakeupPipe()
  private let socketsClosed = WakeupPipe()
  /// Rings when there is something to send.
  let messagesCame = WakeupPipe()

  // MARK: For the session

  /// The next request, for which it waits.
  ///
  /// - Returns: nothing when the kernel ends.
  func nextRequest() -> Request? {
    while true {
      let (request, isClosed) = state.withLock { state in
        (state.requests.isEmpty ? nil : state.requests.removeFirst(), state.isClosed)
      }
      if isClosed { return nil }
      if let request { return request }
      requestsCame.wait()
    }
  }

  /// Takes the executions that wait out of the queue.
  func takeExecutions() -> [Request] {
    state.withLock { state in
      let taken = state.requests.filter { $0.name == "execute" }
      state.requests.removeAll { $0.name == "execute" }
      return taken
    }
  }

  func send(_ message: Outgoing) {
    state.withLock { $0.messages.append(message) }
    messagesCame.wake()
  }

  /// Whether what runs is to stop.
  var mustStop: Bool { isInterrupted.load(ordering: .relaxed) }

  /// Forgets an interrupt that came while nothing ran.
  func forgetInterrupt() {
    let isClosed = state.withLock { $0.isClosed }
    isInterrupted.store(isClosed, ordering: .relaxed)
  }

  /// Waits until all is sent and the sockets are closed.
  /// - Throws: why they could not be opened.
  func waitForEnd() throws(KernelError) {
    socketsClosed.wait()
    if let failure = state.withLock({ $0.failure }) { throw failure }
  }

  // MARK: For the sockets

  func put(_ request: Request) {
    state.withLock { $0.requests.append(request) }
    requestsCame.wake()
  }

  func takeMessages() -> [Outgoing] {
    messagesCame.drain()
    return state.withLock { state in
      defer { state.messages = [] }
      return state.messages
    }
  }

  func interrupt() { isInterrupted.store(true, ordering: .relaxed) }

  /// Ends the session: what runs stops, what waits is dropped.
  func close(_ failure: KernelError? = nil) {
    state.withLock { state in
      state.isClosed = true
      state.failure = failure
    }
    interrupt()
    requestsCame.wake()
  }

  func tellSocketsClosed() { socketsClosed.wake() }
}
