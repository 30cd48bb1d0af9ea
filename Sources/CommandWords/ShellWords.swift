/// What shells complete of a program and its subcommands, made of their forms.
package struct ShellWords {
  /// Shells that are known.
  package enum Shell: String, CaseIterable, Sendable { case bash, zsh, fish }

  /// The program itself, then its subcommands; a name is all words that are typed: `baro run`.
  private let forms: [CommandForm]
  private let program: String

  package init(_ forms: [CommandForm]) {
    self.forms = forms
    program = forms.first?.name ?? ""
  }

  /// The script that a shell reads.
  package func script(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  /// Subcommands of one word, with their forms.
  private var subcommands: [(word: String, form: CommandForm)] {
    forms.dropFirst().compactMap { form in
      let words = form.name.split(separator: " ").dropFirst()
      return words.count == 1 ? (String(words[words.startIndex]), form) : nil
    }
  }

  private func names(_ form: CommandForm) -> String {
    form.options.flatMap(\.names).joined(separator: " ")
  }

  private var bash: String {
    let cases = subcommands.map { "    \($0.word)) words=\"\(names($0.form))\" ;;\n" }.joined()
    return """
      # Completion of \(program) for bash.
      _\(program)() {
        local word=${COMP_WORDS[COMP_CWORD]} words
        case ${COMP_WORDS[1]-} in
      \(cases)    *) words="\(forms.first.map(names) ?? "")" ;;
        esac
        if [[ $word == -* ]]; then
          mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
          return
        fi
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        if ((COMP_CWORD == 1)); then
          mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "\(subcommands.map(\.word).joined(separator: " "))" -- "$word")
        fi
      }
      complete -o filenames -F _\(program) \(program)

      """
  }

  private var zsh: String {
    let cases = subcommands.map { "    \($0.word)) _arguments \(zshWords($0.form)) ;;\n" }.joined()
    let listed = subcommands.map { "'\($0.word):\(Self.quoted($0.form.summary))'" }
    return """
      #compdef \(program)
      # Completion of \(program) for zsh.
      _\(program)() {
        local -a commands
        commands=(\(listed.joined(separator: " ")))
        if ((CURRENT == 2)); then
          _describe command commands
        fi
        case ${words[2]-} in
      \(cases)    *) _arguments \(forms.first.map(zshWords) ?? "") ;;
        esac
      }
      _\(program) "$@"

      """
  }

  private func zshWords(_ form: CommandForm) -> String {
    let options = form.options.flatMap { option in
      option.names.map { name in
        "'\(name)[\(Self.quoted(option.help))]" + (option.value.map { ":\($0):_files" } ?? "") + "'"
      }
    }
    return (options + ["'*:file:_files'"]).joined(separator: " ")
  }

  private var fish: String {
    let words = subcommands.map { command in
      "complete -c \(program) -n __fish_use_subcommand -a \(command.word)"
        + " -d '\(Self.quoted(command.form.summary))'\n"
    }
    let own = forms.first.map { fishWords($0, "__fish_use_subcommand") } ?? ""
    let others = subcommands.map {
      fishWords($0.form, "'__fish_seen_subcommand_from \($0.word)'")
    }
    return "# Completion of \(program) for fish.\n" + words.joined() + own + others.joined()
  }

  private func fishWords(_ form: CommandForm, _ condition: String) -> String {
    form.options.map { option in
      let names = option.names.map {
        $0.hasPrefix("--") ? " -l \($0.dropFirst(2))" : " -s \($0.dropFirst())"
      }
      return "complete -c \(program) -n \(condition)" + names.joined()
        + (option.value == nil ? "" : " -r") + " -d '\(Self.quoted(option.help))'\n"
    }.joined()
  }

  /// A sentence that may stand between the quotes and brackets of a shell's script.
  private static func quoted(_ text: String) -> String {
    String(
      text.map { character in
        switch character {
        case "'": "’"
        case "[": "("
        case "]": ")"
        case ":": "–"
        default: character
        }
      })
  }

  /// The page of the manual, for `man`.
  package func manualPage(version: String) -> String {
    guard let main = forms.first else { return "" }
    var page = ".TH \(program.uppercased()) 1 \"\" \"\(program) \(version)\"\n.SH NAME\n"
    page += "\(program) \\- \(Self.roff(main.summary))\n.SH SYNOPSIS\n.nf\n"
    page += main.usage.map { Self.roff($0) + "\n" }.joined() + ".fi\n"
    page += ".SH DESCRIPTION\n\(Self.roff(main.details))\n.SH OPTIONS\n" + Self.options(main)
    page += ".SH COMMANDS\n"
    for form in forms.dropFirst() {
      page += ".SS \(Self.roff(form.name))\n\(Self.roff(form.summary))\n"
      page += form.details.isEmpty ? "" : ".PP\n\(Self.roff(form.details))\n"
      page += Self.options(form)
    }
    return page
  }

  private static func options(_ form: CommandForm) -> String {
    form.options.map { option in
      let value = option.value.map { " \\fI\(roff($0))\\fR" } ?? ""
      return ".TP\n\\fB\(option.names.map(roff).joined(separator: ", "))\\fR\(value)\n"
        + roff(option.help) + "\n"
    }.joined()
  }

  /// A text without the signs that mean something to `man`.
  private static func roff(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
