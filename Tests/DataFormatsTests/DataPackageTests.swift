import DataFormats
import Diagnostics
import Glibc
import Codebook
import Microdata
import Testing

@Suite("data packages")
struct DataPackageTests {
  /// A package with one field of each kind.
  private static let descriptor = """
    {
      "name": "halls",
      "title": "Town halls",
      "baro": {"title": {"fr": "Mairies"}},
      "resources": [{
        "name": "halls", "path": "halls.csv", "encoding": "utf-8",
        "dialect": {"delimiter": ";", "header": true},
        "schema": {
          "missingValues": [{"value": "", "label": "no answer"}, {"value": "na"}],
          "fields": [
            {"name": "id", "type": "string"},
            {"name": "wave", "type": "integer", "categories": [{"value": 2020}, {"value": 2021}]},
            {"name": "role", "type": "string", "title": "Role", "description": "What is your role?",
             "categories": [{"value": "head", "label": "Head"}, {"value": "elected", "label": "Elected"},
                            {"value": "clerk", "label": "Clerk"}], "categoriesOrdered": true,
             "baro": {"title": {"fr": "Rôle"}, "description": {"fr": "Quel est votre rôle ?"},
                      "categories": {"elected": {"fr": "Élu"}}}},
            {"name": "age", "type": "integer", "missingValues": ["", "99"]},
            {"name": "w", "type": "number", "decimalChar": ","},
            {"name": "media_web", "title": "Web site", "categories": ["yes", "no"]},
            {"name": "media_app", "title": "App", "categories": ["yes", "no"]}
          ]
        },
        "baro": {
          "wave": "wave", "unit": {"fr": "mairies", "en": "town halls"},
          "source": {"en": "made up"}, "weights": ["w"],
          "missing": [{"value": "na", "name": "not_asked",
                       "label": {"en": "not asked", "fr": "non posée"}, "asked": false}],
          "nets": [{"variable": "role", "code": "staff", "label": {"en": "Staff"},
                    "categories": ["head", "clerk"]}],
          "multiple": [{"name": "media", "title": {"en": "Media", "fr": "Supports"},
                        "items": ["media_web", "media_app"], "counting": ["yes"]}]
        }
      }]
    }
    """

  private static let table = """
    id;wave;role;age;w;media_web;media_app
    007;2020;elected;40;1,5;yes;no
    8;2021;;99;0,25;no;no
    9;2021;na;;2;na;na
    10;2021;head;41;1;;yes
    """

  private func load(
    _ descriptor: String = descriptor, _ table: String = table, name: String = "halls.csv"
  ) throws -> Loaded {
    let folder = try TemporaryFolder()
    try folder.add("datapackage.json", descriptor)
    try folder.add(name, table)
    return try Loaded(folder.path)
  }

  private func message(_ descriptor: String = descriptor, _ table: String = table) throws -> String
  {
    let folder = try TemporaryFolder()
    try folder.add("datapackage.json", descriptor)
    try folder.add("halls.csv", table)
    do {
      _ = try Loaded(folder.path)
      return "no error"
    } catch {
      guard let error = error as? LoadError else { throw error }
      let told = error.diagnostic
      return "\(told.place ?? ""): \(told.message)".replacing(folder.path + "/", with: "")
    }
  }

  @Test("the data set's own properties")
  func dataset() throws {
    let data = try load().data
    #expect(data.codebook.name == "halls")
    #expect(data.codebook.title == LocalizedText("Town halls", translations: ["fr": "Mairies"]))
    #expect(data.codebook.unit == LocalizedText("town halls", translations: ["fr": "mairies"]))
    #expect(data.codebook.source.text == "made up")
    #expect(data.codebook.waveVariable == "wave")
    #expect(data.codebook.suggestedWeights == ["w"])
    #expect(data.rowCount == 4)
  }

  @Test("both the folder and the descriptor can be named")
  func paths() throws {
    let folder = try TemporaryFolder()
    let file = try folder.add("datapackage.json", Self.descriptor)
    try folder.add("halls.csv", Self.table)
    #expect(try Loaded(folder.path + "/").names == Loaded(file).names)
    #expect(try Loaded(file).firstNotice == "halls.csv: 4 rows × 7 columns (UTF-8, semicolon)")
  }

