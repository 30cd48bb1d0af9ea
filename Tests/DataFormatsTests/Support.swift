import CFileMap
import DataFormats
import Threading
import Diagnostics
import Glibc
import Codebook
import Microdata
import Testing

/// A folder that goes with the test that made it.
final class TemporaryFolder {
  let path: String

  init() throws {
    // Large files are mapped, as in the program.
    cfilemap_watch()
    var name = Array("/tmp/dataformats-XXXXXX".utf8CString)
    guard let made = mkdtemp(&name) else { throw Trouble(what: "mkdtemp", number: errno) }
    path = String(cString: made)
  }

  deinit { removeTree(path) }

  /// Puts a file into the folder.
  /// - Returns: its path.
  @discardableResult
  func add(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    guard let stream = fopen(file, "w") else { throw Trouble(what: file, number: errno) }
    defer { fclose(stream) }
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
      throw Trouble(what: file, number: errno)
    }
    return file
  }

  @discardableResult
  func add(_ name: String, _ text: String) throws -> String { try add(name, Array(text.utf8)) }

  /// The names in the folder, sorted.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var found: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { found.append(name) }
    }
    return found.sorted()
  }

  func content(_ name: String) -> [UInt8] {
    guard let stream = fopen(path + "/" + name, "r") else { return [] }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(stream), byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    return bytes
  }
}

struct Trouble: Error {
  let what: String
  let number: Int32
}

private func removeTree(_ path: String) {
  chmod(path, 0o700)
  if unlink(path) == 0 { return }
  guard let folder = opendir(path) else { return }
  var names: [String] = []
  while let entry = readdir(folder) {
    names.append(
      withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      })
  }
  closedir(folder)
  for name in names where name != "." && name != ".." { removeTree(path + "/" + name) }
  rmdir(path)
}

/// A loaded file, and the questions that tests put to it.
struct Loaded {
  let data: Dataset
  let report: LoadReport

  init(_ path: String, _ options: LoadOptions = LoadOptions()) throws {
    (data, report) = try DatasetReader.read(
      path: path, name: nil, options: options, control: WorkControl())
  }

  init(csv bytes: [UInt8], _ options: LoadOptions = LoadOptions(), name: String = "t.csv") throws {
    let folder = try TemporaryFolder()
    try self.init(folder.add(name, bytes), options)
  }

  init(csv text: String, _ options: LoadOptions = LoadOptions(), name: String = "t.csv") throws {
    try self.init(csv: Array(text.utf8), options, name: name)
  }

  var names: [String] { data.codebook.variables.map(\.name) }
  var rowCount: Int { data.rowCount }
  var firstNotice: String { report.notices.first ?? "" }

  /// The texts of a categorical column, row by row; missing is nil.
  func texts(_ name: String) -> [String?] {
    guard case .categorical(let column)? = data.column(name)?.values else { return [] }
    return (0..<column.codes.count).map { row in
      let slot = column.codes[row]
      return (1...max(1, column.categories.count)).contains(slot) && !column.categories.isEmpty
        ? column.categories[slot - 1].code : nil
    }
  }

  /// The numbers of a numeric column; missing is nil.
  func numbers(_ name: String) -> [Double?] {
    guard case .numeric(let column)? = data.column(name)?.values else { return [] }
    return column.numbers.map { $0.isNaN ? nil : $0 }
  }

  /// Whether a numeric column keeps a number a row.
  func hasNumberARow(_ name: String) -> Bool {
    guard case .numeric(let column)? = data.column(name)?.values, case .plain = column.storage
    else {
      return false
    }
    return true
  }

  func inference(_ name: String) -> String? { data.column(name)?.inference }

  func warning(_ code: String) -> Diagnostic? { report.warnings.first { $0.code == code } }
}

/// The error that loading a text gives, as `place message`; the folder's name is taken away.
func loadError(
  _ bytes: [UInt8], _ options: LoadOptions = LoadOptions(), name: String = "t.csv"
) throws -> String {
  let folder = try TemporaryFolder()
  let path = try folder.add(name, bytes)
  do {
    _ = try Loaded(path, options)
    return "no error"
  } catch {
    guard let error = error as? LoadError else { throw error }
    let told = error.diagnostic
    return "\(told.place ?? "") \(told.message)".replacing(folder.path + "/", with: "")
  }
}

func loadError(
  _ text: String, _ options: LoadOptions = LoadOptions(), name: String = "t.csv"
) throws -> String {
  try loadError(Array(text.utf8), options, name: name)
}

/// Seconds of processor time that some work takes.
func cpuSeconds(_ work: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  try work()
  return now() - start
}
