/// Names, questions and identifiers in three rows.
struct QualtricsForm: ExportForm {
  let word = "qualtrics"
  let title = "Qualtrics"

  private static let platform: Set<String> = [
    "startdate", "enddate", "status", "ipaddress", "progress", "duration (in seconds)", "finished",
    "recordeddate", "responseid", "recipientlastname", "recipientfirstname", "recipientemail",
    "externalreference", "externaldatareference", "locationlatitude", "locationlongitude",
    "distributionchannel", "userlanguage", "q_recaptchascore", "q_relevantidduplicate",
    "q_ballotboxstuffing", "q_totalduration", "q_terminateflag",
  ]
  /// What stands below `V1`, `V2` … in exports of the older form.
  private static let olderPlatform: Set<String> = [
    "responseid", "responseset", "name", "externaldatareference", "emailaddress", "ipaddress",
    "status", "startdate", "enddate", "finished",
  ]

  func recognises(_ head: TableHead) -> Bool {
    guard head.rows.count > 1 else { return false }
    if hasIdentifiers(head) || isOlder(head) { return true }
    let known = head.headings.count(where: Self.platform.contains)
    // Without the row of identifiers the second row must be texts that headings have.
    return known >= 4 && head.cell(1, 0).lowercased() == "start date"
  }

  private func isOlder(_ head: TableHead) -> Bool {
    head.cell(0, 0) == "V1" && head.cell(1, 0).lowercased() == "responseid"
  }

  /// What a column of the platform is called; nothing for other columns.
  private func platform(_ head: TableHead, _ place: Int) -> String? {
    let (name, text) = (head.cell(0, place), head.cell(1, place))
    if Self.platform.contains(name.lowercased()) { return name }
    let isOfOlder = name.hasPrefix("V") && Self.olderPlatform.contains(text.lowercased())
    return isOfOlder && isOlder(head) ? text : nil
  }

  private func hasIdentifiers(_ head: TableHead) -> Bool {
    guard head.rows.count > 2 else { return false }
    let marked = head.rows[2].count { $0.contains("\"ImportId\"") }
    return marked > 0 && marked * 2 >= head.columnCount
  }

  func headings(_ head: TableHead) -> Headings {
    let hasIdentifiers = hasIdentifiers(head)
    var sizes: [String: Int] = [:]
    for name in head.rows[0] {
      if let stem = HeadingText.stem(name) { sizes[stem, default: 0] += 1 }
    }
    let columns = head.rows[0].indices.map { place -> Headings.ExportColumn in
      let name = head.cell(0, place)
      if let heading = platform(head, place) { return .platform(heading) }
      let text = head.cell(1, place)
      var column = Headings.ExportColumn(
        name: name.isEmpty ? nil : name, label: Self.withoutTails(text))
      if name.hasSuffix("_TEXT") {
        column.role = .otherText
        return column
      }
      guard let stem = HeadingText.stem(name), sizes[stem] ?? 0 > 1 else { return column }
      column.block = stem
      column.stem = stem
      if let cut = text.ranges(of: " - ").last {
        column.label = String(text[cut.upperBound...])
        column.question = Self.withoutTails(String(text[..<cut.lowerBound]))
      }
      return column
    }
    return Headings(
      words: "names from row 1, questions from row 2"
        + (hasIdentifiers ? ", row 3 of identifiers passed over" : ""),
      rowCount: hasIdentifiers ? 3 : 2, columns: columns, separators: [","])
  }

  private static func withoutTails(_ text: String) -> String {
    var kept = text[...]
    for tail in [" - Selected Choice", " - Radio"] where kept.hasSuffix(tail) {
      kept = kept.dropLast(tail.count)
    }
    return String(kept)
  }
}

/// Questions in one row, choices in the next.
struct SurveyMonkeyForm: ExportForm {
  let word = "surveymonkey"
  let title = "SurveyMonkey"

  /// Without blanks: exports differ in them.
  private static let platform: Set<String> = [
    "respondentid", "collectorid", "startdate", "enddate", "datecreated", "datemodified",
    "ipaddress", "emailaddress", "firstname", "lastname", "customdata", "customdata1",
  ]

