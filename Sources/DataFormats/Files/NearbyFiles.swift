import Diagnostics

/// Files that a path may have meant which leads nowhere.
package enum NearbyFiles {
  /// Whether something stands at a path.
  package static func stands(_ path: String) -> Bool { FilePath.exists(path) }

  package static func isFolder(_ path: String) -> Bool { FilePath.isFolder(path) }

  /// A path whose folders and name are spelled nearly so, nearest first.
  ///
  /// The first part that is not there is looked for among its neighbours; what stands behind it must
  /// then be there, or near in turn.
  /// - Parameters:
  ///   - path: leads nowhere.
  ///   - limit: how many at most.
  /// - Returns: paths that lead somewhere.
  /// - Complexity: O(names in the folders of the path).
  package static func nearest(to path: String, limit: Int = 3) -> [String] {
    let isRooted = path.hasPrefix("/")
    var found = [isRooted ? "/" : ""]
    for part in path.split(separator: "/").map(String.init) {
      found = found.flatMap { near(part, in: $0, limit) }
      if found.isEmpty { return [] }
    }
    return Array(found.filter { $0 != path }.prefix(limit))
  }

  /// Names in a folder that are a name, or nearly so.
  private static func near(_ name: String, in folder: String, _ limit: Int) -> [String] {
    let lead = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    if FilePath.exists(lead + name) { return [lead + name] }
    let names = FolderNames.list(lead.isEmpty ? "." : lead).map {
      $0.hasSuffix("/") ? String($0.dropLast()) : $0
    }
    let sameStem = names.filter {
      FilePath.stem($0) == name || FilePath.stem($0) == FilePath.stem(name)
    }
    let near = sameStem + NameFolding.nearest(to: name, among: names, limit: limit)
    return near.uniqued().map { lead + $0 }
  }
}
