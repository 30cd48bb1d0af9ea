import JSONSyntax

/// A message from a client.
struct Request: Sendable {
  /// The channel it came by and its answer goes by.
  let channel: ConnectionFile.Channel
  /// Where the answer goes.
  let identities: [[UInt8]]
  /// The header as it came: every answer carries it.
  let header: [UInt8]
  /// Such as `execute_request`.
  let type: String
  let content: JSONNode

  /// `execute` of `execute_request`.
  var name: String { type.hasSuffix("_request") ? String(type.dropLast("_request".count)) : type }
}

/// Reads what arrives, and drops what is not signed, came before, or is no message.
struct RequestReader {
  private let signer: Signer
  private var seen: Set<[UInt8]> = []
  /// The same signatures in the order in which they came.
  private var order: [[UInt8]] = []

  private static let mark = Array("<IDS|MSG>".utf8)
  /// Signatures that are remembered.
  private static let mostSeen = 65_536

  init(signer: Signer) { self.signer = signer }

  /// A message from its frames.
  mutating func read(
    _ frames: [[UInt8]], from channel: ConnectionFile.Channel
  ) -> Request? {
    guard let mark = frames.firstIndex(of: Self.mark), frames.count >= mark + 6 else { return nil }
    let signature = frames[mark + 1]
    let parts = Array(frames[(mark + 2)..<(mark + 6)])
    guard signer.accepts(signature, of: parts), isNew(signature),
      let header = Self.object(parts[0]), let type = header["msg_type"]?.string,
      let content = Self.object(parts[3])
    else { return nil }
    return Request(
      channel: channel, identities: Array(frames[..<mark]), header: parts[0], type: type,
      content: content)
  }

  private mutating func isNew(_ signature: [UInt8]) -> Bool {
    if signature.isEmpty { return true }
    guard seen.insert(signature).inserted else { return false }
    order.append(signature)
    if order.count > Self.mostSeen {
      for old in order.prefix(Self.mostSeen / 2) { seen.remove(old) }
      order.removeFirst(Self.mostSeen / 2)
    }
    return true
  }

  private static func object(_ bytes: [UInt8]) -> JSONNode? {
    guard String(validating: bytes, as: UTF8.self) != nil,
      let node = try? JSONReader.read(bytes), node.members != nil
    else { return nil }
    return node
  }
}
