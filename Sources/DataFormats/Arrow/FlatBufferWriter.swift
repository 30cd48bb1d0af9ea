/// Writes flatbuffers, the metadata of Arrow files, from the last byte to the first.
///
/// Every position is a distance from the end of the finished buffer.
///
/// - Source: FlatBuffers documentation, page *FlatBuffer Internals*.
struct FlatBufferWriter {
  /// What a field of a table holds.
  enum FieldValue {
    case byte(UInt8)
    case short(Int16)
    case int(Int32)
    case long(Int64)
    /// A string, vector or table that was written before.
    case reference(Int)
  }

  /// The buffer backwards: its last byte first.
  private var bytes: [UInt8] = []

  private mutating func push(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }

  /// Zeros up to where, `coming` bytes later, a multiple of `size` is reached.
  private mutating func align(to size: Int, coming: Int = 0) {
    while (bytes.count + coming) % size != 0 { bytes.append(0) }
  }

  private mutating func pushReference(_ target: Int) {
    align(to: 4)
    push(UInt32(bytes.count + 4 - target))
  }

  mutating func string(_ text: String) -> Int {
    let utf8 = Array(text.utf8)
    align(to: 4, coming: utf8.count + 1)
    bytes.append(0)
    bytes.append(contentsOf: utf8.reversed())
    push(UInt32(utf8.count))
    return bytes.count
  }

  /// A vector of tables or strings.
  mutating func vector(_ targets: [Int]) -> Int {
    align(to: 4, coming: 4 * targets.count)
    for target in targets.reversed() { pushReference(target) }
    push(UInt32(targets.count))
    return bytes.count
  }

  /// A vector of structs of 64-bit numbers, row by row.
  mutating func vector(_ rows: [[Int64]]) -> Int {
    align(to: 8, coming: rows.reduce(0) { $0 + 8 * $1.count })
    for row in rows.reversed() { for number in row.reversed() { push(number) } }
    push(UInt32(rows.count))
    return bytes.count
  }

  /// A table: its fields by number; those left out have their defaults.
  mutating func table(_ fields: [Int: FieldValue]) -> Int {
    let start = bytes.count
    var places: [Int: Int] = [:]
    for (number, value) in fields.sorted(by: { $0.key < $1.key }) {
      push(value)
      places[number] = bytes.count
    }
    align(to: 4)
    push(Int32(0))
    let table = bytes.count
    for number in (0..<((fields.keys.max() ?? -1) + 1)).reversed() {
      push(UInt16(places[number].map { table - $0 } ?? 0))
    }
    push(UInt16(table - start))
    push(UInt16(4 + 2 * ((fields.keys.max() ?? -1) + 1)))
    setReference(of: table, to: bytes.count - table)
    return table
  }

  private mutating func push(_ value: FieldValue) {
    switch value {
    case .byte(let value): push(value)
    case .short(let value):
      align(to: 2)
      push(value)
    case .int(let value):
      align(to: 4)
      push(value)
    case .long(let value):
      align(to: 8)
      push(value)
    case .reference(let target): pushReference(target)
    }
  }

  /// Where a table's field list stands, in the table's first four bytes.
  private mutating func setReference(of table: Int, to distance: Int) {
    withUnsafeBytes(of: Int32(distance).littleEndian) { value in
      for (offset, byte) in value.enumerated() { bytes[table - 1 - offset] = byte }
    }
  }

  /// The finished buffer, a multiple of eight bytes long.
  mutating func finish(_ root: Int) -> [UInt8] {
    align(to: 8, coming: 4)
    pushReference(root)
    return bytes.reversed()
  }
}
