using GpuLending.Engine;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Tests.DealMemos;

/// <summary>A deal and a result written by hand: what the documents print must be these figures, whatever the engine would say.</summary>
internal static class HandMadeDeal
{
    public const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private const int MonthCount = 67;
    private static readonly DateOnly Closing = new(2026, 12, 31);

    public static MemoSource Approved => Source(draft: false, "Revision 3, approved 20 Nov 2026", 3, Hash);

    public static MemoSource InReview => Source(draft: true, "Revision 3, submitted 18 Nov 2026, in review", 3, Hash);

    public static MemoSource WorkingDraft => Source(draft: true, "Working draft, not submitted", null, null) with { Exceptions = [], Signatures = [], Conditions = [], Changes = [] };

    public static MemoSource Empty => WorkingDraft with
    {
        Document = new DealDocument { Case = new DealCase { Name = "Empty" } },
        Result = Result() with { Covenants = [], Alerts = [], Checks = [] },
        DealName = "",
    };

    public static DealDocument Document => new()
    {
        Case = Case(),
        Provenance = new Dictionary<string, Provenance>
        {
            ["/lots/0/count"] = new() { Mark = ProvenanceMark.Assumed, Source = "fleet mix assumed; the release names no models" },
            ["/lots/0/unitCost"] = new() { Mark = ProvenanceMark.Assumed, Source = "all-in cost with its share of host and network" },
            ["/lots/1/count"] = new() { Mark = ProvenanceMark.Imported, Source = "delivery-schedule.csv, row 14", Date = new DateOnly(2026, 11, 2), Author = "A. Analyst" },
            ["/contracts"] = new() { Mark = ProvenanceMark.Assumed, Source = "contract lengths and prices assumed" },
            ["/contracts/0/customer"] = new() { Mark = ProvenanceMark.Public, Source = "press release of 12 Jun 2025" },
            ["/facility/commitment"] = new() { Mark = ProvenanceMark.Public, Source = "company release: first tranche", Date = new DateOnly(2025, 8, 1) },
            ["/facility/interest/marginPerAnnum"] = new() { Mark = ProvenanceMark.Assumed, Source = "between DDTL 5.0 and 5.5" },
            ["/borrower/lastYearRevenue"] = new() { Mark = ProvenanceMark.Public, Source = "company accounts 2024" },
            ["/borrower/expectedRevenue"] = new() { Mark = ProvenanceMark.Public, Source = "company guidance" },
        },
        Mitigants = new Dictionary<string, ExceptionMitigant>(),
        Narrative = new Dictionary<string, string>
        {
            ["recommendation"] = "Approve with conditions: direct agreement with each customer before the second draw.",
            ["borrower"] = "Eight-year-old operator of GPU clusters. It runs other people's data centres and owns little itself.\nThe group plans a 1 GW campus; this tranche does not fund it.",
            ["risks"] = "The loan stands on two customers without a rating. Both burn cash; their ability to pay beyond 24 months rests on new equity.",
            ["sanctions"] = "Borrower, customers and sponsors screened on 3 Nov 2026, no match.",
        },
    };

    private static MemoSource Source(bool draft, string status, int? revision, string? hash) => new()
    {
        DealName = "Fluidstack · First tranche",
        Document = Document,
        Result = Result(),
        Draft = draft,
        Status = status,
        Revision = revision,
        Hash = hash,
        Decision = draft ? null : "Approved with conditions on 20 Nov 2026 by R. Officer and M. Manager",
        Authority = "Risk officer and manager, two signatures (up to USD 2,500.0m, not rated, three exceptions)",
        Comment = "Sized on contracted cash only; merchant revenue is not credited.",
        Exceptions =
        [
            new("Customer below investment grade", "at most 50.0 % of revenue", "100.0 % of revenue", "Parent guarantee, three months of reserve, cash sweep below 1.20x.", new DateOnly(2027, 12, 31)),
            new("Debt past the last contract", "0 months", "3 months", null, null),
        ],
        Signatures =
        [
            new("A. Analyst", "submitted revision 3", new DateTimeOffset(2026, 11, 18, 9, 12, 0, TimeSpan.Zero), "Sized on contracted cash only; merchant revenue is not credited."),
            new("R. Officer", "approved with conditions", new DateTimeOffset(2026, 11, 20, 15, 40, 0, TimeSpan.Zero), "Direct agreements first."),
        ],
        Conditions =
        [
            new("Direct agreement with Mistral AI", true, "open", null),
            new("Landlord waiver for the Dunkirk site", true, "met 19 Nov 2026", "signed waiver, file 2026-11-19/4"),
        ],
        Changes = [new("Loan size", "USD 1,394.4m", "USD 1,412.6m"), new("Lot L1 · count", "20,000", "20,480")],
        PrintedAt = new DateTimeOffset(2026, 11, 23, 8, 30, 0, TimeSpan.Zero),
    };

