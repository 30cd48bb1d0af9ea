package import Diagnostics

/// Why a file could not be loaded, and where in it.
package struct LoadError: DiagnosticConvertible, Equatable {
  /// A line and a column of a file; both from 1, the column in characters.
  package struct Position: Equatable, Sendable {
    package let line: Int
    /// Nothing where the whole line is meant.
    package let column: Int?

    package init(line: Int, column: Int? = nil) {
      self.line = line
      self.column = column
    }
  }

  /// The file as it was named.
  package let file: String
  package let position: Position?
  package let cause: Cause

  package init(file: String, position: Position? = nil, cause: Cause) {
    self.file = file
    self.position = position
    self.cause = cause
  }

  /// What went wrong; the wording is in `LoadErrorWording.swift`.
  package enum Cause: Equatable, Sendable {
    /// The system refused, for a reason in its words.
    case unreadable(reason: String)
    /// A folder where a file is wanted.
    case directory
    /// A folder without a `datapackage.json`.
    case noPackage
    /// A pipe, a socket or a device.
    case notRegular
    /// Size or time of the file moved while it was read.
    case changed
    case tooLarge(bytes: Int, limit: Int)
    /// Not one byte, or nothing but line ends.
    case empty
    /// The content is of another kind than the name says: `an Excel workbook (XLSX)`.
    case otherContent(String)
    /// The same of a file whose name promises a format that is no text.
    case otherKind(String, FileFormat)
    case unknownEnding(String)
    /// A format that is planned and not built.
    case notAvailableYet(FileFormat)

    /// A part of a binary file that does not hold what the file says, near an offset.
    case damaged(part: String, offset: Int)
    /// Something that Arrow files may have and that is not read.
    case refusedArrow(String)
    /// An option of delimited text, given for an Arrow file.
    case notForArrow(option: String)
    case columnType(column: String, type: String)
    /// A file that a library cannot read, in its words.
    case damagedFile(reason: String)
    /// A part of an archive that would take much more memory than the file has bytes.
    case partTooLarge(part: String, bytes: Int, packed: Int)
    case noSheet(String, known: [String])
    case emptySheet(String)
    /// Cells that are named otherwise than `A3:K200`.
    case badRange(String)
    /// `sheet`, `header` or `range`, given for a file that has no sheets.
    case noSheets(option: String)
    /// A library that is loaded when it is needed, and is not installed.
    case noLibrary(name: String, package: String)
    /// An option of delimited text, given for a file of another kind.
    case notForFormat(option: String, FileFormat)
    /// The process that read the file ended, or had to be ended.
    case readerStopped(reason: String)
    /// What the process that read the file said of it.
    case toldByReader(code: String, message: String, hint: String?)

    case unknownEncoding(String)
    /// `byte` counts from 1 within the line.
    case badByte(value: UInt8, byte: Int, encoding: String)
    case brokenUTF16(byte: Int)

    case badDelimiter(String)
    case unclosedQuote
    /// `openedLine` is where the quoted field began.
    case textAfterQuote(openedLine: Int)
    case ragged(found: Int, expected: Int)
    /// The same in a small table, such as targets, which is not read otherwise.
    case unequalRow(found: Int, expected: Int)
    /// A table whose headings are not those of a codebook.
    case noCodebook(headings: [String])
    /// A heading that the person names and that is not there.
    case noHeading(String, known: [String])
    /// An option of tables, given for a codebook of another kind.
    case notForCodebook(option: String)
    /// A file that is no codebook of a kind that is read.
    case unknownCodebook(String)
    /// Fewer rows than are headings.
    case tooFewHeadings(Int)
    case tooManyColumns(found: Int, limit: Int)
    /// Distinct values of all columns together.
    case tooManyValues(limit: Int)
    /// A record of more bytes than the limit.
    case recordTooLong(limit: Int)

    /// JSON that cannot be read, in words.
    case json(String)
    /// A data package that says what it may not or what is not supported, in words.
    case package(String)
    /// A path of a data package that leaves its folder.
    case outsideFolder(String)
    /// The codebook describes columns that the file does not have.
    case missingColumns([String])
    /// A value of a number column that is none.
    case notANumber(value: String, column: String)
  }

  package var diagnostic: Diagnostic {
    Diagnostic(
      code: cause.code, message: cause.message(file: file), hint: cause.hint, place: place)
  }

  private var place: String {
    guard let position else { return file }
    guard let column = position.column else { return "\(file):\(position.line)" }
    return "\(file):\(position.line):\(column)"
  }
}
