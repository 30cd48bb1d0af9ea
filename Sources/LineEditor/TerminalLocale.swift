private import CEdit

/// The character set of the process, which libedit and `wcwidth` go by.
package enum TerminalLocale {
  /// Makes it UTF-8: the user's own locale where it is, `C.UTF-8` where not.
  ///
  /// Only LC_CTYPE changes: numbers and sorting keep the C locale.
  ///
  /// - Throws: `.noUTF8Locale` if the system has neither.
  package static func adopt() throws(LineEditorError) {
    guard cedit_adopt_utf8_locale() else { throw .noUTF8Locale }
  }
}
