using GpuLending.Engine;

namespace GpuLending.Underwriting.Deals;

/// <summary>One deal in a list. The figures are those of the saved draft; null where it could not be computed.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Name">Its name.</param>
/// <param name="BorrowerName">The borrower's name as it is now.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="LoanSize">What the limits allow.</param>
/// <param name="BindingLimit">Name of the limit that binds.</param>
/// <param name="LoanToValue">Highest loan to value, as a fraction.</param>
/// <param name="MinimumDscr">Lowest debt service coverage, as a multiple.</param>
/// <param name="MarginPerAnnum">Margin over the base rate, as a fraction a year.</param>
/// <param name="OwnerName">The analyst who opened it.</param>
/// <param name="StageSince">Since when it stands there.</param>
/// <param name="ChangedAt">When the draft was last saved.</param>
public sealed record DealListRow(
    Guid DealId, string Name, string BorrowerName, DealStage Stage, Money? LoanSize, string? BindingLimit, double? LoanToValue, double? MinimumDscr,
    double? MarginPerAnnum, string OwnerName, DateTimeOffset StageSince, DateTimeOffset ChangedAt);
