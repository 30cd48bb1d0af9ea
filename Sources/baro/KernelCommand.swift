import ArgumentParser
import DataFormats
import Diagnostics
import Glibc
import JupyterKernel
import Session

/// `baro kernel FILE`, which Jupyter runs, and `baro kernel install`, which tells Jupyter of it.
struct KernelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baro kernel",
    abstract: "Serve Jupyter: notebooks in the language of baro.",
    discussion: "`baro kernel install` once; then Jupyter offers `baro` and runs this by itself.",
    subcommands: [KernelInstallCommand.self, KernelServeCommand.self],
    defaultSubcommand: KernelServeCommand.self)
}

/// `baro kernel FILE`: serves the client that wrote the file.
struct KernelServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the client that wrote a connection file.")

  @Flag(help: "Refuse to write files.")
  var safe = false

  @Argument(help: ArgumentHelp("The connection file.", valueName: "file"))
  var file: String

  func run() throws {
    Interrupt.install(endsProcess: false)
    // An interrupt comes as a message; the key would reach every process of a terminal.
    signal(SIGINT, SIG_IGN)
    let parent = getppid()
    let surroundings = KernelSurroundings(
      version: BaroCommand.version,
      mustEnd: { Interrupt.endStatus != nil || getppid() != parent },
      time: Surroundings.timestamp)
    do {
      let connection = try ConnectionFile(TextFileReader.read(file))
      let session = Session(environment: Surroundings.environment(isSafe: safe))
      try Kernel.run(connection, session, surroundings)
    } catch let error as KernelError {
      Output.error("\(SafeText.escaped(file)): \(SafeText.escaped(error.message))\n")
      throw ExitCode(1)
    } catch let error as LoadError {
      Output.report(error, name: file)
      throw ExitCode(66)
    }
    exitProcess(Interrupt.endStatus ?? 0)
  }
}

/// `baro kernel install`: tells Jupyter of the kernel.
struct KernelInstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Tell Jupyter of this program.",
    discussion: """
      Without --prefix it is told to the user's own Jupyter. The program must stay where it is.
      """)

  @Flag(help: "For the user's own Jupyter: what is done unless --prefix says otherwise.")
  var user = false

  @Option(help: ArgumentHelp("In share/jupyter of this folder.", valueName: "folder"))
  var prefix: String?

  func validate() throws {
    if user, prefix != nil { throw ValidationError("name --user or --prefix, not both") }
  }

  func run() throws {
    guard let program = realpath("/proc/self/exe", nil) else { throw ExitCode(1) }
    defer { free(program) }
    guard let data = prefix.map({ $0 + "/share/jupyter" }) ?? Surroundings.jupyterFolder else {
      Output.error("baro: no HOME here; --prefix FOLDER says where to install\n")
      throw ExitCode(1)
    }
    let folder = [data, "kernels", "baro"].joined(separator: "/")
    let specification = KernelSpecification(program: String(cString: program))
    do {
      try FolderNames.make(folder)
      for file in specification.files {
        try AtomicFile.write(Array(file.text.utf8), to: folder + "/" + file.name, replace: true)
      }
    } catch {
      Output.report(error, name: folder)
      throw ExitCode(1)
    }
    Output.notice("installed the kernel baro in \(folder)")
  }
}
