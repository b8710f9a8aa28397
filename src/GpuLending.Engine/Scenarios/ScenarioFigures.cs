namespace GpuLending.Engine.Scenarios;

/// <summary>What one scenario makes of a sized loan, in the few figures that tables, searches, the book and paths of a simulation ask for. Amounts are in the loan's currency;
/// ratios are multiples or fractions; years are Act/365 from closing. See docs/methodology/compiled-deal.md.</summary>
/// <remarks>The default value holds zeros and says nothing.</remarks>
/// <param name="LoanSize">The loan as the base scenario sizes it, before it is rounded to the cent. The same under every scenario.</param>
/// <param name="MinimumCoverage">Least cash flow over everything due on a payment date, overdue with it and without a balloon, over the dates on which more than a thousandth of the loan
/// is due; null when there is none.</param>
/// <param name="PeakLoanToValue">Largest balance after interest and principal, before any sweep, over the value the loan is tested against on that date, from the first payment of
/// principal on; positive infinity where something is owed on nothing; null when principal is never due.</param>
/// <param name="TriggeredPayments">Payment dates, from the first payment of principal on, on which any of the waterfall's triggers is on; 0 without a waterfall.</param>
/// <param name="ShortPayments">Payment dates on which more than one unit of currency is left unpaid of what is due.</param>
/// <param name="WeightedAverageLife">Years from closing, weighted by principal repaid from cash and sweeps; what the sale at maturity repays is left out. Null when nothing is
/// repaid so.</param>
/// <param name="Interest">Interest to the lenders over the loan's life as it falls due, capitalised or payable in cash.</param>
/// <param name="LenderNetPresentValue">The lenders' dated cash at the discount rate asked for, effective yearly, Act/365, at closing.</param>
/// <param name="Loss">Balance left after the last payment and the sale at maturity.</param>
/// <param name="LenderReturn">The lenders' effective yearly return on dated cash (XIRR) between -95 % and 1,000 %; the nearer end when there is none inside; null when nothing is lent.</param>
/// <param name="EquityReturn">The sponsor's, likewise; null without a waterfall, or when it was not asked for.</param>
/// <param name="FirstShortMonth">Month of the first short payment; null when there is none.</param>
public readonly record struct ScenarioFigures(
    double LoanSize,
    double? MinimumCoverage,
    double? PeakLoanToValue,
    int TriggeredPayments,
    int ShortPayments,
    double? WeightedAverageLife,
    double Interest,
    double LenderNetPresentValue,
    double Loss,
    double? LenderReturn,
    double? EquityReturn,
    int? FirstShortMonth);
