using GpuLending.Engine.Calendars;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Market;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Tests.Reference;

/// <summary>Three lots and five contracts of a published workload, written as the deal document an analyst would write: README.md beside this file says how.</summary>
internal sealed record ReferenceDeal(IReadOnlyList<ReferenceDeal.LotTerms> Lots, IReadOnlyList<ReferenceDeal.ContractTerms> Contracts)
{
    public const int LastMonth = 72;

    /// <summary>Last month in which the loan is drawn; its interest is capitalised until then.</summary>
    public const int Availability = 12;

    public static readonly DateOnly Closing = new(2026, 12, 31);

    private static readonly int[] Launches = [14, 38, 62];

    private static readonly DateOnly[] Dates = [.. Enumerable.Range(0, 85).Select(month => MonthArithmetic.AddMonths(Closing, month, EndOfMonthRule.MonthEnd))];

    private static readonly string[] LotIds = ["L1", "L2", "L3"];

    private static readonly string[] ContractIds = ["C1", "C2", "C3", "C4", "C5"];

    private static readonly string[] Customers = ["Customer 1", "Customer 2", "Customer 3", "Customer 4", "Customer 5"];

    /// <summary>Ages in years at the launches after a delivery month.</summary>
    private static readonly double[][] LaunchAges =
        [.. Enumerable.Range(0, 13).Select(delivery => Launches.Where(launch => launch > delivery).Select(launch => (launch - delivery) / 12.0).ToArray())];

    /// <summary>The same as the curve takes them, one a delivery month.</summary>
    private static readonly Dictionary<string, IReadOnlyList<double>>[] SuccessorAges =
        [.. LaunchAges.Select(ages => new Dictionary<string, IReadOnlyList<double>> { ["successorAges"] = ages })];

    /// <summary>The deal of the first workload.</summary>
    public static ReferenceDeal First { get; } = new(
        [new(4096, 50_000, 0, 0.28, 0.08), new(4096, 52_000, 5, 0.26, 0.08), new(2048, 68_000, 11, 0.24, 0.10)],
        [
            new(1, 60, 3000, 2.20, 1.00, 0), new(2, 37, 1000, 2.35, 0.90, -0.02), new(6, 65, 3000, 2.15, 0.95, 0),
            new(12, 71, 1500, 2.80, 1.00, 0.01), new(12, 47, 400, 3.05, 0.80, -0.03),
        ]);

    /// <summary>Base rates by month: 3.5 % and 0.7 % more that fades with a time constant of eighteen months.</summary>
    public static MarketSnapshot Market { get; } = new()
    {
        Id = "reference/1",
        Date = Closing,
        Models = new Dictionary<string, GpuModel> { ["GPU"] = new() { Key = "GPU", Vendor = "Reference", ThermalDesignPowerWatts = 1000 } },
        BaseRates = new Dictionary<string, ForwardCurve>
        {
            ["SOFR"] = new() { Pillars = [.. Enumerable.Range(1, LastMonth).Select(m => new ForwardPillar(Date(m - 1), 0.035 + (0.007 * Math.Exp(-m / 18.0)), true, "workload"))] },
        },
        Policy = new() { ThinHistoryHaircut = 0 },
    };

    /// <summary>The workload's waterfall: a reserve of 4 % of the commitment that the sponsor pays in when availability ends, a quarter of what is left swept, all
    /// of it while the balance is above 90 % of value or cash under 1.10 times what is due, and a sale at 15 % off.</summary>
    private static WaterfallTerms Waterfall { get; } = new()
    {
        Accounts =
        [
            new()
            {
                Id = "R", Target = AccountTarget.ShareOfLoan, TargetShare = 0.04, LimitedToBalance = true, FundedShare = 1, FundedOn = Date(Availability),
                Use = AccountUse.JoinsCash,
            },
        ],
        Triggers =
        [
            new() { Id = "V", Measure = TriggerMeasure.LoanToValue, Threshold = 0.90 },
            new() { Id = "C", Measure = TriggerMeasure.DebtServiceCoverage, Threshold = 1.10, WindowMonths = 1 },
        ],
        Steps =
        [
            new() { Id = "1", Kind = WaterfallStepKind.OperatingExpenses },
            new() { Id = "2", Kind = WaterfallStepKind.FeesAndHedges },
            new() { Id = "3", Kind = WaterfallStepKind.Interest },
            new() { Id = "4", Kind = WaterfallStepKind.Principal },
            new() { Id = "5", Kind = WaterfallStepKind.FundAccount, AccountId = "R" },
            new() { Id = "6", Kind = WaterfallStepKind.Sweep, CashShare = 0.25, TriggeredShare = 1, TriggerIds = ["V", "C"], From = Date(Availability + 1) },
            new() { Id = "7", Kind = WaterfallStepKind.RepaymentFees },
            new() { Id = "8", Kind = WaterfallStepKind.Distribution },
        ],
        SponsorPays = SponsorSupport.OperatingLosses,
        SaleAtMaturity = new() { Haircut = 0.15 },
    };

