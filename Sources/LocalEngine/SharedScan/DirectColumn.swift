internal import Codebook
import Microdata

/// A column of a byte a row or less.
enum DirectColumn: Sendable {
  case bytes(StoredRows<UInt8>)
  case quads(TwoBitRows)
  case choice(StoredRows<UInt8>, bit: UInt8)

  init?(_ column: StoredColumn) {
    switch column {
    case .codes(.bytes(let codes)): self = .bytes(codes)
    case .codes(.quads(let codes)): self = .quads(codes)
    case .choice(let choices, let bit): self = .choice(choices, bit: bit)
    case .codes(.words), .codes(.longs): return nil
    }
  }

  subscript(row: Int) -> UInt8 {
    switch self {
    case .bytes(let codes): codes[row]
    case .quads(let codes): codes[row]
    case .choice(let choices, let bit): ItemBits.slot(choices[row], bit)
    }
  }

  /// Writes the codes of a block where they are not bytes already.
  func unpack(_ rows: Range<Int>, into room: inout MutableSpan<UInt8>) {
    switch self {
    case .bytes: break
    case .quads(let codes): codes.unpack(rows, into: &room)
    case .choice(let choices, let bit):
      choices.withSpan { ItemBits.unpack($0.extracting(rows), bit, into: &room) }
    }
  }
}

/// One item of a set among the choices of eight.
enum ItemBits {
  @inline(__always)
  static func slot(_ choices: UInt8, _ bit: UInt8) -> UInt8 {
    MultipleResponse.notChosen &- (choices &>> bit & 1)
  }

  static func unpack(
    _ choices: Span<UInt8>, _ bit: UInt8, into slots: inout MutableSpan<UInt8>
  ) {
    precondition(choices.count <= slots.count)
    // SAFETY: `row` is below the counts of both spans, as the first line makes sure.
    for row in 0..<choices.count {
      unsafe slots[unchecked: row] = slot(choices[unchecked: row], bit)
    }
  }
}

/// A block of rows of some columns: where the bytes of each begin.
///
/// Columns of fewer than eight bits are unpacked into room of the block's own.
struct DirectBlock: ~Copyable {
  private let columns: [DirectColumn]
  /// Where the chunk that the block belongs to begins in a column of bytes.
  private let starts: [UnsafeRawPointer?]
  private let slots: [UInt64]
  private let blockSize: Int
  private let room: UnsafeMutablePointer<UInt8>
  private var first: [UnsafeRawPointer]

  init(
    _ columns: [DirectColumn], _ starts: [UnsafeRawPointer?], _ slots: [UInt64], blockSize: Int
  ) {
    self.columns = columns
    unsafe self.starts = starts
    self.slots = slots
    self.blockSize = blockSize
    let room = UnsafeMutablePointer<UInt8>.allocate(capacity: columns.count * blockSize)
    unsafe room.initialize(repeating: 0, count: columns.count * blockSize)
    unsafe first = columns.indices.map { unsafe UnsafeRawPointer(room + $0 * blockSize) }
    unsafe self.room = room
  }

  deinit { unsafe room.deallocate() }

  /// Goes to some rows, the first of which stands at an offset of the chunk.
  mutating func read(_ rows: Range<Int>, offset: Int) {
    for place in columns.indices {
      if let start = unsafe starts[place] {
        unsafe first[place] = start + offset
      } else {
        // SAFETY: every column has `blockSize` bytes of the room.
        var own = unsafe MutableSpan(_unsafeStart: room + place * blockSize, count: blockSize)
        columns[place].unpack(rows, into: &own)
      }
    }
  }

  // The words of as many columns as there are.

  var one: OneColumn { unsafe OneColumn(codes: first[0]) }
  var two: TwoColumns { unsafe TwoColumns(outer: one, codes: first[1], slots: slots[1]) }
  var three: ThreeColumns { unsafe ThreeColumns(outer: two, codes: first[2], slots: slots[2]) }
  var four: FourColumns { unsafe FourColumns(outer: three, codes: first[3], slots: slots[3]) }
}