    private static DealCase Case() => new()
    {
        Name = "Fluidstack · First tranche",
        ClosingDate = Closing,
        Borrower = new BorrowerProfile
        {
            Name = "Fluidstack Ltd",
            Rating = "NR",
            Country = "GB",
            FoundedYear = 2017,
            LastYearRevenue = Money.Usd(65_000_000m),
            ExpectedRevenue = Money.Usd(400_000_000m),
        },
        Lots =
        [
            new Lot { Id = "L1", GpuModel = "H200-SXM-141GB", Count = 20_480, UnitCost = Cost(38_000m), InServiceDate = Closing, Site = "Dunkirk 1", Country = "FR" },
            new Lot { Id = "L2", GpuModel = "GB200-NVL72", Count = 18_432, UnitCost = Cost(61_000m), InServiceDate = new DateOnly(2027, 3, 31), Site = "Dunkirk 2", Country = "FR", Haircut = 0.05 },
            new Lot { Id = "L3", GpuModel = "MI325X", Count = 4_096, UnitCost = Cost(24_000m), InServiceDate = new DateOnly(2027, 6, 30), Site = "Reykjavik", Country = "IS" },
        ],
        Valuation = new ValuationTerms
        {
            Curve = new CurveChoice { Kind = "exponential-floor" },
            Premise = ValuationPremise.OrderlyLiquidationValue,
        },
        Contracts =
        [
            new OfftakeContract
            {
                Id = "C1", Customer = "Mistral AI", LotIds = ["L1"], Gpus = 20_480, Start = Closing, End = new DateOnly(2030, 12, 31), PricePerGpuHour = Money.Usd(2.35m),
                Prepayment = new CustomerPrepayment { Amount = Money.Usd(120_000_000m), ReceivedOn = Closing },
            },
            new OfftakeContract
            {
                Id = "C2", Customer = "Black Forest Labs", LotIds = ["L2"], Gpus = 18_432, Start = new DateOnly(2027, 4, 1), End = new DateOnly(2031, 4, 1), PricePerGpuHour = Money.Usd(3.85m),
                TakeOrPayShare = 0.9, EscalatorPerAnnum = -0.02, Guarantee = "parent guarantee to 12 months of fees",
            },
        ],
        Costs = new OperatingCosts
        {
            Power = new PowerTerms { PricePerKilowattHour = Money.Usd(0.0725m), HedgedShare = 0.6 },
            ColocationPerKilowattMonth = Money.Usd(105m),
            InsuranceShareOfCostPerAnnum = 0.004,
        },
        Facility = new Facility
        {
            Commitment = Money.Usd(2_000_000_000m),
            TenorMonths = 60,
            PaymentFrequency = PaymentFrequency.Quarterly,
            Interest = new InterestTerms { MarginPerAnnum = 0.0525, FloorPerAnnum = 0.01 },
            Fees = new FeeTerms { OriginalIssueDiscount = 0.01, UndrawnPerAnnum = 0.005 },
            DebtServiceReserveMonths = 3,
            Recourse = "Full guarantee of the parent until the last contract starts",
        },
        Covenants = Covenants,
        Lenders = [new LenderShare { Lender = "Macquarie", Share = 0.6 }, new LenderShare { Lender = "Others", Share = 0.4 }],
    };

    private static Covenant[] Covenants =>
    [
        new() { Id = "V1", Name = "Debt service cover", Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.15, FirstTestDate = new DateOnly(2027, 9, 30) },
        new() { Id = "V2", Name = "Loan-to-value", Kind = CovenantKind.LoanToValue, Threshold = 0.85, Premise = ValuationPremise.FairMarketValueInContinuedUse },
        new() { Id = "V3", Kind = CovenantKind.ContractRealisation, Threshold = 0.85, FirstTestDate = new DateOnly(2027, 12, 31) },
        new() { Id = "V4", Name = "Liquidity", Kind = CovenantKind.MinimumLiquidity, MinimumAmount = Money.Usd(100_000_000m), Purpose = CovenantPurpose.DrawStop },
    ];

