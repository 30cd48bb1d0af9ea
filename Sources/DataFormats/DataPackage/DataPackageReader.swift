import Threading

internal import Codebook
internal import Microdata

/// Reads data packages: a folder with a `datapackage.json`, its codebook, and a table.
struct DataPackageReader {
  private let description: TableDescription
  private let descriptor: DescriptorReader
  private let opened: DelimitedText
  private var warnings: WarningList

  /// Reads the first table of a package, named by its folder or its descriptor; what the person says
  /// wins over the descriptor.
  ///
  /// - Throws: `LoadError`, `Cancelled`.
  static func load(_ request: LoadRequest) throws -> (Dataset, LoadReport) {
    try read(
      request.path, name: request.name, options: request.options, control: request.control)
  }

  private static func read(
    _ path: String, name: String?, options: LoadOptions, control: WorkControl
  ) throws -> (Dataset, LoadReport) {
    let file = try descriptorPath(path)
    if let option = options.firstOfUndescribed {
      throw LoadError(
        file: path,
        cause: .package("`\(option)` is not for a data package, whose codebook says it"))
    }
    let (description, descriptor) = try DescriptorReader.read(file, control: control)
    let table = try tablePath(description.path, beside: file)
    var delimiter = description.delimiter ?? 0x2C
    if let named = options.delimiter { delimiter = try DelimiterName.byte(named, file: table) }
    let stem = FilePath.lastPart(FilePath.isFolder(path) ? path : FilePath.folder(path))
    return try EncodingTrust.first { trust in
      let opened = try DelimitedText.open(
        table, delimiter: delimiter, encoding: options.encoding ?? description.encoding,
        isDescribed: true, trust: trust, control: control)
      var reader = DataPackageReader(
        description: description, descriptor: descriptor, opened: opened,
        warnings: WarningList(file: table))
      return try reader.load(path, name ?? description.name ?? stem, options, control)
    }
  }

  private static func descriptorPath(_ path: String) throws(LoadError) -> String {
    guard FilePath.isFolder(path) else { return path }
    let file = path.hasSuffix("/") ? path + "datapackage.json" : path + "/datapackage.json"
    guard FilePath.exists(file) else { throw LoadError(file: path, cause: .noPackage) }
    return file
  }

  /// The table's path; it may not leave the package's folder, by its parts or by a link.
  private static func tablePath(
    _ relative: String, beside descriptor: String
  ) throws(LoadError) -> String {
    let refusal = LoadError(file: descriptor, cause: .outsideFolder(relative))
    let parts = relative.split(separator: "/", omittingEmptySubsequences: false)
    if relative.hasPrefix("/") || relative.contains("://") || parts.contains("..") { throw refusal }
    let folder = FilePath.folder(descriptor)
    let path = folder + relative
    guard let root = FilePath.resolved(folder.isEmpty ? "." : folder),
      let resolved = FilePath.resolved(path)
    else { return path }
    let inside = root == "/" ? root : root + "/"
    guard resolved.hasPrefix(inside) else { throw refusal }
    return path
  }

  private mutating func load(
    _ path: String, _ name: String, _ options: LoadOptions, _ control: WorkControl
  ) throws -> (Dataset, LoadReport) {
    let names = HeaderNames(opened.layout.header).names
    let fields = try matchedFields(names)
    let inferred = ColumnSpecification.inferred(
      InferenceRules(options, delimiter: opened.layout.delimiter))
    let specifications = fields.map { field in
      field.map(CodebookVariable.specification(of:)) ?? inferred
    }
    let (columns, tally) = try opened.read(
      specifications, options: options, control: control)
    var variables: [Column] = []
    for (index, column) in columns.enumerated() {
      try control.checkCancelled()
      variables.append(try variable(names[index], fields[index], column, options, control))
    }
    try addNets(to: &variables)
    try addMultiples(to: &variables)
    let dataset = try dataset(path, name, tally.rowCount, variables)
    return (dataset, report(tally, names.count))
  }

  private mutating func report(_ tally: RowTally, _ columnCount: Int) -> LoadReport {
    if !description.otherTables.isEmpty {
      let names = Wording.list(description.otherTables)
      warnings.add("other-tables", "the package's other tables are not read: \(names)")
    }
    return opened.report(tally, columnCount: columnCount, &warnings)
  }

