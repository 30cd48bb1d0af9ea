import Glibc
import Testing

@testable import LineEditor

/// A folder of its own under the temporary one, for one test.
private final class Folder {
  let path: String

  init() throws {
    var name = Array("/tmp/line-editor-XXXXXX\0".utf8CString.dropLast())
    path = try #require(mkdtemp(&name).map { String(cString: $0) })
  }

  func write(_ bytes: [UInt8], to name: String) {
    let file = fopen(path + "/" + name, "w")
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  func bytes(of name: String) -> [UInt8] {
    guard let file = fopen(path + "/" + name, "r") else { return [] }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1000)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  func mode(of name: String) -> UInt32 {
    var status = stat()
    stat(path + "/" + name, &status)
    return status.st_mode & 0o777
  }

  deinit {
    for name in ["h", "state/baro/h"] { unlink(path + "/" + name) }
    for name in ["/state/baro", "/state", ""] { rmdir(path + name) }
  }
}

@Suite("The history file")
struct HistoryFileTests {
  @Test(
    "an entry is one line and comes back whole",
    arguments: ["a", "a\nb", "\\n", "a\\\nb\\", "été 日 😀", " \n", "\\"])
  func encoding(entry: String) {
    let line = HistoryEncoding.line(for: entry)
    #expect(!line.contains(UInt8(ascii: "\n")))
    #expect(HistoryEncoding.entry(from: line)?.entry == entry)
  }

  @Test("any line can be read: unknown escapes stand for themselves, malformed text for nothing")
  func foreignLines() {
    #expect(HistoryEncoding.entry(from: Array("a\\tb\\".utf8))?.entry == "a\\tb\\")
    #expect(HistoryEncoding.entry(from: [0x61, 0xFF]) == nil)
    #expect(HistoryEncoding.entry(from: []) == nil)
  }

  @Test("entries of two sessions are all there, each once, in a file of one's own")
  func twoSessions() throws {
    let folder = try Folder()
    var one = HistoryFile(path: folder.path + "/state/baro/h")
    var two = one
    #expect(one.load().isEmpty)
    for entry in ["a;", "b\nc;"] { one.append(entry) }
    two.append("d;")
    one.append("a;")
    var next = HistoryFile(path: folder.path + "/state/baro/h")
    #expect(next.load() == ["b\nc;", "d;", "a;"])
    #expect(one.warning == nil && two.warning == nil && next.warning == nil)
    #expect(folder.mode(of: "state/baro/h") == 0o600)
    #expect(folder.mode(of: "state/baro") == 0o700)
  }

  @Test("what failed is told apart until it runs")
  func failures() throws {
    let folder = try Folder()
    var file = HistoryFile(path: folder.path + "/h")
    for entry in ["good", "bad", "mended"] { file.append(entry) }
    file.append("bad", hasFailed: true)
    file.append("mended", hasFailed: true)
    file.append("mended")
    #expect(String(decoding: folder.bytes(of: "h"), as: UTF8.self).contains("\nbad  # failed\n"))
    #expect(file.load() == ["good", "bad", "mended"])
    #expect(file.failed == ["bad"])
  }

  @Test("a file open to others is closed to them")
  func narrowsMode() throws {
    let folder = try Folder()
    folder.write(Array("a;\n".utf8), to: "h")
    chmod(folder.path + "/h", 0o644)
    var file = HistoryFile(path: folder.path + "/h")
    #expect(file.load() == ["a;"])
    #expect(folder.mode(of: "h") == 0o600)
  }

  @Test("a line cut short does not swallow the next entry")
  func cutShort() throws {
    let folder = try Folder()
    folder.write(Array("a;\ncut sho".utf8), to: "h")
    var file = HistoryFile(path: folder.path + "/h")
    file.append("b;")
    #expect(file.load() == ["a;", "cut sho", "b;"])
  }

  @Test("the newest 10,000 are kept")
  func newest() throws {
    let folder = try Folder()
    folder.write(Array((1...10_500).map { "\($0);\n" }.joined().utf8), to: "h")
    var file = HistoryFile(path: folder.path + "/h")
    let entries = file.load()
    #expect(entries.count == 10_000)
    #expect(entries.first == "501;" && entries.last == "10500;")
  }

  @Test("a binary file is left alone, with one warning")
  func binary() throws {
    let folder = try Folder()
    folder.write([0x61, 0, 0x62], to: "h")
    var file = HistoryFile(path: folder.path + "/h")
    #expect(file.load().isEmpty)
    file.append("a;")
    #expect(folder.bytes(of: "h") == [0x61, 0, 0x62])
    #expect(
      file.warning == "history file \(folder.path)/h is a binary file; this session does "
        + "without it")
  }

  @Test("a huge file is not read; the end of a long one is")
  func huge() throws {
    let folder = try Folder()
    folder.write(Array("a;\n".utf8), to: "h")
    truncate(folder.path + "/h", Int(HistoryFile.maximumBytes) + 1)
    var huge = HistoryFile(path: folder.path + "/h")
    #expect(huge.load().isEmpty)
    #expect(huge.warning?.contains("is too large (256 MiB)") == true)
    folder.write(Array("first;\nlonger;\nb;\n".utf8), to: "h")
    var long = HistoryFile(path: folder.path + "/h")
    long.maximumBytesRead = 8
    #expect(long.load() == ["b;"])
    #expect(long.warning == nil)
  }

  @Test("what is not a file is not used", arguments: ["", "/f", "/missing/\u{0}"])
  func notAFile(name: String) throws {
    let folder = try Folder()
    mkfifo(folder.path + "/f", 0o600)
    defer { unlink(folder.path + "/f") }
    var file = HistoryFile(path: name == "/missing/\u{0}" ? "/dev/null/h" : folder.path + name)
    #expect(file.load().isEmpty)
    file.append("a;")
    #expect(file.warning != nil)
  }
}
