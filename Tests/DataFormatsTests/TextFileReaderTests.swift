import DataFormats
import Glibc
import Testing

@Suite("reading scripts")
struct TextFileReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("UTF-8, without its byte order mark")
  func text() throws {
    #expect(try TextFileReader.read(folder.add("a.bq", "freq rôle\n")) == "freq rôle\n")
    #expect(try TextFileReader.read(folder.add("b.bq", "\u{FEFF}freq\r\n")) == "freq\r\n")
    #expect(try TextFileReader.read(folder.add("c.bq", "")) == "")
  }

  @Test("what is not UTF-8 is an error at its place")
  func badByte() throws {
    let path = try folder.add("a.bq", [0x61, 0x0A, 0x62, 0xE9, 0x0A])
    let cause = LoadError.Cause.badByte(value: 0xE9, byte: 2, encoding: "UTF-8")
    #expect(throws: LoadError(file: path, position: .init(line: 2), cause: cause)) {
      try TextFileReader.read(path)
    }
  }

  @Test("folders, pipes and what is not there")
  func refusals() throws {
    mkfifo(folder.path + "/p.bq", 0o600)
    #expect(throws: LoadError(file: folder.path + "/p.bq", cause: .notRegular)) {
      try TextFileReader.read(folder.path + "/p.bq")
    }
    #expect(throws: LoadError(file: folder.path, cause: .directory)) {
      try TextFileReader.read(folder.path)
    }
    #expect(throws: LoadError.self) { try TextFileReader.read(folder.path + "/none.bq") }
    #expect(throws: LoadError.self) { try TextFileReader.read("a\0b") }
  }
}
