namespace GpuLending.Engine.Collateral;

/// <summary>One layer of support by month.</summary>
/// <param name="Id">Its key in the case.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Counterparty">Who pays.</param>
/// <param name="CounterpartyRating">Letter rating of who pays.</param>
/// <param name="CountedCap">Cap times the credit given.</param>
/// <param name="Adds">What it adds to the value by month.</param>
/// <param name="Pays">What it pays of the balance by month: never more than its counted cap, nor than what is left of the loss.</param>
public sealed record SupportLayer(
    string Id,
    SupportKind Kind,
    string Counterparty,
    string CounterpartyRating,
    double CountedCap,
    IReadOnlyList<double> Adds,
    IReadOnlyList<double> Pays);
