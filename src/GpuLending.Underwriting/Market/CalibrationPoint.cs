namespace GpuLending.Underwriting.Market;

/// <summary>A dated price to fit.</summary>
public sealed record CalibrationPoint
{
    /// <summary>Day of the price.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Price, per GPU or per GPU-hour, the same unit in the whole series; above zero.</summary>
    public required double Price { get; init; }

    /// <summary>Who printed it: groups provider effects and clustered errors. Space around it and capitals do not matter.</summary>
    public string Provider { get; init; } = "";
}
