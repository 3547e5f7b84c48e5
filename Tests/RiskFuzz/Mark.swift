import Foundation

/// A number in a file that outlives the process that wrote it, whatever ends the process.
final class Mark: @unchecked Sendable {
  /// Why there is no mark.
  struct Failure: Error {}

  private let place: UnsafeMutablePointer<Int>

  /// Opens the file, or makes it with the number 0.
  init(path: String) throws {
    let file = open(path, O_RDWR | O_CREAT, 0o600)
    guard file >= 0 else { throw Failure() }
    defer { close(file) }
    let size = MemoryLayout<Int>.size
    guard ftruncate(file, off_t(size)) == 0,
      let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), memory != MAP_FAILED
    else { throw Failure() }
    place = memory.bindMemory(to: Int.self, capacity: 1)
  }

  /// The number of the input that is being examined.
  var number: Int {
    get { place.pointee }
    set { place.pointee = newValue }
  }
}
