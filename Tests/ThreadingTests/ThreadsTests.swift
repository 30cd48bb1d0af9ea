import Threading
import Glibc
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

  @Test("every thread does the work, at once and after a rest", arguments: [0, 0, 5_000, 0])
  func runs(_ restMicroseconds: UInt32) {
    usleep(restMicroseconds)
    let done = Atomic(0)
    Threads.run(3) {
      Threads.run(2) { done.add(1, ordering: .relaxed) }
    }
    #expect(done.load(ordering: .relaxed) == 6)
  }

  @Test("what the work holds is let go of when it is done")
  func letsGo() {
    for _ in 0..<200 {
      var held: Flag? = Flag()
      weak let seen = held
      if let flag = held { Threads.run(2) { flag.value.withLock { $0 = true } } }
      held = nil
      #expect(seen == nil)
    }
  }

  private final class Flag: Sendable { let value = Mutex(true) }
}
