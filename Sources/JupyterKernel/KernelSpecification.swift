import JSONSyntax

/// What Jupyter is told of the kernel: how it is started, and its picture.
package struct KernelSpecification {
  private let program: String

  /// - Parameter program: the full path of the program.
  package init(program: String) { self.program = program }

  /// Names and contents of the files of the kernel's folder.
  package var files: [(name: String, text: String)] {
    [("kernel.json", JSONWriter.indented(description)), ("logo-svg.svg", Self.logo)]
  }

  private var description: JSONNode {
    let arguments = [program, "kernel", "{connection_file}"]
    return JSONNode(
      .object([
        JSONMember("argv", arguments.map { JSONNode(.string($0)) }),
        JSONMember("display_name", "baro"), JSONMember("language", "bq"),
        JSONMember("interrupt_mode", "message"),
        JSONMember("kernel_protocol_version", KernelInfo.protocolVersion),
        JSONMember("metadata", [JSONMember("debugger", false)]),
      ]))
  }

  /// Bars of a share that falls, in the first two colours of the charts.
  private static let logo = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
    <title>baro</title>
    <rect width="64" height="64" rx="10" fill="#ffffff"/>
    <rect x="10" y="10" width="44" height="11" rx="2" fill="#0072b2"/>
    <rect x="10" y="27" width="31" height="11" rx="2" fill="#e69f00"/>
    <rect x="10" y="44" width="18" height="11" rx="2" fill="#0072b2"/>
    </svg>

    """
}
