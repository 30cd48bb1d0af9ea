import Threading

internal import CReadStat
private import Glibc

/// Reads a statistical file with ReadStat into what stands in it.
final class StatisticalReader {
  private(set) var file = StatisticalFile()
  /// The values of each variable, in the one of the two that fits its type.
  private var numbers: [NumberCells] = []
  private var texts: [TextCells] = []
  private let control: WorkControl
  private var wasCancelled = false

  private init(_ control: WorkControl) { self.control = control }

  /// Rows between two looks at the wish to stop.
  private static let rowsBetweenLooks = 1 << 12

  /// - Parameters:
  ///   - format: the kind of file.
  ///   - descriptor: an open file.
  ///   - rowCount: the bytes that stand for the count of rows in an SPSS file's header.
  ///   - name: as messages name it.
  ///   - control: progress out, cancel in.
  /// - Returns: what stands in it.
  /// - Throws: `LoadError`, `Cancelled`.
  /// - Complexity: O(cells).
  static func read(
    _ format: creadstat_format, descriptor: Int32, rowCount: [UInt8]?, name: String,
    control: WorkControl
  ) throws -> StatisticalFile {
    let reader = StatisticalReader(control)
    let error = withExtendedLifetime(reader) {
      // SAFETY: the functions are called with this reader, which lives until the call ends.
      var handlers = handlers(Unmanaged.passUnretained(reader).toOpaque())
      return creadstat_parse(format, descriptor, rowCount, &handlers)
    }
    if reader.wasCancelled { throw Cancelled() }
    if error != 0 {
      let words = String(cString: creadstat_message(error)).lowercased()
      throw LoadError(file: name, cause: .damagedFile(reason: words))
    }
    return reader.finished()
  }

  private func finished() -> StatisticalFile {
    for index in file.variables.indices {
      file.variables[index].cells =
        file.variables[index].isText ? .texts(texts[index]) : .numbers(numbers[index])
    }
    return file
  }

  private static func handlers(_ context: UnsafeMutableRawPointer) -> creadstat_handlers {
    creadstat_handlers(
      context: context,
      metadata: { context, rows, label, encoding in
        StatisticalReader.reader(context).takeMetadata(
          rows, StatisticalReader.bytes(label), StatisticalReader.bytes(encoding))
      },
      note: { context, text in
        StatisticalReader.reader(context).takeNote(StatisticalReader.bytes(text))
      },
      variable: { context, variable in
        variable.map { StatisticalReader.reader(context).take($0.pointee) } ?? 1
      },
      weight: { context, index in StatisticalReader.reader(context).takeWeight(index) },
      label: { context, set, text, number, tag, label in
        let value =
          text.map { .text(StatisticalReader.bytes($0)) } ?? StatisticalReader.value(number, tag)
        return StatisticalReader.reader(context).takeLabel(
          StatisticalReader.bytes(set), value, StatisticalReader.bytes(label))
      },
      number: { context, row, column, number, tag in
        StatisticalReader.reader(context).takeNumber(row, column, number, tag)
      },
      text: { context, row, column, text in
        StatisticalReader.reader(context).takeText(row, column, StatisticalReader.bytes(text))
      })
  }

  private static func reader(_ context: UnsafeMutableRawPointer?) -> StatisticalReader {
    guard let context = context else { preconditionFailure("handlers have their context") }
    return Unmanaged<StatisticalReader>.fromOpaque(context).takeUnretainedValue()
  }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text = text else { return [] }
    return Array(UnsafeRawBufferPointer(start: text, count: strlen(text)))
  }

  private static func value(_ number: Double, _ tag: Int32) -> StatisticalFile.StatisticalValue {
    tag > CREADSTAT_SYSTEM_MISSING ? .tagged(UInt8(truncatingIfNeeded: tag)) : .number(number)
  }

  // MARK: What is found

  private func takeMetadata(_ rows: Int64, _ label: [UInt8], _ encoding: [UInt8]) -> Int32 {
    file.label = label
    file.encoding = String(decoding: encoding, as: UTF8.self)
    file.statedRowCount = rows >= 0 ? Int(rows) : nil
    return 0
  }

  private func takeNote(_ text: [UInt8]) -> Int32 {
    file.notes.append(TextCells.trimmed(text))
    return 0
  }

  private func take(_ variable: creadstat_variable) -> Int32 {
    var missing: [(low: StatisticalFile.StatisticalValue, high: StatisticalFile.StatisticalValue)] =
      []
    let count = Int(variable.range_count)
    withUnsafeBytes(of: variable.low) { low in
      withUnsafeBytes(of: variable.high) { high in
        let low = low.assumingMemoryBound(to: creadstat_bound.self)
        let high = high.assumingMemoryBound(to: creadstat_bound.self)
        for range in 0..<min(count, low.count) {
          missing.append((Self.value(low[range]), Self.value(high[range])))
        }
      }
    }
    file.variables.append(
      StatisticalFile.Variable(
        name: Self.bytes(variable.name), label: Self.bytes(variable.label),
        format: String(decoding: Self.bytes(variable.format), as: UTF8.self),
        isText: variable.is_text,
        measure: StatisticalFile.Measure(rawValue: Int(variable.measure)) ?? .unknown,
        labels: Self.bytes(variable.labels), missing: missing,
        cells: .numbers(NumberCells())))
    numbers.append(NumberCells())
    texts.append(TextCells())
    return 0
  }

  private static func value(_ bound: creadstat_bound) -> StatisticalFile.StatisticalValue {
    bound.text.map { .text(TextCells.trimmed(bytes($0))) } ?? .number(bound.number)
  }

  private func takeWeight(_ index: Int32) -> Int32 {
    file.weight = Int(index)
    return 0
  }

  private func takeLabel(
    _ set: [UInt8], _ value: StatisticalFile.StatisticalValue, _ label: [UInt8]
  ) -> Int32 {
    file.labels[set, default: []].append((value, TextCells.trimmed(label)))
    return 0
  }

  private func takeNumber(_ row: Int64, _ column: Int32, _ number: Double, _ tag: Int32) -> Int32 {
    guard numbers.indices.contains(Int(column)) else { return 1 }
    let value =
      tag == CREADSTAT_NUMBER && !number.isNaN
      ? number
      : NumberCells.missing(
        tag: tag > CREADSTAT_SYSTEM_MISSING ? UInt8(truncatingIfNeeded: tag) : 0)
    numbers[Int(column)].append(value)
    return look(row, column)
  }

  private func takeText(_ row: Int64, _ column: Int32, _ text: [UInt8]) -> Int32 {
    guard texts.indices.contains(Int(column)) else { return 1 }
    texts[Int(column)].append(text)
    return look(row, column)
  }

  /// Counts rows, and stops where the person asked to.
  private func look(_ row: Int64, _ column: Int32) -> Int32 {
    if column == 0 {
      file.rowCount = Int(row) + 1
      if file.rowCount % Self.rowsBetweenLooks == 0 {
        let progress = Progress(
          activity: "reading", rowsDone: file.rowCount,
          fractionDone: file.statedRowCount.map { Double(file.rowCount) / Double(max(1, $0)) })
        do { try control.advance(progress) } catch {
          wasCancelled = true
          return 1
        }
      }
    }
    return 0
  }
}
