namespace GpuLending.Engine.Waterfalls;

/// <summary>What the sale on the last payment date brings.</summary>
/// <param name="Value">Value of the fleet on the premise of the sale.</param>
/// <param name="Proceeds">Value less the haircut.</param>
/// <param name="ToLenders">Part of proceeds and accounts that repays what is owed.</param>
/// <param name="ToSponsor">Part of the proceeds that is left.</param>
public sealed record SaleOutcome(double Value, double Proceeds, double ToLenders, double ToSponsor);
