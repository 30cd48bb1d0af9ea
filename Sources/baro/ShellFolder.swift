import ProgramRun
import DataFormats
import Diagnostics
import Glibc
import Session
import TextLayout

/// The folder that the shell stands in: `cd`, `pwd`, `ls`.
struct ShellFolder {
  let program: Program

  /// A path that may begin with `~`.
  static func place(_ path: String) -> String {
    guard let home = ProcessEnvironment.homeFolder, path == "~" || path.hasPrefix("~/") else {
      return path
    }
    return home + path.dropFirst()
  }

  /// Goes to a folder, and tells where.
  func change(to path: String?) {
    let place = Self.place(path ?? "~")
    guard NearbyFiles.isFolder(place), chdir(place) == 0 else { return refuse(path ?? "~") }
    program.session.moved(to: ProcessEnvironment.currentFolder)
    show()
  }

  func show() { ProcessRunEnvironment.here.notice(ProcessEnvironment.currentFolder) }

  /// Lists the files of a folder in columns; folders end in `/`.
  func list(_ path: String?) {
    let place = Self.place(path ?? ".")
    guard NearbyFiles.isFolder(place) else { return refuse(path ?? ".") }
    let names = FolderNames.list(place).map(SafeText.escaped)
    if names.isEmpty { return ProcessRunEnvironment.here.notice("no files here") }
    Output.result(Self.columns(names, within: ProcessEnvironment.width))
  }

  private func refuse(_ path: String) {
    let near = NearbyFiles.nearest(to: Self.place(path)).filter(NearbyFiles.isFolder)
    let hint = near.isEmpty ? "" : "; closest: " + near.joined(separator: ", ")
    let isFile = NearbyFiles.stands(Self.place(path))
    ProcessRunEnvironment.here.notice(
      "cd: \(path) " + (isFile ? "is no folder" : "is not there") + hint)
  }

  /// Names below each other, as many columns as fit.
  static func columns(_ names: [String], within width: Int) -> String {
    let widest = names.map(DisplayWidth.of).max() ?? 0
    let count = max(1, width / (widest + 2))
    let height = (names.count + count - 1) / count
    return (0..<height).map { row in
      let line = stride(from: row, to: names.count, by: height).map { place in
        let blanks = String(repeating: " ", count: widest + 2 - DisplayWidth.of(names[place]))
        return names[place] + blanks
      }.joined()
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }
}
