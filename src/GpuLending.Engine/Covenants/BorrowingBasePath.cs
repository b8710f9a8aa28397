namespace GpuLending.Engine.Covenants;

/// <summary>The figures of a borrowing-base certificate by month; index 0 is closing. Amounts are positive unless a headroom says otherwise.</summary>
public sealed record BorrowingBasePath
{
    /// <summary>Value of the fleet on the base's premise.</summary>
    public required IReadOnlyList<double> Value { get; init; }

    /// <summary>What of it is not eligible.</summary>
    public required IReadOnlyList<double> Ineligible { get; init; }

    /// <summary>Eligible value above the largest part in one model, at one site or with one customer; each is taken off once, all together no more than what is eligible.</summary>
    public required IReadOnlyList<double> ExcessConcentration { get; init; }

    /// <summary>What may be owed: advance × (value − ineligible − excess) − reserve, at least 0.</summary>
    public required IReadOnlyList<double> Base { get; init; }

    /// <summary>Principal outstanding.</summary>
    public required IReadOnlyList<double> Outstanding { get; init; }

    /// <summary>Lesser of commitment and base, less what is outstanding; negative where more is owed than the base carries.</summary>
    public required IReadOnlyList<double> Availability { get; init; }

    /// <summary>Amount held back.</summary>
    public required double Reserve { get; init; }

    /// <summary>Commitment the availability is struck against.</summary>
    public required double Commitment { get; init; }

    /// <summary>First month in which more is owed than the base carries; null when none is.</summary>
    public required int? FirstOveradvance { get; init; }

    /// <summary>Lots in the case's order.</summary>
    public required IReadOnlyList<BorrowingBaseLot> Lots { get; init; }
}
