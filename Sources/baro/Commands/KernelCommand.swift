import CommandWords
import DataFormats
import Glibc
import JupyterKernel
import ProgramRun
import Session
import TextLayout

/// `baro kernel FILE`, which Jupyter runs: serves the client that wrote the file.
struct KernelCommand: Command {
  static let form = CommandForm(
    "baro kernel", summary: "Serve Jupyter: notebooks in the language of baro.",
    usage: [
      "baro kernel install [--user] [--prefix FOLDER]   tells Jupyter of baro, once",
      "baro kernel [--safe] FILE                        what Jupyter then runs by itself",
    ],
    operand: .init("file", count: 1...1, help: "The connection file that a client wrote."),
    options: [SessionOptions.safe])

  private let file: String
  private let isSafe: Bool

  init(_ words: CommandWords) {
    file = words.operands[0]
    isSafe = words.has("--safe")
  }

  func run() -> Int32 {
    Interrupt.install(endsProcess: false)
    // An interrupt comes as a message; the key would reach every process of a terminal.
    signal(SIGINT, SIG_IGN)
    let parent = getppid()
    let runEnvironment = KernelEnvironment(
      version: BaroCommand.version,
      mustEnd: { Interrupt.endStatus != nil || getppid() != parent },
      time: ProcessEnvironment.timestamp)
    do {
      let connection = try ConnectionFile(TextFileReader.read(file))
      let session = Session(environment: ProcessEnvironment.environment(isSafe: isSafe))
      try Kernel.run(connection, session, runEnvironment)
      return Interrupt.endStatus ?? 0
    } catch let error as KernelError {
      Output.error("\(SafeText.escaped(file)): \(SafeText.escaped(error.message))\n")
      return 1
    } catch {
      ProcessRunEnvironment.here.report(error, name: file)
      return 66
    }
  }
}

/// `baro kernel install`: tells Jupyter of the kernel.
struct KernelInstallCommand: Command {
  static let form = CommandForm(
    "baro kernel install", summary: "Tell Jupyter of this program.",
    details: """
      Without --prefix it is told to the user's own Jupyter. The program must stay where it is.
      """,
    options: [
      OptionForm(
        "--user", help: "For the user's own Jupyter: what is done unless --prefix says otherwise."),
      OptionForm("--prefix", value: "folder", help: "In share/jupyter of this folder."),
    ])

  private let prefix: String?

  init(_ words: CommandWords) throws(UsageError) {
    prefix = words.value("--prefix")
    if words.has("--user"), prefix != nil {
      throw UsageError("name --user or --prefix, not both")
    }
  }

  func run() -> Int32 {
    guard let program = realpath("/proc/self/exe", nil) else { return 1 }
    defer { free(program) }
    guard let data = prefix.map({ $0 + "/share/jupyter" }) ?? ProcessEnvironment.jupyterFolder
    else {
      Output.error("baro: no HOME here; --prefix FOLDER says where to install\n")
      return 1
    }
    let folder = [data, "kernels", "baro"].joined(separator: "/")
    let specification = KernelSpecification(program: String(cString: program))
    do {
      try FolderNames.make(folder)
      for file in specification.files {
        try AtomicFile.write(Array(file.text.utf8), to: folder + "/" + file.name, replace: true)
      }
    } catch {
      ProcessRunEnvironment.here.report(error, name: folder)
      return 1
    }
    ProcessRunEnvironment.here.notice("installed the kernel baro in \(folder)")
    return 0
  }
}
