internal import CWorkbook
private import Glibc

/// What hears the elements of a text of XML; names come without what stands before their colon.
protocol XMLListener: AnyObject {
  func start(_ name: String, _ attributes: [String: String]) throws
  func end(_ name: String) throws
  func text(_ bytes: [UInt8])
}

/// A text of XML, told element by element; a document type and entities are refused.
final class XMLEvents {
  private let listener: any XMLListener
  private var parser: UnsafeMutableRawPointer?
  private let handlers: UnsafeMutablePointer<cworkbook_handlers>
  private var error: (any Error)?
  private var depth = 0

  private static let (deepest, pieceSize) = (256, 1 << 20)

  private enum Fault: Error { case malformed, doctype, tooDeep }

  private init(_ listener: any XMLListener) {
    self.listener = listener
    handlers = .allocate(capacity: 1)
  }

  deinit { handlers.deallocate() }

  /// Reads a part of an archive.
  /// - Throws: `LoadError`, and what the listener throws.
  static func read(
    _ part: ZIPArchive.ArchivePart, named name: String, of archive: ZIPArchive, file: String,
    _ listener: any XMLListener
  ) throws {
    try read(named: name, file: file, listener) { take in try archive.read(part, take) }
  }

  /// Reads a text that is all of a file.
  /// - Throws: `LoadError`, and what the listener throws.
  static func read(_ bytes: [UInt8], file: String, _ listener: any XMLListener) throws {
    try read(named: FilePath.lastPart(file), file: file, listener) { take in
      var place = 0
      while place < bytes.count {
        let end = min(bytes.count, place + pieceSize)
        try take(Array(bytes[place..<end]), false)
        place = end
      }
      try take([], true)
    }
  }

  private static func read(
    named name: String, file: String, _ listener: any XMLListener,
    _ pieces: (([UInt8], Bool) throws -> Void) throws -> Void
  ) throws {
    let events = XMLEvents(listener)
    do {
      try withExtendedLifetime(events) {
        try events.begin()
        defer { cworkbook_free_parser(events.parser) }
        try pieces { bytes, isLast in try events.take(bytes, isLast) }
      }
    } catch let fault as Fault {
      let words =
        switch fault {
        case .malformed: "`\(Wording.shortened(name))` is not well formed"
        case .doctype: "`\(Wording.shortened(name))` declares a document type, which is refused"
        case .tooDeep: "`\(Wording.shortened(name))` has elements more than 256 deep"
        }
      throw LoadError(file: file, cause: .damagedFile(reason: words))
    }
  }

  private func begin() throws {
    // SAFETY: the handlers are called while this object lives.
    handlers.initialize(
      to: cworkbook_handlers(
        context: Unmanaged.passUnretained(self).toOpaque(),
        start: { context, name, attributes in
          guard let name, let attributes else { return }
          XMLEvents.own(context)?.start(name, attributes)
        },
        end: { context, name in
          guard let name else { return }
          XMLEvents.own(context)?.end(name)
        },
        text: { context, text, count in
          guard let text, count > 0 else { return }
          XMLEvents.own(context)?.listener.text(
            Array(UnsafeRawBufferPointer(start: text, count: Int(count))))
        },
        doctype: { context in XMLEvents.own(context)?.stop(Fault.doctype) }))
    parser = cworkbook_parser(handlers)
    if parser == nil { throw Fault.malformed }
  }

  private func take(_ bytes: [UInt8], _ isLast: Bool) throws {
    let isFine = bytes.withUnsafeBytes {
      cworkbook_parse(parser, $0.baseAddress, Int32(truncatingIfNeeded: $0.count), isLast)
    }
    if let error { throw error }
    if !isFine { throw Fault.malformed }
  }

  private static func own(_ context: UnsafeMutableRawPointer?) -> XMLEvents? {
    context.map { Unmanaged<XMLEvents>.fromOpaque($0).takeUnretainedValue() }
  }

  private func stop(_ error: any Error) {
    if self.error == nil { self.error = error }
    cworkbook_stop(parser)
  }

  private static func local(_ name: UnsafePointer<CChar>) -> String {
    let name = String(cString: name)
    return name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }

  private func start(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) {
    guard error == nil else { return }
    depth += 1
    if depth > Self.deepest { return stop(Fault.tooDeep) }
    var found: [String: String] = [:]
    var place = 0
    while let name = attributes[place], let value = attributes[place + 1] {
      found[Self.local(name)] = String(cString: value)
      place += 2
    }
    do { try listener.start(Self.local(name), found) } catch { stop(error) }
  }

  private func end(_ name: UnsafePointer<CChar>) {
    guard error == nil else { return }
    depth -= 1
    do { try listener.end(Self.local(name)) } catch { stop(error) }
  }
}
