package import Threading
package import Microdata

/// Reads data sets from files; the ending of a path picks the format.
package enum DatasetReader {
  /// Reads a data package (its folder or its `datapackage.json`), a delimited text or an Arrow file.
  ///
  /// - Parameters:
  ///   - path: as the person named it; messages repeat it.
  ///   - name: the name that the data set gets; the package's or the file's without it.
  ///   - options: what the person says; the rest is found out.
  ///   - control: progress out, cancel in.
  /// - Returns: the data set and what to tell about it.
  /// - Throws: `LoadError`, `Cancelled`; nothing stays behind.
  /// - Complexity: O(bytes of the file), which is held in memory while it is read.
  package static func read(
    path: String, name: String?, options: LoadOptions, control: WorkControl
  ) throws -> (Dataset, LoadReport) {
    let ending = FilePath.ending(path)
    if FilePath.isFolder(path) || ending == "json" {
      return try DataPackageReader.read(path, name: name, options: options, control: control)
    }
    if arrowEndings.contains(ending) {
      if let option = options.firstOfText {
        throw LoadError(file: path, cause: .notForArrow(option: option))
      }
      return try ArrowReader.read(path, name: name, control: control)
    }
    guard textEndings.contains(ending) else { throw refusal(path, ending) }
    return try CSVReader.read(
      path, name: name ?? FilePath.stem(path), delimiter: try delimiter(path, ending, options),
      options: options, control: control)
  }

  /// Whether a file is data by its ending, if only of a format that is not read yet.
  package static func isData(_ path: String) -> Bool {
    let ending = FilePath.ending(path)
    return ending != "txt"
      && (ending == "json" || arrowEndings.contains(ending) || textEndings.contains(ending)
        || plannedFormats[ending] != nil)
  }

  private static let textEndings = ["csv", "tsv", "tab", "txt"]

  private static let arrowEndings = ["arrow", "feather"]

  private static let plannedFormats = [
    "sav": "SPSS files", "zsav": "SPSS files", "por": "SPSS files", "dta": "Stata files",
    "xlsx": "Excel workbooks", "xls": "Excel workbooks", "ods": "OpenDocument spreadsheets",
    "parquet": "Parquet files",
    "gz": "compressed files", "zip": "compressed files",
  ]

  private static func refusal(_ path: String, _ ending: String) -> LoadError {
    if let format = plannedFormats[ending] {
      return LoadError(file: path, cause: .notAvailableYet(format: format))
    }
    return LoadError(file: path, cause: .unknownEnding(ending))
  }

  /// The delimiter that the person named, or the one that the ending promises.
  private static func delimiter(
    _ path: String, _ ending: String, _ options: LoadOptions
  ) throws(LoadError) -> UInt8? {
    guard let named = options.delimiter else { return ending == "tsv" ? 0x09 : nil }
    return try DelimiterName.byte(named, file: path)
  }
}

/// Delimiters as people name them.
enum DelimiterName {
  /// The byte of a delimiter: one ASCII sign, or the word `tab`.
  static func byte(_ name: String, file: String) throws(LoadError) -> UInt8 {
    if name == "tab" || name == "\\t" { return 0x09 }
    guard name.utf8.count == 1, let byte = name.utf8.first, byte < 0x80,
      ![0x22, 0x0A, 0x0D, 0x00].contains(byte)
    else { throw LoadError(file: file, cause: .badDelimiter(name)) }
    return byte
  }
}
