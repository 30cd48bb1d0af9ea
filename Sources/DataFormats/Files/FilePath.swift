private import Glibc

/// Paths as text, and the two questions about them that reading needs.
enum FilePath {
  /// The ending of a path in lower case, without its dot; empty where there is none.
  static func ending(_ path: String) -> String {
    let name = lastPart(path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The last part of a path without its ending: `export` of `data/export.csv`.
  static func stem(_ path: String) -> String {
    let name = lastPart(path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  static func lastPart(_ path: String) -> String {
    String(path.split(separator: "/").last ?? "")
  }

  /// Everything before the last part, with its slash; empty where there is none.
  static func folder(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && stat(path, &status) == 0
  }

  /// A path without links and dots; nil where nothing stands there.
  static func resolved(_ path: String) -> String? {
    guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