    private static UnitCost Cost(decimal gpu) => new() { Gpu = Money.Usd(gpu), Network = Money.Usd(4_000m), Installation = Money.Usd(1_500m) };

    private static UnderwritingResult Result()
    {
        var months = Enumerable.Range(0, MonthCount).Select(month => Closing.AddDays(1).AddMonths(month).AddDays(-1)).ToArray();
        var loan = 1_412_600_000.0;
        var principal = new double[MonthCount];
        var balance = new double[MonthCount];
        var drawn = new double[MonthCount];
        drawn[0] = loan * 0.55;
        drawn[3] = loan * 0.45;
        for (var month = 0; month < MonthCount; month++)
        {
            if (month >= 6 && month % 3 == 0 && month <= 63) principal[month] = loan / 20;
            balance[month] = Math.Max(0, (month == 0 ? 0 : balance[month - 1]) + drawn[month] - principal[month]);
        }

        var interest = Path(month => month > 0 && month % 3 == 0 ? balance[month - 1] * 0.0925 / 4 : 0);
        double[] mark = Path(month => 1_950_000_000 * Math.Pow(0.72, month / 12.0));
        double[] fair = Path(month => 2_780_000_000 * Math.Pow(0.72, month / 12.0));
        var contracted = Path(month => month == 0 ? 0 : month <= 48 ? 84_200_000 : month <= 51 ? 49_000_000 : 0);
        var merchant = Path(month => month <= 51 ? 0 : 21_000_000);
        var power = Path(month => month == 0 ? 0 : 6_900_000);
        var colocation = Path(month => month == 0 ? 0 : 6_100_000);
        var cfads = Path(month => month == 0 ? 0 : contracted[month] + merchant[month] - power[month] - colocation[month] - 2_000_000);
        var service = Enumerable.Range(1, 21).Select(period => period * 3).Where(month => month < MonthCount).Select(month =>
        {
            var cash = cfads[month] + cfads[month - 1] + cfads[month - 2];
            var due = interest[month] + principal[month];
            return new CoveragePoint(month, months[month], cash, interest[month], principal[month], due > 0 ? cash / due : null);
        }).ToArray();
        LimitResult[] limits =
        [
            Limit("advance-on-cost", "Advance on cost 71.42 %", LimitStatus.Applied, 1_650_000_000, loan, null, "71.42 % of eligible cost 2,310.3m"),
            Limit("loan-to-value", "Loan-to-value 80.0 % OLV", LimitStatus.Policy, 1_498_100_000, loan, 27, "balance over orderly liquidation value is highest in month 27"),
            Limit("depreciated-cost", "Depreciated cost, straight line 6y", LimitStatus.ShownOnly, 1_702_300_000, loan, 57, "cost depreciated over six years supports this balance"),
            Limit("debt-service-coverage", "Debt service cover 1.30x", LimitStatus.Applied, loan, loan, 31, "contracted cash over debt service reaches 1.30x in month 31"),
            Limit("loan-life-coverage", "Loan life cover 1.20x", LimitStatus.ShownOnly, 1_389_000_000, loan, null, "present value of contracted cash over 1.20"),
            Limit("balloon", "Balloon 0.0 %", LimitStatus.Policy, null, loan, null, "the schedule runs to zero"),
            Limit("commitment", "Commitment", LimitStatus.Applied, 2_000_000_000, loan, null, "the amount asked for"),
            Limit("tenor", "Tenor", LimitStatus.Policy, null, loan, null, "the last maturity lies within 12 months of the last contract"),
        ];
        return new UnderwritingResult
        {
            EngineVersion = "0.2.0",
            SnapshotId = "2026-10-31/1",
            Scenario = Scenario.Base,
            ValuationDate = Closing,
            Currency = Currency.UsDollar,
            Months = months,
            Sizing = new SizingResult
            {
                LoanSize = Money.Usd(1_412_600_000m),
                LoanSizeUnrounded = loan,
                Commitment = Money.Usd(1_412_600_000m),
                Binding = limits[3],
                Limits = limits,
                EligibleCost = 2_310_300_000,
                TotalCost = 2_432_000_000,
            },
            Collateral = new CollateralPath
            {
                MarkedValue = mark,
                ByPremise = Enum.GetValues<ValuationPremise>().ToDictionary(premise => premise,
                    premise => (IReadOnlyList<double>)[.. fair.Select(value => value * (1 - 0.15 * (int)premise))]),
                Lots =
                [
                    Value("L1", "Exponential to a floor", 860_160_000, 0, false, mark, 0.4),
                    Value("L2", "Exponential to a floor", 1_198_080_000, 0.05, false, mark, 0.55),
                    Value("L3", "Straight line 4y", 114_688_000, 0.15, true, mark, 0.05),
                ],
                Compared =
                [
                    new ComparedCurve { Name = "Straight line 6y", Value = Path(month => 2_310_000_000 * Math.Max(0, 1 - month / 72.0)), FirstMonthUnderWater = null, CoveredFromMonth = 0 },
                    new ComparedCurve { Name = "Straight line 4y", Value = Path(month => 2_310_000_000 * Math.Max(0, 1 - month / 48.0)), FirstMonthUnderWater = 34, CoveredFromMonth = 63 },
                    new ComparedCurve { Name = "Generation step", Value = Path(month => 2_310_000_000 * Math.Pow(0.85, month / 12.0) * (month < 14 ? 1 : month < 38 ? 0.68 : 0.46)), FirstMonthUnderWater = 15, CoveredFromMonth = 45 },
                ],
            },
            Cashflow = new OperatingCashflow
            {
                ContractedRevenue = contracted,
                PrepaymentUsed = Path(month => month is > 0 and <= 48 ? 2_500_000 : 0),
                PrepaymentReceived = Path(month => month == 0 ? 120_000_000 : 0),
                MerchantRevenue = merchant,
                Other = Path(_ => 0),
                Power = power,
                Colocation = colocation,
                OtherCosts = Path(month => month == 0 ? 0 : 2_000_000),
                Cfads = cfads,
                ContractedCfads = Path(month => month <= 51 ? cfads[month] : 0),
                MerchantCfads = Path(month => month > 51 ? cfads[month] : 0),
                Contracts =
                [
                    new ContractRevenuePath("C1", "Mistral AI", Path(month => month is > 0 and <= 48 ? 35_200_000 : 0)),
                    new ContractRevenuePath("C2", "Black Forest Labs", Path(month => month is > 3 and <= 51 ? 49_000_000 : 0)),
                ],
            },
            Loan = new LoanPath
            {
                Drawn = drawn,
                InterestPaid = interest,
                InterestCapitalised = Path(_ => 0),
                Principal = principal,
                Fees = Path(month => month == 3 ? 800_000 : 0),
                Balance = balance,
                Shortfall = Path(_ => 0),
                RatePerAnnum = Path(_ => 0.0925),
                FinalMaturity = months[63],
                GreaterOf = [],
            },
            Schedule = Settled(months, drawn, principal, interest),
            Coverage = new CoveragePath
            {
                DebtService = service,
                LoanToValue = [.. Enumerable.Range(0, MonthCount).Select(month => balance[month] > 0.01 ? balance[month] / mark[month] : (double?)null)],
                LoanToCost = [.. Enumerable.Range(0, MonthCount).Select(month => (double?)(balance[month] / 2_432_000_000))],
                LoanLife = [.. Enumerable.Range(0, MonthCount).Select(month => balance[month] > 0.01 ? 1.42 : (double?)null)],
                MinimumDebtService = 1.304,
                AverageDebtService = 1.87,
                MaximumLoanToValue = 0.7968,
            },
            Covenants = [.. Covenants.Select((covenant, index) => Tested(covenant, index, months))],
            Returns = new LoanReturns
            {
                LenderXirr = 0.1087,
                NominalYield = 0.1044,
                RateAtClosing = 0.0925,
                BaseRateAtClosing = 0.04,
                WeightedAverageLifeYears = 2.93,
                MultipleOnInvestedCapital = 1.31,
                TotalInterest = 398_200_000,
                TotalFees = 15_126_000,
                Lenders = [new LenderPart("Macquarie", 0.6, Money.Usd(847_560_000m)), new LenderPart("Others", 0.4, Money.Usd(565_040_000m))],
            },
            SourcesAndUses = new SourcesAndUses(
                [new("loan", Money.Usd(1_412_600_000m)), new("customer prepayments", Money.Usd(120_000_000m)), new("sponsor's equity", Money.Usd(1_002_526_000m))],
                [new("GPUs", Money.Usd(2_001_400_000m)), new("network", Money.Usd(172_032_000m)), new("installation", Money.Usd(258_568_000m)), new("original issue discount", Money.Usd(14_126_000m)), new("debt service reserve", Money.Usd(89_000_000m))],
                Money.Usd(2_535_126_000m), 0.789),
            RunOff = new ContractRunOff(new DateOnly(2031, 4, 1), 12, 282_520_000, 282_520_000, 0.2, 30.77),
            Checks = [new("sources equal uses", true, 0), new("principal repaid equals principal drawn", true, 0), new("schedule settles within a cent a payment", true, 0.004)],
            Alerts =
            [
                new("commitment-over-revenue", "the commitment is 30.77x last year's revenue (USD 65.0m)"),
                new("debt-outlives-contracts", "20.0 % of the loan is still outstanding when the last contract ends on 1 Apr 2031"),
                new("thin-history", "lot L3: the price history of MI325X is too thin to fit"),
            ],
        };
    }

