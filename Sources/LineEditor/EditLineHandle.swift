private import CEdit

/// The one owner of an `EditLine *`: named calls in, `el_end` at the end of its life.
struct EditLineHandle: ~Copyable {
  private let editor: OpaquePointer

  /// What libedit calls back; each gets the editor, whose context tells the rest.
  struct Callbacks {
    var prompt: @convention(c) (OpaquePointer?) -> UnsafeMutablePointer<Int32>?
    var read: @convention(c) (OpaquePointer?, UnsafeMutablePointer<Int32>?) -> Int32
    var redraw: @convention(c) (OpaquePointer?, UInt32) -> UInt8
  }

  /// Opens an editor on standard input and output.
  ///
  /// - Throws: `.editorUnavailable` if libedit refuses.
  init(program: String, callbacks: Callbacks) throws(LineEditorError) {
    guard let editor = cedit_open(program) else { throw .editorUnavailable }
    self.editor = editor
    cedit_set_prompt(editor, callbacks.prompt, Int32(PromptText.mark.value))
    cedit_set_reader(editor, callbacks.read)
    cedit_bind_redraw(editor, callbacks.redraw)
    cedit_take_control_keys(editor)
  }

  deinit {
    el_end(editor)
  }

  /// The key that makes libedit call `Callbacks.redraw` and then draw what has changed.
  static var redrawKey: Int32 { CEDIT_REDRAW_KEY }
  /// The key that ends a line below its last row.
  static var endKey: Int32 { Int32(UInt8(ascii: "\n")) }
  /// What `Callbacks.redraw` returns.
  static var redrawCode: UInt8 { UInt8(CC_REFRESH) }

  /// Sets what `context(of:)` gives back; not retained.
  func setContext(_ context: UnsafeMutableRawPointer) {
    cedit_set_context(editor, context)
  }

  /// The context of an editor handed to a callback.
  static func context(of editor: OpaquePointer?) -> UnsafeMutableRawPointer? {
    cedit_context(editor)
  }

  /// Reads keys through `Callbacks.read` until `endKey` or its end; the terminal is raw meanwhile.
  func readLine() {
    var length: Int32 = 0
    _ = el_wgets(editor, &length)
  }

  /// Makes a picture libedit's line, in place of the one it holds; it is drawn later.
  func setLine(_ picture: EntryPicture, replacing earlier: EntryPicture) {
    let length = Int32(earlier.scalars.count)
    _ = el_cursor(editor, length)
    el_deletestr(editor, length)
    _ = el_winsertstr(editor, picture.scalars.map { Int32($0.value) } + [0])
    _ = el_cursor(editor, Int32(picture.cursor - picture.scalars.count))
  }

  /// Takes the terminal's new size.
  func resize() { el_resize(editor) }

  /// Draws prompt and line at the terminal's cursor, which stands at the start of a row.
  func drawAgain() { cedit_draw_again(editor) }

  /// Turns editing mode on, or the terminal's own line mode.
  func setRaw(_ isRaw: Bool) { cedit_set_raw(editor, isRaw) }

  /// Writes in order with what libedit writes.
  static func write(_ text: String) { cedit_write(text) }
}
