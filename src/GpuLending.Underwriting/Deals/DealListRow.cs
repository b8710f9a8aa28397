using GpuLending.Engine;

namespace GpuLending.Underwriting.Deals;

/// <summary>One deal in a list. The figures are those of the saved draft; null where it could not be computed.</summary>
public sealed record DealListRow(
    Guid DealId, string Name, string BorrowerName, DealStage Stage, Money? LoanSize, string? BindingLimit, double? LoanToValue, double? MinimumDscr,
    double? MarginPerAnnum, string OwnerName, DateTimeOffset StageSince, DateTimeOffset ChangedAt);
