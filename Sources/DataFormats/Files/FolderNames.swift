private import Glibc

/// What stands in a folder, for completion.
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
}
