import Codebook
import DataFormats
import Microdata
import Testing

@Suite("heading rows and forms of exports")
struct ExportFormTests {
  private func options(_ change: (inout LoadOptions) -> Void) -> LoadOptions {
    var options = LoadOptions()
    change(&options)
    return options
  }

  @Test("platform columns are called by their heading, words joined in lower case")
  func platformNames() throws {
    let loaded = try Loaded(
      csv: "StartDate,Duration (in seconds),ResponseId,Q1\nStart Date,Duration,Response ID,Why?\n"
        + String(repeating: "\"{\"\"ImportId\"\":\"\"x\"\"}\",", count: 3)
        + "\"{\"\"ImportId\"\":\"\"y\"\"}\"\n2024-03-01,3,R_1,a\n")
    #expect(loaded.names == ["start_date", "duration_in_seconds", "response_id", "Q1"])
    #expect(loaded.data.column("Q1")?.label.inLanguage("en") == "Why?")
    #expect(loaded.rowCount == 1)
    #expect(loaded.inference("start_date")?.contains("column of the platform") == true)
  }

  @Test("`form plain` reads every row behind the first as a respondent")
  func plain() throws {
    let text = "Timestamp,Role?\n2024/03/05 2:43:26 PM,Mayor\n"
    #expect(try Loaded(csv: text).names == ["timestamp", "q1"])
    #expect(try Loaded(csv: text, options { $0.form = "plain" }).names == ["Timestamp", "Role?"])
    #expect(try Loaded(csv: text, options { $0.headerRows = 1 }).names == ["Timestamp", "Role?"])
  }

  @Test("a column that is only called as a platform's is no form")
  func noForm() throws {
    #expect(try Loaded(csv: "Timestamp,n\nlate,1\n").names == ["Timestamp", "n"])
    #expect(try Loaded(csv: "ID,Name\n1,a\n").names == ["ID", "Name"])
    #expect(try Loaded(csv: "_id,q\n1,a\n").names == ["_id", "q"])
  }

  @Test("heading rows are joined, blanks filled from the left in all but the last")
  func joined() throws {
    let loaded = try Loaded(
      csv: "Service,,Price,\nSpeed,Care,Level,\n4,5,2,3\n", options { $0.headerRows = 2 })
    #expect(loaded.names == ["Service – Speed", "Service – Care", "Price – Level", "Price"])
    #expect(loaded.numbers("Service – Care") == [5])
  }

  @Test("no heading row, lines before it, and more heading rows than rows")
  func counts() throws {
    let none = try Loaded(csv: "1,a\n2,b\n", options { $0.headerRows = 0 })
    #expect(none.names == ["column_1", "column_2"])
    #expect(none.numbers("column_1") == [1, 2])
    let skipped = try Loaded(
      csv: "Title\r\nx\r\nid,age\r\n1,30\r\n", options { $0.skippedLines = 2 })
    #expect(skipped.numbers("age") == [30])
    #expect(
      try loadError("a,b\n1,2\n", options { $0.headerRows = 5 })
        == "t.csv fewer than 5 heading rows stand at the beginning")
    #expect(try loadError("a\n1\n", options { $0.skippedLines = 9 }).hasSuffix("is empty"))
  }

  @Test("a first row of numbers or of values that recur is told, years are not")
  func data() throws {
    #expect(try Loaded(csv: "1,34,clerk\n2,51,clerk\n").warning("header-is-data") != nil)
    #expect(try Loaded(csv: "id,2019,2020\n1,5,6\n").warning("header-is-data") == nil)
    #expect(try Loaded(csv: "id,age\n1,30\n").warning("header-is-data") == nil)
  }

  @Test("a form that was named for a file without its rows is an error or a table, never a trap")
  func forced() throws {
    for form in ["qualtrics", "surveymonkey", "google", "msforms", "limesurvey", "kobo"] {
      for text in [
        "a\n", "a,b\n1,2\n", "a,\n,\n,\n", "\"\",x[y]\n1,2\n", "Q_1,Q_2,/,a/,_TEXT\n1,2,3,4,5\n",
      ] {
        _ = try loadError(text, options { $0.form = form })
      }
    }
  }
}
