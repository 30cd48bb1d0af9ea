/// Reads flatbuffers that may be damaged: no access leaves the buffer, and what stands in it once is not
/// handed out over and over.
struct FlatBufferReader {
  /// The buffer does not hold what it says.
  struct Damage: Error {
    /// Offset in the buffer.
    let offset: Int
  }

  /// Bytes that are still handed out: references of a damaged buffer may lead to one text or table
  /// from everywhere.
  private final class Allowance {
    private var left: Int

    init(_ bytes: Int) { left = bytes }

    func take(_ count: Int) -> Bool {
      left -= count
      return left >= 0
    }
  }

  /// How often a buffer's bytes are handed out, on average: writers share some texts.
  private static let readings = 16

  private let bytes: ArraySlice<UInt8>
  private let allowance: Allowance

  /// - Parameter bytes: the buffer; messages name offsets from its start.
  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    allowance = Allowance(bytes.count * Self.readings)
  }

  /// The table that the buffer is of.
  func root() throws(Damage) -> Table { try table(at: 0) }

  fileprivate func number<Number: FixedWidthInteger>(
    at offset: Int, as type: Number.Type
  ) throws(Damage) -> Number {
    let size = MemoryLayout<Number>.size
    guard offset >= 0, offset <= bytes.count - size else { throw Damage(offset: offset) }
    var number: Number = 0
    for place in (0..<size).reversed() {
      number = number << 8 | Number(truncatingIfNeeded: bytes[bytes.startIndex + offset + place])
    }
    return number
  }

  /// Where a reference at an offset leads.
  fileprivate func target(at offset: Int) throws(Damage) -> Int {
    let distance = Int(try number(at: offset, as: UInt32.self))
    guard distance > 0, offset + distance < bytes.count else { throw Damage(offset: offset) }
    return offset + distance
  }

  fileprivate func table(at offset: Int) throws(Damage) -> Table {
    let start = try target(at: offset)
    let fields = start - Int(try number(at: start, as: Int32.self))
    let size = Int(try number(at: fields, as: UInt16.self))
    guard size >= 4, fields + size <= bytes.count, allowance.take(4) else {
      throw Damage(offset: start)
    }
    return Table(reader: self, start: start, fields: fields, fieldCount: (size - 4) / 2)
  }

  fileprivate func text(at offset: Int) throws(Damage) -> String {
    let start = try target(at: offset)
    let count = Int(try number(at: start, as: UInt32.self))
    guard count <= bytes.count - start - 4, allowance.take(4 + count) else {
      throw Damage(offset: start)
    }
    let first = bytes.startIndex + start + 4
    return String(decoding: bytes[first..<first + count], as: UTF8.self)
  }

  /// A table whose fields may be there or not.
  struct Table {
    fileprivate let reader: FlatBufferReader
    fileprivate let start: Int
    fileprivate let fields: Int
    fileprivate let fieldCount: Int

    private func place(_ field: Int) throws(Damage) -> Int? {
      guard field < fieldCount else { return nil }
      let distance = Int(try reader.number(at: fields + 4 + 2 * field, as: UInt16.self))
      return distance == 0 ? nil : start + distance
    }

    /// A number, or its default where the field is left out.
    func number<Number: FixedWidthInteger>(
      _ field: Int, default value: Number = 0
    ) throws(Damage) -> Number {
      guard let place = try place(field) else { return value }
      return try reader.number(at: place, as: Number.self)
    }

    func text(_ field: Int) throws(Damage) -> String? {
      guard let place = try place(field) else { return nil }
      return try reader.text(at: place)
    }

    func table(_ field: Int) throws(Damage) -> Table? {
      guard let place = try place(field) else { return nil }
      return try reader.table(at: place)
    }

    /// The tables of a vector.
    func tables(_ field: Int) throws(Damage) -> [Table] {
      guard let (first, count) = try vector(field, width: 4) else { return [] }
      var tables: [Table] = []
      for index in 0..<count { tables.append(try reader.table(at: first + 4 * index)) }
      return tables
    }

    /// The structs of a vector, each of some 64-bit numbers.
    func rows(_ field: Int, of width: Int) throws(Damage) -> [[Int64]] {
      guard let (first, count) = try vector(field, width: 8 * width) else { return [] }
      var rows: [[Int64]] = []
      for index in 0..<count {
        var row: [Int64] = []
        for number in 0..<width {
          row.append(
            try reader.number(at: first + 8 * (index * width + number), as: Int64.self))
        }
        rows.append(row)
      }
      return rows
    }

    private func vector(
      _ field: Int, width: Int
    ) throws(Damage) -> (first: Int, count: Int)? {
      guard let place = try place(field) else { return nil }
      let start = try reader.target(at: place)
      let count = Int(try reader.number(at: start, as: UInt32.self))
      guard count <= (reader.bytes.count - start - 4) / width,
        reader.allowance.take(4 + count * width)
      else { throw Damage(offset: start) }
      return (start + 4, count)
    }
  }
}
