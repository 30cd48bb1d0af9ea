// swift-tools-version: 6.2
import PackageDescription

/// Every module is written to the same rules: Swift 6 mode, warnings are errors, imports stay inside.
let rules: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of the house; it may name lower floors only.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: rules)
}

/// The tests of one module, which may also use the slow evaluator of the test support.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], beside: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies, exclude: beside, swiftSettings: rules)
}

/// A release starts in half the time when nothing is loaded, looked up or moved before `main`: the C++
/// library is linked in (`Scripts/link` leads to its archive), the program stands where it was linked
/// for, without symbols.
let startsFast: [LinkerSetting] = [
  .unsafeFlags(
    ["-L", Context.packageDirectory + "/Scripts/link", "-Xlinker", "--strip-all"]
      + ["-no-pie", "-static-libgcc"].flatMap { ["-Xclang-linker", $0] },
    .when(configuration: .release))
]

let orderedCollections = Target.Dependency.product(
  name: "OrderedCollections", package: "swift-collections")

let package = Package(
  name: "baro",
  products: [.executable(name: "baro", targets: ["baro"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0")
  ],
  targets: [
    // Floor 0: C and C++ behind module maps.
    .target(
      name: "CEdit",
      linkerSettings: [":libedit.a", ":libtinfo.a", ":libbsd.a", ":libmd.a"].map {
        .linkedLibrary($0)
      }),
    .target(
      name: "CBoostMath", linkerSettings: [.linkedLibrary("stdc++"), .linkedLibrary("m")]),
    .target(name: "CKernels"),
    .target(name: "CFileMap"),
    .target(name: "CTextScan"),
    .target(name: "CHeap"),
    // Loaded when a file of a statistical program is read, in a process that can do nothing else.
    .target(name: "CReadStat"),
    .target(name: "CSandbox"),
    .target(name: "CWorkbook"),
    .target(name: "CBenchmark"),
    .target(name: "CXLSXWriter"),
    // Linked in whole: a report needs no library where it is made.
    .target(name: "CCommonMark", linkerSettings: [.linkedLibrary(":libcmark.a")]),
    // Loaded when a kernel starts.
    .target(name: "CZMQ"),
    .target(name: "CSodium", linkerSettings: [.linkedLibrary(":libsodium.a")]),
    // Floor 1
    module("Threading", ["CHeap"]),
    module("TextLayout"),
    module("Diagnostics", ["TextLayout"]),
    module("Statistics", ["CBoostMath"]),
    module("StatisticNames"),
    module("LineEditor", ["CEdit"]),
    module("JSONSyntax"),
    module("CommandWords", ["Diagnostics", "TextLayout"]),
    // Floor 2
    module("Codebook", ["Diagnostics", orderedCollections]),
    module("Microdata", ["Codebook"]),
    module("QuerySyntax", ["StatisticNames", "Diagnostics", "TextLayout"]),
    module("ResultTables", ["StatisticNames", "Codebook"]),
    // Floor 3
    module(
      "DataFormats",
      [
        "Codebook", "Microdata", "JSONSyntax", "Diagnostics", "ResultTables", "TextLayout",
        "Threading", "CFileMap", "CTextScan", "CHeap", "CReadStat", "CSandbox", "CWorkbook",
        "CXLSXWriter",
      ]),
    module("Documents", ["JSONSyntax", "Diagnostics"]),
    module(
      "QueryPlan",
      ["QuerySyntax", "StatisticNames", "Codebook", "ResultTables", "Diagnostics", "Threading"]),
    module(
      "Rendering",
      [
        "ResultTables", "Codebook", "StatisticNames", "Diagnostics", "TextLayout", "CXLSXWriter",
      ]),
    // Floor 4
    module(
      "LocalEngine",
      [
        "QueryPlan", "Codebook", "ResultTables", "Microdata", "Diagnostics", "Threading",
        "CKernels",
      ]),
    module(
      "Tabulation",
      [
        "QueryPlan", "QuerySyntax", "Codebook", "ResultTables", "StatisticNames", "Statistics",
        "Diagnostics",
      ]),
    // Floor 5
    module(
      "Session",
      [
        "Codebook", "QuerySyntax", "QueryPlan", "LocalEngine", "Tabulation", "DataFormats",
        "Documents",
        "JSONSyntax", "Rendering",
        "Microdata", "ResultTables", "StatisticNames", "Statistics", "Diagnostics", "TextLayout",
        "Threading",
        orderedCollections,
      ]),
    module("TableViewer", ["Rendering", "TextLayout"]),
    // Floors 6 and 7
    module("Reports", ["Documents", "CCommonMark", "Rendering", "TextLayout"]),
    module("Notebook", ["Session", "Documents", "JSONSyntax", "Diagnostics", "Threading"]),
    module(
      "ProgramRun",
      [
        "Notebook", "Documents", "Session", "Rendering", "QuerySyntax", "ResultTables",
        "DataFormats", "CommandWords", "Diagnostics", "TextLayout", "Threading",
      ]),
    module(
      "JupyterKernel",
      [
        "Session", "QuerySyntax", "Documents", "JSONSyntax", "ResultTables", "Diagnostics",
        "Threading", "CZMQ",
        "CSodium",
      ]),
    // Floor 8
    .executableTarget(
      name: "baro",
      dependencies: [
        "ProgramRun", "Notebook", "JupyterKernel", "Reports", "Documents", "Session", "LineEditor",
        "Rendering", "TableViewer",
        "QuerySyntax",
        "ResultTables", "DataFormats",
        "CommandWords", "Diagnostics", "TextLayout", "Threading", "CFileMap", "CHeap",
      ],
      swiftSettings: rules, linkerSettings: startsFast),
    // Measures the kernels; no part of baro.
    .executableTarget(
      name: "baro-benchmark", dependencies: ["LocalEngine", "Threading", "CBenchmark"],
      swiftSettings: rules),
    // Tests
    .target(
      name: "TestSupport",
      dependencies: [
        "ProgramRun", "Session", "LocalEngine", "QueryPlan", "Rendering", "ResultTables",
        "Codebook", "Microdata", "QuerySyntax", "StatisticNames", "Statistics", "Diagnostics",
        "Threading",
      ],
      path: "Tests/TestSupport", swiftSettings: rules),
    tests("Threading", ["Threading"]),
    tests("TextLayout", ["TextLayout"]),
    tests("Diagnostics", ["Diagnostics"]),
    tests("Statistics", ["TestSupport", "Statistics"]),
    tests("StatisticNames", ["StatisticNames"]),
    tests("LineEditor", ["LineEditor"]),
    tests("JSONSyntax", ["JSONSyntax"]),
    tests("CommandWords", ["CommandWords"]),
    tests("Documents", ["Documents", "JSONSyntax"]),
    tests(
      "Rendering",
      [
        "TestSupport", "Rendering", "ResultTables", "Codebook", "StatisticNames", "Diagnostics",
        "TextLayout",
      ]),
    tests("QuerySyntax", ["QuerySyntax", "StatisticNames", "Diagnostics", "TextLayout"]),
    tests(
      "Conformance",
      [
        "TestSupport", "Session", "Rendering", "ResultTables", "QuerySyntax", "Microdata",
        "Statistics", "Diagnostics", "Threading",
      ], beside: ["References"]),
    tests("Codebook", ["Codebook"]),
    tests("Microdata", ["Codebook", "Microdata"]),
    tests("QueryPlan", ["TestSupport", "QueryPlan", "QuerySyntax", "Codebook", "Diagnostics"]),
    tests(
      "LocalEngine",
      [
        "TestSupport", "LocalEngine", "QueryPlan", "Codebook", "Microdata", "Diagnostics",
        "Threading",
      ]),
    tests(
      "Tabulation",
      ["Tabulation", "QueryPlan", "QuerySyntax", "Codebook", "ResultTables", "Diagnostics"]),
    tests("TableViewer", ["TableViewer", "Rendering"]),
    tests("ProgramRun", ["TestSupport", "ProgramRun", "Session", "CommandWords"]),
    tests("Reports", ["Reports", "Documents", "JSONSyntax"]),
    tests("Notebook", ["Notebook", "Documents", "Session", "Threading"]),
    tests("JupyterKernel", ["JupyterKernel", "JSONSyntax"]),
    tests(
      "Session",
      [
        "TestSupport", "Session", "DataFormats", "LocalEngine", "QueryPlan", "Codebook",
        "Microdata", "QuerySyntax", "ResultTables", "Diagnostics", "Threading",
      ],
      beside: ["ArrowFiles"]),
    tests(
      "DataFormats",
      [
        "CFileMap", "DataFormats", "Codebook", "Microdata", "Diagnostics", "ResultTables",
        "Threading",
        "CTextScan",
      ]),
    tests("EditorGrammar", ["QuerySyntax", "StatisticNames", "Diagnostics"]),
    tests(
      "Script",
      [
        "baro", "TestSupport", "ProgramRun", "Session", "Rendering", "ResultTables", "CommandWords",
        "Threading",
      ],
      beside: ["Cases"]),
  ],
  cxxLanguageStandard: .cxx17
)
