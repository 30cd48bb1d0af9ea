import Testing

@testable import JupyterKernel

@Suite("Signatures")
struct SignerTests {
  @Test("case 2 of RFC 4231, in any number of frames")
  func reference() {
    let signer = Signer(key: Array("Jefe".utf8))
    let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    let frames = ["what do ya ", "want ", "for nothing?"].map { Array($0.utf8) }
    #expect(String(decoding: signer.signature(frames), as: UTF8.self) == expected)
    #expect(signer.accepts(Array(expected.utf8), of: frames))
  }

  @Test("another key, text, length or case is refused")
  func refusals() {
    let signer = Signer(key: [1])
    let frames: [[UInt8]] = [[2], [3]]
    let signature = signer.signature(frames)
    #expect(!Signer(key: [2]).accepts(signature, of: frames))
    #expect(!signer.accepts(signature, of: [[2], [4]]))
    #expect(!signer.accepts(Array(signature.dropLast()), of: frames))
    #expect(!signer.accepts([], of: frames))
    #expect(!signer.accepts(signature.map { $0 ^ 0x20 }, of: frames))
  }

  @Test("without a key nothing is signed")
  func unsigned() {
    #expect(Signer(key: []).signature([[1]]).isEmpty)
    #expect(Signer(key: []).accepts([], of: [[1]]))
  }
}