    private static double[] Path(Func<int, double> value) => [.. Enumerable.Range(0, MonthCount).Select(value)];

    private static LotValue Value(string id, string curve, double cost, double haircut, bool thin, double[] mark, double share) => new()
    {
        LotId = id,
        Curve = curve,
        HardwareCost = cost,
        Haircut = haircut,
        ThinHistory = thin,
        MarkedValue = [.. mark.Select(value => value * share)],
    };

    private static LimitResult Limit(string key, string name, LimitStatus status, double? allows, double loan, int? month, string reason) => new()
    {
        Key = key,
        Name = name,
        Status = status,
        Allows = allows,
        Headroom = allows - loan,
        Binds = allows == loan,
        Month = month,
        Date = month is { } at ? Closing.AddDays(1).AddMonths(at).AddDays(-1) : null,
        Reason = reason,
    };

    private static CovenantResult Tested(Covenant covenant, int index, DateOnly[] months)
    {
        var tests = Enumerable.Range(3, 19).Select(quarter => quarter * 3).Where(month => month < MonthCount).Select(month => new CovenantTest(
            months[month], month, index == 1 && month is 30 or 33 ? CovenantState.Breached : CovenantState.Compliant, 104_000_000, 80_000_000, covenant.Threshold + (index == 1 ? 0.021 : 0.15),
            covenant.Threshold, index == 1 ? -0.0247 : 0.13, 0)).ToArray();
        var breach = tests.FirstOrDefault(test => test.State == CovenantState.Breached);
        return new CovenantResult
        {
            CovenantId = covenant.Id,
            Name = covenant.Name,
            Kind = covenant.Kind,
            Threshold = covenant.Threshold,
            Tests = tests,
            Worst = index == 3 ? CovenantState.NotTestedYet : breach is null ? CovenantState.Compliant : CovenantState.Breached,
            FirstBreach = breach?.Date,
        };
    }

