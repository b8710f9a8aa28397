using CsCheck;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Tests.Reference;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Tests.Compiled;

/// <summary>Random deals and scenarios inside the compiled form, turned in every term that it carries.</summary>
internal static class FittingDeals
{
    private static readonly string[] DayCounts = ["ACT/360", "ACT/365F", "30/360", "30E/360", "ACT/ACT ISDA"];

    private static readonly Gen<CurveChoice> CurveGen =
        from kind in Gen.Int[0, 3]
        from drift in Gen.Double[0, 0.5]
        from step in Gen.Double[0, 0.4]
        from floor in Gen.Double[0, 0.2]
        from ages in Gen.Int[1, 80].Array[1, 4]
        select kind switch
        {
            0 => new CurveChoice { Kind = "straight-line" },
            1 => new CurveChoice { Kind = "exponential" },
            _ => new CurveChoice
            {
                Kind = "generation-step",
                Parameters = new Dictionary<string, double> { ["driftPerYear"] = drift, ["stepFraction"] = step, ["floorFraction"] = floor },
                Lists = new Dictionary<string, IReadOnlyList<double>> { ["successorAges"] = [.. ages.Distinct().Select(age => age / 12.0)] },
            },
        };

    private static Gen<Lot> LotGen(DateOnly closing, int anchor) =>
        from count in Gen.Int[1, 5000]
        from cost in Gen.Int[10_000, 90_000]
        from delivered in Gen.Int[-20, anchor]
        from wait in Gen.Int[0, 3]
        from isAgreed in Gen.Bool
        from haircut in Gen.Double[0, 0.2]
        from condition in Gen.Enum<ConditionGrade>()
        from curve in CurveGen
        select new Lot
        {
            GpuModel = "GPU",
            Count = count,
            UnitCost = new() { Gpu = Money.Usd(cost), Network = Money.Usd(cost / 10), Soft = Money.Usd(500) },
            InServiceDate = On(closing, delivered + (isAgreed ? wait : 0)),
            DeliveredOn = isAgreed ? On(closing, delivered) : null,
            Haircut = haircut,
            Condition = condition,
            Curve = curve,
        };

    private static Gen<OfftakeContract> ContractGen(DateOnly closing) =>
        from gpus in Gen.Int[1, 4000]
        from start in Gen.Int[-10, 20]
        from length in Gen.Int[1, 90]
        from price in Gen.Int[100, 500]
        from takeOrPay in Gen.Double[0, 1]
        from use in Gen.Double[0, 1]
        from escalator in Gen.Double[-0.1, 0.1]
        from reserved in Gen.Bool
        from fromAgreed in Gen.Bool
        from credit in Gen.Double[0, 0.1]
        select new OfftakeContract
        {
            Customer = "Customer",
            CustomerRating = "BBB",
            Kind = reserved ? ContractKind.Reserved : ContractKind.TakeOrPay,
            Gpus = gpus,
            Start = On(closing, start),
            End = On(closing, start + length),
            PricePerGpuHour = Money.Usd(price / 100m),
            TakeOrPayShare = takeOrPay,
            ExpectedUse = use,
            EscalatorPerAnnum = escalator,
            AnniversariesFromAgreedStart = fromAgreed,
            ServiceLevelCreditShare = credit,
        };

