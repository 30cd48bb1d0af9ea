/// What a file is by its first bytes: they decide, whatever its name.
struct FileBeginning {
  private let bytes: [UInt8]

  /// Bytes that are looked at.
  private static let size = 4_096

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The beginning of a file; nothing where it cannot be read.
  init?(_ path: String) {
    guard let file = try? OpenFile.forReading(path) else { return nil }
    let read = try? [UInt8](unsafeUninitializedCapacity: Self.size) { room, count in
      // SAFETY: the room holds as many bytes as are asked for.
      count = try room.baseAddress.map { try file.read(at: 0, into: $0, count: Self.size) } ?? 0
    }
    guard let read else { return nil }
    bytes = read
  }

  /// The format of a file whose content tells it beyond doubt.
  static func format(of path: String) -> FileFormat? {
    guard let beginning = FileBeginning(path) else { return nil }
    return marks.first { beginning.bytes.starts(with: $0.mark) }?.format
  }

  private static let marks: [(mark: [UInt8], format: FileFormat)] = [
    (Array("$FL2".utf8), .spss), (Array("$FL3".utf8), .compressedSPSS),
    (Array("<stata_dta>".utf8), .stata), (sasMark, .sas),
    (Array("HEADER RECORD*******LIB".utf8), .sasTransport), (Array("ARROW1".utf8), .arrow),
  ]

  /// - Source: *SAS7BDAT Database Binary Format*, the magic number.
  private static let sasMark: [UInt8] =
    [UInt8](repeating: 0, count: 12) + [
      0xC2, 0xEA, 0x81, 0x60, 0xB3, 0x14, 0x11, 0xCF, 0xBD, 0x92, 0x08, 0x00, 0x09, 0xC7, 0x31,
      0x8C,
      0x18, 0x1F, 0x10, 0x11,
    ]

  /// Whether a file can be of a kind.
  func fits(_ kind: ImportKind) -> Bool {
    switch kind {
    case .spss: bytes.starts(with: Array("$FL".utf8))
    case .sas: bytes.starts(with: Self.sasMark)
    case .sasTransport: bytes.starts(with: Array("HEADER RECORD".utf8))
    case .stata:
      bytes.starts(with: Array("<stata_dta>".utf8))
        || bytes.count > 4 && (104...115).contains(bytes[0]) && (1...2).contains(bytes[1])
    case .workbook, .codebookSheets: bytes.starts(with: [0x50, 0x4B]) && !isOpenDocument
    case .openDocument, .codebookOpenDocument: bytes.starts(with: [0x50, 0x4B]) && isOpenDocument
    case .codebookXML:
      bytes.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x0A, 0x0D, 0x09].contains($0) }.first == 0x3C
    case .spssPortable: ContentKind.foreignKind(of: bytes) == nil && bytes.count >= 464
    }
  }

  /// The kind stands in the first part of the archive, as it is.
  private var isOpenDocument: Bool {
    String(decoding: bytes, as: UTF8.self).contains(
      "application/vnd.oasis.opendocument.spreadsheet")
  }

  /// What a file is that is of another kind.
  var otherKind: String {
    if let kind = ContentKind.foreignKind(of: bytes) { return kind }
    // The last character may be cut.
    let isText = (0..<4).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
    return isText && !bytes.contains(0) ? "text" : "data of another kind"
  }
}
