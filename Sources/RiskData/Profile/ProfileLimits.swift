import Foundation

/// What the profile of a table may use, and when it must end.
public struct ProfileLimits: Sendable {
  /// How much memory the values that are gathered at a time may take, in bytes.
  public let memory: Int
  /// How many threads may sum up columns.
  public let threads: Int
  /// Whether somebody wants it to stop.
  public let isStopped: @Sendable () -> Bool

  /// Sets limits; nil stands for all cores and a quarter of the machine's memory.
  public init(memory: Int? = nil, threads: Int? = nil, isStopped: @escaping @Sendable () -> Bool = { false }) {
    self.memory = memory ?? Int(clamping: ProcessInfo.processInfo.physicalMemory / 4)
    self.threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
    self.isStopped = isStopped
  }
}
