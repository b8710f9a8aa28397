using GpuLending.Engine;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Revenue;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Workbooks;

namespace GpuLending.Underwriting.Tests.Workbooks;

/// <summary>Fleets, contracts and costs at random, within what a workbook carries; the same for the same number.</summary>
internal static class RandomOperations
{
    private static readonly string[] Models = ["H100-SXM-80GB", "H200-SXM-141GB", "A100-SXM-80GB", "MI325X-256GB"];

    private static readonly CurveChoice[] Curves =
    [
        new() { Kind = "straight-line", Parameters = new Dictionary<string, double> { ["lifeYears"] = 5, ["salvageFraction"] = 0.08 } },
        new() { Kind = "declining-balance", Parameters = new Dictionary<string, double> { ["ratePerYear"] = 0.35, ["salvageFraction"] = 0.1 } },
        new() { Kind = "sum-of-years-digits", Parameters = new Dictionary<string, double> { ["lifeYears"] = 6 } },
        new() { Kind = "exponential", Parameters = new Dictionary<string, double> { ["decayPerYear"] = 0.27 } },
        new() { Kind = "exponential-with-floor" },
        new() { Kind = "logistic" },
        new() { Kind = "weibull" },
        new() { Kind = "units-of-production" },
        new() { Kind = "generation-step" },
        new() { Kind = "table", Lists = new Dictionary<string, IReadOnlyList<double>> { ["ages"] = [0.5, 1.5, 3, 6], ["fractions"] = [0.9, 0.6, 0.35, 0.1] } },
        new() { Kind = "table", Lists = new Dictionary<string, IReadOnlyList<double>> { ["ages"] = [0, 2, 4], ["fractions"] = [0.97, 0.5, 0.2] } },
        new() { Kind = "lower-of", Curves = [new() { Kind = "straight-line" }, new() { Kind = "generation-step" }] },
        new() { Kind = "blend", Curves = [new() { Kind = "weibull" }, new() { Kind = "exponential" }, new() { Kind = "straight-line" }] },
        new() { Kind = "blend", Lists = new Dictionary<string, IReadOnlyList<double>> { ["weights"] = [0.3, 0.7] }, Curves = [new() { Kind = "exponential" }, new() { Kind = "logistic" }] },
        new() { Kind = "market-calibrated" },
        new() { Kind = "income", Parameters = new Dictionary<string, double> { ["rentPerGpuHour"] = 2.4 } },
        new() { Kind = "replacement-parity" },
        new() { Kind = "stress", Parameters = new Dictionary<string, double> { ["valueFactor"] = 0.85, ["ageFactor"] = 1.3 }, Curves = [new() { Kind = "sum-of-years-digits" }] },
    ];

    /// <summary>So many deals that the engine takes.</summary>
    public static IEnumerable<DealCase> Deals(int count) => Enumerable.Range(1, 10 * count).Select(Deal).Where(IsComputable).Take(count);

    private static bool IsComputable(DealCase deal)
    {
        try
        {
            WorkbookCase.ModelOf(deal);
            return WorkbookForm.WhyNot(deal).Count == 0;
        }
        catch (NotComputableException)
        {
            // Such as a spot contract in a deal that names no rent.
            return false;
        }
    }

