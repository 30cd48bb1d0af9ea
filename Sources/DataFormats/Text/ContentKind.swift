/// Files of another kind that carry the name of a text file, told by their first bytes.
enum ContentKind {
  /// What the content is, with its article; nil when it may be delimited text.
  ///
  /// Only the beginning of the bytes is looked at.
  static func foreignKind(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return archive(bytes) }
    for (mark, kind) in marks where bytes.starts(with: mark) { return kind }
    return markup(bytes)
  }

  private static let marks: [([UInt8], String)] = [
    ([0x1F, 0x8B], "gzip-compressed data"),
    ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard-compressed data"),
    ([0x42, 0x5A, 0x68], "bzip2-compressed data"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz-compressed data"),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Excel or Office file (XLS)"),
    (Array("%PDF-".utf8), "a PDF page"),
    (Array("$FL2".utf8), "SPSS data (SAV)"),
    (Array("$FL3".utf8), "SPSS data (ZSAV)"),
    (Array("ENCRYPTEDSAV".utf8), "an encrypted SPSS file"),
    (Array("<stata_dta>".utf8), "Stata data (DTA)"),
    (Array("PAR1".utf8), "Parquet data"),
    (Array("ARROW1".utf8), "Arrow data"),
    (Array("SQLite format 3\0".utf8), "an SQLite database"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)"),
    ([0xFF, 0xD8, 0xFF], "a picture (JPEG)"),
  ]

  private static func archive(_ bytes: [UInt8]) -> String {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    if head.contains("opendocument.spreadsheet") { return "an OpenDocument spreadsheet (ODS)" }
    if head.contains("xl/") || head.contains("[Content_Types].xml") {
      return "an Excel workbook (XLSX)"
    }
    return "a ZIP archive"
  }

  private static func markup(_ bytes: [UInt8]) -> String? {
    let blank: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
    let head = bytes.prefix(1024).drop { blank.contains($0) }.prefix(64)
    guard head.first == UInt8(ascii: "<") else { return nil }
    let text = String(decoding: head, as: UTF8.self).lowercased()
    let pages = ["<!doctype html", "<html", "<table", "<meta", "<head", "<body", "<style"]
    if pages.contains(where: text.hasPrefix) { return "an HTML page" }
    return text.hasPrefix("<?xml") ? "an XML document" : nil
  }
}
