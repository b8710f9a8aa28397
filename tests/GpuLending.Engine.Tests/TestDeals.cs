using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Market;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Tests;

/// <summary>Deals and a market for the tests: the plainest that work, so that each test shows only what matters.</summary>
internal static class TestDeals
{
    public static readonly DateOnly Closing = new(2026, 12, 31);

    /// <summary>Limits that all are shown only, but for the commitment: the loan is the amount asked for.</summary>
    public static SizingTerms CommitmentOnly { get; } = new()
    {
        AdvanceOnCost = new() { Status = LimitStatus.ShownOnly, AdvanceRate = 0.8 },
        LoanToValue = new() { Status = LimitStatus.ShownOnly },
        DepreciatedCost = new() { Status = LimitStatus.ShownOnly },
        DebtServiceCoverage = new() { Status = LimitStatus.ShownOnly },
        LoanLifeCoverage = new() { Status = LimitStatus.ShownOnly },
        Balloon = new() { Status = LimitStatus.ShownOnly },
        Tenor = new() { Status = LimitStatus.ShownOnly },
        SupportedBalance = new() { Status = LimitStatus.ShownOnly },
    };

    public static MarketSnapshot Market { get; } = new()
    {
        Id = "test/1",
        Date = new(2026, 10, 31),
        Models = new Dictionary<string, GpuModel>
        {
            ["H100-SXM-80GB"] = new() { Key = "H100-SXM-80GB", Vendor = "NVIDIA", ThermalDesignPowerWatts = 700 },
            ["H200-SXM-141GB"] = new() { Key = "H200-SXM-141GB", Vendor = "NVIDIA", ThermalDesignPowerWatts = 700 },
        },
        Quotes = Thick("H100-SXM-80GB", "H200-SXM-141GB"),
        BaseRates = new Dictionary<string, ForwardCurve>
        {
            ["SOFR"] = new()
            {
                Pillars =
                [
                    new(new(2024, 12, 31), 0.0449, false, "observed"),
                    new(new(2026, 12, 31), 0.0365, true, "assumed"),
                    new(new(2028, 12, 31), 0.0345, true, "assumed"),
                ],
            },
        },
    };

    /// <summary>1,000 H100 at 50,000 each, one contract over the loan's life, quarterly sculpted, fixed 8 %.</summary>
    public static DealCase Plain { get; } = new()
    {
        Name = "Plain",
        ClosingDate = Closing,
        Lots = [Lot("L1", 1000)],
        Contracts = [Contract("C1", 1000)],
        Costs = new() { Power = new() { PricePerKilowattHour = Money.Usd(0.07m) }, MaintenancePerGpuMonth = Money.Usd(40) },
        Facility = new()
        {
            TenorMonths = 60,
            Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.08, DayCount = "ACT/360" },
        },
        Sizing = new()
        {
            AdvanceOnCost = new() { AdvanceRate = 0.80 },
            LoanToValue = new() { Status = LimitStatus.ShownOnly },
            DebtServiceCoverage = new() { ContractedTarget = 1.30, MerchantTarget = 2.00 },
        },
    };

    /// <summary>A loan alone: no fleet, no contract, the amount asked for.</summary>
    public static DealCase LoanOnly(decimal amount, Facility facility) => new()
    {
        Name = "Loan",
        ClosingDate = Closing,
        Facility = facility with { Commitment = facility.Commitment ?? Money.Usd(amount) },
        Sizing = CommitmentOnly,
    };

    public static Lot Lot(string id, int count, DateOnly? inService = null, decimal gpu = 50_000) => new()
    {
        Id = id,
        GpuModel = "H100-SXM-80GB",
        Count = count,
        UnitCost = new() { Gpu = Money.Usd(gpu) },
        InServiceDate = inService ?? Closing,
    };

    public static OfftakeContract Contract(string id, int gpus, DateOnly? start = null, DateOnly? end = null, decimal price = 2.50m) => new()
    {
        Id = id,
        Customer = "Customer " + id,
        CustomerRating = "A-",
        Gpus = gpus,
        Start = start ?? Closing,
        End = end ?? new(2031, 12, 31),
        PricePerGpuHour = Money.Usd(price),
    };

    public static EnteredCashFlow Cash(DateOnly date, decimal amount, bool contracted = true) =>
        new() { Date = date, Amount = Money.Usd(amount), Contracted = contracted };

    public static UnderwritingResult Run(DealCase dealCase, Scenario? scenario = null, MarketSnapshot? market = null) =>
        DealEvaluator.Evaluate(dealCase, market ?? Market, scenario ?? Scenario.Base, dealCase.ClosingDate);

    public static LimitResult Limit(this UnderwritingResult result, string key) => result.Sizing.Limits.Single(limit => limit.Key == key);

    private static List<PriceQuote> Thick(params string[] models) =>
        [.. models.SelectMany(model => Enumerable.Range(0, 12).Select(i =>
            new PriceQuote(model, new DateOnly(2025, 10, 31).AddMonths(i), PriceKind.ResaleAsk, "marketplace", 20_000, "test", "test")))];
}
