/// What ReadStat does not tell of an SPSS system file: its sets, its encoding, the short names.
///
/// The dictionary stands before the data: records that begin with their kind. Every length is checked
/// against the bytes that are there.
struct SPSSDictionary {
  /// A set of variables of which a respondent may choose several.
  struct ResponseSet {
    enum ResponseSetKind {
      /// Each variable holds an answer.
      case categories
      /// Each variable is an item that was chosen where it has this value.
      case counted([UInt8], itemsNamedByValue: Bool, namedAsFirst: Bool)
    }

    var name: [UInt8]
    var label: [UInt8]
    var kind: ResponseSetKind
    /// Short names, in any case.
    var variables: [[UInt8]]
  }

  private(set) var sets: [ResponseSet] = []
  /// Sets whose line cannot be read.
  private(set) var brokenSets = 0
  /// The name of record 7/20; empty without one.
  private(set) var encoding = ""
  /// The code page of record 7/3.
  private(set) var codePage: Int?
  /// Rows that the header says there are.
  private(set) var statedRowCount: Int?
  /// Short names in the order of the file, of every piece of a long text its own.
  private(set) var shortNames: [[UInt8]] = []
  /// Long names by short ones.
  private(set) var longNames: [[UInt8]: [UInt8]] = [:]
  /// Widths of very long texts by short names.
  private(set) var longWidths: [[UInt8]: Int] = [:]

  /// Elements of eight bytes that a row has.
  private var elementCount = 0
  private var compression = 0

  private static let headerSize = 176
  private static let compressionOffset = 72
  private static let rowCountOffset = 80

  private var reader: ByteReader

  /// Reads the beginning of a file; nothing where no whole dictionary stands there.
  init?(_ bytes: [UInt8]) {
    reader = ByteReader(bytes)
    guard bytes.count >= Self.headerSize, bytes.starts(with: Array("$FL".utf8)) else { return nil }
    reader.offset = 64
    guard let layout = reader.int32() else { return nil }
    if layout != 2 && layout != 3 {
      reader.isBigEndian = true
      reader.offset = 64
      guard let layout = reader.int32(), layout == 2 || layout == 3 else { return nil }
    }
    reader.offset = Self.compressionOffset
    compression = reader.int32() ?? 0
    reader.offset = Self.rowCountOffset
    if let rows = reader.int32(), rows >= 0 { statedRowCount = rows }
    reader.offset = Self.headerSize
    guard readRecords() else { return nil }
  }

  /// The bytes of the count of rows that the library is to believe: as many as there are, or -1, to the
  /// end, where only reading tells.
  func presentedRowCount(fileSize: Int) -> [UInt8] {
    let isPlain = compression == 0 && elementCount > 0
    let rows = isPlain ? max(0, fileSize - reader.offset) / (8 * elementCount) : -1
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: rows >> (8 * $0)) }
    return reader.isBigEndian ? bytes.reversed() : bytes
  }

  /// The place of the row within which a file ends, from 1; nothing where it ends behind a row, or where
  /// only the library can tell.
  ///
  /// - Parameters:
  ///   - fileSize: its bytes.
  ///   - bytes: so many of them from an offset on.
  /// - Returns: the row, or nothing.
  /// - Complexity: O(bytes).
  func cutRow(fileSize: Int, _ bytes: (_ offset: Int, _ count: Int) -> [UInt8]) -> Int? {
    guard elementCount > 0 else { return nil }
    switch compression {
    case 0:
      let (rows, rest) = max(0, fileSize - reader.offset)
        .quotientAndRemainder(dividingBy: 8 * elementCount)
      return rest == 0 ? nil : rows + 1
    case 1:
      var stream = SPSSElements(offset: reader.offset, fileSize: fileSize)
      stream.scan(bytes)
      let (rows, rest) = stream.count.quotientAndRemainder(dividingBy: elementCount)
      return rest == 0 && !stream.isCut ? nil : rows + 1
    default: return nil
    }
  }

  /// - Returns: whether the end of the dictionary was found.
  private mutating func readRecords() -> Bool {
    while let kind = reader.int32() {
      switch kind {
      case 2:
        elementCount += 1
        if !readVariable() { return false }
      case 3: if !skipLabels() { return false }
      case 4:
        guard let count = reader.int32(), reader.skip(count, of: 4) else { return false }
      case 6:
        guard let lines = reader.int32(), reader.skip(lines, of: 80) else { return false }
      case 7: if !readExtension() { return false }
      case 999: return reader.skip(1, of: 4)
      default: return false
      }
    }
    return false
  }

  private mutating func readVariable() -> Bool {
    guard let width = reader.int32(), let hasLabel = reader.int32(),
      let missing = reader.int32(), reader.skip(2, of: 4), let name = reader.bytes(8)
    else { return false }
    if hasLabel == 1 {
      guard let length = reader.int32(), length >= 0, length <= reader.count,
        reader.skip((length + 3) / 4 * 4, of: 1)
      else { return false }
    }
    if width >= 0 { shortNames.append(Self.folded(name)) }
    return (-3...3).contains(missing) && reader.skip(abs(missing), of: 8)
  }

  private mutating func skipLabels() -> Bool {
    guard let count = reader.int32(), count >= 0, count <= reader.count else { return false }
    for _ in 0..<count {
      guard reader.skip(8, of: 1), let length = reader.byte(),
        reader.skip((Int(length) + 8) / 8 * 8 - 1, of: 1)
      else { return false }
    }
    return true
  }

  private mutating func readExtension() -> Bool {
    guard let kind = reader.int32(), let size = reader.int32(), let count = reader.int32(),
      size >= 0, count >= 0
    else { return false }
    let (length, overflow) = size.multipliedReportingOverflow(by: count)
    guard !overflow, let data = reader.bytes(length) else { return false }
    switch kind {
    case 3:
      var numbers = ByteReader(data)
      numbers.isBigEndian = reader.isBigEndian
      numbers.offset = 28
      codePage = numbers.int32()
    case 7, 19: readSets(data)
    case 13:
      for pair in data.split(separator: 0x09) {
        let parts = pair.split(separator: 0x3D, maxSplits: 1)
        if parts.count == 2 { longNames[Self.folded(Array(parts[0]))] = Array(parts[1]) }
      }
    case 14:
      for pair in data.split(whereSeparator: { $0 == 0x09 || $0 == 0 }) {
        let parts = pair.split(separator: 0x3D, maxSplits: 1)
        if parts.count == 2, let width = Int(String(decoding: parts[1], as: UTF8.self)) {
          longWidths[Self.folded(Array(parts[0]))] = width
        }
      }
    case 20: encoding = String(decoding: data, as: UTF8.self)
    default: break
    }
    return true
  }

  // MARK: Sets

  private mutating func readSets(_ data: [UInt8]) {
    for line in data.split(separator: 0x0A) {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.allSatisfy({ $0 == 0 || $0 == 0x20 }) { continue }
      if let set = Self.set(Array(line)) { sets.append(set) } else { brokenSets += 1 }
    }
  }

  /// A line such as `$m=D1 1 5 Media v1 v2`.
  private static func set(_ line: [UInt8]) -> ResponseSet? {
    guard let sign = line.firstIndex(of: 0x3D), sign > 0, sign + 1 < line.count else { return nil }
    var words = ByteReader(line)
    words.offset = sign + 1
    let name = Array(line[..<sign].drop { $0 == 0x24 })
    let kind: ResponseSet.ResponseSetKind
    switch words.byte() {
    case UInt8(ascii: "C"): kind = .categories
    case UInt8(ascii: "D"):
      guard let value = counted(&words) else { return nil }
      kind = .counted(value, itemsNamedByValue: false, namedAsFirst: false)
    case UInt8(ascii: "E"):
      guard words.byte() == 0x20, let flag = words.number(), words.byte() == 0x20,
        let value = counted(&words)
      else { return nil }
      kind = .counted(value, itemsNamedByValue: true, namedAsFirst: flag == 11)
    default: return nil
    }
    guard words.byte() == 0x20, let length = words.number(), words.byte() == 0x20,
      let label = words.bytes(length)
    else { return nil }
    let variables = line[words.offset...].split(separator: 0x20).map { folded(Array($0)) }
    return ResponseSet(name: name, label: label, kind: kind, variables: variables)
  }

  /// A length, a blank and as many bytes.
  private static func counted(_ words: inout ByteReader) -> [UInt8]? {
    guard let length = words.number(), words.byte() == 0x20 else { return nil }
    return words.bytes(length)
  }

  /// A name in upper case, without the blanks behind it.
  static func folded(_ name: [UInt8]) -> [UInt8] {
    TextCells.trimmed(name).map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
  }
}

