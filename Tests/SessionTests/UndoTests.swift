import Diagnostics
import Session
import Testing

/// What a statement leaves behind when it fails or is taken back.
@Suite struct UndoTests {
  private func session() throws -> ShippedSession {
    let session = ShippedSession()
    try session.load("q,g\nyes,a\nno,b\nyes,b\n", as: "d")
    return session
  }

  @Test("a statement that fails leaves nothing of itself")
  func failed() throws {
    let session = try session()
    #expect(session.run("derive small = g + 1").map(\.code) == ["not-numeric"])
    #expect(session.run("freq small").map(\.code) == ["unknown-variable"])
    #expect(session.run("freq q").isEmpty)
  }

  @Test("`undo` takes back one change at a time, the last first")
  func undone() throws {
    let session = try session()
    #expect(session.run("derive one = q = yes\nderive two = q = no").isEmpty)
    #expect(session.run("undo\nfreq one").isEmpty)
    #expect(session.run("freq two").map(\.code) == ["unknown-variable"])
    #expect(session.run("undo").isEmpty)
    #expect(session.run("freq one").map(\.code) == ["unknown-variable"])
  }

  @Test("questions are no changes: `undo` passes over them")
  func questions() throws {
    let session = try session()
    #expect(session.run("filter g = b\nfreq q\ncrosstab q by g\nundo").isEmpty)
    #expect(session.session.nextResultNumber == 3)
    #expect(session.run("show filter").isEmpty)
  }

  @Test("with nothing to take back `undo` is an error that says so")
  func nothing() {
    let session = ShippedSession()
    #expect(session.run("undo").map(\.severity) == [.error])
  }
}
