using GpuLending.Engine.Costs;

namespace GpuLending.Engine.Cashflows;

/// <summary>The operating part of the workspace: named monthly vectors on one buffer, allocated once and filled anew by every run. Revenue is positive; costs are positive amounts that are
/// taken off.</summary>
internal sealed class OperatingVectors
{
    private const int Named = 9;

    private readonly double[] _buffer;

    public OperatingVectors(int months, int lots, int contracts, ServiceVectors service)
    {
        Months = months;
        Lots = lots;
        Contracts = contracts;
        Costs = new CostVectors(months);
        Service = service;
        _buffer = new double[Named * months];
    }

    public int Months { get; }

    public int Lots { get; }

    public int Contracts { get; }

    /// <summary>Costs by line, reserve, working capital and tax.</summary>
    public CostVectors Costs { get; }

    /// <summary>GPUs in service and the contracts they serve; shared with the base run where the scenario does not touch them.</summary>
    public ServiceVectors Service { get; }

    /// <summary>What is not certain of the contracts.</summary>
    public Revenue.RevenueVectors Revenue => Service.Revenue;

    public Span<double> ContractedRevenue => Service.ContractedRevenue;

    public Span<double> PrepaymentUsed => Service.PrepaymentUsed;

    public Span<double> PrepaymentReceived => Service.PrepaymentReceived;

    public Span<double> MerchantRevenue => Row(0);

    public Span<double> OtherContracted => Row(1);

    public Span<double> OtherMerchant => Row(2);

    public Span<double> Power => Row(3);

    public Span<double> Colocation => Row(4);

    public Span<double> OtherCosts => Row(5);

    /// <summary>Costs of the GPUs under contract, a part of the three costs above.</summary>
    public Span<double> ContractedCosts => Row(6);

    public Span<double> ContractedCfads => Row(7);

    public Span<double> MerchantCfads => Row(8);

    /// <summary>GPUs in service, in GPU-months.</summary>
    public Span<double> InService => Service.InService;

    /// <summary>GPUs under contract and served, in GPU-months.</summary>
    public Span<double> Served => Service.Served;

    /// <summary>Fees of one contract by month that are certain.</summary>
    public Span<double> Fees(int contract) => Service.Fees(contract);

    /// <summary>GPUs of one lot in service, in GPU-months.</summary>
    public Span<double> LotInService(int lot) => Service.LotInService(lot);

    /// <summary>Everything back to zero, before a run; what is shared stays.</summary>
    public void Clear()
    {
        Array.Clear(_buffer);
        Costs.Clear();
    }

    private Span<double> Row(int row) => _buffer.AsSpan(row * Months, Months);
}