  @Test("categories stand in the codebook's order, with labels in every language")
  func categories() throws {
    let loaded = try load()
    guard let role = loaded.data.column("role"), case .categorical(let column) = role.values else {
      Issue.record("no coded role")
      return
    }
    #expect(column.categories.map(\.code) == ["head", "elected", "clerk"])
    #expect(column.categories[1].label.inLanguage("fr") == "Élu")
    #expect(column.categories[0].label.inLanguage("fr") == "Head")
    #expect(column.answers.isOrdered && !column.answers.isText)
    #expect(role.label.inLanguage("fr") == "Rôle")
    #expect(role.question.text == "What is your role?")
    #expect((0..<4).map { column.codes[$0] } == [2, 0, 4, 1])
    #expect(role.missingReasons.map(\.code) == ["", "na"])
    #expect(role.missingReasons.map(\.isAsked) == [true, false])
    #expect(role.missingReasons[1].label.inLanguage("fr") == "non posée")
    #expect(column.nets == [Net(code: "staff", label: "Staff", slots: [1, 3])])
    #expect(role.inference == nil)
  }

  @Test("numbers carry the reason of a missing answer")
  func numbers() throws {
    let loaded = try load()
    #expect(loaded.numbers("w") == [1.5, 0.25, 2, 1])
    #expect(loaded.numbers("age") == [40, nil, nil, 41])
    guard case .numeric(let age)? = loaded.data.column("age")?.values else {
      Issue.record("no numeric age")
      return
    }
    #expect(age.numbers[1...2].map { NumericColumn.missingReason(of: $0) } == [1, 0])
    #expect(age.isWhole)
  }

  @Test("text without categories is kept to the byte")
  func text() throws {
    #expect(try load().texts("id") == ["007", "8", "9", "10"])
  }

  @Test("multiple response stands after its last item, with the items' labels")
  func multiple() throws {
    let loaded = try load()
    #expect(loaded.names.suffix(3) == ["media_web", "media_app", "media"])
    guard let media = loaded.data.column("media"), case .multiple(let answers) = media.values else {
      Issue.record("no multiple response")
      return
    }
    #expect(media.label.inLanguage("fr") == "Supports")
    #expect(answers.items.map(\.code) == ["web", "app"])
    #expect(answers.items.map(\.label.text) == ["Web site", "App"])
    #expect(answers.items.indices.map(answers.plane) == [[1, 2, 0, 0], [2, 2, 0, 1]])
    #expect((0..<4).map { answers.state[$0] } == [1, 2, 3, 1])
    #expect(media.missingReasons.map(\.code) == ["", "na"])
  }

