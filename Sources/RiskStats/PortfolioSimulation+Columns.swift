extension PortfolioSimulation {
  /// A column of the portfolio, described for people.
  public struct Column: Sendable {
    /// The name in the header.
    public let name: String
    /// What the column says.
    public let meaning: String
    /// What it is measured in.
    public let unit: String
  }

  /// The columns in the order they are written.
  public static let columns: [Column] = [
    Column(name: "id", meaning: "number of the customer, from 1", unit: "number"),
    Column(name: "util", meaning: "balance on cards and credit lines over their limits", unit: "share"),
    Column(name: "age", meaning: "age of the customer", unit: "years"),
    Column(name: "num_30_59", meaning: "payments 30 to 59 days late", unit: "count"),
    Column(name: "debt_ratio", meaning: "monthly debt payments over monthly income", unit: "share"),
    Column(name: "monthly_income", meaning: "income a month; missing when not told", unit: "currency"),
    Column(name: "num_credit_lines", meaning: "open credit lines and loans", unit: "count"),
    Column(name: "num_90", meaning: "payments 90 days late or more", unit: "count"),
    Column(name: "num_real_estate", meaning: "mortgages and other loans on real estate", unit: "count"),
    Column(name: "num_60_89", meaning: "payments 60 to 89 days late", unit: "count"),
    Column(name: "dependents", meaning: "people who live on the income; missing when not told", unit: "count"),
    Column(name: "default", meaning: "1 when the customer defaulted, else 0", unit: "0 or 1"),
    Column(name: "exposure", meaning: "amount owed, or that would be owed, at default", unit: "currency"),
    Column(name: "loss", meaning: "amount lost; 0 without a default", unit: "currency"),
    Column(name: "month", meaning: "first day of the month of the observation", unit: "date"),
  ]
}
