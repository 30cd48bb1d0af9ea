private import Glibc

/// Folders: what stands in one, for completion, and new ones for what is installed.
package enum FolderNames {
  /// Names in alphabetical order, those of folders ending in `/`; hidden ones are left out.
  ///
  /// - Returns: nothing if the folder cannot be read.
  package static func list(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      names.append(FilePath.isFolder(path + "/" + name) ? name + "/" : name)
    }
    return names.sorted()
  }

  /// Makes a folder and those that lead to it, where they do not stand yet.
  /// - Throws: `WriteError.refused`.
  package static func make(_ path: String) throws(WriteError) {
    if mkdir(path, 0o777) == 0 || (errno == EEXIST && FilePath.isFolder(path)) { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw WriteError.refused(path: path, reason: SystemReason.text(errno))
    }
    try make(String(path[..<slash]))
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw WriteError.refused(path: path, reason: SystemReason.text(errno))
    }
  }
}
