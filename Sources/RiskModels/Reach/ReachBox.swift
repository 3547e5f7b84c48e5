/// A part of what the free inputs may be: some neighbouring cells of each, or a part of one cell of each.
struct ReachBox: Sendable {
  /// The cells of each axis.
  var ranges: [Range<Int32>]
  /// The values of each axis, where they are narrower than its cells; empty where none is.
  var parts: [ClosedRange<Double>?]
  /// What the cheapest change in it costs, if it is one that meets the target.
  var cost: Double
  /// How far, at least, its figures are from the target.
  var distance = 0.0
  /// The axis that was cut last.
  var changed: Int
  /// When it was made, which decides between boxes of one cost.
  let order: Int
  /// For each model, what the box that was cut could lead to.
  var leaves: [BoxLeaves]

  /// How many cells it has, up to a limit, with so many `more` along each axis that has several.
  func cells(limit: Int, more: Int = 0) -> Int {
    var cells = 1
    for range in ranges where range.count > 1 {
      cells *= range.count + more
      if cells > limit { return limit + 1 }
    }
    return cells
  }

  /// About how many bytes it keeps alive.
  var bytes: Int { 160 + 48 * ranges.count + leaves.reduce(0) { $0 + 2 * $1.boxes.count } }
}

/// Boxes by what they cost, or by how far they are from the target: the least first, of two alike the older.
struct BoxQueue: Sendable {
  /// What comes first.
  enum Order: Sendable { case cost, distance }

  private let order: Order
  private(set) var boxes: [ReachBox] = []

  /// Starts empty.
  init(by order: Order) { self.order = order }

  /// The box that is next.
  var first: ReachBox? { boxes.first }

  /// Adds a box.
  mutating func push(_ box: ReachBox) {
    boxes.append(box)
    var place = boxes.count - 1
    while place > 0, comes(place, before: (place - 1) / 2) {
      boxes.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes the box that is next.
  mutating func pop() -> ReachBox? {
    guard !boxes.isEmpty else { return nil }
    boxes.swapAt(0, boxes.count - 1)
    let box = boxes.removeLast()
    var place = 0
    while 2 * place + 1 < boxes.count {
      var child = 2 * place + 1
      if child + 1 < boxes.count, comes(child + 1, before: child) { child += 1 }
      guard comes(child, before: place) else { break }
      boxes.swapAt(child, place)
      place = child
    }
    return box
  }

  private func comes(_ first: Int, before second: Int) -> Bool {
    let (first, second) = (boxes[first], boxes[second])
    let (one, other) = order == .cost ? (first.cost, second.cost) : (first.distance, second.distance)
    return one < other || one == other && first.order < second.order
  }
}
