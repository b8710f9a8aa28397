using GpuLending.Engine.Revenue;

namespace GpuLending.Engine.Cashflows;

/// <summary>The part of the workspace that says which GPUs are in service, whom they serve and what those contracts pay, by month. Market rent, costs and values do not move it: scenarios that
/// change only those share the base run's, which is never written again.</summary>
internal sealed class ServiceVectors
{
    private const int Named = 5;
    private const int RowsPerLot = 5;

    private readonly double[] _buffer;
    private readonly int _months;
    private readonly int _lots;
    private readonly int _contracts;

    public ServiceVectors(int months, int lots, int contracts)
    {
        (_months, _lots, _contracts) = (months, lots, contracts);
        Revenue = new RevenueVectors(months, contracts);
        _buffer = new double[((Named + contracts + (RowsPerLot * lots)) * months) + (lots * contracts) + (2 * lots) + (2 * contracts)];
    }

    /// <summary>What is not certain of the contracts.</summary>
    public RevenueVectors Revenue { get; }

    public Span<double> ContractedRevenue => Row(0);

    public Span<double> PrepaymentUsed => Row(1);

    public Span<double> PrepaymentReceived => Row(2);

    /// <summary>GPUs in service, in GPU-months.</summary>
    public Span<double> InService => Row(3);

    /// <summary>GPUs under contract and served, in GPU-months.</summary>
    public Span<double> Served => Row(4);

    /// <summary>Space for one month: GPU-months that each lot gives to each contract, row by contract.</summary>
    public Span<double> ServedByLot => _buffer.AsSpan(Rows, _lots * _contracts);

    /// <summary>Space for one month: GPU-months each lot has not given yet.</summary>
    public Span<double> Left => _buffer.AsSpan(Rows + (_lots * _contracts), _lots);

    /// <summary>Space for one month: GPU-months asked of each lot.</summary>
    public Span<double> Asked => _buffer.AsSpan(Rows + (_lots * _contracts) + _lots, _lots);

    /// <summary>Space for one month: GPU-months each contract still wants.</summary>
    public Span<double> Wanted => _buffer.AsSpan(Rows + (_lots * _contracts) + (2 * _lots), _contracts);

    /// <summary>Space for one month: GPU-months that the lots of each contract offer it; below zero where it takes none.</summary>
    public Span<double> Offered => _buffer.AsSpan(Rows + (_lots * _contracts) + (2 * _lots) + _contracts, _contracts);

    private int Rows => (Named + _contracts + (RowsPerLot * _lots)) * _months;

    /// <summary>Fees of one contract by month that are certain.</summary>
    public Span<double> Fees(int contract) => Row(Named + contract);

    /// <summary>GPUs of one lot in service, in GPU-months.</summary>
    public Span<double> LotInService(int lot) => Row(Named + _contracts + lot);

    /// <summary>GPUs of one lot under contract and served, in GPU-months.</summary>
    public Span<double> LotServed(int lot) => Row(Named + _contracts + _lots + lot);

    /// <summary>The same weighted by the load they draw.</summary>
    public Span<double> LotLoad(int lot) => Row(Named + _contracts + (2 * _lots) + lot);

    /// <summary>The certain part of what the lot serves.</summary>
    public Span<double> LotCommitted(int lot) => Row(Named + _contracts + (3 * _lots) + lot);

    /// <summary>The same weighted by the load they draw.</summary>
    public Span<double> LotCommittedLoad(int lot) => Row(Named + _contracts + (4 * _lots) + lot);

    /// <summary>Everything back to zero, before a run.</summary>
    public void Clear()
    {
        Array.Clear(_buffer);
        Revenue.Clear();
    }

    private Span<double> Row(int row) => _buffer.AsSpan(row * _months, _months);
}
