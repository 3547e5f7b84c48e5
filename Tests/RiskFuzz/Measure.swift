import Foundation

/// What the process has used.
enum Measure {
  /// Seconds of processor time of the calling thread.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most memory it ever had, in megabytes.
  static var peakMegabytes: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }

  /// The memory it has now, in megabytes.
  static var megabytes: Int {
    // The file has no size of its own, so that it is read to its end.
    let bytes = try? FileHandle(forReadingAtPath: "/proc/self/statm")?.readToEnd()
    let fields = String(decoding: bytes ?? Data(), as: UTF8.self).split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 >> 20 : 0
  }
}
