/// The words of every load error: a short stable code, one line of cause, the next step.
extension LoadError.Cause {
  package var code: String {
    switch self {
    case .unreadable, .directory, .noPackage, .notRegular: "unreadable-file"
    case .changed: "file-changed"
    case .tooLarge, .partTooLarge, .tooManyColumns, .tooManyValues, .recordTooLong: "too-large"
    case .empty, .emptySheet: "empty-file"
    case .noSheet, .badRange: "sheet"
    case .otherContent, .otherKind, .unknownEnding: "other-format"
    case .notAvailableYet: "not-available"
    case .damaged, .damagedFile: "damaged-file"
    case .noLibrary: "no-library"
    case .readerStopped: "reader-stopped"
    case .toldByReader(let code, _, _): code
    case .refusedArrow, .columnType: "not-read"
    case .notForArrow, .notForFormat, .noSheets: "not-for-file"
    case .unknownEncoding, .badByte, .brokenUTF16: "encoding"
    case .badDelimiter: "delimiter"
    case .tooFewHeadings: "header"
    case .noCodebook, .noHeading, .unknownCodebook: "codebook"
    case .notForCodebook: "option"
    case .unclosedQuote, .textAfterQuote: "quote"
    case .ragged, .unequalRow: "ragged-rows"
    case .json: "json"
    case .package, .outsideFolder: "data-package"
    case .missingColumns: "missing-columns"
    case .notANumber: "not-a-number"
    }
  }

  func message(file: String) -> String {
    switch self {
    case .unreadable(let reason): "cannot read \(file): \(reason)"
    case .directory: "\(file) is a folder"
    case .noPackage: "\(file) is a folder without a datapackage.json"
    case .notRegular: "\(file) is a pipe or a device, not a file"
    case .changed: "\(file) changed while it was read"
    case .tooLarge(let bytes, let limit):
      "\(file) has \(bytes.grouped) bytes; memory allows \(limit.grouped)"
    case .empty: "\(file) is empty"
    case .otherContent(let kind): "\(file) holds \(kind), not delimited text"
    case .otherKind(let kind, let format): "\(file) holds \(kind), unlike \(format.name)"
    case .unknownEnding(let ending):
      ending.isEmpty
        ? "\(file) has no ending that names a format"
        : "no format of data has the ending .\(ending)"
    case .notAvailableYet(let format): format.notAvailable("reading")
    case .damagedFile(let reason): "\(file) is damaged: \(reason)"
    case .partTooLarge(let part, let bytes, let packed):
      "`\(Wording.shortened(part))` in \(file) has \(bytes.grouped) bytes, packed into \(packed.grouped)"
    case .noSheet(let name, _):
      name.isEmpty ? "\(file) has no sheet" : "\(file) has no sheet `\(Wording.shortened(name))`"
    case .emptySheet(let name): "the sheet `\(Wording.shortened(name))` of \(file) is empty"
    case .badRange(let text): "`\(Wording.shortened(text))` names no cells"
    case .noSheets(let option): "`\(option)` is for workbooks, and \(file) is none"
    case .readerStopped(let reason): "\(file) is refused: the reader stopped\(reason)"
    case .toldByReader(_, let message, _): message
    case .noLibrary(let name, _): "reading \(file) needs \(name), which is not installed"
    case .notForFormat(let option, let format): "`\(option)` is not for \(format.name)"
    case .damaged(let part, let offset):
      offset > 0 ? "the \(part) is damaged, near byte \(offset.grouped)" : "the \(part) is damaged"
    case .refusedArrow(let what): "Arrow files with \(what) are not read"
    case .notForArrow(let option): "`\(option)` is not for an Arrow file, which says it itself"
    case .columnType(let column, let type): "column `\(column)` is a \(type), which is not read"
    case .unknownEncoding(let name): "no encoding `\(name)`"
    case .badByte(let value, let byte, let encoding):
      "byte \(byte) of the line, 0x\(value.hexadecimal), is not \(encoding)"
    case .brokenUTF16(let byte): "byte \(byte) of the file breaks its UTF-16"
    case .badDelimiter(let text): "`\(text)` cannot be a delimiter"
    case .unclosedQuote: "the quote that opens here is never closed"
    case .textAfterQuote(let line):
      "text after the closing quote of a field that opens in line \(line)"
    case .ragged(let found, let expected), .unequalRow(let found, let expected):
      "\(found) \(found == 1 ? "field" : "fields") where the header has \(expected)"
    case .noCodebook(let headings):
      "\(Wording.list(headings)) are not the headings of a codebook"
    case .noHeading(let heading, _): "no column is headed `\(Wording.shortened(heading))`"
    case .notForCodebook(let option): "`\(option)` is for codebooks that are tables"
    case .unknownCodebook(let ending): "codebooks are not read from files ending in `\(ending)`"
    case .tooFewHeadings(let count):
      "fewer than \(count.grouped) heading rows stand at the beginning"
    case .tooManyColumns(let found, let limit):
      "\(found.grouped) columns; the limit is \(limit.grouped)"
    case .tooManyValues(let limit):
      "more than \(limit.grouped) distinct values up to here; memory holds no more"
    case .recordTooLong(let limit): "a row of more than \(limit.grouped) bytes"
    case .json(let words), .package(let words): words
    case .outsideFolder(let path): "`\(path)` leaves the folder of the data package"
    case .missingColumns(let names):
      "the file lacks \(Wording.list(names)) of its codebook"
    case .notANumber(let value, let column): "`\(value)` in the number column `\(column)`"
    }
  }

