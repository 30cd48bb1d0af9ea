import Threading
private import Glibc

/// Reads scripts and other short texts: UTF-8 with or without a byte order mark, UTF-16 with one.
package enum TextFileReader {
  /// The largest text that is read; a script is far smaller.
  static let largest = 64 << 20

  /// The text of a regular file, or of standard input when the path is `-`.
  ///
  /// - Throws: `LoadError`, with line and byte where the text is not UTF-8.
  package static func read(_ path: String) throws -> String {
    let bytes =
      path == "-"
      ? TextBytes(storage: try standardInput())
      : try FileBytes.read(path, control: WorkControl())
    if bytes.end > largest {
      throw LoadError(file: path, cause: .tooLarge(bytes: bytes.end, limit: largest))
    }
    let decoder = TextDecoder(file: path == "-" ? "standard input" : path, control: WorkControl())
    return try bytes.whileUnchanged {
      let text = try decoder.decode(bytes, named: "utf-8").text
      return text.string(text.start, text.end)
    }
  }

  /// All of standard input, padded as `FileBytes` does.
  private static func standardInput() throws(LoadError) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = Glibc.read(STDIN_FILENO, &block, block.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 {
        let reason = SystemReason.text(errno)
        throw LoadError(file: "standard input", cause: .unreadable(reason: reason))
      }
      if got == 0 || bytes.count > largest { break }
      bytes.append(contentsOf: block.prefix(got))
    }
    return bytes + [UInt8](repeating: 0, count: FileBytes.padding)
  }
}
