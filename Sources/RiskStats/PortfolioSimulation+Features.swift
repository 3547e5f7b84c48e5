#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is known of a customer before it shows whether she defaults.
///
/// Four hidden standard normal traits stand behind the features; `z` is a fresh standard normal wherever it stands, and
/// `softplus(x) = ln(1 + e^x)`, `logistic(x) = 1 / (1 + e^-x)`.
///
/// - overextension `o = 0.2 softplus((z - 1.28) / 0.2)`: near 0 for nine in ten, and for the rest too many obligations
///   taken on too early; it moves everything at once;
/// - life stage `g = z`: how far along in life;
/// - strain `s = 0.968 z - 0.25 g`: how tight money is, a little more so for the young;
/// - discipline `d = 0.6 s + 0.8 z`: how payments slip, for which strain is one reason.
struct SimulatedFeatures {
  /// Age in years: `21 + 4 softplus((31.5 + 14.8 g - 45 o) / 4)`, whole, at most 105.
  let age: Int
  /// Income a month, whole: `5400 e^w` with `w = 0.22 - 0.7 y² - 0.2 r² - 0.7 o - 0.12 s + 0.6 z`, where
  /// `y = max(0, 55 - age) / 33` and `r = max(0, age - 55) / 33`.
  let monthlyIncome: Int
  /// People who live on the income: Poisson with mean `1.05 e^(1.5 o - ((age - 42) / 24)² + 0.5 z)`, at most 10.
  let dependents: Int
  /// Loans on real estate: Poisson with mean `e^(-0.05 - 1.5 o + 0.5 w - 0.5 x² - 0.12 s + 0.3 z)`, at most 8, where
  /// `x = (age - 50) / 30`.
  let realEstateLoans: Int
  /// Credit lines and loans: Poisson with mean
  /// `e^(1.98 + 0.9 o + 0.2 w + 0.12 realEstateLoans - 0.3 x² + 0.1 x - 0.06 s + 0.35 z)`, at most 40.
  let creditLines: Int
  /// Use of the limits: `1.15 logistic(-1.8 + 6 o + 2 s + 1.2 z)`, cut at 1; a quarter of those at the limit are over
  /// it by an exponential with mean 0.12; nothing is used with probability `logistic(-1.2 - 1.2 s - 0.25 creditLines)`.
  let utilization: Double
  /// Payments over income:
  /// `e^(-1.7 + 0.6 o + 0.3 min(realEstateLoans, 4) + 0.035 creditLines - 0.45 w + 0.25 s + 0.7 z)`.
  ///
  /// Where the income is missing this is still a share of the income she has; in Give Me Some Credit the column then
  /// holds an amount, an oddity that is not modelled.
  let debtRatio: Double
  /// Payments 30 to 59 days late: Poisson with mean `lateMean(-2.5 + 7 o + 1.2 d, atMost: 4)`.
  let late30To59: Int
  /// Payments 60 to 89 days late: Poisson with mean `lateMean(-4.8 + 7 o + 1.4 d, atMost: 3)`.
  let late60To89: Int
  /// Payments 90 days late or more: Poisson with mean `lateMean(-5.1 + 8 o + 1.7 d, atMost: 5)`.
  let late90: Int

  /// The logarithm of income over 5400, `w` in the formulas.
  var incomeLevel: Double { Self.incomeLevel(monthlyIncome) }
}

extension SimulatedFeatures {
  /// Draws a customer.
  init(drawnFrom random: inout SeededRandom) {
    let traits = Traits(drawnFrom: &random)
    age = Self.age(traits)
    monthlyIncome = Self.income(traits, age, &random)
    let w = Self.incomeLevel(monthlyIncome)
    dependents = Self.dependents(traits, age, &random)
    realEstateLoans = Self.realEstateLoans(traits, age, w, &random)
    creditLines = Self.creditLines(traits, age, w, realEstateLoans, &random)
    utilization = Self.utilization(traits, creditLines, &random)
    debtRatio = Self.debtRatio(traits, w, realEstateLoans, creditLines, &random)
    let (o, d) = (traits.overextension, traits.discipline)
    late30To59 = random.poisson(mean: Self.lateMean(-2.5 + 7 * o + 1.2 * d, atMost: 4))
    late60To89 = random.poisson(mean: Self.lateMean(-4.8 + 7 * o + 1.4 * d, atMost: 3))
    late90 = random.poisson(mean: Self.lateMean(-5.1 + 8 * o + 1.7 * d, atMost: 5))
  }

