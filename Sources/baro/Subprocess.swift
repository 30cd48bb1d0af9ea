import Glibc

/// Another program, started without a shell.
struct Subprocess {
  /// Where a stream of the program leads.
  enum Stream {
    /// To where this program's leads.
    case inherited
    case nowhere
    case descriptor(Int32)
  }

  private let process: pid_t

  /// Starts a program; nil where it cannot be started.
  ///
  /// - Parameters:
  ///   - arguments: its name, looked for in `PATH`, and what it is given.
  ///   - input: where its standard input comes from.
  ///   - output: where its standard output goes.
  ///   - errors: where its standard error goes.
  init?(_ arguments: [String], input: Stream, output: Stream, errors: Stream) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (stream, own) in [(input, STDIN_FILENO), (output, STDOUT_FILENO), (errors, STDERR_FILENO)] {
      switch stream {
      case .inherited: break
      case .nowhere:
        posix_spawn_file_actions_addopen(
          &actions, own, "/dev/null", own == STDIN_FILENO ? O_RDONLY : O_WRONLY, 0)
      case .descriptor(let descriptor):
        posix_spawn_file_actions_adddup2(&actions, descriptor, own)
      }
    }
    var words: [UnsafeMutablePointer<CChar>?] = []
    for argument in arguments { words.append(strdup(argument)) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var process = pid_t()
    guard posix_spawnp(&process, arguments[0], &actions, nil, &words, environ) == 0 else {
      return nil
    }
    self.process = process
  }

  /// Waits for its end; a signal to end this program ends the other too.
  /// - Returns: the exit status.
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {
      if Interrupt.endStatus != nil { kill(process, SIGTERM) }
    }
    return (status >> 8) & 0xFF
  }

  /// Runs a program silently and on its own, to its end.
  /// - Returns: its exit status; 127 where it cannot be started.
  static func run(_ arguments: [String]) -> Int32 {
    Subprocess(arguments, input: .nowhere, output: .nowhere, errors: .nowhere)?.wait() ?? 127
  }

  /// What a program makes of a text.
  /// - Returns: what it wrote; nothing where it failed.
  static func filter(_ text: String, through arguments: [String]) -> [UInt8]? {
    guard let input = Pipe(), let output = Pipe() else { return nil }
    guard
      let program = Subprocess(
        arguments, input: .descriptor(input.reader), output: .descriptor(output.writer),
        errors: .nowhere)
    else { return nil }
    output.closeWriter()
    input.closeReader()
    input.write(text)
    let bytes = output.read()
    return program.wait() == 0 ? bytes : nil
  }
}

/// A pipe; its ends are closed when it goes, and no other program gets them unasked.
final class Pipe {
  let reader: Int32
  let writer: Int32
  private var isReaderOpen = true
  private var isWriterOpen = true

  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reader = ends[0]
    writer = ends[1]
  }

  deinit {
    closeReader()
    closeWriter()
  }

  func closeReader() {
    if isReaderOpen { close(reader) }
    isReaderOpen = false
  }

  func closeWriter() {
    if isWriterOpen { close(writer) }
    isWriterOpen = false
  }

  /// Writes a text and closes the end that it went in by; a reader that left is no error.
  func write(_ text: String) {
    let earlier = signal(SIGPIPE, SIG_IGN)
    Output.write(text, to: writer)
    closeWriter()
    signal(SIGPIPE, earlier)
  }

  /// Everything until the other end is closed.
  func read() -> [UInt8] { Output.everything(from: reader) }
}