    /// <summary>A new deal with operations at random.</summary>
    private static DealCase Deal(int number)
    {
        var random = new Random(number);
        var start = NewDealTerms.Start($"Random {number}", new() { Name = "Borrower Ltd" }, new DateOnly(2026, 1, 15).AddDays(random.Next(300))).Case;
        var closing = start.ClosingDate.AddDays(random.Next(31));
        var tenor = 24 + (3 * random.Next(9));
        Lot[] lots = [.. Enumerable.Range(1, random.Next(1, 4)).Select(i => Lot(random, i, closing))];
        return start with
        {
            ClosingDate = closing,
            Lots = lots,
            Valuation = start.Valuation with
            {
                Curve = Pick(random, Curves),
                AgeRule = Pick(random, [EndOfMonthRule.SameDay, EndOfMonthRule.MonthEnd]),
                Premise = Pick(random, Enum.GetValues<ValuationPremise>()),
                Mark = Pick(random, [MarkPolicy.Curve, MarkPolicy.LowestOfAll, MarkPolicy.CredibilityWeighted]),
                Opinions = random.Next(2) == 0 ? [] : [new ValueOpinion { Kind = OpinionKind.Appraiser, LotId = "L1", ValuePerGpu = Money.Usd(random.Next(5_000, 30_000)), Date = closing, Credibility = 0.6 }],
                Overrides = random.Next(4) > 0 ? [] : [new MarkOverride { LotId = "L1", ValuePerGpu = Money.Usd(random.Next(5_000, 30_000)), Date = closing.AddMonths(3), Reason = "test" }],
            },
            Contracts = [.. Enumerable.Range(1, random.Next(1, 4)).Select(i => Contract(random, i, closing, tenor, lots))],
            Merchant = new MerchantTerms
            {
                PricePerGpuHour = random.Next(5) == 0 ? null : Money.Usd(random.Next(80, 250) / 100m),
                DeclinePerAnnum = random.Next(0, 35) / 100.0,
                Utilisation = random.Next(20, 95) / 100.0,
                VoidMonths = random.Next(0, 6),
            },
            Costs = Costs(random, start.Costs, closing),
            OtherCashFlows = random.Next(3) > 0 ? [] :
            [
                new EnteredCashFlow { Date = closing.AddDays(random.Next(-30, 500)), Amount = Money.Usd(random.Next(-900_000, 900_000)), Contracted = random.Next(2) == 0, Description = "a grant" },
                new EnteredCashFlow { Date = closing, Amount = Money.Usd(12_345.67m), Contracted = random.Next(2) == 0, Description = "=a fee" },
            ],
            Facility = start.Facility with { TenorMonths = tenor, FirstPaymentDate = random.Next(3) > 0 ? null : closing.AddDays(random.Next(5, 60)) },
        };
    }

    private static Lot Lot(Random random, int i, DateOnly closing)
    {
        var inService = closing.AddDays(random.Next(-500, 200));
        return new Lot
        {
            Id = $"L{i}",
            GpuModel = Pick(random, Models),
            Count = random.Next(64, 9_000),
            UnitCost = new UnitCost { Gpu = Money.Usd(random.Next(12_000, 45_000)), Network = random.Next(3) == 0 ? null : Money.Usd(random.Next(1_000, 7_000)), Soft = Money.Usd(random.Next(0, 900)) },
            InServiceDate = inService,
            DeliveredOn = random.Next(4) == 0 ? inService.AddDays(-random.Next(1, 90)) : null,
            Condition = Pick(random, Enum.GetValues<ConditionGrade>()),
            Haircut = random.Next(3) == 0 ? 0.05 : 0,
            Curve = random.Next(3) == 0 ? Pick(random, Curves) : null,
        };
    }

    private static OfftakeContract Contract(Random random, int i, DateOnly closing, int tenor, Lot[] lots)
    {
        var start = closing.AddDays(random.Next(-120, 200));
        var end = start.AddDays(random.Next(200, (tenor * 30) + 200));
        var gpus = random.Next(50, 6_000);
        var kind = Pick(random, Enum.GetValues<ContractKind>());
        return new OfftakeContract
        {
            Id = $"C{i}",
            Customer = $"Customer {i}",
            CustomerRating = "BBB",
            Kind = kind,
            LotIds = random.Next(2) == 0 ? [] : i == 1 ? ["L1"] : i == 2 ? [lots[^1].Id] : [.. lots.Select(lot => lot.Id)],
            Gpus = gpus,
            Ramp = random.Next(4) > 0 ? [] : [new RampStep { Date = start, Gpus = gpus / 3 }, new RampStep { Date = start.AddDays(100), Gpus = gpus }],
            Start = start,
            End = end,
            PricePerGpuHour = kind == ContractKind.Spot ? null : Money.Usd(random.Next(120, 400) / 100m),
            PriceSteps = kind == ContractKind.Spot || random.Next(4) > 0 ? [] : [new PriceStep { Date = start.AddDays(150), PricePerGpuHour = Money.Usd(random.Next(120, 400) / 100m) }],
            TakeOrPayShare = random.Next(50, 101) / 100.0,
            ExpectedUse = random.Next(40, 101) / 100.0,
            EscalatorPerAnnum = Pick(random, [0, 0.025, -0.04]),
            Availability = Pick(random, [1, 0.98, 0.93]),
            AvailabilityFloor = Pick(random, [1, 0.95]),
            ServiceLevelCredits = random.Next(3) > 0 ? [] : [new ServiceLevelCredit { Below = 0.99, Credit = 0.05 }, new ServiceLevelCredit { Below = 0.95, Credit = 0.15 }],
            ServiceLevelCreditShare = Pick(random, [0, 0.01]),
            Termination = random.Next(3) > 0 ? null : new TerminationTerms
            {
                Kind = Pick(random, Enum.GetValues<TerminationKind>()),
                EarliestDate = random.Next(2) == 0 ? null : start.AddDays(200),
                NoticeMonths = random.Next(0, 7),
                ProbabilityPerAnnum = Pick(random, [0, 0.1, 0.35]),
                FeeAmount = random.Next(2) == 0 ? null : Money.Usd(3_000_000),
                FeeMonths = random.Next(0, 5),
            },
            Prepayment = random.Next(3) > 0 ? null : new CustomerPrepayment { Amount = Money.Usd(random.Next(1, 40) * 100_000), ReceivedOn = closing.AddDays(random.Next(0, 90)), ShareOfEachInvoice = random.Next(2) == 0 ? null : 0.25 },
        };
    }