  private static func folded(_ heading: String) -> String {
    heading.lowercased().filter { !$0.isWhitespace }
  }

  func recognises(_ head: TableHead) -> Bool {
    let headings = head.headings.map(Self.folded)
    guard head.rows.count > 1, headings.contains("respondentid"),
      headings.contains("collectorid") || headings.contains("startdate")
    else { return false }
    return headings.indices.allSatisfy {
      !Self.platform.contains(headings[$0]) || head.cell(1, $0).isEmpty
    }
  }

  func headings(_ head: TableHead) -> Headings {
    var question = ""
    var block = 0
    let columns = head.rows[0].indices.map { place -> Headings.ExportColumn in
      let heading = head.cell(0, place)
      if Self.platform.contains(Self.folded(heading)) { return .platform(heading) }
      if !heading.isEmpty {
        question = heading
        block += 1
      }
      let choice = head.cell(1, place)
      let isAlone = ["", "response", "open-ended response", "réponse", "réponse ouverte"]
        .contains(choice.lowercased())
      return Headings.ExportColumn(
        role: HeadingText.isOther(choice) ? .otherText : .question,
        label: isAlone ? question : choice, block: String(block), question: question)
    }
    return Headings(
      words: "questions from row 1, choices from row 2", rowCount: 2, columns: columns)
  }
}

/// One row of questions behind a time stamp.
struct GoogleForm: ExportForm {
  let word = "google"
  let title = "Google Forms"

  private static let stamps: Set<String> = [
    "timestamp", "horodateur", "zeitstempel", "marca temporal", "carimbo de data/hora",
    "informazioni cronologiche", "tijdstempel",
  ]
  private static let platform: Set<String> = [
    "email address", "username", "adresse e-mail", "nom d'utilisateur", "score", "total score",
  ]

  func recognises(_ head: TableHead) -> Bool {
    guard head.columnCount > 1, head.rows.count > 1, Self.stamps.contains(head.headings[0]) else {
      return false
    }
    let stamp = head.cell(1, 0)
    return stamp.first?.isNumber == true && stamp.contains(":")
  }

  func headings(_ head: TableHead) -> Headings {
    let columns = head.rows[0].indices.map { place -> Headings.ExportColumn in
      let heading = head.cell(0, place)
      if place == 0 || Self.platform.contains(heading.lowercased()) { return .platform(heading) }
      guard let (question, part) = HeadingText.bracketed(heading) else {
        return Headings.ExportColumn(label: heading)
      }
      return Headings.ExportColumn(label: part, block: question, question: question)
    }
    return Headings(words: "questions from row 1", columns: columns, separators: [";", ", "])
  }
}

/// One row of questions behind identifier and times; cells of several answers end with `;`.
struct MicrosoftForm: ExportForm {
  let word = "msforms"
  let title = "Microsoft Forms"

  private static let platform: Set<String> = [
    "id", "start time", "completion time", "email", "name", "last modified time", "language",
    "total points", "quiz feedback", "grade posted time",
    "heure de début", "heure de fin", "adresse de messagerie", "nom",
    "heure de la dernière modification", "langue", "startzeit", "fertigstellungszeit", "e-mail",
    "zeitpunkt der letzten änderung", "sprache", "hora de inicio", "hora de finalización",
    "correo electrónico", "nombre", "hora de la última modificación", "idioma",
  ]
  /// The headings of the two times in each language.
  private static let times = [
    ["start time", "completion time"], ["heure de début", "heure de fin"],
    ["startzeit", "fertigstellungszeit"], ["hora de inicio", "hora de finalización"],
  ]

  func recognises(_ head: TableHead) -> Bool {
    let headings = head.headings
    guard headings.count > 3, headings[0] == "id" else { return false }
    return Self.times.contains(Array(headings[1...2]))
  }