    private static Gen<DealCase> TermsGen(DateOnly closing, int anchor) =>
        from last in Gen.Int[anchor + 2, 84]
        from isFixed in Gen.Bool
        from margin in Gen.Double[0, 0.08]
        from floor in Gen.Double[0, 0.05]
        from dayCount in Gen.Int[0, 4]
        from fees in Gen.Double[0, 0.03].Array[4]
        from supported in Gen.Double[0.3, 1.2]
        from target in Gen.Double[1, 2]
        from limits in Gen.Int[0, 2]
        from advance in Gen.Double[0.3, 1]
        from waterfall in WaterfallGen(closing, anchor)
        from premise in Gen.Enum<ValuationPremise>()
        from merchant in Gen.Double[0, 1].Array[2]
        from voids in Gen.Int[0, 4]
        from shares in Gen.Double[0, 1].Array[3]
        from fixedFrom in Gen.Int[-3, 8]
        select ReferenceDeal.Terms with
        {
            ClosingDate = closing,
            Valuation = new() { Premise = premise, AgeRule = EndOfMonthRule.MonthEnd },
            Merchant = new() { PricePerGpuHour = Money.Usd(2 * (decimal)merchant[0]), Utilisation = merchant[1], VoidMonths = voids },
            Costs = new()
            {
                Power = new() { KilowattsPerGpu = 1.1, PricePerKilowattHour = Money.Usd(0.08m), IdleShare = shares[0], HedgedShare = shares[1], HedgedPricePerKilowattHour = Money.Usd(0.06m) },
                ColocationPerKilowattMonth = Money.Usd(100),
                MaintenancePerGpuMonth = Money.Usd(40),
                SoftwarePerGpuMonth = Money.Usd(7),
                StaffPerMonth = Money.Usd(60_000),
                FixedPerMonth = Money.Usd(90_000),
                FixedFrom = fixedFrom < 0 ? null : On(closing, fixedFrom),
                SellingAndAdministrationShareOfRevenue = 0.05 * shares[2],
                EscalatorPerAnnum = 0.02,
            },
            Facility = ReferenceDeal.Terms.Facility with
            {
                Draws = new() { Kind = anchor == 0 ? DrawPlanKind.AtClosing : DrawPlanKind.FollowDeliveries },
                AvailabilityEnd = anchor == 0 ? null : On(closing, anchor),
                TenorMonths = last,
                FinalMaturity = On(closing, last),
                Interest = new()
                {
                    Kind = isFixed ? RateKind.Fixed : RateKind.Floating,
                    FixedRatePerAnnum = 0.09,
                    MarginPerAnnum = margin,
                    FloorPerAnnum = floor,
                    DayCount = DayCounts[dayCount],
                    CapitalisedUntil = anchor == 0 ? null : On(closing, anchor),
                },
                Amortisation = new() { Style = AmortisationStyle.Supported, SupportedLoanToValue = supported },
                Fees = new() { OriginalIssueDiscount = fees[0], Upfront = fees[1], UndrawnPerAnnum = fees[2], Exit = fees[3] },
            },
            Waterfall = waterfall,
            Sizing = ReferenceDeal.Terms.Sizing with
            {
                AdvanceOnCost = new() { Status = limits == 1 ? LimitStatus.ShownOnly : LimitStatus.Applied, AdvanceRate = advance },
                SupportedBalance = new() { Status = limits == 2 ? LimitStatus.ShownOnly : LimitStatus.Applied },
                DebtServiceCoverage = new() { Status = LimitStatus.ShownOnly, ContractedTarget = target, MerchantTarget = target },
            },
        };