  /// The hidden traits behind a customer's features.
  private struct Traits {
    let overextension: Double
    let stage: Double
    let strain: Double
    let discipline: Double

    init(drawnFrom random: inout SeededRandom) {
      overextension = 0.2 * SimulationCurve.softplus((random.normal() - 1.28) / 0.2)
      stage = random.normal()
      strain = 0.968 * random.normal() - 0.25 * stage
      discipline = 0.6 * strain + 0.8 * random.normal()
    }
  }

  private static func incomeLevel(_ income: Int) -> Double { log(Double(max(income, 1)) / 5400) }

  private static func age(_ t: Traits) -> Int {
    let years = 21 + 4 * SimulationCurve.softplus((31.5 + 14.8 * t.stage - 45 * t.overextension) / 4)
    return Int(min(years.rounded(), 105))
  }

  private static func income(_ t: Traits, _ age: Int, _ random: inout SeededRandom) -> Int {
    let young = Double(max(0, 55 - age)) / 33
    let retired = Double(max(0, age - 55)) / 33
    let level =
      0.22 - 0.7 * young * young - 0.2 * retired * retired - 0.7 * t.overextension - 0.12 * t.strain
      + 0.6 * random.normal()
    return Int((5400 * exp(level)).rounded())
  }

  private static func dependents(_ t: Traits, _ age: Int, _ random: inout SeededRandom) -> Int {
    let fromFamilyAge = Double(age - 42) / 24
    let level = 1.5 * t.overextension - fromFamilyAge * fromFamilyAge + 0.5 * random.normal()
    return min(random.poisson(mean: 1.05 * exp(level)), 10)
  }

  private static func realEstateLoans(
    _ t: Traits, _ age: Int, _ w: Double, _ random: inout SeededRandom
  ) -> Int {
    let x = Double(age - 50) / 30
    let level =
      -0.05 - 1.5 * t.overextension + 0.5 * w - 0.5 * x * x - 0.12 * t.strain + 0.3 * random.normal()
    return random.poisson(mean: min(exp(level), 8))
  }

  private static func creditLines(
    _ t: Traits, _ age: Int, _ w: Double, _ realEstateLoans: Int, _ random: inout SeededRandom
  ) -> Int {
    let x = Double(age - 50) / 30
    let fromTraits = 0.9 * t.overextension - 0.06 * t.strain + 0.35 * random.normal()
    let level = 1.98 + 0.2 * w + 0.12 * Double(realEstateLoans) - 0.3 * x * x + 0.1 * x + fromTraits
    return random.poisson(mean: min(exp(level), 40))
  }

  private static func utilization(_ t: Traits, _ creditLines: Int, _ random: inout SeededRandom) -> Double {
    let level = -1.8 + 6 * t.overextension + 2 * t.strain + 1.2 * random.normal()
    let overLimit = random.uniform() < 0.25
    let excess = 0.12 * random.exponential()
    let isDormant = random.uniform() < SimulationCurve.logistic(-1.2 - 1.2 * t.strain - 0.25 * Double(creditLines))
    let used = min(1.15 * SimulationCurve.logistic(level), 1)
    if isDormant { return 0 }
    return SimulationCurve.rounded(used == 1 && overLimit ? 1 + excess : used, decimals: 4)
  }

  private static func debtRatio(
    _ t: Traits, _ w: Double, _ realEstateLoans: Int, _ creditLines: Int, _ random: inout SeededRandom
  ) -> Double {
    let fromLoans = 0.3 * Double(min(realEstateLoans, 4)) + 0.035 * Double(creditLines)
    let fromTraits = 0.6 * t.overextension + 0.25 * t.strain + 0.7 * random.normal()
    return SimulationCurve.rounded(exp(-1.7 + fromLoans - 0.45 * w + fromTraits), decimals: 4)
  }

  /// The mean of a late count: `e^level` while that is small, never above the limit.
  ///
  /// With `r = e^level` it is `limit r / (limit + r)`.
  private static func lateMean(_ level: Double, atMost limit: Double) -> Double {
    limit * SimulationCurve.logistic(level - log(limit))
  }
}

/// The curves the simulation is written in.
enum SimulationCurve {
  /// `1 / (1 + e^-x)`.
  static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// `ln(1 + e^x)`, without overflow.
  static func softplus(_ x: Double) -> Double { max(x, 0) + log1p(exp(-abs(x))) }

  /// The nearest number with so many decimals.
  static func rounded(_ x: Double, decimals: Int) -> Double {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return (x * scale).rounded() / scale
  }
}
