import Foundation
import RiskKernel
import RiskRender

/// Draws how far long work is, on one line of a terminal that is drawn over and over.
struct ProgressLine {
  /// How many columns the line on the screen takes; 0 where there is none.
  private var shownWidth = 0
  private var lastDrawn: ContinuousClock.Instant?
  /// Work that takes less is not worth a line.
  private static let delay = Duration.milliseconds(500)
  private static let interval = Duration.milliseconds(80)

  /// Draws the state of the work, if it has taken a while and the line is not fresh.
  mutating func draw(_ progress: WorkProgress) {
    let now = ContinuousClock.now
    guard progress.elapsed >= ProgressLine.delay, (progress.share ?? 0) < 1 else { return }
    if let lastDrawn, lastDrawn.duration(to: now) < ProgressLine.interval { return }
    lastDrawn = now
    let text = ProgressLine.text(progress, width: Terminal.width(of: STDERR_FILENO))
    write(erasure + text)
    shownWidth = DisplayWidth.of(text)
  }

  /// Takes the line away.
  mutating func clear() {
    guard shownWidth > 0 else { return }
    write(erasure)
    (shownWidth, lastDrawn) = (0, nil)
  }

  /// What takes the present line away; a terminal that knows no sequences gets blanks.
  private var erasure: String {
    Terminal.isDumb ? "\r" + String(repeating: " ", count: shownWidth) + "\r" : "\r\u{1B}[K"
  }

  /// The line for a terminal of so many columns: what is said last gives way first.
  static func text(_ progress: WorkProgress, width: Int) -> String {
    let left = progress.timeLeft.map { "\(DurationText.text($0)) left" } ?? DurationText.text(progress.elapsed)
    let words = [amount(progress), progress.detail, left, "Ctrl-C stops"].filter { !$0.isEmpty }
    let taken = (words + [progress.title]).reduce(1) { $0 + DisplayWidth.of($1) + 3 }
    let bar = progress.share.map { ProgressLine.bar($0, room: width - 1 - taken) } ?? ""
    let parts = [progress.title, bar] + words
    return DisplayWidth.cut(" " + parts.filter { !$0.isEmpty }.joined(separator: "   "), to: max(1, width - 1))
  }

  private static func amount(_ progress: WorkProgress) -> String {
    switch progress.amount {
    case .steps(let done, let total): "\(NumberText.count(done))/\(NumberText.count(total))"
    case .share(let share): "\(Int(min(1, max(0, share)) * 100)) %"
    case .unknown: ""
    }
  }

  /// A bar of up to 30 columns; a narrow terminal has no room for one.
  private static func bar(_ share: Double, room: Int) -> String {
    let length = min(30, room)
    guard length >= 8 else { return "" }
    let filled = Int(share * Double(length))
    return String(repeating: "━", count: filled) + String(repeating: "─", count: length - filled)
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
