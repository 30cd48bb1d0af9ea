import JSONSyntax

/// A message to clients, before it is signed.
struct Outgoing: Sendable {
  let channel: ConnectionFile.Channel
  /// Where an answer goes; of news to everybody, the topic.
  let prefix: [[UInt8]]
  /// The header of the request that it belongs to, `{}` where there is none.
  let parent: [UInt8]
  let type: String
  let content: JSONNode

  static let noParent = Array("{}".utf8)

  /// The answer to a request.
  static func reply(to request: Request, _ members: [JSONMember]) -> Outgoing {
    Outgoing(
      channel: request.channel, prefix: request.identities, parent: request.header,
      type: request.name + "_reply", content: JSONNode(.object(members)))
  }

  /// News for everybody, on account of a request.
  static func news(
    _ type: String, _ members: [JSONMember], parent: [UInt8] = noParent
  ) -> Outgoing {
    Outgoing(
      channel: .iopub, prefix: [Array("kernel.\(type)".utf8)], parent: parent, type: type,
      content: JSONNode(.object(members)))
  }

  /// `busy`, `idle` or `starting`.
  static func status(_ state: String, parent: [UInt8] = noParent) -> Outgoing {
    news("status", [JSONMember("execution_state", state)], parent: parent)
  }
}

/// Gives messages their headers and signs them.
struct MessageWriter {
  private let signer: Signer
  private let session = Self.random()
  private var count = 0

  init(signer: Signer) { self.signer = signer }

  /// The frames of a message that is sent at a time, as ISO 8601 writes it.
  mutating func frames(_ message: Outgoing, at time: String) -> [[UInt8]] {
    count += 1
    let header = JSONNode(
      .object([
        JSONMember("msg_id", "\(session)_\(count)"), JSONMember("session", session),
        JSONMember("username", "baro"), JSONMember("date", time),
        JSONMember("msg_type", message.type), JSONMember("version", KernelInfo.protocolVersion),
      ]))
    let parts = [
      Array(JSONWriter.compact(header).utf8), message.parent, Array("{}".utf8),
      Array(JSONWriter.compact(message.content).utf8),
    ]
    return message.prefix + [Array("<IDS|MSG>".utf8), signer.signature(parts)] + parts
  }

  private static func random() -> String {
    (0..<2).map { _ in
      let digits = String(UInt64.random(in: .min ... .max), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
