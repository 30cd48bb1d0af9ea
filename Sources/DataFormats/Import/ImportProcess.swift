import Diagnostics
import Threading
private import Glibc

internal import Microdata

/// The worker as the shell sees it: started, heard and ended.
final class ImportProcess {
  private let job: ImportJob
  private let process: pid_t
  private let pipe: Int32
  private var isEnded = false
  private var exitReason = ""

  /// Milliseconds without a word after which it is ended, and between two looks at the wish to stop.
  private static let (patience, look): (Int32, Int32) = (5_000, 100)
  /// Bytes of a result, and of a word.
  private static let (mostData, mostWords) = (1 << 30, 1 << 20)

  /// Starts it.
  /// - Throws: `LoadError` where it cannot be started.
  init(_ program: String, _ job: ImportJob, descriptor: Int32) throws(LoadError) {
    self.job = job
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else {
      throw LoadError(file: job.path, cause: .unreadable(reason: SystemReason.text(errno)))
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    pipe = ends[0]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, descriptor, WorkerStream.input)
    posix_spawn_file_actions_adddup2(&actions, ends[1], WorkerStream.output)
    posix_spawn_file_actions_addopen(&actions, WorkerStream.errors, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = []
    let arguments = [program, ImportWorker.word] + job.words
    for word in arguments { words.append(strdup(word)) }
    words.append(nil)
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    var process = pid_t()
    let failed = posix_spawn(&process, program, &actions, nil, &words, &environment)
    for word in words { free(word) }
    posix_spawn_file_actions_destroy(&actions)
    close(ends[1])
    self.process = process
    if failed != 0 {
      isEnded = true
      throw LoadError(file: job.path, cause: .readerStopped(reason: ", it cannot be started"))
    }
  }

  deinit {
    if !isEnded { end() }
    close(pipe)
  }

  /// Ends it, whatever it does, and waits for that.
  private func end() {
    kill(process, SIGKILL)
    _ = status()
  }

  /// Its exit status, 128 and the number of a signal that ended it.
  private func status() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    isEnded = true
    let signal = status & 0x7F
    return signal != 0 ? 128 + signal : (status >> 8) & 0xFF
  }

  /// What it reads.
  /// - Throws: `LoadError`, `Cancelled`; it is gone in any case.
  func dataset(_ control: WorkControl) throws -> (Dataset, LoadReport) {
    var report = LoadReport()
    while true {
      guard let head = try bytes(ImportFrame.headSize, control) else { throw stopped() }
      let length = head.dropFirst().reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard let frame = ImportFrame(rawValue: head[0]) else { throw stopped() }
      if frame == .data {
        guard length > 0, length <= Self.mostData else { throw stopped() }
        return try take(Int(length), &report, control)
      }
      guard length <= Self.mostWords, let content = try bytes(Int(length), control) else {
        throw stopped()
      }
      let words = content.split(separator: 0, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      switch frame {
      case .progress, .data: break
      case .notice: report.notices.append(words[0])
      case .warning where words.count == 3:
        report.warnings.append(
          Diagnostic(
            severity: .warning, code: words[0], message: words[1],
            hint: words[2].isEmpty ? nil : words[2], place: job.path))
      case .error where words.count == 3:
        throw LoadError(
          file: job.path,
          cause: .toldByReader(
            code: words[0], message: words[1], hint: words[2].isEmpty ? nil : words[2]))
      case .warning, .error: throw stopped()
      }
    }
  }

  private func take(
    _ count: Int, _ report: inout LoadReport, _ control: WorkControl
  ) throws -> (Dataset, LoadReport) {
    let start = mmap(
      nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let start = start, start != MAP_FAILED else { throw stopped() }
    // SAFETY: the mapping has `count` bytes, which are given back once, when nobody reads them.
    let memory = MappedBytes(start: UnsafeRawPointer(start), count: count) { start, count in
      munmap(UnsafeMutableRawPointer(mutating: start), count)
    }
    guard try read(count, into: start, control) else { throw stopped() }
    guard status() == 0 else { throw stopped() }
    let dataset = try ArrowReader.read(memory, path: job.path, name: job.name, control: control)
    report.rowCount = dataset.rowCount
    return (dataset, report)
  }

  private func stopped() -> LoadError {
    if !isEnded {
      kill(process, SIGKILL)
      let status = status()
      if exitReason.isEmpty, status == 128 + SIGXCPU { exitReason = ": it took too long" }
    }
    return LoadError(file: job.path, cause: .readerStopped(reason: exitReason))
  }

  // MARK: The pipe

  private func bytes(_ count: Int, _ control: WorkControl) throws -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let isWhole = try bytes.withUnsafeMutableBytes { room in
      guard let start = room.baseAddress else { return true }
      return try read(count, into: start, control)
    }
    return isWhole ? bytes : nil
  }

  /// Reads so many bytes.
  /// - Returns: whether there were as many before the worker ended or fell silent.
  private func read(
    _ count: Int, into start: UnsafeMutableRawPointer, _ control: WorkControl
  ) throws -> Bool {
    var done = 0
    var silence: Int32 = 0
    while done < count {
      var ready = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
      let found = poll(&ready, 1, Self.look)
      try control.checkCancelled()
      if found == 0 {
        silence += Self.look
        if silence >= Self.patience {
          exitReason = ": five seconds went by without progress"
          return false
        }
        continue
      }
      if found < 0 { continue }
      let got = Glibc.read(pipe, start + done, count - done)
      if got < 0, errno == EINTR { continue }
      if got <= 0 { return false }
      done += got
      silence = 0
    }
    return true
  }
}
