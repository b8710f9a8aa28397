namespace GpuLending.Engine.Revenue;

/// <summary>The part of the workspace that holds what is not certain of the contracts: monthly vectors on one buffer, allocated once and filled anew by every
/// run.</summary>
internal sealed class RevenueVectors(int months, int contracts)
{
    private const int Named = 2;

    private readonly double[] _buffer = new double[((Named + contracts) * months) + contracts];

    /// <summary>GPUs served under contracts that are certain, in GPU-months: a part of <see cref="Cashflows.ServiceVectors.Served"/>.</summary>
    public Span<double> Committed => Row(0);

    /// <summary>Fees that are not certain, all contracts: a part of <see cref="Cashflows.OperatingVectors.MerchantRevenue"/>.</summary>
    public Span<double> Open => Row(1);

    /// <summary>Space for one month: the certain part of what each contract is served.</summary>
    public Span<double> CommittedPart => _buffer.AsSpan((Named + contracts) * months, contracts);

    /// <summary>Fees of one contract by month that are not certain.</summary>
    public Span<double> OpenFees(int contract) => Row(Named + contract);

    public void Clear() => Array.Clear(_buffer);

    private Span<double> Row(int row) => _buffer.AsSpan(row * months, months);
}
