import Codebook
import DataFormats
import Diagnostics
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

  @Test("a second row of headings is told with what joins it, lines before it included")
  func secondRow() throws {
    let rows = "Interview,,Spend\nNumber,Area,Month\n1,North,2.5\n2,South,NA\n3,North,4\n"
    let warning = try #require(try Loaded(csv: rows).warning("two-heading-rows"))
    #expect(warning.hint?.hasPrefix("`load … header 2` joins the two") == true)
    let titled = try Loaded(csv: "Tracker,,\nof 2024,,\n" + rows).warning("two-heading-rows")
    #expect(titled?.hint?.hasPrefix("`load … skip 2 header 2` joins the two") == true)
    let joined = try Loaded(csv: rows, options { $0.headerRows = 2 })
    #expect(joined.numbers("Interview – Number") == [1, 2, 3])
  }

  @Test(
    "a first respondent is no heading: a number, a text that recurs, one column of numbers alone",
    arguments: [
      "id,area,n\nx,North,7\n1,South,2\n2,East,3\n", "a,b,c\nNA,NA,u\n1,2,v\nNA,4,w\n5,NA,x\n",
      "a,b\nrefused,u\n1,v\n2,w\n3,x\n", "a,b\nu,v\n1,2\n",
    ])
  func firstRespondent(text: String) throws {
    #expect(try Loaded(csv: text).warning("two-heading-rows") == nil)
  }

  @Test("an older export of Qualtrics has V1, V2 … above the platform's headings")
  func older() throws {
    let loaded = try Loaded(
      csv: "V1,V8,V10,Q1,Q2_1,Q2_2\n"
        + "ResponseID,StartDate,Finished,Role,Agree? - Speed,Agree? - Price\n"
        + "R_1,2013-01-01,1,2,4,5\nR_2,2013-01-01,1,1,3,5\n")
    #expect(loaded.names == ["response_id", "start_date", "finished", "Q1", "Q2_1", "Q2_2"])
    #expect(loaded.numbers("Q2_2") == [5, 5])
  }

  @Test("headings of SurveyMonkey may lack their blanks")
  func withoutBlanks() throws {
    let loaded = try Loaded(
      csv: "RespondentID,CollectorID,StartDate,EndDate,LastName,How old?\n"
        + ",,,,,Response\n1,2,,,,30\n")
    #expect(loaded.names.prefix(3) == ["respondent_id", "collector_id", "start_date"])
    #expect(loaded.numbers("q1") == [30])
  }

  @Test("points beside a question of a quiz are the platform's, others are not")
  func quiz() throws {
    let loaded = try Loaded(
      csv: "ID,Start time,Completion time,Email,Total points,Grace?,Points - Grace?,Points - x\n"
        + "1,7/27/26 19:06:23,7/27/26 19:17:10,a,4,yes,2,3\n")
    #expect(loaded.names.suffix(4) == ["total_points", "q1", "points_grace", "q2"])
  }

  @Test(
    "Microsoft Forms in other languages, rows of a battery behind their question",
    arguments: [
      "Startzeit;Fertigstellungszeit;E-Mail;Name",
      "Hora de inicio;Hora de finalización;Correo electrónico;Nombre",
      "Heure de début;Heure de fin;Adresse de messagerie;Nom",
    ])
  func otherLanguages(platform: String) throws {
    let loaded = try Loaded(
      csv: "Id;\(platform);Good?.Speed;Good?.Price;Why?\n"
        + "1;27.04.2026 11:34;27.04.2026 11:35;a;A;4;5;x\n"
        + "2;27.04.2026 11:34;27.04.2026 11:35;a;A;5;4;y\n")
    #expect(loaded.names.suffix(3) == ["q1_1", "q1_2", "q2"])
    #expect(loaded.numbers("q1_2") == [5, 4])
  }

  @Test("cells that all end with the sign are several answers, in however few rows")
  func closed() throws {
    let loaded = try Loaded(
      csv: "ID,Start time,Completion time,Email,Name,Which?\n"
        + "1,7/2/20 11:00:22,7/2/20 11:01:24,a,A,Maps;Art;\n"
        + "2,7/2/20 11:00:22,7/2/20 11:01:24,a,A,Code;Maps;Data;Art;\n")
    #expect(loaded.names.suffix(2) == ["q1", "q1_set"])
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
