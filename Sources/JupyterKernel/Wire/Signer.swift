import CSodium

/// Signs messages as the protocol asks: HMAC-SHA256 of the four JSON frames, in hexadecimal.
struct Signer {
  private let key: [UInt8]

  init(key: [UInt8]) { self.key = key }

  /// The signature of frames; empty where there is no key.
  func signature(_ frames: [[UInt8]]) -> [UInt8] {
    if key.isEmpty { return [] }
    var state = crypto_auth_hmacsha256_state()
    crypto_auth_hmacsha256_init(&state, key, key.count)
    for frame in frames {
      crypto_auth_hmacsha256_update(&state, frame, UInt64(frame.count))
    }
    var digest = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_bytes()))
    crypto_auth_hmacsha256_final(&state, &digest)
    return digest.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }
  }

  /// Whether a signature is that of the frames, compared in constant time.
  func accepts(_ signature: [UInt8], of frames: [[UInt8]]) -> Bool {
    let own = self.signature(frames)
    return own.count == signature.count && sodium_memcmp(own, signature, own.count) == 0
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
