using GpuLending.Engine.Costs;

namespace GpuLending.Engine.Cashflows;

/// <summary>The operating part of the workspace: named monthly vectors and one matrix of served GPUs on one buffer, allocated once and filled anew by
/// every run. Revenue is positive; costs are positive amounts that are taken off.</summary>
internal sealed class OperatingVectors
{
    private const int Named = 14;

    private readonly double[] _buffer;

    public OperatingVectors(int months, int lots, int contracts)
    {
        Months = months;
        Lots = lots;
        Contracts = contracts;
        Costs = new CostVectors(months);
        Revenue = new Revenue.RevenueVectors(months, contracts);
        _buffer = new double[((Named + contracts + lots) * months) + (lots * contracts) + (2 * lots) + contracts];
    }

    public int Months { get; }

    public int Lots { get; }

    public int Contracts { get; }

    /// <summary>Costs by line, reserve, working capital and tax.</summary>
    public CostVectors Costs { get; }

    /// <summary>What is not certain of the contracts.</summary>
    public Revenue.RevenueVectors Revenue { get; }

    public Span<double> ContractedRevenue => Row(0);

    public Span<double> PrepaymentUsed => Row(1);

    public Span<double> PrepaymentReceived => Row(2);

    public Span<double> MerchantRevenue => Row(3);

    public Span<double> OtherContracted => Row(4);

    public Span<double> OtherMerchant => Row(5);

    public Span<double> Power => Row(6);

    public Span<double> Colocation => Row(7);

    public Span<double> OtherCosts => Row(8);

    /// <summary>Costs of the GPUs under contract, a part of the three costs above.</summary>
    public Span<double> ContractedCosts => Row(9);

    public Span<double> ContractedCfads => Row(10);

    public Span<double> MerchantCfads => Row(11);

    /// <summary>GPUs in service, in GPU-months.</summary>
    public Span<double> InService => Row(12);

    /// <summary>GPUs under contract and served, in GPU-months.</summary>
    public Span<double> Served => Row(13);

    /// <summary>Space for one month: GPU-months that each lot gives to each contract.</summary>
    public Span<double> ServedByLot => _buffer.AsSpan((Named + Contracts + Lots) * Months, Lots * Contracts);

    /// <summary>Space for one month: GPU-months each lot has not given yet.</summary>
    public Span<double> Left => _buffer.AsSpan(((Named + Contracts + Lots) * Months) + (Lots * Contracts), Lots);

    /// <summary>Space for one month: GPU-months asked of each lot.</summary>
    public Span<double> Asked => _buffer.AsSpan(((Named + Contracts + Lots) * Months) + (Lots * Contracts) + Lots, Lots);

    /// <summary>Space for one month: GPU-months each contract still wants.</summary>
    public Span<double> Wanted => _buffer.AsSpan(((Named + Contracts + Lots) * Months) + (Lots * Contracts) + (2 * Lots), Contracts);

    /// <summary>Fees of one contract by month that are certain.</summary>
    public Span<double> Fees(int contract) => Row(Named + contract);

    /// <summary>GPUs of one lot in service, in GPU-months.</summary>
    public Span<double> LotInService(int lot) => Row(Named + Contracts + lot);

    /// <summary>Everything back to zero, before a run.</summary>
    public void Clear()
    {
        Array.Clear(_buffer);
        Costs.Clear();
        Revenue.Clear();
    }

    private Span<double> Row(int row) => _buffer.AsSpan(row * Months, Months);
}
