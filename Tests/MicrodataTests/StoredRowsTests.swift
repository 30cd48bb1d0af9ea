import Foundation
import Codebook
import Microdata
import Synchronization
import Testing

@Suite struct StoredRowsTests {
  private static func mapped(_ bytes: [UInt8], onRelease: @escaping @Sendable () -> Void = {})
    -> MappedBytes
  {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 64)
    memory.copyMemory(from: bytes, byteCount: bytes.count)
    return MappedBytes(start: UnsafeRawPointer(memory), count: bytes.count) { start, _ in
      UnsafeMutableRawPointer(mutating: start).deallocate()
      onRelease()
    }
  }

  @Test("values of a mapped file are those of an array of them")
  func mappedValues() throws {
    let bytes = Self.mapped([9, 9, 1, 0, 2, 0, 255, 255])
    let rows = try #require(StoredRows<UInt16>(bytes, offset: 2, count: 3))
    #expect(rows == StoredRows([1, 2, 65_535]))
    #expect(rows.selecting([2, 0]) == StoredRows([65_535, 1]))
    #expect(rows.array == [1, 2, 65_535] && rows.byteCount == 6)
  }

  @Test(
    "values outside the file or not aligned are refused",
    arguments: [(0, 5), (2, 4), (1, 1), (-2, 1), (9, 0), (0, Int.max)])
  func outside(_ offset: Int, _ count: Int) {
    #expect(
      StoredRows<UInt16>(Self.mapped(Array(repeating: 0, count: 8)), offset: offset, count: count)
        == nil)
  }

  @Test("a file stays mapped as long as its rows are used")
  func lifetime() throws {
    let isReleased = Atomic(false)
    var rows: StoredRows<UInt8>?
    do {
      let bytes = Self.mapped([1, 2, 3]) { isReleased.store(true, ordering: .relaxed) }
      rows = StoredRows(bytes, offset: 1, count: 2)
    }
    let early = isReleased.load(ordering: .relaxed)
    #expect(!early && rows?[1] == 3)
    rows = nil
    let late = isReleased.load(ordering: .relaxed)
    #expect(late)
  }
}