    private static OperatingCosts Costs(Random random, OperatingCosts start, DateOnly closing) => start with
    {
        Power = Power(random, closing),
        ColocationPerKilowattMonth = random.Next(3) == 0 ? null : Money.Usd(random.Next(90, 190)),
        EscalatorPerAnnum = Pick(random, [0, 0.02, 0.035]),
        PowerEscalatorPerAnnum = random.Next(2) == 0 ? null : 0.01,
        StaffPerMonth = random.Next(2) == 0 ? null : Money.Usd(80_000),
        StaffEscalatorPerAnnum = random.Next(2) == 0 ? null : 0.03,
        SoftwarePerGpuMonth = random.Next(2) == 0 ? null : Money.Usd(4.5m),
        FixedFrom = random.Next(2) == 0 ? null : closing.AddDays(45),
        SellingAndAdministrationShareOfRevenue = Pick(random, [0, 0.02]),
        PropertyTax = random.Next(3) > 0 ? null : new PropertyTaxTerms { RatePerAnnum = 0.012, AssessedShareByYear = random.Next(2) == 0 ? [] : [0.9, 0.7, 0.5, 0.3], From = random.Next(2) == 0 ? null : closing.AddDays(200) },
        ReplacementReserve = random.Next(3) > 0 ? null : new ReplacementReserveTerms
        {
            PerGpuMonth = Money.Usd(12),
            ShareOfCostPerAnnum = 0.01,
            Target = random.Next(2) == 0 ? null : Money.Usd(2_000_000),
            Spending = [new ReplacementSpending { Date = closing.AddDays(420), Amount = Money.Usd(700_000) }],
        },
        WorkingCapital = random.Next(3) > 0 ? null : new WorkingCapitalTerms { DaysReceivable = random.Next(0, 120), DaysReceivableMerchant = random.Next(0, 60), DaysPayable = random.Next(0, 90) },
    };

    private static PowerTerms Power(Random random, DateOnly closing)
    {
        var power = new PowerTerms
        {
            KilowattsPerGpu = random.Next(2) == 0 ? null : random.Next(800, 1_900) / 1000.0,
            PowerUsageEffectiveness = random.Next(105, 160) / 100.0,
            PricePerKilowattHour = random.Next(6) == 0 ? null : Money.Usd(0.071m),
            IdleShare = random.Next(0, 101) / 100.0,
        };
        return power.PricePerKilowattHour is null ? power : power with
        {
            PriceSteps = random.Next(3) > 0 ? [] :
            [
                new PowerPriceStep { Date = closing.AddDays(400), PricePerKilowattHour = Money.Usd(0.065m) },
                new PowerPriceStep { Date = closing.AddDays(77), PricePerKilowattHour = Money.Usd(0.09m) },
            ],
            HedgedShare = Pick(random, [0, 0.6]),
            HedgedPricePerKilowattHour = random.Next(2) == 0 ? null : Money.Usd(0.06m),
            HedgedUntil = random.Next(2) == 0 ? null : closing.AddDays(333),
        };
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
