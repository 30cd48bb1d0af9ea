internal import Codebook
internal import Microdata

/// Reads the values of Arrow columns, whatever wrote them.
struct ArrowValues {
  let file: MappedBytes
  let name: String

  private var damage: ArrowFault { .damaged(part: "column `\(name)`", offset: 0) }

  private func bytes(_ range: Range<Int>) -> [UInt8] { file.withBytes { $0.bytes(range) } }

  // MARK: Which rows have a value

  /// Calls for every row whether it has a value; as many have none as the file says.
  private func isValid(
    _ column: ArrowLayout.ColumnBuffers
  ) throws(ArrowFault) -> (_ row: Int) -> Bool {
    guard let validity = column.buffers.first, !validity.isEmpty else { return { _ in true } }
    let bits = bytes(validity)
    let isValid = { (row: Int) in bits[row >> 3] >> UInt8(row & 7) & 1 == 1 }
    let missing = (0..<column.rowCount).reduce(0) { isValid($1) ? $0 : $0 + 1 }
    guard missing == column.nullCount else { throw damage }
    return isValid
  }

  // MARK: Numbers

  /// Whole numbers, nothing where there is none.
  func wholes(
    _ column: ArrowLayout.ColumnBuffers, bits: Int, isSigned: Bool
  ) throws(ArrowFault) -> [Int64?] {
    let isValid = try isValid(column)
    let values = column.buffers[1].lowerBound
    var numbers: [Int64?] = []
    numbers.reserveCapacity(column.rowCount)
    for row in 0..<column.rowCount {
      numbers.append(isValid(row) ? try whole(values + row * bits / 8, bits, isSigned) : nil)
    }
    return numbers
  }

  private func whole(
    _ offset: Int, _ bits: Int, _ isSigned: Bool
  ) throws(ArrowFault) -> Int64 {
    switch (bits, isSigned) {
    case (8, true): return Int64(load(offset, as: Int8.self))
    case (8, false): return Int64(load(offset, as: UInt8.self))
    case (16, true): return Int64(load(offset, as: Int16.self))
    case (16, false): return Int64(load(offset, as: UInt16.self))
    case (32, true): return Int64(load(offset, as: Int32.self))
    case (32, false): return Int64(load(offset, as: UInt32.self))
    case (64, true): return load(offset, as: Int64.self)
    default:
      guard let number = Int64(exactly: load(offset, as: UInt64.self)) else {
        throw .column(name: name, type: "64-bit number above \(Int64.max)")
      }
      return number
    }
  }

  /// Decimal numbers; missing ones are the NaN of the first missing reason.
  func decimals(_ column: ArrowLayout.ColumnBuffers, bits: Int) throws(ArrowFault) -> [Double] {
    let isValid = try isValid(column)
    let values = column.buffers[1].lowerBound
    return (0..<column.rowCount).map { row in
      guard isValid(row) else { return NumericColumn.missing(reason: 0) }
      let number =
        bits == 64
        ? Double(bitPattern: load(values + row * 8, as: UInt64.self))
        : Double(Float(bitPattern: load(values + row * 4, as: UInt32.self)))
      return number.isNaN ? NumericColumn.missing(reason: 0) : number
    }
  }

  /// True and false, nothing where there is neither.
  func truths(_ column: ArrowLayout.ColumnBuffers) throws(ArrowFault) -> [Bool?] {
    let isValid = try isValid(column)
    let bits = bytes(column.buffers[1])
    return (0..<column.rowCount).map { row in
      isValid(row) ? bits[row >> 3] >> UInt8(row & 7) & 1 == 1 : nil
    }
  }

  private func load<Number: FixedWidthInteger & BitwiseCopyable>(
    _ offset: Int, as type: Number.Type
  ) -> Number {
    file.withBytes { bytes in
      // SAFETY: checked against the span; an integer takes every bit pattern.
      Number(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: Number.self))
    }
  }

  // MARK: Text

  /// Texts, nothing where there is none.
  func texts(_ column: ArrowLayout.ColumnBuffers, isLarge: Bool) throws(ArrowFault) -> [String?] {
    let isValid = try isValid(column)
    let width = isLarge ? 8 : 4
    if column.rowCount == 0 { return [] }
    let (offsets, content) = (column.buffers[1].lowerBound, column.buffers[2])
    var texts: [String?] = []
    texts.reserveCapacity(column.rowCount)
    for row in 0..<column.rowCount {
      let start = offset(offsets + row * width, isLarge)
      let end = offset(offsets + (row + 1) * width, isLarge)
      guard start >= 0, start <= end, end <= content.count else { throw damage }
      let bytes = content.lowerBound + start..<content.lowerBound + end
      texts.append(isValid(row) ? try text(bytes) : nil)
    }
    return texts
  }

  /// Bytes of one view, and how many of them may be text.
  static let viewSize = 16
  private static let shortText = 12

  /// Texts that are kept in views: up to twelve bytes in place, longer ones in further buffers.
  ///
  /// Many views may show one text, which is read once; views of different parts that overlap more than
  /// texts cut from others do are damage.
  func viewedTexts(_ column: ArrowLayout.ColumnBuffers) throws(ArrowFault) -> [String?] {
    let isValid = try isValid(column)
    let views = column.buffers[1].lowerBound
    var left = 16 * column.buffers.dropFirst(2).reduce(0) { $0 + $1.count }
    var known: [Range<Int>: String] = [:]
    var texts: [String?] = []
    texts.reserveCapacity(column.rowCount)
    for row in 0..<column.rowCount {
      guard isValid(row) else {
        texts.append(nil)
        continue
      }
      let view = views + row * Self.viewSize
      let range = try viewed(view, column)
      if range.count <= Self.shortText {
        texts.append(try text(range))
        continue
      }
      if known[range] == nil {
        left -= range.count
        guard left >= 0 else { throw damage }
        known[range] = try text(range)
      }
      texts.append(known[range])
    }
    return texts
  }

  /// Where the text that a view shows stands in the file.
  private func viewed(
    _ view: Int, _ column: ArrowLayout.ColumnBuffers
  ) throws(ArrowFault) -> Range<Int> {
    let count = Int(load(view, as: Int32.self))
    if (0...Self.shortText).contains(count) { return view + 4..<view + 4 + count }
    let buffer = 2 + Int(load(view + 8, as: Int32.self))
    let start = Int(load(view + 12, as: Int32.self))
    guard count >= 0, buffer >= 2, buffer < column.buffers.count, start >= 0,
      start <= column.buffers[buffer].count - count
    else { throw damage }
    let first = column.buffers[buffer].lowerBound + start
    return first..<first + count
  }

  private func text(_ range: Range<Int>) throws(ArrowFault) -> String {
    guard let text = String(validating: bytes(range), as: UTF8.self) else {
      throw .column(name: name, type: "text that is not UTF-8")
    }
    return text
  }

  private func offset(_ place: Int, _ isLarge: Bool) -> Int {
    isLarge ? Int(load(place, as: Int64.self)) : Int(load(place, as: Int32.self))
  }
}
