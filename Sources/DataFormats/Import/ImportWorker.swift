import Threading
import Diagnostics
import Microdata
private import Glibc

internal import CSandbox

/// The process that reads a file which a library touches, apart from the shell: it has little memory and
/// time, no files but the one that it reads, no network, and gives its result by a pipe.
package enum ImportWorker {
  /// The first word of its command line.
  package static let word = "--import-worker"
  private static let addressSpace = UInt64(1) << 30
  private static let secondsPerGigabyte = 60

  /// Reads the file that is its standard input and writes what it finds to its standard output.
  /// - Parameter words: behind the first one; see `ImportJob.words`.
  /// - Returns: the exit status.
  package static func run(_ words: [String]) -> Int32 {
    guard let job = ImportJob(words: words) else { return 64 }
    let output = FrameWriter(descriptor: WorkerStream.output)
    let seconds = secondsPerGigabyte * (job.size / (1 << 30) + 1)
    do { try ImportedFile.loadLibraries(job) } catch { return tell(output, error) }
    guard csandbox_limit(addressSpace, UInt64(seconds)) else {
      return tell(
        output,
        LoadError(file: job.path, cause: .readerStopped(reason: ": its limits cannot be set")))
    }
    guard csandbox_enter() else {
      return tell(
        output,
        LoadError(
          file: job.path, cause: .noLibrary(name: "libseccomp", package: "libseccomp2")))
    }
    do {
      let control = WorkControl(report: { _ in output.write(.progress, []) })
      let (dataset, report) = try ImportedFile.read(
        job, descriptor: WorkerStream.input, control: control)
      for notice in report.notices { output.write(.notice, Array(notice.utf8)) }
      for warning in report.warnings { output.write(.warning, content(of: warning)) }
      output.write(.progress, [])
      output.write(.data, try ArrowWriter.bytes(dataset, control: control))
      return 0
    } catch let error as LoadError {
      return tell(output, error)
    } catch {
      return 1
    }
  }

  private static func tell(_ output: FrameWriter, _ error: LoadError) -> Int32 {
    output.write(.error, content(of: error.diagnostic))
    return 0
  }

  /// Code, message and next step, parted by NUL.
  private static func content(of diagnostic: Diagnostic) -> [UInt8] {
    [diagnostic.code, diagnostic.message, diagnostic.hint ?? ""]
      .map { Array($0.utf8.filter { $0 != 0 }) }.joined(separator: [0]).map { $0 }
  }
}

/// The streams of a worker: the file, the pipe to the shell, nowhere.
enum WorkerStream {
  static let input: Int32 = 0
  static let output: Int32 = 1
  static let errors: Int32 = 2
}

/// What a worker tells, one frame behind the other: its kind, the length of its content, the content.
enum ImportFrame: UInt8 {
  case progress = 0x50
  case notice = 0x4E
  case warning = 0x57
  case error = 0x45
  case data = 0x44

  /// Bytes before the content.
  static let headSize = 9
}

/// Writes frames to a pipe.
struct FrameWriter: Sendable {
  let descriptor: Int32

  func write(_ frame: ImportFrame, _ content: [UInt8]) {
    var length = UInt64(content.count)
    var head = [frame.rawValue]
    for _ in 0..<8 {
      head.append(UInt8(truncatingIfNeeded: length))
      length >>= 8
    }
    send(head)
    send(content)
  }

  private func send(_ bytes: [UInt8]) {
    // SAFETY: what is written stands between the beginning and the end of the array.
    bytes.withUnsafeBytes { room in
      var done = 0
      while done < room.count {
        let sent = Glibc.write(
          descriptor, room.baseAddress.map { unsafe $0 + done }, room.count - done)
        if sent < 0, errno == EINTR { continue }
        if sent <= 0 { return }
        done += sent
      }
    }
  }
}