    private static SettledSchedule Settled(DateOnly[] months, double[] drawn, double[] principal, double[] interest)
    {
        List<SettledPayment> payments = [];
        var balance = Money.Usd(0);
        for (var month = 0; month < months.Length; month++)
        {
            if (drawn[month] == 0 && principal[month] == 0 && interest[month] == 0) continue;
            var paid = Math.Min(Math.Round((decimal)principal[month], 2), balance.Amount + (decimal)drawn[month]);
            var closing = Money.Usd(balance.Amount + Math.Round((decimal)drawn[month], 2) - paid);
            payments.Add(new SettledPayment
            {
                Date = months[month],
                Opening = balance,
                Drawn = Money.Usd(Math.Round((decimal)drawn[month], 2)),
                RatePerAnnum = 0.0925m,
                Interest = Money.Usd(Math.Round((decimal)interest[month], 2)),
                Capitalised = Money.Usd(0),
                Principal = Money.Usd(paid),
                Fees = Money.Usd(month == 3 ? 800_000m : 0m),
                Closing = closing,
            });
            balance = closing;
        }

        SettledDraw Draw(int number, int month) => new()
        {
            Number = number,
            Date = months[month],
            Amount = Money.Usd((decimal)drawn[month]),
            Maturity = months[60 + month],
            Payments = [.. payments.Where(payment => payment.Date > months[month])],
        };
        return new SettledSchedule { Draws = [Draw(1, 0), Draw(2, 3)], Payments = payments, Rounding = RoundingRule.HalfAwayFromZero };
    }
}
