namespace GpuLending.Web.Features.Deals.Stress;

/// <summary>One bar of a bar chart.</summary>
/// <param name="Name">What it is.</param>
/// <param name="From">Where it starts, in the figure's unit.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Words">What stands beside it.</param>
/// <param name="Tone">"total" for a level, "worse" or "better" for a change, "none" for no bar.</param>
/// <param name="Note">A second line under the name; null for none.</param>
public sealed record BarRow(string Name, double From, double To, string Words, string Tone, string? Note = null)
{
    /// <summary>End of a second bar from the same start, for the lender; null for none.</summary>
    public double? Better { get; init; }
}
