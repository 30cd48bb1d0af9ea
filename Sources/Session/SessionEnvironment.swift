private import LocalEngine
package import Microdata
package import QueryPlan

/// What a session is given from outside; nothing below it asks the system itself.
package struct SessionEnvironment: Sendable {
  /// The full path of the process's folder, for scripts saved elsewhere.
  package var currentFolder: String
  /// The folder that a path's leading `~` stands for; nothing: none does.
  package var homeFolder: String?
  /// Whether `-` and `/dev/stdin` may be loaded: not where a person types.
  package var loadsStandardInput: Bool
  /// The data package that is loaded when a question comes and no data are; nothing: none is.
  ///
  /// It is looked for when it is asked for.
  package var shippedData: @Sendable () -> String?
  /// Paints an SVG picture in points, as a PNG file holds them; nothing where no program does.
  package var paint: @Sendable (_ picture: String) -> [UInt8]?
  /// The program that reads files which a library touches, as a process of its own; nothing: this one.
  package var importer: String?
  /// Refuses to write files.
  package var isSafe: Bool
  /// Whether answers are for programs to read: `rows` then gives every row and variable, as it does
  /// to a file.
  package var listsWhole: Bool
  /// Seconds of a clock that only goes forward.
  package var now: @Sendable () -> Double
  /// Seconds of processor time that the process has used.
  package var processorTime: @Sendable () -> Double
  /// Cores that the process may use.
  package var coreCount: Int
  /// Makes the source that answers questions on rows that were read or made.
  package var source: @Sendable (Dataset) -> any DataSource

  package init(
    currentFolder: String = ".", homeFolder: String? = nil, loadsStandardInput: Bool = false,
    shippedData: @autoclosure @escaping @Sendable () -> String? = nil,
    importer: String? = nil, isSafe: Bool = false, listsWhole: Bool = false,
    paint: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
    now: @escaping @Sendable () -> Double = { 0 },
    processorTime: @escaping @Sendable () -> Double = { 0 }, coreCount: Int = 1,
    source: @escaping @Sendable (Dataset) -> any DataSource = { MemorySource($0) }
  ) {
    self.currentFolder = currentFolder
    self.homeFolder = homeFolder
    self.loadsStandardInput = loadsStandardInput
    self.shippedData = shippedData
    self.importer = importer
    self.isSafe = isSafe
    self.listsWhole = listsWhole
    self.paint = paint
    self.now = now
    self.processorTime = processorTime
    self.coreCount = coreCount
    self.source = source
  }
}
