import Diagnostics
import Synchronization
import Testing

@Suite("Work that is watched")
struct ThreadsTests {
  @Test("what the work returns comes back")
  func returns() throws {
    #expect(try Threads.untilStopped(WorkControl()) { 6 * 7 } == 42)
  }

  @Test("a wish to stop ends the waiting, and the work is left to itself")
  func stops() {
    let goesOn = Flag()
    defer { goesOn.value.withLock { $0 = false } }
    #expect(throws: Cancelled.self) {
      try Threads.untilStopped(WorkControl(isCancelled: { true })) {
        while goesOn.value.withLock({ $0 }) {}
        return 1
      }
    }
  }

  private final class Flag: Sendable { let value = Mutex(true) }
}
