import Threading
import Glibc
import Codebook
import Microdata
import Synchronization
import Testing

@testable import DataFormats

@Suite("large files and interrupted work")
struct SizeTests {
  @Test("100,000 columns in linear time")
  func manyColumns() throws {
    let header = (0..<100_000).map { "v\($0)" }.joined(separator: ",")
    let row = (0..<100_000).map { "\($0 % 10)" }.joined(separator: ",")
    let text = [header, row, row, row].joined(separator: "\n")
    var loaded: Loaded?
    let seconds = try cpuSeconds { loaded = try Loaded(csv: text) }
    #expect(loaded?.names.count == 100_000)
    #expect(loaded?.rowCount == 3)
    #expect(seconds < 30)
  }

  @Test("more columns than the limit are refused by number")
  func tooManyColumns() throws {
    let text = String(repeating: ",", count: 1_000_000) + "\n"
    #expect(
      try loadError(text, LoadOptions(delimiter: ","))
        == "t.csv:1:1 1,000,001 columns; the limit is 1,000,000")
  }

  @Test("more distinct values than memory holds are refused by number")
  func tooManyValues() throws {
    let rows = (0..<66_000).map { "v\($0),1\n" }.joined()
    let padding = [UInt8](repeating: 0, count: FileBytes.padding)
    let text = TextBytes(storage: Array(("a,b\n" + rows).utf8) + padding)
    let layout = try LayoutFinder(file: "t.csv", text: text).find(delimiter: nil)
    let reader = TableReader(
      file: "t.csv", text: text, layout: layout, ragged: .stop, control: WorkControl(),
      mostValues: 1000)
    #expect(throws: LoadError.self) {
      try TableParts(reader: reader, threads: 1).read([.text, .text])
    }
  }

  @Test("a field of 10 MB")
  func longField() throws {
    let long = String(repeating: "long text, ", count: 1_000_000)
    let loaded = try Loaded(csv: "a,b\n\"\(long)\",1\n\"\(long)\",2\n\"\(long)!\",3\n")
    #expect(loaded.rowCount == 3)
    #expect(loaded.inference("a") == "text, 2 distinct values, order by label")
    #expect(loaded.texts("a").first == long)
  }

  @Test("widths of codes: 255, 256, 65,535 and 65,536 categories")
  func widths() throws {
    for count in [255, 256, 257, 65_535, 65_536, 65_537] {
      let values = (0..<count).map { "v\($0)" } + ["", "v0", "v\(count - 1)"]
      let loaded = try Loaded(csv: "a,b\n" + values.map { "\($0),1" }.joined(separator: "\n"))
      #expect(loaded.texts("a") == values.map { $0.isEmpty ? nil : $0 })
    }
  }

  @Test("a wish to stop ends a load within its block")
  func cancel() throws {
    let folder = try TemporaryFolder()
    let rows = String(repeating: "1,2\n", count: 300_000)
    let path = try folder.add("t.csv", "a,b\n" + rows)
    let asked = Atomic<Int>(0)
    let control = WorkControl(
      isCancelled: { asked.add(1, ordering: .relaxed).newValue > 5 })
    #expect(throws: Cancelled.self) {
      try DatasetReader.read(path: path, name: nil, options: LoadOptions(), control: control)
    }
  }

  @Test("progress is told about every 65,536 rows")
  func progress() throws {
    let folder = try TemporaryFolder()
    let path = try folder.add("t.csv", "a,b\n" + String(repeating: "1,2\n", count: 300_000))
    let told = Atomic<Int>(0)
    let control = WorkControl(report: { _ in told.add(1, ordering: .relaxed) })
    _ = try DatasetReader.read(path: path, name: nil, options: LoadOptions(), control: control)
    #expect((3...5).contains(told.load(ordering: .relaxed)))
  }

  @Test("a file that changes while it is read is an error")
  func changing() throws {
    let folder = try TemporaryFolder()
    let path = try folder.add("t.csv", "a,b\n1,2\n")
    let done = Atomic<Bool>(false)
    let control = WorkControl(isCancelled: {
      if !done.exchange(true, ordering: .relaxed), let stream = fopen(path, "a") {
        fputs("3,4\n", stream)
        fclose(stream)
      }
      return false
    })
    #expect(throws: LoadError(file: path, cause: .changed)) {
      try DatasetReader.read(path: path, name: nil, options: LoadOptions(), control: control)
    }
  }

  @Test(
    "a large file that is cut, grown or rewritten while it is read is an error",
    arguments: [
      0, 1, 4096, 2_000_000, 3_999_999, 8_000_000,
    ])
  func changingLarge(_ size: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.add("t.csv", "a,b\n" + String(repeating: "1,2\n", count: 1_000_000))
    let asked = Atomic<Int>(0)
    let control = WorkControl(isCancelled: {
      if asked.add(1, ordering: .relaxed).newValue == 3 { truncate(path, size) }
      return false
    })
    #expect(throws: LoadError(file: path, cause: .changed)) {
      try DatasetReader.read(path: path, name: nil, options: LoadOptions(), control: control)
    }
  }

  @Test(
    "a large file that fills its last page, or all but a few bytes of it",
    arguments: [
      4096 * 300, 4096 * 300 - 1, 4096 * 300 - 7, 4096 * 300 - 8, 4096 * 300 + 1,
    ])
  func pages(_ size: Int) throws {
    let folder = try TemporaryFolder()
    let head = "a,b\n"
    let count = (size - head.utf8.count) / 4 - 1
    let last = String(repeating: "7", count: size - head.utf8.count - count * 4)
    let path = try folder.add("t.csv", head + String(repeating: "1,y\n", count: count) + last)
    #expect(throws: LoadError.self) { try Loaded(path) }
    let whole = try folder.add(
      "u.csv", head + String(repeating: "1,y\n", count: count) + "3," + last.dropFirst(2))
    let loaded = try Loaded(whole)
    #expect(loaded.rowCount == count + 1)
    #expect(loaded.texts("b").last == String(last.dropFirst(2)))
  }

  @Test("what is no regular file is refused and never waited for")
  func notRegular() throws {
    let folder = try TemporaryFolder()
    mkfifo(folder.path + "/pipe.csv", 0o600)
    #expect(throws: LoadError(file: folder.path + "/pipe.csv", cause: .notRegular)) {
      try Loaded(folder.path + "/pipe.csv")
    }
    #expect(throws: LoadError(file: folder.path, cause: .noPackage)) { try Loaded(folder.path) }
    mkdir(folder.path + "/d.csv", 0o700)
    #expect(throws: LoadError(file: folder.path + "/d.csv", cause: .noPackage)) {
      try Loaded(folder.path + "/d.csv")
    }
    let absent = folder.path + "/absent.csv"
    let cause = LoadError.Cause.unreadable(reason: "no such file or folder")
    #expect(throws: LoadError(file: absent, cause: cause)) { try Loaded(absent) }
  }
}
