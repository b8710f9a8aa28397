namespace GpuLending.Engine.Sizing;

/// <summary>The loan's size and how it came about.</summary>
public sealed record SizingResult
{
    /// <summary>Loan size, rounded down to the cent: the least of the applied and policy limits, never negative.</summary>
    public required Money LoanSize { get; init; }

    /// <summary>Loan size before rounding.</summary>
    public required double LoanSizeUnrounded { get; init; }

    /// <summary>Amount the lenders commit: the loan's size, or more where fewer draws are planned than the limits and the amount asked for allow. The undrawn
    /// fee runs on it. For a seasoned loan the original commitment.</summary>
    public required Money Commitment { get; init; }

    /// <summary>The limit that binds; null only when no limit is applied or policy.</summary>
    public required LimitResult? Binding { get; init; }

    /// <summary>All limits in the engine's order (see <c>LoanSizer</c>).</summary>
    public required IReadOnlyList<LimitResult> Limits { get; init; }

    /// <summary>Eligible cost by the terms' categories, over all lots.</summary>
    public required double EligibleCost { get; init; }

    /// <summary>Total cost of the fleet.</summary>
    public required double TotalCost { get; init; }

    /// <summary>Cost by category and what of it the terms lend against; empty in results of engines that did not list it.</summary>
    public IReadOnlyList<CategoryCost> ByCategory { get; init; } = [];

    /// <summary>Each draw with what the limits accept on its day; empty in results of engines that did not size by draw.</summary>
    public IReadOnlyList<DrawSizing> ByDraw { get; init; } = [];

    /// <summary>Uses that depend on the loan, solved with it; empty in results of engines that did not list them.</summary>
    public IReadOnlyList<LoanUse> Uses { get; init; } = [];

    /// <summary>What contracted cash alone carries; null in results of engines that did not split it.</summary>
    public CoverageSplit? Coverage { get; init; }

    /// <summary>What the policy's grid gives this deal, whether or not the terms name their own advance; null in results of engines that did not say.</summary>
    public GridReading? Grid { get; init; }

    /// <summary>What the grid would advance at each letter of the customers; empty when the terms name the advance.</summary>
    public IReadOnlyList<AdvanceForCredit> AdvanceByCredit { get; init; } = [];
}
