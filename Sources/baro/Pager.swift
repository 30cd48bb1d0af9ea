import Glibc
import Rendering

/// The program that shows what is longer than the screen.
struct Pager {
  /// A shell command that reads the text from its standard input.
  let command: String

  /// The pager that the environment names, else `less` or `more`; nothing where none is wanted.
  static var found: Pager? {
    for name in ["BARO_PAGER", "PAGER"] {
      if let named = Surroundings.variable(name) {
        return named.isEmpty ? nil : Pager(command: named)
      }
    }
    return ["less", "more"].first(where: Surroundings.hasProgram).map { Pager(command: $0) }
  }

  /// Whether a text is higher than a screen that also shows a prompt.
  static func isNeeded(_ text: String, rows: Int) -> Bool {
    text.utf8.count { $0 == UInt8(ascii: "\n") } > rows - 1
  }

  /// Shows a text and waits until the reader leaves.
  ///
  /// - Returns: false if the pager could not be started, so that nothing was shown.
  func show(_ text: String) -> Bool {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return false }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    guard let process = start(reading: ends[0]) else {
      close(ends[0])
      close(ends[1])
      return false
    }
    close(ends[0])
    let earlier = signal(SIGPIPE, SIG_IGN)
    Output.write(text, to: ends[1])
    close(ends[1])
    signal(SIGPIPE, earlier)
    return Self.wait(for: process) != 127
  }

  private func start(reading descriptor: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
    // Colours are shown, what fits is left on the screen; a reader's own choice stands.
    setenv("LESS", "FRX", 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = []
    for word in ["sh", "-c", command] { arguments.append(strdup(word)) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    var process = pid_t()
    return posix_spawn(&process, "/bin/sh", &actions, nil, &arguments, environ) == 0
      ? process : nil
  }

  /// The exit status; 127 where the shell found no such program.
  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {
      if Interrupt.endStatus != nil { kill(process, SIGTERM) }
    }
    return (status >> 8) & 0xFF
  }
}
