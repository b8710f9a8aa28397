namespace GpuLending.Engine.Loans;

/// <summary>A lender's part of the loan.</summary>
public sealed record LenderShare
{
    /// <summary>Lender's name.</summary>
    public string Lender { get; init; } = "";

    /// <summary>Share of the loan as a fraction; all shares sum to 1.</summary>
    public double Share { get; init; }
}
