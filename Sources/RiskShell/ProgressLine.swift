import Foundation
import RiskKernel
import RiskRender

/// Draws how far long work is, on one line of a terminal that is drawn over and over.
struct ProgressLine {
  private let style: Style
  private var isShown = false
  private var lastDrawn: ContinuousClock.Instant?
  /// Work that takes less is not worth a line.
  private static let delay = Duration.milliseconds(500)
  private static let interval = Duration.milliseconds(80)

  init(style: Style) { self.style = style }

  /// Draws the state of the work, if it has taken a while and the line is not fresh.
  mutating func draw(_ progress: WorkProgress) {
    let now = ContinuousClock.now
    guard progress.elapsed >= ProgressLine.delay, progress.done < progress.total else { return }
    if let lastDrawn, lastDrawn.duration(to: now) < ProgressLine.interval { return }
    lastDrawn = now
    isShown = true
    write("\r\u{1B}[K" + text(progress))
  }

  /// Takes the line away.
  mutating func clear() {
    guard isShown else { return }
    isShown = false
    lastDrawn = nil
    write("\r\u{1B}[K")
  }

  private func text(_ progress: WorkProgress) -> String {
    let share = Double(progress.done) / Double(max(1, progress.total))
    let filled = Int(share * 30)
    let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: 30 - filled)
    let left = share > 0 ? "\(DurationText.text(progress.elapsed * (1 / share - 1))) left" : ""
    let parts = ["\(progress.done)/\(progress.total)", progress.detail, left, "Ctrl-C stops"].filter { !$0.isEmpty }
    let line = " \(progress.title)  \(bar)  " + parts.joined(separator: "   ")
    return DisplayWidth.cut(line, to: Terminal.width(of: STDERR_FILENO) - 1)
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
