import DataFormats
import Diagnostics
import Glibc
import Testing

@Suite("writing files")
struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func mode(_ name: String) -> mode_t {
    var status = stat()
    return lstat(path(name), &status) == 0 ? status.st_mode : 0
  }

  @Test("a new file appears whole, and nothing else")
  func newFile() throws {
    let bytes = [UInt8](repeating: 7, count: 3_000_000)
    try AtomicFile.write(bytes, to: path("a.csv"), replace: false)
    #expect(folder.content("a.csv") == bytes)
    #expect(folder.names == ["a.csv"])
    try AtomicFile.write([], to: path("empty"), replace: false)
    #expect(folder.content("empty").isEmpty)
  }

  @Test("an existing file stays without `replace`, and the message names it")
  func exists() throws {
    try folder.add("a.csv", "old")
    let error = WriteError.exists(path: path("a.csv"))
    #expect(throws: error) { try AtomicFile.write([1], to: path("a.csv"), replace: false) }
    #expect(error.diagnostic.hint?.contains("`replace`") ?? false)
    #expect(folder.content("a.csv") == Array("old".utf8))
    #expect(folder.names == ["a.csv"])
  }

  @Test("what could not be written is refused before, without a trace")
  func check() throws {
    try folder.add("a.csv", "old")
    #expect(throws: WriteError.exists(path: path("a.csv"))) {
      try AtomicFile.check(path("a.csv"), replace: false)
    }
    #expect(throws: WriteError.directory(path: folder.path)) {
      try AtomicFile.check(folder.path, replace: true)
    }
    let lost = path("nowhere/a.csv")
    #expect(throws: WriteError.refused(path: lost, reason: "no such file or folder")) {
      try AtomicFile.check(lost, replace: false)
    }
    try AtomicFile.check(path("a.csv"), replace: true)
    try AtomicFile.check(path("b.csv"), replace: false)
    #expect(folder.names == ["a.csv"])
  }

  @Test("`replace` keeps the mode of the target")
  func keepsMode() throws {
    try folder.add("a.csv", "old")
    chmod(path("a.csv"), 0o640)
    try AtomicFile.write([1], to: path("a.csv"), replace: true)
    #expect(folder.content("a.csv") == [1])
    #expect(mode("a.csv") & 0o7777 == 0o640)
    #expect(folder.names == ["a.csv"])
  }

  @Test("a symbolic link stays and its target is written, there or not", arguments: [true, false])
  func link(targetExists: Bool) throws {
    mkdir(path("inner"), 0o700)
    if targetExists { try folder.add("inner/b.csv", "old") }
    symlink("inner/b.csv", path("one"))
    symlink(path("one"), path("two"))
    try AtomicFile.write([1], to: path("two"), replace: targetExists)
    #expect(folder.content("inner/b.csv") == [1])
    #expect(mode("two") & S_IFMT == S_IFLNK)
    #expect(folder.names == ["inner", "one", "two"])
  }

  @Test("links in a circle are refused")
  func circle() {
    symlink("b", path("a"))
    symlink("a", path("b"))
    let reason = "too many symbolic links"
    #expect(throws: WriteError.refused(path: path("a"), reason: reason)) {
      try AtomicFile.write([1], to: path("a"), replace: true)
    }
  }

  @Test("a folder, a pipe and a device are no targets")
  func notRegular() {
    mkdir(path("d"), 0o700)
    mkfifo(path("p"), 0o600)
    for target in [path("d"), path("d/"), path("new/")] {
      #expect(throws: (any Error).self) { try AtomicFile.write([1], to: target, replace: true) }
    }
    #expect(throws: WriteError.directory(path: path("d"))) {
      try AtomicFile.write([1], to: path("d"), replace: true)
    }
    #expect(throws: WriteError.notRegular(path: path("p"))) {
      try AtomicFile.write([1], to: path("p"), replace: true)
    }
    #expect(throws: WriteError.notRegular(path: "/dev/full")) {
      try AtomicFile.write([1], to: "/dev/full", replace: true)
    }
    #expect(folder.names == ["d", "p"])
  }

  @Test("a folder that does not exist, a name too long and no name are one line each")
  func badPaths() {
    let cases = [
      ("no/such/a.csv", "no such file or folder"),
      (String(repeating: "x", count: 300), "the name is too long"),
    ]
    for (name, reason) in cases {
      #expect(throws: WriteError.refused(path: path(name), reason: reason)) {
        try AtomicFile.write([1], to: path(name), replace: false)
      }
    }
    #expect(throws: WriteError.refused(path: "", reason: "not a file name")) {
      try AtomicFile.write([1], to: "", replace: false)
    }
    #expect(throws: WriteError.refused(path: "a\0b", reason: "not a file name")) {
      try AtomicFile.write([1], to: "a\0b", replace: false)
    }
  }

  @Test("a name of 255 bytes is a name")
  func longName() throws {
    let name = String(repeating: "x", count: 255)
    try AtomicFile.write([1], to: path(name), replace: false)
    #expect(folder.names == [name])
  }

  @Test("a read-only place is refused", .enabled(if: geteuid() != 0, "root writes everywhere"))
  func readOnly() throws {
    try folder.add("a.csv", "old")
    chmod(path("a.csv"), 0o444)
    let refusal = WriteError.refused(path: path("a.csv"), reason: "permission denied")
    #expect(throws: refusal) { try AtomicFile.write([1], to: path("a.csv"), replace: true) }
    chmod(path("a.csv"), 0o644)
    chmod(folder.path, 0o500)
    #expect(throws: refusal) { try AtomicFile.write([1], to: path("a.csv"), replace: true) }
    chmod(folder.path, 0o700)
    #expect(folder.content("a.csv") == Array("old".utf8))
  }

  @Test("a kernel file system that takes no files is refused with the system's reason")
  func procFileSystem() {
    #expect(throws: WriteError.self) {
      try AtomicFile.write([1], to: "/proc/dataformats-test", replace: false)
    }
  }

  @Test("no reader ever sees half a file")
  func neverHalf() throws {
    let first = [UInt8](repeating: 1, count: 100_000)
    let second = [UInt8](repeating: 2, count: 100_000)
    try AtomicFile.write(first, to: path("a"), replace: false)
    let open = Glibc.open(path("a"), O_RDONLY)
    defer { close(open) }
    try AtomicFile.write(second, to: path("a"), replace: true)
    var seen = [UInt8](repeating: 0, count: 100_001)
    #expect(read(open, &seen, seen.count) == 100_000)
    #expect(seen.prefix(100_000).allSatisfy { $0 == 1 })
    #expect(folder.content("a") == second)
  }
}

@Suite("full disks")
struct FullDiskTests {
  /// The limit holds for a whole process, so this runs in a child.
  @Test("a file size limit is one line, and the target stays")
  func fileSizeLimit() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let path = try folder.add("a.csv", "old")
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      setrlimit(__rlimit_resource_t(1), &limit)
      let refusal = WriteError.refused(path: path, reason: "larger than the file size limit")
      #expect(throws: refusal) {
        try AtomicFile.write([UInt8](repeating: 1, count: 100_000), to: path, replace: true)
      }
      #expect(folder.content("a.csv") == Array("old".utf8))
      #expect(folder.names == ["a.csv"])
    }
  }

  @Test("a full disk is one line, and the target stays", .enabled(if: geteuid() == 0, "mounts"))
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    guard mount("tmpfs", folder.path, "tmpfs", 0, "size=64k") == 0 else { return }
    defer { umount(folder.path) }
    let path = try folder.add("a.csv", "old")
    #expect(throws: WriteError.refused(path: path, reason: "no space left on the disk")) {
      try AtomicFile.write([UInt8](repeating: 1, count: 200_000), to: path, replace: true)
    }
    #expect(folder.content("a.csv") == Array("old".utf8))
    #expect(folder.names == ["a.csv"])
  }
}
