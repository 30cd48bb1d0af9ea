/// One row of the tidy form: a number, its place and its base.
package struct TidyRecord: Hashable, Sendable {
  /// Where the number stands; no two numbers of an answer share it.
  package struct Place: Hashable, Sendable, Comparable {
    /// Position of the table in its result, from 1.
    package var table: Int
    package var rowVariable: String
    package var row: String
    package var columnVariable: String
    package var column: String
    package var statistic: String
    package var line: String

    package init(
      table: Int = 1, rowVariable: String = "", row: String = "", columnVariable: String = "",
      column: String = "", statistic: String, line: String
    ) {
      self.table = table
      self.rowVariable = rowVariable
      self.row = row
      self.columnVariable = columnVariable
      self.column = column
      self.statistic = statistic
      self.line = line
    }

    private var fields: [String] {
      ["\(table)", rowVariable, row, columnVariable, column, statistic, line]
    }

    package static func < (left: Place, right: Place) -> Bool {
      left.fields.lexicographicallyPrecedes(right.fields)
    }
  }

  package var place: Place
  /// Nothing when the number does not exist.
  package var value: Double?
  package var n: Int
  package var weightedN: Double
  package var effectiveN: Double

  package init(place: Place, value: Double?, n: Int, weightedN: Double, effectiveN: Double) {
    self.place = place
    self.value = value
    self.n = n
    self.weightedN = weightedN
    self.effectiveN = effectiveN
  }
}

extension TidyRecord {
  /// The records of a tidy CSV text; nothing when its header or a number cannot be read.
  package static func read(_ csv: String) -> [TidyRecord]? {
    let lines = PlainCSV.records(csv)
    guard lines.first == header else { return nil }
    var records: [TidyRecord] = []
    for fields in lines.dropFirst() {
      guard fields.count == header.count, let record = TidyRecord(fields) else { return nil }
      records.append(record)
    }
    return records
  }

  private static let header = [
    "table", "row_variable", "row", "column_variable", "column", "statistic", "value", "n",
    "weighted_n", "effective_n", "filter", "weight", "hidden", "line",
  ]

  private init?(_ fields: [String]) {
    let table = fields[0].split(separator: ".").dropFirst().first.flatMap { Int($0) } ?? 1
    guard let n = Int(fields[7]), let weightedN = Double(fields[8]),
      let effectiveN = Double(fields[9]), fields[6].isEmpty || Double(fields[6]) != nil
    else { return nil }
    self.init(
      place: Place(
        table: table, rowVariable: fields[1], row: fields[2], columnVariable: fields[3],
        column: fields[4], statistic: fields[5], line: fields[13]),
      value: Double(fields[6]), n: n, weightedN: weightedN, effectiveN: effectiveN)
  }
}

/// The least reader of comma-separated text with quotes.
package enum PlainCSV {
  /// Fields of every line; an empty last line is none.
  package static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    var isClosing = false
    for scalar in text.unicodeScalars {
      if isClosing {
        isClosing = false
        if scalar == "\"" {
          field.unicodeScalars.append(scalar)
          continue
        }
        isQuoted = false
      }
      switch scalar {
      case "\"" where isQuoted: isClosing = true
      case "\"": isQuoted = true
      case "," where !isQuoted:
        fields.append(field)
        field = ""
      case "\n" where !isQuoted:
        records.append(fields + [field])
        (fields, field) = ([], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    return records
  }
}
