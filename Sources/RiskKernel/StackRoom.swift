import Foundation

/// How much of a thread's stack the calls of own functions may take: a recursion without end is a fault and no crash.
struct StackRoom {
  /// Where the first call began.
  private let top: UInt

  /// Half of what a thread has at least, since something was there before the first call.
  private static let size: UInt = {
    var limit = rlimit()
    let known = getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) == 0 && limit.rlim_cur < 1 << 40
    return known ? min(8 << 20, UInt(limit.rlim_cur)) / 2 : 1 << 20
  }()

  /// Begins where it is made.
  init() { top = StackRoom.here }

  /// Whether there is room for one call more.
  var isLeft: Bool { StackRoom.here > top - min(top, StackRoom.size) }

  private static var here: UInt {
    var marker = 0
    return withUnsafePointer(to: &marker) { UInt(bitPattern: $0) }
  }
}
