import JSONSyntax

/// What a client wrote down for the kernel it starts: where to listen and what to sign with.
package struct ConnectionFile: Sendable, Equatable {
  package enum Channel: String, CaseIterable, Sendable {
    case shell, control, stdin, iopub
    case heartbeat = "hb"
  }

  /// `ipc` and the beginning of a path, or `tcp` and an address of this machine.
  private let transport: String
  private let place: String
  private let ports: [Channel: Int]
  /// Empty: messages are not signed.
  let key: [UInt8]

  /// Reads the file's text.
  /// - Throws: `KernelError` where it is no such file, asks for an unknown signature, or would have
  ///   the kernel listen to other machines.
  package init(_ text: String) throws(KernelError) {
    let root: JSONNode
    do {
      root = try JSONReader.read(Array(text.utf8))
    } catch {
      throw KernelError.notConnection(error.message)
    }
    transport = root["transport"]?.string ?? "tcp"
    guard ["tcp", "ipc"].contains(transport) else { throw KernelError.unknownTransport(transport) }
    guard let place = root["ip"]?.string else { throw KernelError.notConnection("no `ip`") }
    if transport == "tcp", !Self.isLoopback(place) { throw KernelError.notLoopback(place) }
    self.place = place
    let scheme = root["signature_scheme"]?.string ?? "hmac-sha256"
    guard scheme == "hmac-sha256" else { throw KernelError.unknownSignature(scheme) }
    key = Array((root["key"]?.string ?? "").utf8)
    ports = try Self.ports(root)
  }

  private static func ports(_ root: JSONNode) throws(KernelError) -> [Channel: Int] {
    var ports: [Channel: Int] = [:]
    for channel in Channel.allCases {
      let name = channel.rawValue + "_port"
      guard let port = root[name]?.codeText.flatMap({ Int($0) }), (1...65_535).contains(port) else {
        throw KernelError.notConnection("no port `\(name)`")
      }
      ports[channel] = port
    }
    return ports
  }

  private static func isLoopback(_ address: String) -> Bool {
    if address == "localhost" || address == "::1" { return true }
    let parts = address.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// Where a channel listens, as ZeroMQ writes it.
  func address(_ channel: Channel) -> String {
    let port = ports[channel] ?? 0
    if transport == "ipc" { return "ipc://\(place)-\(port)" }
    // Bound by number: a name would be looked up.
    let address = place == "localhost" ? "127.0.0.1" : place == "::1" ? "[::1]" : place
    return "tcp://\(address):\(port)"
  }

  /// Whether addresses are of the sixth version of the protocol.
  var isVersion6: Bool { place == "::1" }
}
