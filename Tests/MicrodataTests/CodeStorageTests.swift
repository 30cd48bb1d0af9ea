import Codebook
import Microdata
import Testing

@Suite struct CodeStorageTests {
  @Test(
    "codes take as few bytes as their slots allow",
    arguments: [(1, 1), (3, 1), (4, 3), (256, 3), (257, 6), (65_536, 6), (65_537, 12)])
  func width(_ slotCount: Int, _ bytes: Int) {
    let last = slotCount - 1
    let storage = CodeStorage([0, last, last / 2], slotCount: slotCount)
    #expect(storage.byteCount == bytes)
    #expect(storage.count == 3)
    #expect((0..<3).map { storage[$0] } == [0, last, last / 2])
  }

  @Test("rows are taken in the order named, as often as named", arguments: [3, 300, 70_000])
  func selecting(_ slotCount: Int) {
    let storage = CodeStorage([0, 1, 2], slotCount: slotCount)
    let selected = storage.selecting([2, 0, 2])
    #expect(selected == CodeStorage([2, 0, 2], slotCount: slotCount))
    #expect(storage.selecting([]).count == 0)
  }

  @Test("mapping takes the width of the new slots", arguments: [3, 300, 70_000])
  func mapped(_ slotCount: Int) {
    let storage = CodeStorage([0, 2, 1], slotCount: 3)
    let mapped = storage.mapped(by: [0, slotCount - 1, 1], slotCount: slotCount)
    #expect(mapped == CodeStorage([0, 1, slotCount - 1], slotCount: slotCount))
  }

  @Test("a table is looked up by code", arguments: [3, 300, 70_000])
  func lookUp(_ slotCount: Int) {
    let storage = CodeStorage([2, 0, 1], slotCount: slotCount)
    #expect(storage.lookUp([10, 11, 12] as [Int]) == [12, 10, 11])
    #expect(storage.lookUp([0.5, 1.5, 2.5]) == [2.5, 0.5, 1.5])
    #expect(storage.lookUp([7, 8, 9] as [UInt8]) == [9, 7, 8])
  }
}
