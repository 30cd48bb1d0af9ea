import JSONSyntax
import Testing

@testable import JupyterKernel

@Suite("What arrives")
struct RequestReaderTests {
  private let signer = Signer(key: Array("key".utf8))

  private func frames(
    header: String = "{\"msg_type\": \"execute_request\"}", content: String = "{\"code\": \"x\"}"
  ) -> [[UInt8]] {
    let parts = [header, "{}", "{}", content].map { Array($0.utf8) }
    return [[7], Array("<IDS|MSG>".utf8), signer.signature(parts)] + parts
  }

  @Test("a signed message is read, with buffers or without")
  func reads() throws {
    var reader = RequestReader(signer: signer)
    let read = reader.read(frames() + [[1, 2, 3]], from: .shell)
    let request = try #require(read)
    #expect(request.identities == [[7]])
    #expect(request.name == "execute" && request.type == "execute_request")
    #expect(request.content["code"]?.string == "x")
    #expect(
      String(decoding: request.header, as: UTF8.self) == "{\"msg_type\": \"execute_request\"}")
  }

  @Test("the same message a second time is dropped")
  func replays() {
    var reader = RequestReader(signer: signer)
    let read = [frames(), frames(), frames(content: "{}")].map {
      reader.read($0, from: .shell) != nil
    }
    #expect(read == [true, false, true])
  }

  @Test("a long run forgets the oldest signatures and goes on")
  func forgets() {
    var reader = RequestReader(signer: signer)
    var read = 0
    for number in 0..<70_000 {
      let isRead = reader.read(frames(content: "{\"n\": \(number)}"), from: .shell) != nil
      read += isRead ? 1 : 0
    }
    let again = reader.read(frames(content: "{\"n\": 69999}"), from: .shell)
    #expect(read == 70_000 && again?.type == nil)
  }

  @Test("every truncation is dropped")
  func truncations() {
    var reader = RequestReader(signer: signer)
    let whole = frames()
    for count in 0..<whole.count {
      let request = reader.read(Array(whole.prefix(count)), from: .shell)
      #expect(request?.type == nil)
    }
    for frame in whole.indices {
      for length in 0..<whole[frame].count where frame > 0 {
        var cut = whole
        cut[frame] = Array(whole[frame].prefix(length))
        let request = reader.read(cut, from: .shell)
        #expect(request?.type == nil)
      }
    }
  }

  @Test(
    "a signed message that is none is dropped",
    arguments: ["", "{", "[]", "{}", "{\"msg_type\": 3}", "{\"msg_type\": \"\\ud800\"}", "nul"])
  func nonsense(_ header: String) {
    var reader = RequestReader(signer: signer)
    let request = reader.read(frames(header: header), from: .shell)
    #expect(request?.type == nil)
  }

  @Test("bytes that are no text are dropped")
  func bytes() {
    var reader = RequestReader(signer: signer)
    let parts: [[UInt8]] = [[0xFF, 0xFE], [], [], [0x7B, 0x7D]]
    let message = [Array("<IDS|MSG>".utf8), signer.signature(parts)] + parts
    let request = reader.read(message, from: .shell)
    #expect(request?.type == nil)
  }
}
