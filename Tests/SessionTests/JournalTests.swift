import Testing

@testable import Session

@Suite("What a session keeps")
struct JournalTests {
  @Test("elements come back in order, and a copy stays as it was")
  func copies() {
    var journal = Journal<Int>()
    var copies: [Journal<Int>] = []
    for element in 0..<100 {
      copies.append(journal)
      journal.append(element)
    }
    #expect(Array(journal) == Array(0..<100))
    #expect(journal.last == 99)
    for (count, copy) in copies.enumerated() { #expect(Array(copy) == Array(0..<count)) }
  }

  @Test("copies go on by themselves")
  func branches() {
    let common = Journal(0..<40)
    var (one, other) = (common, common)
    one.append(1)
    other.append(2)
    #expect(Array(one.suffix(2)) == [39, 1])
    #expect(Array(other.suffix(2)) == [39, 2])
  }
}
