using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Market;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Sizing;

namespace GpuLending.Benchmarks;

/// <summary>A deal as large as a desk will see: 10 lots, 10 contracts, 20 draws, 84 months, monthly payments.</summary>
internal static class DeskDeal
{
    public static readonly DateOnly Closing = new(2026, 12, 31);

    public static DealCase Deal { get; } = new()
    {
        ClosingDate = Closing,
        Lots = [.. Enumerable.Range(0, 10).Select(i => new Lot
        {
            Id = $"L{i}",
            GpuModel = "H100-SXM-80GB",
            Count = 1000 + (100 * i),
            UnitCost = new() { Gpu = Money.Usd(40_000), Network = Money.Usd(6_000) },
            InServiceDate = Closing.AddMonths(i),
        })],
        Contracts = [.. Enumerable.Range(0, 10).Select(i => new OfftakeContract
        {
            Id = $"C{i}",
            CustomerRating = "A-",
            Gpus = 900 + (90 * i),
            Start = Closing.AddMonths(i),
            End = Closing.AddMonths(72 + i),
            PricePerGpuHour = Money.Usd(2.4m),
            EscalatorPerAnnum = 0.01,
            LotIds = i < 5 ? [$"L{i}"] : [],
        })],
        Merchant = new() { PricePerGpuHour = Money.Usd(1.8m) },
        Costs = new() { Power = new() { PricePerKilowattHour = Money.Usd(0.07m) }, MaintenancePerGpuMonth = Money.Usd(30), EscalatorPerAnnum = 0.02 },
        Facility = new()
        {
            TenorMonths = 66,
            PaymentFrequency = PaymentFrequency.Monthly,
            Draws = new()
            {
                Kind = DrawPlanKind.Entered,
                Entered = [.. Enumerable.Range(0, 20).Select(i => new PlannedDraw { Date = Closing.AddDays(27 * i), Amount = Money.Usd(20_000_000) })],
            },
            Interest = new() { MarginPerAnnum = 0.045 },
        },
        Sizing = new()
        {
            AdvanceOnCost = new() { AdvanceRate = 0.8 },
            LoanToValue = new() { Status = LimitStatus.ShownOnly },
            Tenor = new() { Status = LimitStatus.ShownOnly },
        },
    };

    public static MarketSnapshot Market { get; } = new()
    {
        Id = "benchmark",
        Models = new Dictionary<string, GpuModel> { ["H100-SXM-80GB"] = new() { Key = "H100-SXM-80GB", ThermalDesignPowerWatts = 700 } },
        BaseRates = new Dictionary<string, ForwardCurve>
        {
            ["SOFR"] = new() { Pillars = [new(Closing, 0.0365, true, "assumed"), new(Closing.AddYears(4), 0.034, true, "assumed")] },
        },
    };
}