/// Numbers and texts of a binary file, one behind the other; nothing past its end.
struct ByteReader {
  private let storage: [UInt8]
  var offset = 0
  var isBigEndian = false

  init(_ bytes: [UInt8]) { storage = bytes }

  var count: Int { storage.count }

  mutating func byte() -> UInt8? {
    guard storage.indices.contains(offset) else { return nil }
    offset += 1
    return storage[offset - 1]
  }

  mutating func bytes(_ length: Int) -> [UInt8]? {
    guard length >= 0, offset >= 0, offset <= storage.count, length <= storage.count - offset else {
      return nil
    }
    offset += length
    return Array(storage[(offset - length)..<offset])
  }

  mutating func int32() -> Int? {
    guard let bytes = bytes(4) else { return nil }
    let ordered = isBigEndian ? bytes : bytes.reversed()
    return Int(Int32(truncatingIfNeeded: ordered.reduce(0) { $0 << 8 | Int($1) }))
  }

  /// A number in decimal digits, up to nine of them.
  mutating func number() -> Int? {
    let digits = storage.dropFirst(offset).prefix { (0x30...0x39).contains($0) }.prefix(9)
    offset += digits.count
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// Steps over so many things.
  /// - Returns: whether they are there.
  mutating func skip(_ count: Int, of size: Int) -> Bool {
    let (length, overflow) = count.multipliedReportingOverflow(by: size)
    guard count >= 0, !overflow, length <= storage.count - offset else { return false }
    offset += length
    return true
  }
}

/// The elements of compressed rows: eight codes, then the elements that they announce.
private struct SPSSElements {
  private(set) var count = 0
  /// Whether an element is announced that is not there.
  private(set) var isCut = false
  private var offset: Int
  private let fileSize: Int

  private enum Code { static let padding: UInt8 = 0, end: UInt8 = 252, plain: UInt8 = 253 }
  private static let blockSize = 1 << 20

  init(offset: Int, fileSize: Int) {
    self.offset = offset
    self.fileSize = fileSize
  }

  mutating func scan(_ bytes: (_ offset: Int, _ count: Int) -> [UInt8]) {
    var block: [UInt8] = []
    var start = offset
    while offset < fileSize {
      if offset + 8 > start + block.count {
        start = offset
        block = bytes(start, min(Self.blockSize, fileSize - start))
        if block.isEmpty { return }
      }
      let codes = block[(offset - start)..<min(block.count, offset - start + 8)]
      offset += 8
      for code in codes {
        if code == Code.end {
          isCut = offset > fileSize
          return
        }
        if code == Code.padding { continue }
        count += 1
        if code == Code.plain { offset += 8 }
      }
    }
    isCut = offset > fileSize
  }
}
