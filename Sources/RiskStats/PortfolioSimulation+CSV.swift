extension PortfolioSimulation {
  /// The portfolio as comma-separated text: a header, then a line a customer; missing values are empty.
  ///
  /// Numbers are written as short as they can be without losing anything. For many rows prefer `writeCSV`.
  public func csv() -> [UInt8] {
    var all: [UInt8] = []
    writeCSV { all += $0 }
    return all
  }

  /// Hands the comma-separated text over in portions of whole lines, so that memory does not grow with the rows.
  public func writeCSV(_ write: ([UInt8]) throws -> Void) rethrows {
    try write(Array((Self.columns.map(\.name).joined(separator: ",") + "\n").utf8))
    try forEachChunk { customers in
      var lines = CSVLines(capacity: customers.count * 96)
      for customer in customers { lines.append(customer) }
      try write(lines.bytes)
    }
  }
}

/// Lines under construction.
private struct CSVLines {
  var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Adds a customer's line, in the order of `PortfolioSimulation.columns`.
  mutating func append(_ customer: SimulatedCustomer) {
    field(customer.id)
    field(customer.utilization, decimals: 4)
    field(customer.age)
    field(customer.late30To59)
    field(customer.debtRatio, decimals: 4)
    field(customer.monthlyIncome)
    field(customer.creditLines)
    field(customer.late90)
    field(customer.realEstateLoans)
    field(customer.late60To89)
    field(customer.dependents)
    field(customer.defaulted ? 1 : 0)
    field(customer.exposure, decimals: 2)
    field(customer.loss, decimals: 2)
    bytes += customer.month.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func field(_ value: Int?) {
    if let value { digits(value) }
    bytes.append(UInt8(ascii: ","))
  }

  /// Writes a number that was rounded to some decimals; trailing zeros add nothing and are left out.
  private mutating func field(_ value: Double, decimals: Int) {
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((value * Double(scale)).rounded())
    digits(scaled / scale)
    var rest = scaled % scale
    var place = scale / 10
    if rest > 0 { bytes.append(UInt8(ascii: ".")) }
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / place))
      rest %= place
      place /= 10
    }
    bytes.append(UInt8(ascii: ","))
  }

  /// Writes a whole number that is not negative.
  private mutating func digits(_ value: Int) {
    if value >= 10 { digits(value / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }
}