  @Test("values that the codebook does not name become categories, with a warning")
  func unknownCategories() throws {
    let loaded = try load(Self.descriptor, Self.table + "\n11;2021;mayor;1;1;yes;no\n")
    #expect(loaded.texts("role") == ["elected", nil, nil, "head", "mayor"])
    let warning = loaded.warning("unknown-categories")
    #expect(
      warning?.message == "`role` has 1 value that its codebook does not name: `mayor`; added as "
        + "categories, the first stands here")
    #expect(warning?.place?.hasSuffix("halls.csv:6") ?? false)
  }

  @Test("columns in another order and columns without a description")
  func otherColumns() throws {
    let table = "extra;" + Self.table.replacing("\n", with: "\n5;")
    let loaded = try load(Self.descriptor, table)
    #expect(loaded.numbers("extra") == [5, 5, 5, 5])
    #expect(loaded.warning("undescribed-columns") != nil)
    #expect(loaded.texts("role").first == "elected")
  }

  @Test("columns that the file lacks are an error")
  func missingColumns() throws {
    let table = Self.table.replacing("role", with: "rule")
    #expect(
      try message(Self.descriptor, table) == "halls.csv:1: the file lacks `role` of its codebook")
  }

  @Test("a value that is no number is an error at its place")
  func notANumber() throws {
    let table = Self.table.replacing("0,25", with: "heavy")
    #expect(
      try message(Self.descriptor, table) == "halls.csv:3:12: `heavy` in the number column `w`")
  }

  @Test("numbers with more values than a dictionary keep their reasons")
  func manyNumbers() throws {
    let descriptor = """
      {"resources": [{"path": "halls.csv", "schema": {"missingValues": ["", "none", "999999"],
       "fields": [{"name": "n", "type": "integer"}, {"name": "x"}]}}]}
      """
    let rows = (0..<66_000).map { "\($0)" } + ["none", "", "999999"]
    let table = "n,x\n" + rows.map { $0 + ",1" }.joined(separator: "\n")
    guard case .numeric(let column)? = try load(descriptor, table).data.column("n")?.values else {
      Issue.record("no number")
      return
    }
    #expect(column.numbers.prefix(66_000) == (0..<66_000).map { Double($0) }[...])
    #expect(column.numbers.suffix(3).map { NumericColumn.missingReason(of: $0) } == [1, 0, 2])
    #expect(
      try message(descriptor, table + "\nhalf,1")
        == "halls.csv:66005:1: `half` in the number column `n`")
  }

  @Test(
    "a path may not leave the package's folder",
    arguments: ["../halls.csv", "/etc/passwd", "a/../../halls.csv", "https://example.org/a.csv"])
  func outside(path: String) throws {
    let descriptor = Self.descriptor.replacing("\"halls.csv\"", with: "\"\(path)\"")
    #expect(
      try message(descriptor)
        == "datapackage.json: `\(path)` leaves the folder of the data package")
  }

  @Test("a link may not leave the package's folder either")
  func outsideLink() throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    try folder.add("datapackage.json", Self.descriptor)
    symlink(try other.add("halls.csv", Self.table), folder.path + "/halls.csv")
    let cause = LoadError.Cause.outsideFolder("halls.csv")
    #expect(throws: LoadError(file: folder.path + "/datapackage.json", cause: cause)) {
      try Loaded(folder.path)
    }
  }

  @Test(
    "a descriptor that says too little or the wrong thing is an error at its place",
    arguments: [
      ("[]", "1:1: a data package is an object"),
      ("{}", "1:1: the data package has no resource with a schema"),
      ("{\"resources\": 1}", "1:15: `resources` must be a list"),
      (
        "{\"resources\": [{\"schema\": {}}]}",
        "1:16: a resource without `path`; data inside the descriptor are not read"
      ),
      (
        "{\"resources\": [{\"path\": [\"a\", \"b\"], \"schema\": {}}]}",
        "1:25: `path` must name one file"
      ),
      (
        "{\"resources\": [{\"path\": \"halls.csv\", \"schema\": {\"fields\": [{}]}}]}",
        "1:60: `name` is required"
      ),
      (
        "{\"resources\": [{\"path\": \"halls.csv\", \"dialect\": {\"header\": false}, \"schema\": {}}]}",
        "1:60: `header` is supported as true only"
      ),
      ("{\"a\": 1,}", "1:9: expected a name in double quotes"),
    ])
  func badDescriptors(text: String, expected: String) throws {
    #expect(try message(text) == "datapackage.json:" + expected)
  }

  @Test(
    "nets and multiple response that name what is not there",
    arguments: [
      ("\"head\", \"clerk\"", "\"head\", \"boss\"", "`role` has no category `boss`"),
      ("\"code\": \"staff\"", "\"code\": \"head\"", "`role` has the code `head` already"),
      ("\"media_web\", \"media_app\"", "\"media_tv\"", "no coded column `media_tv` for an item"),
      ("\"counting\": [\"yes\"]", "\"counting\": [\"oui\"]", "`media_web` has no category `oui`"),
      ("\"weights\": [\"w\"]", "\"weights\": [\"ww\"]", "no column `ww` for a weight or the wave"),
    ])
  func badExtension(part: String, other: String, expected: String) throws {
    let text = try message(Self.descriptor.replacing(part, with: other))
    #expect(text.hasPrefix("datapackage.json:") && text.hasSuffix(": " + expected))
  }

  @Test("a bad byte in a file that is said to be UTF-8 is an error")
  func encoding() throws {
    let folder = try TemporaryFolder()
    try folder.add("datapackage.json", Self.descriptor)
    try folder.add("halls.csv", Array(Self.table.utf8) + [0x0A, 0xE9])
    #expect(throws: LoadError.self) { try Loaded(folder.path) }
  }
}
