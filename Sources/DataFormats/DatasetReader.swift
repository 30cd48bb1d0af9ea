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
    let request = LoadRequest(path: path, name: name, options: options, control: control)
    if FilePath.isFolder(path) { return try DataPackageReader.load(request) }
    guard let format = FileBeginning.format(of: path) ?? FileFormat(path: path) else {
      throw LoadError(file: path, cause: .unknownEnding(FilePath.ending(path)))
    }
    if let option = options.firstOfSheets, !format.hasSheets {
      throw LoadError(file: path, cause: .noSheets(option: option))
    }
    switch format.reading {
    case .by(let read): return try read(request)
    case .planned: throw LoadError(file: path, cause: .notAvailableYet(format))
    case .never: throw LoadError(file: path, cause: .unknownEnding(FilePath.ending(path)))
    }
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
