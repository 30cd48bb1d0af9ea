import Threading

internal import Microdata
private import Glibc

internal import CReadStat
internal import CWorkbook

/// A file that a library reads: in a process of its own, where there is one.
enum ImportedFile {
  /// Reads a file of a kind.
  static func load(_ kind: ImportKind, _ format: FileFormat)
    -> @Sendable (LoadRequest) throws -> (
      Dataset, LoadReport
    )
  {
    { request in
      let isBook = kind == .workbook || kind == .openDocument
      if let option = isBook ? request.options.firstNotOfSheets : request.options.firstOfRows {
        throw LoadError(file: request.path, cause: .notForFormat(option: option, format))
      }
      return try read(
        request.path, kind, format, importer: request.options.importer, control: request.control
      ) { size in
        ImportJob(
          kind: kind, path: request.path, name: request.name ?? FilePath.stem(request.path),
          encoding: request.options.encoding, choice: request.options.choice, size: size)
      }
    }
  }

  /// Reads a file of a kind, in a process of its own where there is a program for it; `job` tells what is to
  /// be read, by the file's size.
  static func read(
    _ path: String, _ kind: ImportKind, _ format: FileFormat, importer: String?,
    control: WorkControl, job: (Int) -> ImportJob
  ) throws -> (Dataset, LoadReport) {
    let file = try OpenFile.forReading(path)
    let stamp = try file.stamp()
    if stamp.size == 0 { throw LoadError(file: path, cause: .empty) }
    if let beginning = FileBeginning(path), !beginning.fits(kind) {
      throw LoadError(file: path, cause: .otherKind(beginning.otherKind, format))
    }
    let job = job(stamp.size)
    let found = try file.withDescriptor { descriptor in
      Result {
        guard let importer else { return try read(job, descriptor: descriptor, control: control) }
        return try ImportProcess(importer, job, descriptor: descriptor).dataset(control)
      }
    }.get()
    guard try file.stamp() == stamp else { throw LoadError(file: path, cause: .changed) }
    return found
  }

  /// Loads what reads a kind of files.
  /// - Throws: `LoadError` where it is not installed.
  static func loadLibraries(_ job: ImportJob) throws(LoadError) {
    switch job.kind {
    case .spss, .spssPortable, .stata, .sas, .sasTransport:
      if creadstat_is_there() { return EncodingConverter.keepReady() }
      throw LoadError(file: job.path, cause: .noLibrary(name: "ReadStat", package: "libreadstat1"))
    case .workbook, .openDocument, .codebookSheets, .codebookOpenDocument, .codebookXML:
      if cworkbook_is_there() { return }
      throw LoadError(
        file: job.path, cause: .noLibrary(name: "libzip and Expat", package: "libzip4 libexpat1"))
    }
  }

  /// Reads an open file in this process.
  static func read(
    _ job: ImportJob, descriptor: Int32, control: WorkControl
  ) throws -> (Dataset, LoadReport) {
    try loadLibraries(job)
    guard let (format, kind, calendar) = parts(job.kind) else {
      let content = bytes(descriptor, from: 0, job.size)
      if let draft = try codebook(job, content, control) {
        return (draft.dataset(name: job.name), LoadReport())
      }
      let reader = WorkbookReader(
        path: job.path, name: job.name, choice: job.choice, control: control)
      return try job.kind == .workbook
        ? reader.readExcel(content) : reader.readOpenDocument(content)
    }
    var dictionary: SPSSDictionary?
    if job.kind == .spss { dictionary = try spssDictionary(descriptor, job) }
    let file = try StatisticalReader.read(
      format, descriptor: descriptor,
      rowCount: dictionary?.presentedRowCount(fileSize: job.size), name: job.path,
      control: control)
    if let dictionary, dictionary.statedRowCount != file.rowCount,
      let row = dictionary.cutRow(
        fileSize: job.size, { Self.bytes(descriptor, from: $0, $1) })
    {
      throw LoadError(
        file: job.path, cause: .damagedFile(reason: "it is cut within row \(row.grouped)"))
    }
    return try StatisticalDataset(
      path: job.path, name: job.name, kind: kind, encoding: job.encoding, calendar: calendar,
      control: control
    ).make(file, dictionary)
  }