    private static Gen<WaterfallTerms> WaterfallGen(DateOnly closing, int anchor) =>
        from reserve in Gen.Double[-0.05, 0.1]
        from funded in Gen.Double[0, 1]
        from sweep in Gen.Double[-0.3, 1]
        from triggered in Gen.Double[0, 1]
        from leverage in Gen.Double[-0.4, 1.2]
        from cover in Gen.Double[-0.5, 1.5]
        from haircut in Gen.Double[-0.2, 0.5]
        from hasFees in Gen.Bool
        select new WaterfallTerms
        {
            SponsorPays = SponsorSupport.OperatingLosses,
            SaleAtMaturity = haircut < 0 ? null : new() { Haircut = haircut },
            Accounts = reserve < 0
                ? []
                : [new() { Id = "R", Target = AccountTarget.ShareOfLoan, TargetShare = reserve, LimitedToBalance = true, FundedShare = funded, FundedOn = On(closing, anchor), Use = AccountUse.JoinsCash }],
            Triggers =
            [
                .. leverage < 0 ? Array.Empty<WaterfallTrigger>() : [new() { Id = "V", Measure = TriggerMeasure.LoanToValue, Threshold = leverage }],
                .. cover < 0 ? Array.Empty<WaterfallTrigger>() : [new() { Id = "C", Measure = TriggerMeasure.DebtServiceCoverage, Threshold = cover, WindowMonths = 1 }],
            ],
            Steps =
            [
                new() { Id = "1", Kind = WaterfallStepKind.OperatingExpenses },
                new() { Id = "2", Kind = WaterfallStepKind.FeesAndHedges },
                new() { Id = "3", Kind = WaterfallStepKind.Interest },
                new() { Id = "4", Kind = WaterfallStepKind.Principal },
                .. reserve < 0 ? Array.Empty<WaterfallStep>() : [new() { Id = "5", Kind = WaterfallStepKind.FundAccount, AccountId = "R" }],
                .. sweep < 0
                    ? Array.Empty<WaterfallStep>()
                    :
                    [
                        new()
                        {
                            Id = "6", Kind = WaterfallStepKind.Sweep, CashShare = sweep, TriggeredShare = triggered, From = On(closing, anchor + 1),
                            TriggerIds = [.. leverage < 0 ? Array.Empty<string>() : ["V"], .. cover < 0 ? Array.Empty<string>() : ["C"]],
                        },
                    ],
                .. hasFees ? [new() { Id = "7", Kind = WaterfallStepKind.RepaymentFees }] : Array.Empty<WaterfallStep>(),
                new() { Id = "8", Kind = WaterfallStepKind.Distribution },
            ],
        };

    /// <summary>Deals with draws over a year and capitalised interest, or drawn at closing; closing at a month's end or on the 15th.</summary>
    public static Gen<DealCase> All { get; } =
        from drawn in Gen.Int[0, 3]
        from atMonthEnd in Gen.Bool
        let anchor = drawn == 0 ? 0 : 12
        let closing = atMonthEnd ? new DateOnly(2026, 12, 31) : new DateOnly(2027, 1, 15)
        from terms in TermsGen(closing, anchor)
        from lots in LotGen(closing, anchor).Array[1, 4]
        from contracts in ContractGen(closing).Array[0, 5]
        select terms with
        {
            Lots = [.. lots.Select((lot, i) => lot with { Id = $"L{i}" })],
            Contracts = [.. contracts.Select((contract, i) => contract with { Id = $"C{i}" })],
        };

    /// <summary>Scenarios for a deal of any number of contracts: a default of one it does not have is dropped.</summary>
    public static Gen<Scenario> Scenarios { get; } =
        from factors in Gen.Double[0.3, 1.6].Array[6]
        from shift in Gen.Double[-0.02, 0.06]
        from delay in Gen.Int[0, 6]
        from delaysClosing in Gen.Bool
        from defaults in Gen.Select(Gen.Int[0, 4], Gen.Int[1, 60]).Array[0, 3]
        from paths in Gen.Int[0, 3]
        from path in Gen.Double[0.3, 1.5].Array[1, 90]
        from shifts in Gen.Double[0, 0.03].Array[1, 90]
        select new Scenario
        {
            Name = "random",
            ValueFactor = factors[0],
            RentFactor = factors[1],
            CostFactor = factors[2],
            PowerFactor = factors[3],
            UtilisationFactor = factors[4],
            LaunchLossFactor = factors[5] > 1 ? factors[5] : 1,
            RateShift = shift,
            DelayMonths = delay < 4 ? 0 : delay,
            DelaysClosing = delaysClosing,
            Defaults = [.. defaults.Select(failed => new CustomerDefault { ContractId = $"C{failed.Item1}", FromMonth = failed.Item2 })],
            ValuePath = (paths & 1) == 0 ? null : path,
            RentPath = (paths & 2) == 0 ? null : path,
            RateShiftPath = paths < 3 ? null : shifts,
        };

    /// <summary>The date a number of months from closing, on the deal's own grid.</summary>
    private static DateOnly On(DateOnly closing, int months) => MonthArithmetic.AddMonths(closing, months, EndOfMonthRule.MonthEnd);
}