  func headings(_ head: TableHead) -> Headings {
    var isPlatform = true
    let all = Set(head.rows[0].indices.map { head.cell(0, $0) })
    let columns = head.rows[0].indices.map { place -> Headings.ExportColumn in
      let heading = head.cell(0, place)
      isPlatform = isPlatform && Self.platform.contains(heading.lowercased())
      // A quiz has two columns more for each question.
      let isOfQuiz = ["Points - ", "Feedback - "].contains { start in
        heading.hasPrefix(start) && all.contains(String(heading.dropFirst(start.count)))
      }
      if isPlatform || isOfQuiz { return .platform(heading) }
      // The rows of a battery: `How good was it?.Speed`.
      guard let cut = heading.ranges(of: "?.").last, cut.upperBound < heading.endIndex else {
        return Headings.ExportColumn(label: heading)
      }
      let question = heading[..<cut.upperBound].dropLast()
      return Headings.ExportColumn(
        label: String(heading[cut.upperBound...]), block: String(question),
        question: String(question))
    }
    return Headings(words: "questions from row 1", columns: columns, separators: [";"])
  }
}

/// Codes or full texts, with the part of a question in brackets.
struct LimeSurveyForm: ExportForm {
  let word = "limesurvey"
  let title = "LimeSurvey"

  private static let platform: Set<String> = [
    "id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp",
    "ipaddr", "refurl", "interviewtime", "response id", "date submitted", "last page",
    "start language",
    "date started", "date last action", "ip address", "referrer url", "total time",
    "id de la réponse", "date de soumission", "dernière page", "langue de départ", "tête de série",
  ]

  func recognises(_ head: TableHead) -> Bool {
    let headings = Set(head.headings.prefix(12))
    return headings.isSuperset(of: ["id", "submitdate"])
      && (headings.contains("lastpage") || headings.contains("startlanguage"))
      || headings.isSuperset(of: ["response id", "date submitted"])
      || headings.isSuperset(of: ["id de la réponse", "date de soumission"])
  }

  func headings(_ head: TableHead) -> Headings {
    let columns = head.rows[0].indices.map { place -> Headings.ExportColumn in
      let heading = head.cell(0, place)
      if Self.platform.contains(heading.lowercased()) { return .platform(heading) }
      let isCode = !heading.contains(where: \.isWhitespace)
      guard let (stem, part) = HeadingText.bracketed(heading) else {
        return Headings.ExportColumn(name: isCode ? heading : nil, label: isCode ? "" : heading)
      }
      let isOther = ["other", "autre"].contains(part.lowercased())
      return Headings.ExportColumn(
        role: isOther ? .otherText : .question, name: isCode ? heading : nil,
        label: isCode ? "" : part, block: stem, question: isCode ? "" : stem,
        stem: isCode ? stem : nil)
    }
    return Headings(words: "names and questions from row 1", columns: columns)
  }
}

/// Paths of groups and questions; choices as 1 and 0 beside the joined cell.
struct KoboForm: ExportForm {
  let word = "kobo"
  let title = "KoboToolbox"

  private static let platform: Set<String> = [
    "start", "end", "today", "deviceid", "username", "simserial", "subscriberid", "phonenumber",
    "__version__", "formhub/uuid", "meta/instanceid", "meta/instancename", "audit",
  ]

  func recognises(_ head: TableHead) -> Bool {
    let headings = Set(head.headings)
    return headings.isSuperset(of: ["_id", "_uuid"]) && headings.contains("_submission_time")
  }

  func headings(_ head: TableHead) -> Headings {
    let paths = head.rows[0].indices.map { head.cell(0, $0) }
    var children: [String: Int] = [:]
    for path in paths {
      if let cut = path.lastIndex(of: "/") { children[String(path[..<cut]), default: 0] += 1 }
    }
    let whole = Set(paths)
    func short(_ path: String) -> String {
      path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
    let columns = paths.map { path -> Headings.ExportColumn in
      if Self.platform.contains(path.lowercased()) || path.hasPrefix("_") {
        return Headings.ExportColumn(role: .platform, name: path)
      }
      if children[path] ?? 0 > 1 {
        return Headings.ExportColumn(role: .repeated, name: short(path))
      }
      guard let cut = path.lastIndex(of: "/"), whole.contains(String(path[..<cut])) else {
        return Headings.ExportColumn(name: short(path), label: short(path) == path ? "" : path)
      }
      let question = String(path[..<cut])
      return Headings.ExportColumn(
        name: short(question) + "_" + short(path), label: short(path), block: question,
        stem: short(question))
    }
    return Headings(words: "names from row 1", columns: columns)
  }
}
