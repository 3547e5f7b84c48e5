/// The products that the leaves of a game stand for: the inner loops over their steps.
struct LeafProducts {
  let paths: LeafPaths
  let players: UnsafeBufferPointer<Int32>
  let present, absent: UnsafeBufferPointer<Double>
  let seats: [Int]

  /// How many leaves there are.
  var count: Int { paths.values.count }

  /// Adds the coefficients of all leaves to a table by whom they are of, as bits.
  func addCoefficients(to table: UnsafeMutablePointer<Double>, players count: Int) {
    let room = 1 << min(paths.longest, count)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: room) { terms in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: room) { members in
        guard let terms = terms.baseAddress, let members = members.baseAddress else { return }
        var leaf = 0
        while leaf < self.count {
          if paths.hasSibling[leaf] {
            addSiblings(leaf, terms, members, to: table)
            leaf += 2
          } else {
            let count = expand(paths.starts[leaf]..<paths.starts[leaf + 1], paths.values[leaf], terms, members)
            for index in 0..<count { table[members[index]] += terms[index] }
            leaf += 1
          }
        }
      }
    }
  }

  /// Adds the coefficients of two leaves below one split, whose steps above it are the same and multiplied out once.
  @inline(__always)
  private func addSiblings(
    _ leaf: Int, _ terms: UnsafeMutablePointer<Double>, _ members: UnsafeMutablePointer<Int>,
    to table: UnsafeMutablePointer<Double>
  ) {
    let (left, right) = (paths.starts[leaf], paths.starts[leaf + 1])
    let values = (paths.values[leaf], paths.values[leaf + 1])
    let without = values.0 * absent[left] + values.1 * absent[right]
    let change = values.0 * (present[left] - absent[left]) + values.1 * (present[right] - absent[right])
    let count = expand((left + 1)..<right, 1, terms, members)
    for index in 0..<count { table[members[index]] += terms[index] * without }
    let seat = seats[Int(players[left])]
    guard seat >= 0 else { return }
    for index in 0..<count { table[members[index] | 1 << seat] += terms[index] * change }
  }

  /// Multiplies factors and a value out into coefficients, and whom each is of as bits; returns how many there are.
  @inline(__always)
  private func expand(
    _ steps: Range<Int>, _ value: Double, _ terms: UnsafeMutablePointer<Double>, _ members: UnsafeMutablePointer<Int>
  ) -> Int {
    (terms[0], members[0]) = (value, 0)
    var count = 1
    for step in steps {
      let without = absent[step]
      let change = present[step] - without
      if change == 0 {
        if without == 0 { return 0 }
        for index in 0..<count { terms[index] *= without }
        continue
      }
      let bit = 1 << seats[Int(players[step])]
      if without == 0 {
        for index in 0..<count { (terms[index], members[index]) = (terms[index] * change, members[index] | bit) }
      } else {
        for index in 0..<count {
          terms[count + index] = terms[index] * change
          members[count + index] = members[index] | bit
          terms[index] *= without
        }
        count *= 2
      }
    }
    return count
  }

  /// Adds what the products of all leaves change by as players join, each at its place, to the place behind it.
  func addChanges(joiningAt places: [Int], to changes: UnsafeMutablePointer<Double>) {
    let room = paths.longest + 1
    withUnsafeTemporaryAllocation(of: Int.self, capacity: room) { order in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: room) { rest in
        guard let order = order.baseAddress, let rest = rest.baseAddress else { return }
        for leaf in 0..<count { addChanges(leaf, places, order, rest, to: changes) }
      }
    }
  }

  @inline(__always)
  private func addChanges(
    _ leaf: Int, _ places: [Int], _ order: UnsafeMutablePointer<Int>, _ rest: UnsafeMutablePointer<Double>,
    to changes: UnsafeMutablePointer<Double>
  ) {
    var joined = paths.values[leaf]
    var steps = 0
    for step in paths.starts[leaf]..<paths.starts[leaf + 1] {
      // Who is there changes nothing.
      if present[step] == absent[step] {
        joined *= present[step]
        continue
      }
      let place = places[Int(players[step])]
      var index = steps
      while index > 0, places[Int(players[order[index - 1]])] > place {
        order[index] = order[index - 1]
        index -= 1
      }
      order[index] = step
      steps += 1
    }
    // What those bring that have not joined yet: products from the last one on.
    rest[steps] = 1
    for index in stride(from: steps - 1, through: 0, by: -1) { rest[index] = rest[index + 1] * absent[order[index]] }
    var before = joined * rest[0]
    changes[0] += before
    for index in 0..<steps where joined != 0 {
      joined *= present[order[index]]
      let after = joined * rest[index + 1]
      changes[places[Int(players[order[index]])] + 1] += after - before
      before = after
    }
  }
}