    /// <summary>Deal number j of the third workload, from its own stream of random numbers.</summary>
    public static ReferenceDeal Number(int j)
    {
        var random = new SplitMix((ulong)(0x5EED + (1000003L * j)));
        var lots = new LotTerms[3];
        for (var i = 0; i < lots.Length; i++)
        {
            var count = 512 * (1 + (int)(8 * random.Next()));
            var price = 40_000 + (30_000 * random.Next());
            var month = random.Next();
            var at = i == 0 ? 0 : i == 1 ? 3 + (int)(4 * month) : 8 + (int)(5 * month);
            lots[i] = new(count, price, at, 0.18 + (0.16 * random.Next()), 0.05 + (0.05 * random.Next()));
        }

        var gpus = lots[0].Count + lots[1].Count + lots[2].Count;
        var contracts = new ContractTerms[5];
        for (var k = 0; k < contracts.Length; k++)
        {
            var units = (int)Math.Floor(0.16 * gpus * (0.6 + (0.6 * random.Next())));
            var first = 1 + (int)(12 * random.Next());
            var last = first + 23 + (int)(36 * random.Next());
            contracts[k] = new(first, last, units, 2 + (1.2 * random.Next()), 0.7 + (0.3 * random.Next()), -0.05 + (0.07 * random.Next()));
        }

        return new(lots, contracts);
    }

    /// <summary>The deal as a document: the terms all deals share, with lots and contracts of its own.</summary>
    public DealCase Document()
    {
        var lots = new Lot[Lots.Count];
        for (var i = 0; i < lots.Length; i++)
            lots[i] = Lot(Lots[i], i);
        var contracts = new OfftakeContract[Contracts.Count];
        for (var i = 0; i < contracts.Length; i++)
            contracts[i] = Contract(Contracts[i], i);
        return Terms with { Lots = lots, Contracts = contracts };
    }

    /// <summary>What every deal of the workload has in common.</summary>
    public static DealCase Terms { get; } = new()
    {
        Name = "Reference",
        ClosingDate = Closing,
        Valuation = new() { Premise = ValuationPremise.FairMarketValueInContinuedUse, AgeRule = EndOfMonthRule.MonthEnd },
        Merchant = new() { PricePerGpuHour = Money.Usd(1.80m), DeclinePerAnnum = 1 - Math.Exp(-0.20), Utilisation = 0.65, VoidMonths = 0 },
        Costs = new OperatingCosts
        {
            Power = new PowerTerms { KilowattsPerGpu = 1.3, PowerUsageEffectiveness = 1.25, PricePerKilowattHour = Money.Usd(0.072m), IdleShare = 1 },
            MaintenancePerGpuMonth = Money.Usd(95),
            FixedPerMonth = Money.Usd(350_000),
            FixedFrom = Closing,
            FixedEscalatorPerAnnum = 0,
            EscalatorPerAnnum = 0.03,
        },
        Facility = new Facility
        {
            Draws = new() { Kind = DrawPlanKind.FollowDeliveries },
            AvailabilityEnd = Date(Availability),
            TenorMonths = LastMonth,
            FinalMaturity = Date(LastMonth),
            PaymentFrequency = PaymentFrequency.Monthly,
            Interest = new() { MarginPerAnnum = 0.0475, FloorPerAnnum = 0.02, CapitalisedUntil = Date(Availability) },
            Amortisation = new() { Style = AmortisationStyle.Supported, SupportedLoanToValue = 0.80 },
            Prepayment = new() { Application = PrepaymentApplication.InOrderOfMaturity },
            Fees = new() { OriginalIssueDiscount = 0.02, Upfront = 0.01, UndrawnPerAnnum = 0.0075, Exit = 0.005 },
        },
        Waterfall = Waterfall,
        Sizing = new()
        {
            AdvanceOnCost = new() { Status = LimitStatus.Applied, AdvanceRate = 0.80 },
            LoanToValue = new() { Status = LimitStatus.ShownOnly },
            DepreciatedCost = new() { Status = LimitStatus.ShownOnly },
            DebtServiceCoverage = new() { Status = LimitStatus.ShownOnly, ContractedTarget = 1.35, MerchantTarget = 1.35 },
            LoanLifeCoverage = new() { Status = LimitStatus.ShownOnly },
            Balloon = new() { Status = LimitStatus.ShownOnly },
            Tenor = new() { Status = LimitStatus.ShownOnly },
        },
    };

