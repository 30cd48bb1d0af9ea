private import Glibc

/// What comes on standard input, as a file: data are read from files alone.
package enum StandardInputFile {
  /// Names that mean standard input where data are named.
  package static let names: Set<String> = ["-", "/dev/stdin"]

  /// How files begin that are no text, and the ending that stands for them.
  private static let beginnings: [(bytes: [UInt8], ending: String)] = [
    (Array("ARROW1".utf8), "arrow"), (Array("PAR1".utf8), "parquet"),
    (Array("$FL2".utf8), "sav"), (Array("$FL3".utf8), "zsav"),
    (Array("<stata_dta>".utf8), "dta"), ([0x50, 0x4B, 0x03, 0x04], "xlsx"),
    ([0x1F, 0x8B], "gz"),
  ]

  /// Keeps all of standard input in a file of a folder of its own while it is read.
  ///
  /// - Parameter read: gets the path, whose ending tells what the bytes begin like; text is `.csv`. What
  ///   it holds open or mapped stays readable afterwards.
  /// - Returns: what `read` made of it.
  /// - Throws: `LoadError` where the file cannot be made, and what `read` throws.
  package static func held<Value>(_ read: (_ path: String) throws -> Value) throws -> Value {
    var pattern = Array("/tmp/baro-XXXXXX".utf8CString)
    guard mkdtemp(&pattern) != nil else { throw refusal() }
    let folder = String(
      decoding: pattern.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let whole = folder + "/stdin"
    defer { rmdir(folder) }
    let start = try copy(to: whole)
    let ending = beginnings.first { start.starts(with: $0.bytes) }?.ending ?? "csv"
    let path = whole + "." + ending
    rename(whole, path)
    defer { unlink(path) }
    return try read(path)
  }

  /// Copies standard input to a file.
  /// - Returns: its first bytes.
  private static func copy(to path: String) throws(LoadError) -> [UInt8] {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw refusal() }
    defer { close(file) }
    var start: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = Glibc.read(STDIN_FILENO, &block, block.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw refusal() }
      if got == 0 { return start }
      if start.count < 16 { start += block.prefix(min(got, 16)) }
      var rest = block[..<got]
      while !rest.isEmpty {
        let written = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        if written < 0, errno != EINTR { throw refusal() }
        rest = rest.dropFirst(max(0, written))
      }
    }
  }

  private static func refusal() -> LoadError {
    LoadError(file: "standard input", cause: .unreadable(reason: SystemReason.text(errno)))
  }
}
