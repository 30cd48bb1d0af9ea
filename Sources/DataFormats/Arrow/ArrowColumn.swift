internal import Codebook
internal import Microdata

/// The buffers of a column or a dictionary as they are written.
struct ArrowColumn {
  /// Bytes that stand together in a file.
  enum Buffer {
    case bytes([UInt8])
    case codes(StoredRows<UInt8>)
    case words(StoredRows<UInt16>)
    case longs(StoredRows<UInt32>)
    case numbers(StoredRows<Double>)

    var byteCount: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .codes(let rows): rows.byteCount
      case .words(let rows): rows.byteCount
      case .longs(let rows): rows.byteCount
      case .numbers(let rows): rows.byteCount
      }
    }

    func append(to bytes: inout [UInt8]) {
      switch self {
      case .bytes(let own): bytes += own
      case .codes(let rows): rows.withSpan { Self.append($0.bytes, to: &bytes) }
      case .words(let rows): rows.withSpan { Self.append($0.bytes, to: &bytes) }
      case .longs(let rows): rows.withSpan { Self.append($0.bytes, to: &bytes) }
      case .numbers(let rows): rows.withSpan { Self.append($0.bytes, to: &bytes) }
      }
    }

    private static func append(_ span: RawSpan, to bytes: inout [UInt8]) {
      span.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
  }

  let rowCount: Int
  let nullCount: Int
  let buffers: [Buffer]

  var byteCount: Int { buffers.reduce(0) { $0 + $1.byteCount } }

  /// Bytes of which none is missing.
  init(_ rows: StoredRows<UInt8>) {
    rowCount = rows.count
    nullCount = 0
    buffers = [.bytes([]), .codes(rows)]
  }

  init(_ numbers: PlainNumbers) {
    rowCount = numbers.rows.count
    let validity = ValidityBits(
      numbers.hasMissing ? numbers.rows.array.map { !$0.isNaN } : [])
    nullCount = validity.nullCount
    buffers = [.bytes(validity.bytes), .numbers(numbers.rows)]
  }

  /// Texts of which none is missing.
  init(_ texts: [String]) {
    rowCount = texts.count
    nullCount = 0
    var (ends, bytes): ([UInt32], [UInt8]) = ([0], [])
    for text in texts {
      bytes += Array(text.utf8)
      ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    buffers = [.bytes([]), .longs(StoredRows(ends)), .bytes(bytes)]
  }

  /// Numbers in bytes, and which rows have one.
  init(_ values: Buffer, isValid: [Bool]) {
    rowCount = isValid.count
    let validity = ValidityBits(isValid)
    nullCount = validity.nullCount
    buffers = [.bytes(validity.bytes), values]
  }

  /// Codes as numbers of which none is missing.
  static func bareCodes(_ codes: CodeStorage) -> (column: ArrowColumn, type: ArrowType) {
    let (buffer, bits) = self.buffer(codes)
    return (
      ArrowColumn(rowCount: codes.count, nullCount: 0, buffers: [.bytes([]), buffer]),
      .int(bits: bits, isSigned: false)
    )
  }

  private static func buffer(_ codes: CodeStorage) -> (buffer: Buffer, bits: Int) {
    switch codes {
    case .quads(let rows): (.codes(StoredRows(rows.bytes)), 8)
    case .bytes(let rows): (.codes(rows), 8)
    case .words(let rows): (.words(rows), 16)
    case .longs(let rows): (.longs(rows), 32)
    }
  }

  private init(rowCount: Int, nullCount: Int, buffers: [Buffer]) {
    self.rowCount = rowCount
    self.nullCount = nullCount
    self.buffers = buffers
  }

  /// Codes as indices into a dictionary; all but answers are null.
  static func codes(
    _ codes: CodeStorage, slotCount: Int, _ answerCount: Int
  ) -> (column: ArrowColumn, type: ArrowType) {
    let isAnswer = (0..<max(slotCount, 1)).map { UInt8($0 >= 1 && $0 <= answerCount ? 1 : 0) }
    let validity = ValidityBits(codes.lookUp(isAnswer).map { $0 == 1 })
    let (buffer, bits) = self.buffer(codes)
    let fitsSigned = slotCount <= 1 << (bits - 1)
    let column = ArrowColumn(
      rowCount: codes.count, nullCount: validity.nullCount,
      buffers: [.bytes(validity.bytes), buffer])
    return (column, .int(bits: bits, isSigned: fitsSigned))
  }
}

/// Which rows have a value, a bit a row; no bytes where all have one.
private struct ValidityBits {
  let bytes: [UInt8]
  let nullCount: Int

  init(_ isValid: [Bool]) {
    nullCount = isValid.count { !$0 }
    guard nullCount > 0 else {
      bytes = []
      return
    }
    var bits = [UInt8](repeating: 0, count: (isValid.count + 7) / 8)
    for (row, isSet) in isValid.enumerated() where isSet { bits[row >> 3] |= 1 << UInt8(row & 7) }
    bytes = bits
  }
}
