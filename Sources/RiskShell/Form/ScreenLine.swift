import RiskRender

/// A line of the screen: pieces of text with what they mean, never wider than it was cut to.
struct ScreenLine: Equatable {
  /// What a piece of text means to the eye.
  enum Tone: Equatable {
    case plain, dim, bold, better, worse, changed, fault
  }

  /// A piece of text.
  struct Piece: Equatable {
    let text: String
    let tone: Tone
    /// Whether it belongs to what the cursor is on.
    var isSelected = false
  }

  private(set) var pieces: [Piece] = []
  /// How many columns it takes.
  private(set) var width = 0
  /// Whether it is the line at the cursor; `marked` has it shown.
  var isSelected = false

  init() {}

  init(_ text: String, _ tone: Tone = .plain) { add(text, tone) }

  /// Adds text; what could steer the terminal is made harmless.
  mutating func add(_ text: String, _ tone: Tone = .plain) {
    let text = DisplayWidth.printable(text)
    guard !text.isEmpty else { return }
    pieces.append(Piece(text: text, tone: tone))
    width += DisplayWidth.of(text)
  }

  /// Adds text cut and filled up to a width, on the left or on the right.
  mutating func add(_ text: String, to room: Int, isRight: Bool = false, _ tone: Tone = .plain) {
    let cut = DisplayWidth.cut(DisplayWidth.printable(text), to: room)
    let blanks = String(repeating: " ", count: max(0, room - DisplayWidth.of(cut)))
    if isRight { add(blanks) }
    add(cut, tone)
    if !isRight { add(blanks) }
  }

  /// Adds another line's pieces.
  mutating func add(_ other: ScreenLine) {
    pieces += other.pieces
    width += other.width
  }

  /// Fills it up with blanks to a width.
  mutating func fill(to room: Int) {
    if width < room { add(String(repeating: " ", count: room - width)) }
  }

  /// The line cut to a width.
  func cut(to room: Int) -> ScreenLine {
    guard width > room else { return self }
    var line = ScreenLine()
    line.isSelected = isSelected
    for piece in pieces where line.width < room {
      let text = DisplayWidth.cut(piece.text, to: room - line.width)
      line.pieces.append(Piece(text: text, tone: piece.tone, isSelected: piece.isSelected))
      line.width += DisplayWidth.of(text)
    }
    return line
  }

  /// The line filled up to a width, and marked if the cursor is on it.
  func marked(to room: Int) -> ScreenLine {
    var line = cut(to: room)
    line.fill(to: room)
    guard isSelected else { return line }
    line.pieces = line.pieces.map { Piece(text: $0.text, tone: $0.tone, isSelected: true) }
    return line
  }

  /// What it says.
  var text: String { pieces.map(\.text).joined() }

  /// The line for a terminal.
  func rendered(_ style: Style) -> String {
    let painted = pieces.map { piece in
      let codes = (piece.isSelected ? ["7"] : []) + (Self.code(piece.tone).map { [$0] } ?? [])
      guard style.hasColour, !codes.isEmpty else { return piece.text }
      return "\u{1B}[\(codes.joined(separator: ";"))m\(piece.text)\u{1B}[0m"
    }.joined()
    // What was cut ends in a character that not every terminal has.
    return style.isUnicode ? painted : painted.replacing("…", with: "~")
  }

  /// The colour of a tone (ECMA-48, section 8.3.117).
  private static func code(_ tone: Tone) -> String? {
    switch tone {
    case .plain: nil
    case .dim: "2"
    case .bold: "1"
    case .better: "32"
    case .worse: "31"
    case .changed: "33"
    case .fault: "1;31"
    }
  }
}
