package import Diagnostics

/// The picture of a diagnostic, with colour where it is wanted.
package enum DiagnosticRenderer {
  /// The picture's text, ending in a newline.
  package static func render(_ picture: DiagnosticPicture, options: RenderingOptions) -> String {
    let style = TextStyle(options)
    return picture.pieces.map { style.applyByLine(role(of: $0.kind), $0.text) }.joined()
  }

  private static func role(of kind: DiagnosticPicture.PictureKind) -> TextStyle.Role {
    switch kind {
    case .place: .place
    case .heading(.error): .error
    case .heading(.warning): .warning
    case .heading(.note): .notice
    case .gutter: .gutter
    case .caret: .caret
    case .text, .source, .note: .plain
    }
  }
}

extension TextStyle {
  /// Codes around the text but not around the newline that ends it.
  fileprivate func applyByLine(_ role: Role, _ text: String) -> String {
    text.hasSuffix("\n") ? apply(role, String(text.dropLast())) + "\n" : apply(role, text)
  }
}
