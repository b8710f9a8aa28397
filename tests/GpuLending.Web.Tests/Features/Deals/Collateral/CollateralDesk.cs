using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Market;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Narratives;
using GpuLending.Web.Features.Deals;

namespace GpuLending.Web.Tests.Features.Deals.Collateral;

/// <summary>A desk with figures on a small market: H100 with prices and rents, MI325X with none.</summary>
internal static class CollateralDesk
{
    public const string Thick = "H100-SXM-80GB";
    public const string Thin = "MI325X-256GB";

    private static readonly DateOnly Closing = new(2026, 12, 31);

    public static MarketSnapshot Market { get; } = new()
    {
        Id = "test/1",
        Date = new(2026, 10, 31),
        Models = new Dictionary<string, GpuModel>
        {
            [Thick] = new() { Key = Thick, Vendor = "NVIDIA", DisplayName = "H100 SXM5", GeneralAvailability = new(2023, 3, 21), ThermalDesignPowerWatts = 700 },
            [Thin] = new() { Key = Thin, Vendor = "AMD", DisplayName = "Instinct MI325X", GeneralAvailability = new(2024, 11, 1), ThermalDesignPowerWatts = 1000 },
        },
        Quotes =
        [
            .. Enumerable.Range(0, 14).Select(i => new PriceQuote(Thick, new DateOnly(2025, 6, 30).AddMonths(i), PriceKind.ResaleAsk, "a dealer", 21_000 - 100 * i, "test source", "CC0")),
            new PriceQuote(Thick, new(2026, 10, 5), PriceKind.RentOnDemand, "cheap market", 2.50, "test source", "CC0") { Segment = "Marketplace" },
            new PriceQuote(Thick, new(2026, 10, 5), PriceKind.RentOnDemand, "dear cloud", 10.68, "test source", "CC0") { Segment = "Hyperscaler" },
        ],
    };

    public static DealDesk Of(string model, Func<DealCase, DealCase>? change = null, bool mayEdit = true, IReadOnlyList<PhraseRule>? phrases = null)
    {
        var plain = new DealCase
        {
            Name = "Collateral",
            ClosingDate = Closing,
            Lots = [new Lot { Id = "L1", GpuModel = model, Count = 1000, InServiceDate = Closing, UnitCost = new() { Gpu = Money.Usd(25_000) } }],
            Contracts = [new OfftakeContract { Id = "C1", Customer = "Customer", CustomerRating = "A-", Gpus = 1000, Start = Closing, End = new(2030, 12, 31), PricePerGpuHour = Money.Usd(2.5m) }],
            Valuation = new() { Compared = [new CurveChoice { Label = "Straight line, 3 years", Parameters = new Dictionary<string, double> { ["lifeYears"] = 3 } }] },
            Facility = new() { TenorMonths = 48, Interest = new() { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.09, DayCount = "ACT/360" } },
        };
        var desk = new DealDesk(new DealDocument { Case = change?.Invoke(plain) ?? plain }, "A. Analyst", mayEdit, TimeProvider.System) { Snapshot = Market, Phrases = phrases ?? [] };
        Compute(desk);
        desk.Edited += () => Compute(desk);
        return desk;
    }

    private static void Compute(DealDesk desk)
    {
        try
        {
            desk.Show(DealEvaluator.Evaluate(desk.Case, desk.Snapshot, Scenario.Base, desk.Case.ClosingDate), []);
        }
        catch (NotComputableException refusal)
        {
            desk.Refuse(refusal.Message);
        }
    }
}
