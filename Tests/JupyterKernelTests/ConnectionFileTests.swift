import Testing

@testable import JupyterKernel

@Suite("Connection files")
struct ConnectionFileTests {
  static let ports = """
    "shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 65535
    """

  private func error(_ members: String) -> KernelError? {
    do {
      _ = try ConnectionFile("{\(members)}")
      return nil
    } catch {
      return error
    }
  }

  @Test("addresses are as ZeroMQ writes them")
  func addresses() throws {
    let file = try ConnectionFile("{\"ip\": \"127.0.0.1\", \"key\": \"k\", \(Self.ports)}")
    #expect(file.address(.shell) == "tcp://127.0.0.1:1")
    #expect(file.address(.heartbeat) == "tcp://127.0.0.1:65535")
    #expect(file.key == [0x6B])
    let named = try ConnectionFile("{\"ip\": \"localhost\", \(Self.ports)}")
    #expect(named.address(.iopub) == "tcp://127.0.0.1:2")
    let sixth = try ConnectionFile("{\"ip\": \"::1\", \(Self.ports)}")
    #expect(sixth.address(.control) == "tcp://[::1]:4" && sixth.isVersion6)
    let local = try ConnectionFile(
      "{\"ip\": \"k\", \"transport\": \"ipc\", \(Self.ports)}")
    #expect(local.address(.stdin) == "ipc://k-3")
  }

  @Test(
    "other machines are kept out",
    arguments: [
      "0.0.0.0", "*", "192.168.0.1", "127.0.0.1.example.org", "::", "127.1", "127.0.0.256",
    ])
  func loopback(_ address: String) {
    #expect(error("\"ip\": \"\(address)\", \(Self.ports)") == .notLoopback(address))
  }

  @Test("what is missing or unknown is told")
  func refusals() {
    #expect(error(Self.ports) == .notConnection("no `ip`"))
    #expect(error("\"ip\": \"127.0.0.1\"") == .notConnection("no port `shell_port`"))
    let scheme = "\"ip\": \"127.0.0.1\", \"signature_scheme\": \"hmac-md5\", \(Self.ports)"
    #expect(error(scheme) == .unknownSignature("hmac-md5"))
    let transport = "\"ip\": \"127.0.0.1\", \"transport\": \"pgm\", \(Self.ports)"
    #expect(error(transport) == .unknownTransport("pgm"))
    #expect(error("\"ip\": ") == .notConnection("expected a value"))
    let high = Self.ports.replacing("65535", with: "65536")
    #expect(error("\"ip\": \"127.0.0.1\", \(high)") == .notConnection("no port `hb_port`"))
  }
}