  var hint: String? {
    switch self {
    case .changed: "load it again"
    case .otherKind: "name it by what it is, or save it again from the program that made it"
    case .otherContent: "save it as CSV (UTF-8) first"
    case .unknownEnding("xml"), .unknownEnding("qsf"):
      "a codebook: `codebook \"…\"` brings its labels and answers to the data in use"
    case .unknownEnding:
      "data: a data package folder, "
        + FileFormat.endings(where: \.isRead).joined(separator: ", ")
    case .refusedArrow: "write it uncompressed, with one dictionary a column"
    case .notForArrow(let option), .notForFormat(let option, _):
      "leave it out; it is for delimited text" + (option == "header" ? " and workbooks" : "")
    case .damagedFile: "save it again, or as CSV (UTF-8)"
    case .noLibrary(_, let package):
      "install it (Debian: `\(package)`), or save the file as CSV (UTF-8)"
    case .partTooLarge: "that is refused; save it again from the program that made it"
    case .noSheet(_, let known):
      known.isEmpty ? nil : "it has \(Wording.list(known))"
    case .emptySheet: "`sheet \"NAME\"` reads another"
    case .badRange: "as in `range \"A3:K200\"`, the heading first"
    case .noSheets: "leave it out"
    case .readerStopped: "the file may be damaged; save it again, or as CSV (UTF-8)"
    case .toldByReader(_, _, let hint): hint
    case .columnType: "make it text or a number, or leave it out"
    case .damaged: "write the file again"
    case .notAvailableYet: "save it as CSV (UTF-8) first"
    case .unknownEncoding:
      "one of \(TextEncoding.known.map(\.encoding.name).joined(separator: ", ")), or one that "
        + "`iconv -l` lists"
    case .badByte: "`encoding \"windows-1252\"` reads such bytes"
    case .noCodebook:
      "headings such as variable, label, code, value label, missing, or COD_VAR, LIB_VAR, COD_MOD, LIB_MOD"
    case .noHeading(_, let known): "headings: \(Wording.list(known))"
    case .notForCodebook: "leave it out"
    case .unknownCodebook:
      "a table (.csv, .tsv, .xlsx, .ods), an XLSForm (.xlsx), a Qualtrics survey (.qsf), DDI (.xml), a datapackage.json, or a file of SPSS or Stata"
    case .tooFewHeadings: "say how many there are, as in `header 1`"
    case .badDelimiter: "one ASCII sign such as \",\" \";\" \"|\" or a tab"
    case .textAfterQuote: "a quote inside a quoted field is written twice"
    case .ragged: "`ragged fill` or `ragged skip` goes on and counts such rows"
    case .unequalRow: "a field that holds the delimiter stands in quotes"
    case .notANumber: "name it under `missingValues`, or make the column a string"
    case .unreadable, .directory, .noPackage, .notRegular, .tooLarge, .empty, .brokenUTF16,
      .unclosedQuote, .tooManyColumns, .tooManyValues, .recordTooLong, .json, .package,
      .outsideFolder, .missingColumns:
      nil
    }
  }
}

/// Small pieces of wording that errors, warnings and notices share.
enum Wording {
  /// Names in backquotes, the first few of many.
  static func list(_ names: [String], atMost: Int = 5) -> String {
    let shown = names.prefix(atMost).map { "`" + shortened($0) + "`" }.joined(separator: ", ")
    let rest = names.count - atMost
    return rest > 0 ? "\(shown) and \(rest.grouped) more" : shown
  }

  /// A name as a statement writes it.
  static func written(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0)
    }
    return isPlain && name.first?.isNumber != true ? name : "`\(name)`"
  }

  /// A number of things: `1 row`, `2 rows`.
  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number.grouped) \(number == 1 ? one : many)"
  }

  /// A value from data, cut to what a message can hold.
  static func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= 40 ? text : String(text.prefix(39)) + "…"
  }
}

extension Int {
  /// The number with commas between thousands: `1,062,652`.
  var grouped: String {
    var text = self < 0 ? "-" : ""
    let digits = String(magnitude).utf8
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }
}

extension UInt8 {
  /// Two hexadecimal digits: `E9`.
  var hexadecimal: String {
    let digits = String(self, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }
}
