#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SimulatedFeatures {
  /// How much the past payments weigh: `0.9 late30To59 + 1.1 late60To89 + 1.2 late90`.
  var lateness: Double {
    0.9 * Double(late30To59) + 1.1 * Double(late60To89) + 1.2 * Double(late90)
  }

  /// The risk before its ceiling, in logits.
  ///
  /// `-4.85 + 1.9 logistic((util - 0.14) / 0.04) + 0.2 logistic((util - 0.8) / 0.06) + 6 L⁵ / (L⁵ + 2.6⁵)
  ///  + 0.1 ((45 - age) / 25)³ + 0.05 min(debtRatio, 2)² - 0.05 w³ - 0.03 min(realEstateLoans, 2)`
  ///
  /// with `L` the lateness, age kept in 20…70 and `w`, the logarithm of income over 5400, in -1.6…1.6. One late payment
  /// happens to anyone and hardly counts; three make a pattern. Use of limits counts in two steps, once a balance is
  /// carried at all and once the limit is near. The rest matters at its extremes only.
  var riskLevel: Double {
    let (l, limit) = (pow(lateness, 5), pow(2.6, 5))
    let youth = Double(45 - min(max(age, 20), 70)) / 25
    let w = min(max(incomeLevel, -1.6), 1.6)
    let debt = min(debtRatio, 2)
    return -4.85 + 1.9 * SimulationCurve.logistic((utilization - 0.14) / 0.04)
      + 0.2 * SimulationCurve.logistic((utilization - 0.8) / 0.06) + 6 * l / (l + limit) + 0.1 * youth * youth * youth
      + 0.05 * debt * debt - 0.05 * w * w * w - 0.03 * Double(min(realEstateLoans, 2))
  }

  /// The true probability of default: `logistic(1.42 - softplus(1.42 - riskLevel - shift))`.
  ///
  /// Below the ceiling this is the plain logistic; no history, however bad, makes a default more likely than 0.81.
  func probabilityOfDefault(calendarShift shift: Double) -> Double {
    SimulationCurve.logistic(1.42 - SimulationCurve.softplus(1.42 - riskLevel - shift))
  }

  /// What is owed at default, before noise: instalment loans that grow with income, and drawn credit lines.
  ///
  /// `(10000 + 2500 min(realEstateLoans, 3)) e^(0.25 w) + 1010 creditLines (0.25 + 0.75 min(util, 1.1))`.
  var expectedExposure: Double {
    let instalments = (10000 + 2500 * Double(min(realEstateLoans, 3))) * exp(0.25 * incomeLevel)
    return instalments + 1010 * Double(creditLines) * (0.25 + 0.75 * min(utilization, 1.1))
  }

  /// Which share of the exposure is lost at default, before noise.
  ///
  /// `0.44 + 0.15 min(util, 1.1) + 0.2 (1 - e^(-(late60To89 + late90) / 2)) + 0.1 min(debtRatio, 1.5)
  ///  - 0.03 min(realEstateLoans, 3)`.
  var expectedLossShare: Double {
    let history = 1 - exp(-Double(late60To89 + late90) / 2)
    return 0.44 + 0.15 * min(utilization, 1.1) + 0.2 * history + 0.1 * min(debtRatio, 1.5)
      - 0.03 * Double(min(realEstateLoans, 3))
  }
}

/// What became of a customer.
struct SimulatedOutcome {
  /// Bernoulli with the true probability of default.
  let defaulted: Bool
  /// The expected exposure times `e^(0.1 z)`, to two decimals.
  let exposure: Double
  /// At default the exposure times the expected loss share plus `0.05 z`, kept in 0.05…1, to two decimals; else 0.
  let loss: Double

  /// Draws what becomes of a customer.
  init(of features: SimulatedFeatures, calendarShift: Double, drawnFrom random: inout SeededRandom) {
    defaulted = random.uniform() < features.probabilityOfDefault(calendarShift: calendarShift)
    exposure = SimulationCurve.rounded(features.expectedExposure * exp(0.1 * random.normal()), decimals: 2)
    let share = min(max(features.expectedLossShare + 0.05 * random.normal(), 0.05), 1)
    loss = defaulted ? SimulationCurve.rounded(exposure * share, decimals: 2) : 0
  }
}

extension PortfolioSimulation {
  /// How much riskier a month is than the average one, in logits.
  ///
  /// A trend that rises by 0.4 from the first month to the last, and a season of 0.3 with its peak in February:
  /// `0.2 (2 m / (months - 1) - 1) + 0.3 cos(2 π (m - 1) / 12)`.
  func calendarShift(_ month: Int) -> Double {
    let trend = months > 1 ? 2 * Double(month) / Double(months - 1) - 1 : 0
    return 0.2 * trend + 0.3 * cos(2 * Double.pi * Double(month - 1) / 12)
  }
}
