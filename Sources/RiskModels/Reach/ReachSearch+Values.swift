extension ReachSearch {
  /// Looks at one cell of each axis within which figures may still change.
  func lookInside(_ box: ReachBox, _ leaves: [BoxLeaves], _ bounds: FigureBounds) throws {
    let nearest = nearest(box)
    if try take(nearest) { return }
    // One value of each input, and scoring has said no: that is certain.
    guard let (axis, low, high) = widest(box), let scale = axes[axis].scale else { return reject(box, bounds) }
    guard (high - low) * axes[axis].weight > max(Self.resolution * box.cost, Self.finest) else {
      doubtfulCost = min(doubtfulCost, box.cost)
      return
    }
    let place = scale.middle(low, high)
    for half in [low...scale.number(at: place), scale.number(at: place + 1)...high] {
      var parts = box.parts.isEmpty ? [ClosedRange<Double>?](repeating: nil, count: axes.count) : box.parts
      parts[axis] = half
      push(box.ranges, parts, leaves, changed: axis)
    }
  }

  /// The axis along which the values of a box cost the most different things; nil where each has one value.
  func widest(_ box: ReachBox) -> (axis: Int, low: Double, high: Double)? {
    var widest: (axis: Int, low: Double, high: Double)?
    var span = -1.0
    for axis in axes.indices where axes[axis].scale != nil {
      let extent = extent(axis, of: box)
      guard extent.low < extent.high else { continue }
      let width = (extent.high - extent.low) * axes[axis].weight
      if width > span { (widest, span) = ((axis, extent.low, extent.high), width) }
    }
    return widest
  }
}

extension InputScale {
  /// The place about halfway between two numbers: in value where they are not too far apart, else among all numbers.
  func middle(_ low: Double, _ high: Double) -> Int64 {
    let (first, last) = (place(of: low), place(of: high))
    let middle = place(of: low / 2 + high / 2)
    let isFar = high > 0 && low < 0 ? high - low > 1e12 : max(abs(low), abs(high)) > 1e12
    return isFar || middle < first || middle >= last ? (first...last).middle : middle
  }
}
