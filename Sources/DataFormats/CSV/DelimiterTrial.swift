/// The beginning of a text read with one delimiter, to see how well it fits.
struct DelimiterTrial {
  /// One of the first records: enough to tell a header from a title.
  private struct Head {
    let start: Int
    let end: Int
    let fieldCount: Int
    let filledCount: Int
    let isBlank: Bool
    let isComment: Bool
  }

  let delimiter: UInt8
  /// The most frequent number of fields above one; 1 when every record has one.
  private(set) var usualCount = 1
  /// Part of the records that have the usual number.
  private(set) var share = 0.0
  private var heads: [Head] = []
  /// How many records have each number of fields that occurs.
  private var counts: [(fieldCount: Int, records: Int)] = []
  private var total = 0
  private let text: TextBytes
  private let start: Int

  /// What is looked at; doubled as often as it holds no whole record.
  static let sampleSize = 1 << 20

  private static let mostHeads = 100
  /// Records that tell how many fields are usual.
  private static let mostRecords = 400

  init(delimiter: UInt8, text: TextBytes, from start: Int) {
    self.delimiter = delimiter
    self.text = text
    self.start = start
    var size = Self.sampleSize
    while true {
      let end = size < text.end - start ? start + size : text.end
      heads = []
      counts = []
      total = 0
      sample(end)
      if !heads.isEmpty || end == text.end { break }
      size *= 8
    }
    summarise()
  }

  private mutating func sample(_ end: Int) {
    let text = text
    text.withBytes { sample($0, end) }
  }

  private mutating func sample(_ bytes: RawSpan, _ end: Int) {
    let scanner = RecordScanner(delimiter: delimiter)
    var room = [UInt32](repeating: 0, count: 257)
    var position = start
    while position < end, total < Self.mostRecords {
      var places = room.mutableSpan
      var record = scanner.scan(
        bytes, from: position, to: end, base: position, into: &places, at: 0)
      let isCut = end < text.end && (record.fault == .unclosed || record.next >= end)
      if isCut { return }
      if record.fault == .unclosed {
        record.next = end
        record.fieldCount += 1
      }
      if record.fault == .textAfterQuote {
        record.next = lineEnd(record.faultOffset, end)
        record.fieldCount = 0
      }
      note(record, position) {
        (0..<min(record.fieldCount, room.count - 1)).count { index in
          RawField(room.span, index, base: position).content(bytes).length > 0
        }
      }
      position = record.next
    }
  }

  private func lineEnd(_ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end, text[offset] != 0x0A, text[offset] != 0x0D { offset += 1 }
    return min(end, offset + 1)
  }

  private mutating func note(
    _ record: RecordScanner.Record, _ start: Int, filledCount: () -> Int
  ) {
    let first = text[start]
    let isBlank = first == 0x0A || first == 0x0D
    if !isBlank {
      if let place = counts.firstIndex(where: { $0.fieldCount == record.fieldCount }) {
        counts[place].records += 1
      } else {
        counts.append((record.fieldCount, 1))
      }
      total += 1
    }
    guard heads.count < Self.mostHeads else { return }
    heads.append(
      Head(
        start: start, end: min(record.next, text.end), fieldCount: record.fieldCount,
        filledCount: filledCount(), isBlank: isBlank, isComment: first == UInt8(ascii: "#")))
  }

  /// Whether another delimiter stands in a record twice: rather a header of its own than a title.
  private func hasOtherDelimiters(_ head: Head) -> Bool {
    let line = text.bytes(head.start, head.end)
    return LayoutFinder.candidates.contains { candidate in
      candidate != delimiter && candidate != 0x2C && line.count { $0 == candidate } > 1
    }
  }

  private mutating func summarise() {
    var best = (count: 0, fields: 1)
    for (fields, count) in counts where fields > 1 && (count, fields) > best {
      best = (count, fields)
    }
    usualCount = best.fields
    share = total == 0 ? 0 : Double(best.count) / Double(total)
  }

  /// Whether the delimiter makes columns at all: it stands in the header or in most records.
  var isViable: Bool { usualCount > 1 && (share >= 0.5 || (heads.first?.fieldCount ?? 1) > 1) }

  /// Whether the first record with columns has as many as most others.
  private var headerFits: Bool {
    share >= 0.5 && heads.first { $0.fieldCount > 1 }?.fieldCount == usualCount
  }

  /// Whether this delimiter fits better than another; the earlier one wins where both fit as well.
  func isBetter(than other: DelimiterTrial?) -> Bool {
    guard let other else { return true }
    if headerFits != other.headerFits { return headerFits }
    if share != other.share { return share > other.share }
    return usualCount > other.usualCount
  }

  /// Offset of the header: the first record that is no title, comment or blank line.
  ///
  /// A record is passed over only when most records have the usual number of columns and it does
  /// not look like them; whatever is doubtful counts as the header, and rows that then do not fit
  /// are an error.
  var headerStart: Int {
    let first = heads.first?.start ?? start
    guard usualCount > 1, share >= 0.5 else { return first }
    for (index, head) in heads.enumerated() where !head.isBlank {
      if !isTitle(index, head) { return head.start }
    }
    return first
  }

  private func isTitle(_ index: Int, _ head: Head) -> Bool {
    let rest = heads[(index + 1)...]
    guard rest.contains(where: { $0.fieldCount == usualCount && $0.filledCount > 1 }) else {
      return false
    }
    if head.fieldCount == usualCount {
      return usualCount > 2 && head.filledCount <= 1 && head.fieldCount <= 256
    }
    if head.fieldCount > usualCount || hasOtherDelimiters(head) { return false }
    if head.isComment || head.filledCount <= 1 && usualCount > 2 { return true }
    let following = rest.first { $0.isBlank || $0.fieldCount == usualCount }
    return following?.isBlank ?? false
  }
}