    /// <summary>The twelve scenarios of the third workload; the first is the base.</summary>
    public static IReadOnlyList<Scenario> Scenarios { get; } =
    [
        Scenario.Base,
        new() { ValueFactor = 0.8 },
        new() { ValueFactor = 0.6 },
        new() { RentFactor = 0.7 },
        new() { RentFactor = 0.5 },
        new() { RateShift = 0.02 },
        new() { RateShift = 0.04, CostFactor = 1.15, PowerFactor = 1.15 },
        new() { DelayMonths = 3, DelaysClosing = true },
        new() { DelayMonths = 6, DelaysClosing = true, UtilisationFactor = 0.8 },
        new() { RentFactor = 0.8, Defaults = Defaults(1, 24) },
        new() { ValueFactor = 0.75, RentFactor = 0.65, Defaults = Defaults(3, 18) },
        new()
        {
            ValueFactor = 0.55, RentFactor = 0.5, RateShift = 0.03, DelayMonths = 3, DelaysClosing = true, CostFactor = 1.2, PowerFactor = 1.2,
            UtilisationFactor = 0.75, LaunchLossFactor = 2, Defaults = Defaults(5, 20),
        },
    ];

    public static DateOnly Date(int month) => Dates[month];

    private static CustomerDefault[] Defaults(int customers, int month) =>
        [.. Enumerable.Range(1, customers).Select(k => new CustomerDefault { ContractId = $"C{k}", FromMonth = month })];

    private static Lot Lot(LotTerms lot, int i) => new()
    {
        Id = LotIds[i],
        GpuModel = "GPU",
        Count = lot.Count,
        UnitCost = new() { Gpu = Money.Usd((decimal)lot.UnitPrice) },
        InServiceDate = Date(lot.Delivery),
        DeliveredOn = Date(lot.Delivery),
        Curve = new CurveChoice
        {
            Kind = "generation-step",
            Parameters = new Dictionary<string, double> { ["driftPerYear"] = lot.DecayPerAnnum, ["stepFraction"] = 0.10, ["floorFraction"] = lot.Floor },
            Lists = SuccessorAges[lot.Delivery],
        },
    };

    private static OfftakeContract Contract(ContractTerms contract, int i) => new()
    {
        Id = ContractIds[i],
        Customer = Customers[i],
        CustomerRating = "BBB",
        Gpus = contract.Gpus,
        Start = Date(contract.First - 1),
        End = Date(contract.Last),
        PricePerGpuHour = Money.Usd((decimal)contract.PricePerGpuHour),
        // The customer pays the take-or-pay share and uses seven tenths of the rest.
        TakeOrPayShare = contract.TakeOrPay + ((1 - contract.TakeOrPay) * 0.70),
        ExpectedUse = 0,
        EscalatorPerAnnum = contract.EscalatorPerAnnum,
        AnniversariesFromAgreedStart = true,
    };

    /// <param name="Count">GPUs.</param>
    /// <param name="UnitPrice">Dollars a GPU.</param>
    /// <param name="Delivery">Month delivered.</param>
    /// <param name="DecayPerAnnum">Log decay between launches.</param>
    /// <param name="Floor">Least that is left.</param>
    internal readonly record struct LotTerms(int Count, double UnitPrice, int Delivery, double DecayPerAnnum, double Floor);

    /// <param name="First">First month of service.</param>
    /// <param name="Last">Last month of service.</param>
    /// <param name="Gpus">GPUs contracted.</param>
    /// <param name="PricePerGpuHour">Dollars a GPU-hour.</param>
    /// <param name="TakeOrPay">Share paid whether used or not.</param>
    /// <param name="EscalatorPerAnnum">Yearly step of the price.</param>
    internal readonly record struct ContractTerms(int First, int Last, int Gpus, double PricePerGpuHour, double TakeOrPay, double EscalatorPerAnnum);

    /// <summary>Sebastiano Vigna's splitmix64, public domain.</summary>
    private sealed class SplitMix(ulong state)
    {
        public double Next()
        {
            unchecked
            {
                state += 0x9E3779B97F4A7C15;
                var z = state;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                z ^= z >> 31;
                return (z >> 11) * (1.0 / (1L << 53));
            }
        }
    }
}
