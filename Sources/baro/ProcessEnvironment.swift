import Glibc
import Rendering
import Session

/// What the process finds around it: terminal, environment, its own place on disk, clocks.
enum ProcessEnvironment {
  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Whether colour may be written to a descriptor.
  static func allowsColor(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
  }

  /// Columns and rows of a descriptor's terminal; nothing where there is none.
  static func screen(_ descriptor: Int32) -> (columns: Int, rows: Int)? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Columns of the terminal, 100 where there is none.
  static var width: Int { screen(STDOUT_FILENO)?.columns ?? 100 }

  /// Colours for the background of the terminal: `BARO_PALETTE`, else what `COLORFGBG` tells.
  static var palette: Palette {
    if let named = variable("BARO_PALETTE").flatMap(Palette.init(rawValue:)) { return named }
    let background = variable("COLORFGBG")?.split(separator: ";").last.flatMap { Int($0) }
    return background == 7 || background == 15 ? .light : .dark
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether two names lead to one file that exists.
  static func isSameFile(_ first: String, _ second: String) -> Bool {
    var one = stat()
    var two = stat()
    guard stat(first, &one) == 0, stat(second, &two) == 0 else { return false }
    return one.st_dev == two.st_dev && one.st_ino == two.st_ino
  }

  /// Whether a program stands in one of the folders of `PATH`.
  static func hasProgram(_ name: String) -> Bool {
    let folders = (variable("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { access($0 + "/" + name, X_OK) == 0 }
  }

  static var currentFolder: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  /// The person's own folder.
  static var homeFolder: String? { variable("HOME").flatMap { $0.isEmpty ? nil : $0 } }

  /// The barometer that ships with the program: `share/baro` beside the `bin` of an installation,
  /// or `Datasets` of the checkout that the program was built in.
  static var shippedData: String? {
    guard let program = realpath("/proc/self/exe", nil) else { return nil }
    defer { free(program) }
    var folder = String(cString: program)
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      for place in ["/share/baro/barometer", "/Datasets/barometer"] {
        if access(folder + place + "/datapackage.json", R_OK) == 0 { return folder + place }
      }
    }
    return nil
  }

  /// The file that keeps entries: `BARO_HISTORY`, else in the user's state folder.
  static var historyFile: String? {
    personal("BARO_HISTORY", in: "XDG_STATE_HOME", else: "/.local/state", "/baro/history")
  }

  /// The script that the shell runs first: `BARO_INIT`, else in the user's configuration folder.
  static var initFile: String? {
    personal("BARO_INIT", in: "XDG_CONFIG_HOME", else: "/.config", "/baro/init.bq")
  }

  /// Where the user's own Jupyter looks for kernels.
  static var jupyterFolder: String? {
    if let folder = variable("JUPYTER_DATA_DIR"), !folder.isEmpty { return folder }
    if let folder = variable("XDG_DATA_HOME"), !folder.isEmpty { return folder + "/jupyter" }
    return variable("HOME").map { $0 + "/.local/share/jupyter" }
  }

  /// Now, as ISO 8601 writes it: `2021-03-04T05:06:07.890Z`.
  @Sendable static func timestamp() -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    var parts = tm()
    gmtime_r(&now.tv_sec, &parts)
    let digits = { (number: Int, width: Int) in
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    let time = [Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec)]
    return date.map { digits($0, 2) }.joined(separator: "-") + "T"
      + time.map { digits($0, 2) }.joined(separator: ":") + "."
      + digits(now.tv_nsec / 1_000_000, 3) + "Z"
  }

  /// A file of the user's: named by a variable, where empty means none, or in the usual place.
  private static func personal(
    _ name: String, in folder: String, else usual: String, _ file: String
  ) -> String? {
    if let path = variable(name) { return path.isEmpty ? nil : path }
    if let folder = variable(folder), !folder.isEmpty { return folder + file }
    return variable("HOME").map { $0 + usual + file }
  }

  /// Cores that the process may use: its affinity counts, not the machine.
  static let coreCount = max(1, allowedCores ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Bits of the mask `Cpus_allowed` that the kernel tells of the process.
  private static var allowedCores: Int? {
    guard let file = fopen("/proc/self/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 4096)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard text.hasPrefix("Cpus_allowed:") else { continue }
      return text.dropFirst(13).compactMap(\.hexDigitValue).reduce(0) { $0 + $1.nonzeroBitCount }
    }
    return nil
  }

  /// The words after the program's name.
  ///
  /// The kernel's own list: the one of the standard library is found by way of the map of all memory,
  /// which takes as long as a small file is read in.
  static var arguments: [String] {
    let file = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return Array(CommandLine.arguments.dropFirst()) }
    defer { close(file) }
    var all: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(file, &room, room.count)
      guard count > 0 else { break }
      all += room.prefix(count)
    }
    guard all.last == 0 else { return Array(CommandLine.arguments.dropFirst()) }
    return all.dropLast().split(separator: 0, omittingEmptySubsequences: false).dropFirst()
      .map { String(decoding: $0, as: UTF8.self) }
  }

  static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func environment(isSafe: Bool, listsWhole: Bool = false) -> SessionEnvironment {
    SessionEnvironment(
      currentFolder: currentFolder, homeFolder: homeFolder,
      loadsStandardInput: !StandardInput.isTerminal, shippedData: shippedData,
      importer: "/proc/self/exe", isSafe: isSafe,
      listsWhole: listsWhole,
      paint: { Subprocess.filter($0, through: ["rsvg-convert", "--zoom=2", "--format=png"]) },
      now: { seconds(CLOCK_MONOTONIC) }, processorTime: { seconds(CLOCK_PROCESS_CPUTIME_ID) },
      coreCount: coreCount)
  }
}
