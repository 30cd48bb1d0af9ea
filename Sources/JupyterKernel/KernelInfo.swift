import JSONSyntax

/// What the kernel says of itself.
enum KernelInfo {
  static let protocolVersion = "5.4"

  /// The content of `kernel_info_reply`.
  static func members(version: String) -> [JSONMember] {
    [
      JSONMember("status", "ok"), JSONMember("protocol_version", protocolVersion),
      JSONMember("implementation", "baro"), JSONMember("implementation_version", version),
      JSONMember("banner", "baro \(version): `help` shows what it understands"),
      JSONMember("help_links", [JSONNode]()), JSONMember("debugger", false),
      JSONMember(
        "language_info",
        [
          JSONMember("name", "bq"), JSONMember("version", version),
          JSONMember("mimetype", "text/x-bq"), JSONMember("file_extension", ".bq"),
          JSONMember("pygments_lexer", "text"),
        ]),
    ]
  }
}

/// Answers to what cannot be answered.
enum Refusal {
  /// The content of an answer that tells of an error.
  static func members(_ name: String, _ message: String) -> [JSONMember] {
    [
      JSONMember("status", "error"), JSONMember("ename", name), JSONMember("evalue", message),
      JSONMember("traceback", [JSONNode(.string(message))]),
    ]
  }

  static func unknown(_ request: Request) -> [JSONMember] {
    members("unknown-request", "this kernel does not know `\(request.type)`")
  }
}
