namespace GpuLending.Underwriting.Deals;

/// <summary>Which deals a list shows.</summary>
/// <param name="Search">Part of a deal's or borrower's name; null or empty for all.</param>
/// <param name="Stage">Only this stage.</param>
/// <param name="OwnerId">Only this analyst's deals.</param>
/// <param name="NeedsMe">Only what waits for the actor: returned deals of an analyst, undecided revisions for a reviewer.</param>
/// <param name="Sort">One of name, borrower, stage, size, limit, ltv, dscr, margin, owner, since, changed.</param>
/// <param name="Descending">Largest first. Deals without the figure come last either way.</param>
/// <param name="Skip">Rows to leave out.</param>
/// <param name="Take">Rows to return, at most 200.</param>
public sealed record DealListQuery(
    string? Search = null, DealStage? Stage = null, Guid? OwnerId = null, bool NeedsMe = false, string Sort = "changed", bool Descending = true,
    int Skip = 0, int Take = 25);
