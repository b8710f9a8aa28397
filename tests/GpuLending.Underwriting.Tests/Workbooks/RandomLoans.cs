using GpuLending.Engine;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Underwriting.Tests.Workbooks;

/// <summary>Random deals of the workbook's form: every repayment profile it carries, draws, rates, fees and statuses of limits.</summary>
internal static class RandomLoans
{
    private static readonly string[] DayCounts = [.. DayCount.All.Select(dayCount => dayCount.Name)];
    private static readonly AmortisationStyle[] Styles =
        [AmortisationStyle.Sculpted, AmortisationStyle.Sculpted, AmortisationStyle.Level, AmortisationStyle.Straight, AmortisationStyle.Bullet, AmortisationStyle.Custom, AmortisationStyle.Supported];

    /// <summary>The deal of a number: the same number, the same deal.</summary>
    public static DealCase Of(int seed)
    {
        var random = new Random(seed);
        var closing = new DateOnly(2026, 12, 1).AddDays(random.Next(0, 60));
        var dealCase = NewDealTerms.Start($"Random {seed}", new() { Name = "Borrower Ltd" }, closing.AddMonths(-2)).Case with { ClosingDate = closing };
        var lots = Enumerable.Range(0, random.Next(1, 4)).Select(i => dealCase.Lots[0] with
        {
            Id = $"L{i + 1}",
            Count = random.Next(100, 4_000),
            InServiceDate = closing.AddDays(i == 0 ? 0 : random.Next(1, 200)),
        }).ToList();
        var tenor = random.Next(12, 61);
        var contract = dealCase.Contracts[0];
        return dealCase with
        {
            Lots = lots,
            Contracts = [.. lots.Select((lot, i) => contract with
            {
                Id = $"C{i + 1}",
                LotIds = [lot.Id],
                Gpus = lot.Count,
                Start = lot.InServiceDate,
                End = lot.InServiceDate.AddMonths(tenor + random.Next(0, 13)),
                PricePerGpuHour = Money.Usd(random.Next(180, 350) / 100m),
            })],
            Facility = Facility(random, closing, tenor),
            Sizing = Sizing(random, dealCase.Sizing),
            Covenants = [.. dealCase.Covenants, new Covenant { Id = "V3", Kind = CovenantKind.LoanToCost, Threshold = 0.7 }, new Covenant { Id = "V4", Kind = CovenantKind.ForwardDebtServiceCoverage, Threshold = 1.2, ForwardMonths = 6, TestEveryMonths = random.Next(1, 7) }],
        };
    }

    private static Facility Facility(Random random, DateOnly closing, int tenor)
    {
        var style = Styles[random.Next(Styles.Length)];
        var frequency = random.Next(3) == 0 ? PaymentFrequency.Quarterly : random.Next(5) == 0 ? PaymentFrequency.SemiAnnual : PaymentFrequency.Monthly;
        var plan = random.Next(3);
        return new Facility
        {
            TenorMonths = tenor,
            PaymentFrequency = frequency,
            FirstPaymentDate = random.Next(3) == 0 ? closing.AddDays(random.Next(20, 80)) : null,
            Commitment = random.Next(2) == 0 ? Money.Usd(random.Next(20, 120) * 1_000_000m) : null,
            Draws = plan switch
            {
                0 => new() { Kind = DrawPlanKind.AtClosing },
                1 => new() { Kind = DrawPlanKind.FollowDeliveries },
                _ => new()
                {
                    Kind = DrawPlanKind.Entered,
                    Entered = [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => new PlannedDraw
                    {
                        Date = closing.AddDays(i == 0 ? 0 : random.Next(0, 150)),
                        Amount = Money.Usd(random.Next(1_000_000, 30_000_000) + 0.07m),
                        MarginPerAnnum = random.Next(3) == 0 ? 0.03 + (random.NextDouble() / 20) : null,
                    })],
                },
            },
            Interest = Interest(random, closing),
            PaymentDates = new PaymentDateTerms { Rule = (BusinessDayRule)(random.Next(2) * random.Next(4)), InterestMoves = random.Next(2) == 0, EndOfMonth = (EndOfMonthRule)random.Next(2) },
            Amortisation = new AmortisationTerms
            {
                Style = style,
                InterestOnlyMonths = random.Next(3) == 0 ? random.Next(1, 7) : 0,
                BalloonShare = random.Next(4) == 0 ? 0.2 : 0,
                BalloonReason = "The fleet is worth more than that.",
                Custom = style != AmortisationStyle.Custom
                    ? []
                    : [new() { Date = closing.AddDays(100), Amount = Money.Usd(2_000_000) }, new() { Date = closing.AddDays(250), Amount = Money.Usd(1_500_000) }],
            },
            Fees = new FeeTerms
            {
                OriginalIssueDiscount = 0.01,
                Upfront = 0.005 * random.Next(3),
                UndrawnPerAnnum = 0.005,
                Exit = random.Next(3) == 0 ? 0.002 : 0,
                AgencyPerAnnum = random.Next(2) == 0 ? Money.Usd(100_000) : null,
            },
            AvailabilityEnd = random.Next(3) == 0 ? closing.AddMonths(9) : null,
            DebtServiceReserveMonths = random.Next(0, 7),
        };
    }

    private static InterestTerms Interest(Random random, DateOnly closing) => new()
    {
        Kind = random.Next(4) == 0 ? RateKind.Fixed : RateKind.Floating,
        FixedRatePerAnnum = 0.09,
        MarginPerAnnum = random.Next(200, 900) / 10_000.0,
        FloorPerAnnum = random.Next(3) == 0 ? 0.04 : 0,
        CapPerAnnum = random.Next(3) == 0 ? 0.035 : null,
        CapShare = random.Next(2) == 0 ? 1 : 0.5,
        SwapShare = random.Next(3) == 0 ? 0.75 : 0,
        SwapRatePerAnnum = 0.0355,
        SwapFloored = random.Next(2) == 0,
        DayCount = DayCounts[random.Next(DayCounts.Length)],
        CapitalisedUntil = random.Next(4) == 0 ? closing.AddDays(random.Next(30, 150)) : null,
    };

    private static SizingTerms Sizing(Random random, SizingTerms terms) => terms with
    {
        AdvanceOnCost = new AdvanceOnCostTerms
        {
            AdvanceRate = random.Next(2) == 0 ? 0.4 + (random.NextDouble() / 2) : null,
            FinancingCostEligible = random.Next(2) == 0,
            Uses = new LoanUses { InterestToFirstPayment = (UseFunding)random.Next(3), DebtServiceReserve = (UseFunding)random.Next(3) },
        },
        LoanToValue = terms.LoanToValue with { Status = random.Next(2) == 0 ? LimitStatus.Policy : LimitStatus.ShownOnly, Maximum = 0.9, EveryDate = random.Next(2) == 0 },
        DepreciatedCost = terms.DepreciatedCost with { Status = random.Next(2) == 0 ? LimitStatus.Applied : LimitStatus.ShownOnly },
        DebtServiceCoverage = terms.DebtServiceCoverage with { ContractedTarget = 1.1 + (random.NextDouble() / 2) },
        LoanLifeCoverage = terms.LoanLifeCoverage with { Status = random.Next(3) == 0 ? LimitStatus.Applied : LimitStatus.ShownOnly },
    };
}
