import DataFormats
import Diagnostics
import QuerySyntax

/// Where the files of statements stand.
extension SessionEnvironment {
  /// The folder of a file, that relative paths in it start from; empty where it is the current one.
  package static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ""
  }

  /// A path that begins with `~`, in the home folder; nothing for others.
  func placeAtHome(_ path: String) -> String? {
    guard let homeFolder, path == "~" || path.hasPrefix("~/") else { return nil }
    return homeFolder + path.dropFirst()
  }

  /// A folder in full.
  func full(_ folder: String) -> String {
    if folder.hasPrefix("/") { return folder }
    return folder.isEmpty ? currentFolder : currentFolder + "/" + folder
  }
}

extension StatementRunner {
  /// Refuses a file that does not stand where a statement names it, with those that are named nearly so.
  func checkStands(_ path: TextLiteral) throws {
    let place = resolved(path.text)
    if NearbyFiles.stands(place) { return }
    throw SessionError.missingFile(
      path: path.text, nearest: nearestFiles(to: path.text), at: path.place.range)
  }

  /// Paths as they would be typed, that lead to files near to one that is not there.
  private func nearestFiles(to path: String) -> [String] {
    let place = resolved(path)
    let lead = place.count - path.count
    return NearbyFiles.nearest(to: place).map { found in
      if let home = environment.homeFolder, path.hasPrefix("~/"), found.hasPrefix(home) {
        return "~" + found.dropFirst(home.count)
      }
      return path.hasPrefix("/") || lead <= 0 ? found : String(found.dropFirst(lead))
    }
  }
}