  /// The codebook that a file is; nothing for kinds that have rows.
  private static func codebook(
    _ job: ImportJob, _ content: [UInt8], _ control: WorkControl
  ) throws -> CodebookDraft? {
    let sheets = CodebookSheets(
      file: job.path, choice: job.choice, columns: job.columns, control: control)
    switch job.kind {
    case .codebookSheets: return try sheets.readExcel(content)
    case .codebookOpenDocument: return try sheets.readOpenDocument(content)
    case .codebookXML:
      let listener = DDICodebook()
      try XMLEvents.read(content, file: job.path, listener)
      guard listener.isCodebook else {
        throw LoadError(file: job.path, cause: .damagedFile(reason: "it is no DDI codebook"))
      }
      return listener.draft
    case .spss, .spssPortable, .stata, .sas, .sasTransport, .workbook, .openDocument: return nil
    }
  }

  private static func parts(
    _ kind: ImportKind
  ) -> (creadstat_format, String, (String) -> CalendarText.Unit?)? {
    switch kind {
    case .spss: (CREADSTAT_SAV, "SPSS", CalendarText.spss)
    case .spssPortable: (CREADSTAT_POR, "SPSS portable", CalendarText.spss)
    case .stata: (CREADSTAT_DTA, "Stata", CalendarText.stata)
    case .sas: (CREADSTAT_SAS7BDAT, "SAS", CalendarText.sas)
    case .workbook, .openDocument, .codebookSheets, .codebookOpenDocument, .codebookXML: nil
    case .sasTransport: (CREADSTAT_XPORT, "SAS transport", CalendarText.sas)
    }
  }

  /// Bytes in which a dictionary is looked for first, and at most.
  private static let (firstLook, lastLook) = (1 << 20, 1 << 28)

  private static func spssDictionary(_ descriptor: Int32, _ job: ImportJob) throws -> SPSSDictionary
  {
    var size = firstLook
    while true {
      let bytes = Self.bytes(descriptor, from: 0, min(size, job.size))
      if let dictionary = SPSSDictionary(bytes) { return dictionary }
      if size >= job.size || size >= lastLook {
        throw LoadError(
          file: job.path,
          cause: .damagedFile(reason: "its dictionary of variables is cut or broken"))
      }
      size *= 4
    }
  }

  private static func bytes(_ descriptor: Int32, from offset: Int, _ count: Int) -> [UInt8] {
    // SAFETY: no more than `count` bytes are read into room for as many.
    [UInt8](unsafeUninitializedCapacity: count) { room, done in
      while done < count {
        let got = pread(
          descriptor, room.baseAddress.map { unsafe $0 + done }, count - done, offset + done)
        if got <= 0 { break }
        done += got
      }
    }
  }
}

/// What is to be read.
struct ImportJob {
  let kind: ImportKind
  /// As the person named it; messages repeat it.
  let path: String
  /// The name of the data set.
  let name: String
  let encoding: String?
  let choice: SheetChoice
  /// What the columns of a codebook hold, by heading, where the person says it.
  var columns: [(meaning: String, heading: String)] = []
  /// Bytes of the file.
  let size: Int
}

extension ImportJob {
  /// The job as words of a command line: kind, path, name, size, then what the person says.
  var words: [String] {
    [kind.rawValue, path, name, String(size)]
      + [("encoding=", encoding), ("sheet=", choice.sheet), ("range=", choice.range)]
      .compactMap { key, value in value.map { key + $0 } } + ["header=\(choice.headingRows)"]
      + columns.map { "column=\($0.meaning)=\($0.heading)" }
  }

  /// - Returns: nothing where the words are none of a job.
  init?(words: [String]) {
    guard words.count >= 4, let kind = ImportKind(rawValue: words[0]), let size = Int(words[3]),
      size > 0
    else { return nil }
    let said = { (key: String) in
      words.dropFirst(4).first { $0.hasPrefix(key) }.map { String($0.dropFirst(key.count)) }
    }
    self.init(
      kind: kind, path: words[1], name: words[2], encoding: said("encoding="),
      choice: SheetChoice(
        sheet: said("sheet="), headingRows: said("header=").flatMap { Int($0) } ?? 1,
        range: said("range=")),
      columns: words.compactMap { word in
        let parts = word.split(separator: "=", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "column" else { return nil }
        return (String(parts[1]), String(parts[2]))
      }, size: size)
  }
}
