/// Why a kernel does not start.
package enum KernelError: Error, Equatable {
  case notConnection(String)
  case unknownTransport(String)
  case notLoopback(String)
  case unknownSignature(String)
  case noLibrary
  case noThread
  case notBound(address: String, reason: String)

  /// What happened and what to do.
  package var message: String {
    switch self {
    case .notConnection(let why): "not a connection file: \(why)"
    case .unknownTransport(let name): "the transport `\(name)` is unknown; there are tcp and ipc"
    case .notLoopback(let address):
      "`\(address)` is reached from other machines; a kernel listens on 127.0.0.1 only"
    case .unknownSignature(let name):
      "signatures of `\(name)` are unknown; there is hmac-sha256"
    case .noLibrary:
      "a kernel needs the library libzmq, which is not installed here (Debian: `libzmq5`)"
    case .noThread: "the system gives the kernel no second thread"
    case .notBound(let address, let reason): "cannot listen on \(address): \(reason)"
    }
  }
}
