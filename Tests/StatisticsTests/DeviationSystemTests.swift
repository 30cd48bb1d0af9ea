import Statistics
import Testing

@Suite("How far unknown numbers can lie from the truth")
struct DeviationSystemTests {
  typealias Term = DeviationSystem.Term

  /// Equations `parts - whole = 0` over numbers by index.
  private static func sums(_ rows: [[Int]]) -> [[Term]] {
    rows.map { row in row.map { Term($0, 1) } }
  }

  @Test("two numbers of a known sum move against each other until one is 0")
  func pair() {
    var system = DeviationSystem(
      equations: Self.sums([[0, 1]]), lower: [-3, -6], upper: [.infinity, .infinity])
    system.move(0, 1, atLeast: .infinity)
    system.move(0, -1, atLeast: .infinity)
    #expect(system.lowest == [-3, -6])
    #expect(system.highest == [6, 3])
  }

  @Test("a 3 by 3 table with known margins has the bounds of linear programming")
  func table() {
    // Cells 3 1 4 / 1 5 9 / 2 6 5 with all margins known. scipy, for each cell i:
    //   linprog(±e_i, A_eq=[rows; columns], b_eq=[8,15,13, 6,12,18], bounds=(0, None))
    let cells: [Double] = [3, 1, 4, 1, 5, 9, 2, 6, 5]
    let least: [Double] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
    let greatest: [Double] = [6, 8, 8, 6, 12, 15, 6, 12, 13]
    var system = DeviationSystem(
      equations: Self.sums([[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8]]),
      lower: cells.map { -$0 }, upper: Array(repeating: .infinity, count: 9))
    for index in cells.indices {
      system.move(index, 1, atLeast: .infinity)
      system.move(index, -1, atLeast: .infinity)
      #expect(abs(system.highest[index] + cells[index] - greatest[index]) < 1e-9)
      #expect(abs(system.lowest[index] + cells[index] - least[index]) < 1e-9)
    }
  }

  @Test("what no equation holds has no limit; what equations fix cannot move")
  func extremes() {
    var system = DeviationSystem(
      equations: [[Term(0, 1)], [Term(0, 1), Term(1, 1), Term(2, -1)]], lower: [-1, -1, -2],
      upper: [.infinity, .infinity, .infinity])
    for index in 0..<3 { system.move(index, 1, atLeast: .infinity) }
    #expect(system.highest == [0, .infinity, .infinity])
  }

  @Test("a move ends where it has gone far enough")
  func enough() {
    var system = DeviationSystem(
      equations: Self.sums([[0, 1, 2]]), lower: [-5, -5, -500], upper: [100, 100, 100])
    system.move(0, 1, atLeast: 5)
    #expect(system.highest[0] >= 5 && system.highest[0] <= 100)
  }
}
