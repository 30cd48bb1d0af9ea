internal import Diagnostics
internal import Microdata

enum DataPackageReader {
  static func read(
    _ path: String, name: String?, options: LoadOptions, control: WorkControl
  ) throws -> (Dataset, LoadReport) {
    throw LoadError(file: path, cause: .notAvailableYet(format: "data packages"))
  }
}