  /// The description of every column of the file, by name.
  private mutating func matchedFields(_ names: [String]) throws(LoadError) -> [TableDescription
    .Field?]
  {
    var byName: [String: TableDescription.Field] = [:]
    for field in description.fields { byName[field.name] = field }
    let present = Set(names)
    let absent = description.fields.map(\.name).filter { !present.contains($0) }
    guard absent.isEmpty else {
      let line = opened.text.line(of: opened.layout.headerStart)
      throw LoadError(
        file: opened.file, position: .init(line: line), cause: .missingColumns(absent))
    }
    let strange = names.filter { byName[$0] == nil }
    if !strange.isEmpty {
      warnings.add(
        "undescribed-columns",
        Wording.count(strange.count, "column", "columns") + " that the codebook does not describe: "
          + Wording.list(strange))
    }
    return names.map { byName[$0] }
  }

  private mutating func variable(
    _ name: String, _ field: TableDescription.Field?, _ column: ColumnBuilder,
    _ options: LoadOptions,
    _ control: WorkControl
  ) throws -> Column {
    if let field {
      let maker = CodebookVariable(file: opened.file, text: opened.text, control: control)
      return try maker.make(field, column, &warnings)
    }
    let maker = InferredVariable(
      text: opened.text, rules: InferenceRules(options, delimiter: opened.layout.delimiter),
      control: control)
    return try maker.make(name: name, label: "", column, &warnings)
  }

  private func dataset(
    _ path: String, _ name: String, _ rowCount: Int, _ variables: [Column]
  ) throws(LoadError) -> Dataset {
    let known = Set(variables.map(\.name))
    for named in description.weights + [description.waveVariable].compactMap({ $0 }) {
      guard known.contains(named) else {
        throw descriptor.error("no column `\(named)` for a weight or the wave", at: 0)
      }
    }
    var codebook = Codebook(
      name: name, title: description.title, source: description.source,
      waveVariable: description.waveVariable, suggestedWeights: description.weights)
    if let unit = description.unit { codebook.unit = unit }
    return Dataset(codebook: codebook, path: path, rowCount: rowCount, columns: variables)
  }

  // MARK: - Nets and multiple response

  private func addNets(to variables: inout [Column]) throws(LoadError) {
    for plan in description.nets {
      guard let index = variables.firstIndex(where: { $0.name == plan.variable }),
        case .categorical(var column) = variables[index].values
      else {
        throw descriptor.error("no coded column `\(plan.variable)` for a net", at: plan.offset)
      }
      let slots = try self.slots(plan.categories, column.categories, plan.variable, plan.offset)
      if column.categories.contains(where: { $0.code == plan.code })
        || column.nets.contains(where: { $0.code == plan.code })
      {
        throw descriptor.error(
          "`\(plan.variable)` has the code `\(plan.code)` already", at: plan.offset)
      }
      column.nets.append(Net(code: plan.code, label: plan.label, slots: slots))
      variables[index].values = .categorical(column)
    }
  }

  private func slots(
    _ codes: [String], _ categories: [Category], _ variable: String, _ offset: Int
  ) throws(LoadError) -> [Int] {
    var slots: [Int] = []
    for code in codes {
      guard let index = categories.firstIndex(where: { $0.code == code }) else {
        throw descriptor.error("`\(variable)` has no category `\(code)`", at: offset)
      }
      slots.append(index + 1)
    }
    return slots
  }

  /// Puts each multiple-response variable after the last of its items.
  private func addMultiples(to variables: inout [Column]) throws(LoadError) {
    for plan in description.multiples {
      if variables.contains(where: { $0.name == plan.name }) {
        throw descriptor.error("`\(plan.name)` is a column already", at: plan.offset)
      }
      var items: [ItemColumns] = []
      var last = 0
      for (name, code) in zip(plan.items, MultipleResponse.itemCodes(ofVariables: plan.items)) {
        guard let index = variables.firstIndex(where: { $0.name == name }),
          case .categorical(let column) = variables[index].values
        else { throw descriptor.error("no coded column `\(name)` for an item", at: plan.offset) }
        let slots = try slots(plan.counting, column.categories, name, plan.offset)
        items.append(
          ItemColumns(
            MultipleResponse.Item(code: code, label: variables[index].label),
            sources: [ItemColumns.Source(column: variables[index], chosen: Set(slots))]))
        last = max(last, index)
      }
      guard let multiple = MultipleColumn(items: items, blankIsNo: false),
        let first = items.first?.sources.first?.column
      else {
        throw descriptor.error("`\(plan.name)` has no items", at: plan.offset)
      }
      let variable = Column(
        name: plan.name, label: plan.title, question: plan.question,
        missingReasons: first.missingReasons, values: .multiple(multiple))
      variables.insert(variable, at: last + 1)
    }
  }
}
