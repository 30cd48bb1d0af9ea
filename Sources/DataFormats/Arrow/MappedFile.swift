private import Glibc
internal import Codebook
internal import Microdata

/// Maps files that programs write and nobody edits.
enum MappedFile {
  /// The content of a regular file, read as it is touched.
  ///
  /// A file that is shortened while it is mapped ends the process when the lost part is touched.
  ///
  /// - Throws: `LoadError` when it cannot be opened or mapped.
  static func map(_ path: String) throws(LoadError) -> MappedBytes {
    let file = try OpenFile.forReading(path)
    let size = try file.stamp().size
    if size == 0 { throw LoadError(file: path, cause: .empty) }
    return try file.map(size)
  }
}
