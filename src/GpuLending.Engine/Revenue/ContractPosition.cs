namespace GpuLending.Engine.Revenue;

/// <summary>One contract as a lender reads it.</summary>
/// <param name="ContractId">Contract's key.</param>
/// <param name="Customer">Customer's name.</param>
/// <param name="Kind">What the customer owes.</param>
/// <param name="CommittedUntil">Day from which nothing is certain: the end, or the first day on which the customer may have left; null when nothing ever is, as of on-demand and spot.</param>
/// <param name="End">Day after the last day of service.</param>
/// <param name="MonthsLeft">Whole months from the valuation date, or the start if later, to the committed end; 0 or more.</param>
/// <param name="RemainingRevenue">Contracted revenue still to come.</param>
/// <param name="UncertainRevenue">Expected revenue still to come that is not contracted: on-demand and spot use, fees after the customer may leave, fees for leaving.</param>
/// <param name="Share">Share of all contracted revenue still to come; null when there is none.</param>
/// <param name="Rating">Customer's rating.</param>
/// <param name="RatingLookedThrough">Rating with the guarantee: the better of the two on the guaranteed part, weighted by rating factors.</param>
/// <param name="GuaranteedShare">Part of the remaining revenue that is guaranteed, after share and cap.</param>
/// <param name="DefaultProbability">Probability of default in a year: entered, else of the rating looked through; null when the market has none.</param>
/// <param name="DefaultProbabilityToEnd">Probability of default until the committed end, by the same source; null when there is none.</param>
/// <param name="MonthsOfDebtPast">Whole months from the committed end to the last principal; negative when the contract outlives the debt.</param>
/// <param name="BalanceAtEnd">Principal outstanding at the end of the month of the committed end.</param>
/// <param name="RealisationRatio">Billed and received over projected in the last months reported; null without a report.</param>
public sealed record ContractPosition(
    string ContractId,
    string Customer,
    ContractKind Kind,
    DateOnly? CommittedUntil,
    DateOnly End,
    int MonthsLeft,
    double RemainingRevenue,
    double UncertainRevenue,
    double? Share,
    string Rating,
    string RatingLookedThrough,
    double GuaranteedShare,
    double? DefaultProbability,
    double? DefaultProbabilityToEnd,
    int MonthsOfDebtPast,
    double BalanceAtEnd,
    double? RealisationRatio);
