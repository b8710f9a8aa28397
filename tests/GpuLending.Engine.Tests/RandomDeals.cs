using CsCheck;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Tests;

/// <summary>Random deals that are valid, for properties.</summary>
internal static class RandomDeals
{
    private static readonly string[] DayCounts = ["ACT/360", "ACT/365F", "30/360", "30E/360", "ACT/ACT ISDA"];

    private static readonly Gen<Lot> LotGen =
        from count in Gen.Int[1, 5000]
        from cost in Gen.Int[10_000, 90_000]
        from months in Gen.Int[-6, 9]
        from day in Gen.Int[0, 27]
        select new Lot
        {
            GpuModel = "H100-SXM-80GB",
            Count = count,
            UnitCost = new() { Gpu = Money.Usd(cost), Network = Money.Usd(cost / 10), Soft = Money.Usd(500) },
            InServiceDate = TestDeals.Closing.AddMonths(months).AddDays(months < 0 ? -day : day),
        };

    private static readonly Gen<OfftakeContract> ContractGen =
        from gpus in Gen.Int[1, 4000]
        from start in Gen.Int[-200, 300]
        from length in Gen.Int[200, 2500]
        from price in Gen.Int[100, 500]
        from takeOrPay in Gen.Double[0, 1]
        from use in Gen.Double[0, 1]
        from escalator in Gen.Double[-0.1, 0.1]
        from prepaid in Gen.Int[0, 3]
        select new OfftakeContract
        {
            Customer = "Customer",
            CustomerRating = "BBB",
            Gpus = gpus,
            Start = TestDeals.Closing.AddDays(start),
            End = TestDeals.Closing.AddDays(start + length),
            PricePerGpuHour = Money.Usd(price / 100m),
            TakeOrPayShare = takeOrPay,
            ExpectedUse = use,
            EscalatorPerAnnum = escalator,
            Prepayment = prepaid == 0 ? new() { Amount = Money.Usd(1_000_000), ReceivedOn = TestDeals.Closing.AddDays(40) } : null,
        };

    private static readonly Gen<Facility> FacilityGen =
        from style in Gen.Enum<AmortisationStyle>()
        from tenor in Gen.Int[12, 84]
        from frequency in Gen.Enum<PaymentFrequency>()
        from plan in Gen.Int[0, 2]
        from interestOnly in Gen.Int[0, 12]
        from balloon in Gen.Int[0, 3]
        from isFixed in Gen.Bool
        from dayCount in Gen.Int[0, 4].Select(i => DayCounts[i])
        from capitalised in Gen.Int[0, 400]
        from firstPayment in Gen.Int[-200, 200]
        from draws in Gen.Select(Gen.Int[0, 300], Gen.Int[1, 100_000_000]).List[1, 6]
        select new Facility
        {
            Commitment = style == AmortisationStyle.Custom ? Money.Usd(draws.Sum(draw => (decimal)draw.Item2)) : null,
            TenorMonths = tenor,
            PaymentFrequency = frequency,
            FirstPaymentDate = firstPayment > 0 ? TestDeals.Closing.AddDays(firstPayment) : null,
            Draws = plan switch
            {
                0 => new() { Kind = DrawPlanKind.AtClosing },
                1 => new() { Kind = DrawPlanKind.FollowDeliveries },
                _ => new()
                {
                    Kind = DrawPlanKind.Entered,
                    Entered = [.. draws.Select(draw => new PlannedDraw { Date = TestDeals.Closing.AddDays(draw.Item1), Amount = Money.Usd(draw.Item2) })],
                },
            },
            Interest = new()
            {
                Kind = isFixed ? RateKind.Fixed : RateKind.Floating,
                FixedRatePerAnnum = 0.09,
                MarginPerAnnum = 0.05,
                DayCount = dayCount,
                CapitalisedUntil = capitalised > 300 ? TestDeals.Closing.AddDays(capitalised - 250) : null,
            },
            Amortisation = new()
            {
                Style = style,
                InterestOnlyMonths = interestOnly > 6 ? interestOnly - 6 : 0,
                BalloonShare = balloon == 0 ? 0.2 : 0,
                BalloonReason = "test",
                Custom = style != AmortisationStyle.Custom
                    ? []
                    : [new() { Date = TestDeals.Closing.AddDays(firstPayment > 0 ? Math.Min(60, firstPayment) : 60), Amount = Money.Usd(draws.Sum(draw => (decimal)draw.Item2) / 3) }],
            },
            Fees = new() { OriginalIssueDiscount = 0.01, Upfront = 0.005, UndrawnPerAnnum = 0.005, Exit = 0.002, AgencyPerAnnum = Money.Usd(100_000) },
            DebtServiceReserveMonths = interestOnly,
        };

    public static Gen<DealCase> All { get; } =
        from lots in LotGen.List[1, 4]
        from contracts in ContractGen.List[0, 4]
        from facility in FacilityGen
        from named in Gen.Bool
        from advance in Gen.Double[0.3, 0.95]
        from merchant in Gen.Bool
        from sized in Gen.Int[0, 3]
        select new DealCase
        {
            ClosingDate = TestDeals.Closing,
            Lots = [.. lots.Select((lot, i) => lot with { Id = $"L{i}" })],
            Contracts = [.. contracts.Select((contract, i) => contract with { Id = $"C{i}", LotIds = named && i == 0 ? ["L0"] : [] })],
            Merchant = merchant ? new() { PricePerGpuHour = Money.Usd(1.8m) } : new(),
            Costs = new()
            {
                Power = new() { PricePerKilowattHour = Money.Usd(0.07m) },
                MaintenancePerGpuMonth = Money.Usd(30),
                FixedPerMonth = Money.Usd(20_000),
                EscalatorPerAnnum = 0.03,
            },
            Facility = facility,
            // The first kind holds the loan by cost alone, so that a loan is made; the others let every limit speak.
            Sizing = sized < 2
                ? TestDeals.CommitmentOnly with { AdvanceOnCost = new() { AdvanceRate = advance, FinancingCostEligible = sized == 1 } }
                : new() { AdvanceOnCost = new() { AdvanceRate = advance }, Tenor = new() { Status = LimitStatus.ShownOnly }, DebtServiceCoverage = new() { Status = sized == 2 ? LimitStatus.Applied : LimitStatus.ShownOnly } },
            Lenders = [new() { Lender = "A", Share = 0.333333 }, new() { Lender = "B", Share = 0.666667 }],
        };
}
