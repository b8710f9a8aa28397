namespace GpuLending.Engine.Checks;

/// <summary>Something a reader should look at.</summary>
/// <param name="Code">Stable key, such as "debt-outlives-contracts".</param>
/// <param name="Message">One sentence with the figures.</param>
public sealed record CommercialAlert(string Code, string Message);
