public import RiskStats

/// A calibration as a card keeps it, with what it was learned from.
public struct StoredCalibration: Codable, Sendable, Equatable {
  /// Its kind: `platt`, `isotonic` or `offset`.
  public let name: String
  /// The numbers it learned, in the order of `Calibration.numbers`.
  public let numbers: [Double]
  /// What the rows it was learned from were called, and how many there were.
  public let dataset: String
  /// How many rows there were.
  public let rows: Int
  /// The mean probability of those rows that was asked for; nil where it was learned from defaults.
  public let centralTendency: Double?

  /// Records a calibration.
  public init(_ calibration: Calibration, dataset: String, rows: Int, centralTendency: Double? = nil) {
    name = calibration.name
    numbers = calibration.numbers
    self.dataset = dataset
    self.rows = rows
    self.centralTendency = centralTendency
  }

  /// The calibration again.
  var calibration: Calibration {
    get throws {
      do { return try Calibration(name: name, numbers: numbers) } catch {
        throw ModelFault.damagedModel(reason: "its calibration is none")
      }
    }
  }
}
