/// A simulated customer with the accounts and the payments that her features sum up.
///
/// Summing up gives the features back: the late payments of the last 24 months, the kinds of accounts and the age
/// exactly, the utilisation and the debt ratio to the cent. A customer without any card has no utilisation here, and
/// one without any account no payments, whatever the portfolio says of her.
public struct CreditFile: Sendable, Equatable {
  /// What the portfolio says of her.
  public let customer: SimulatedCustomer
  /// The month of her birth, counted like `SimulatedCustomer.monthIndex`.
  public let birthMonth: Int
  /// The day of her birth in its month, from 2 to 28.
  public let birthDay: Int
  /// Her accounts in the order of their numbers.
  public let accounts: [SimulatedAccount]
  /// Her payments in the order of the accounts, then of the months.
  public let payments: [SimulatedPayment]
}

/// An account of a simulated customer.
public struct SimulatedAccount: Sendable, Equatable {
  /// What kinds of accounts there are.
  public enum Kind: String, Sendable, CaseIterable {
    case card, loan, mortgage
  }

  /// Its number: the customer's number times 1000, and its place among her accounts from 1.
  public let id: Int
  /// The customer's number.
  public let customer: Int
  /// What kind of account it is.
  public let kind: Kind
  /// The month it was opened, counted like `SimulatedCustomer.monthIndex`.
  public let opened: Int
  /// The limit of a card or the sum that was lent, in whole currency.
  public let limit: Int
  /// What is owed, in currency to two decimals.
  public let balance: Double
  /// What is due every month, in currency to two decimals.
  public let instalment: Double
}

/// A payment that was due on an account.
public struct SimulatedPayment: Sendable, Equatable {
  /// The account's number.
  public let account: Int
  /// The month it was due, counted like `SimulatedCustomer.monthIndex`.
  public let month: Int
  /// What was due and what was paid, in currency to two decimals.
  public let due, paid: Double
  /// How many days late it came.
  public let daysLate: Int
}
