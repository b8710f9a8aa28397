using GpuLending.Engine;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Tests.Api;

/// <summary>Published deals and textbook loans as documents. Only the limit under test holds the loan; the others are shown.</summary>
internal static class ValidationDeals
{
    public static readonly DateOnly Closing = new(2026, 1, 1);

    private static readonly SizingTerms NothingApplied = new()
    {
        AdvanceOnCost = new AdvanceOnCostTerms { Status = LimitStatus.ShownOnly, AdvanceRate = 1 },
        LoanToValue = new LoanToValueTerms { Status = LimitStatus.ShownOnly },
        DepreciatedCost = new DepreciatedCostTerms { Status = LimitStatus.ShownOnly },
        DebtServiceCoverage = new DebtServiceCoverageTerms { Status = LimitStatus.ShownOnly },
        Tenor = new TenorTerms { Status = LimitStatus.ShownOnly },
        Commitment = new CommitmentTerms { Status = LimitStatus.Applied },
    };

    /// <summary>A loan on a fleet of so many GPUs at so much each, marked on six years straight line.</summary>
    public static DealDocument OnFleet(int gpus, decimal costEach, Facility facility, AdvanceOnCostTerms? advance = null, string model = "H100-SXM-80GB") => new()
    {
        Case = new DealCase
        {
            ClosingDate = Closing,
            Lots = [new Lot { Id = "L1", GpuModel = model, Count = gpus, UnitCost = new UnitCost { Gpu = Money.Usd(costEach) }, InServiceDate = Closing }],
            Valuation = new ValuationTerms { Curve = CurvePresets.Find("sl-6").Choice, Premise = ValuationPremise.FairMarketValueInContinuedUse },
            Facility = facility,
            Sizing = NothingApplied with { AdvanceOnCost = advance ?? NothingApplied.AdvanceOnCost },
        },
    };

    /// <summary>Interest fixed, months of thirty days.</summary>
    public static Facility Fixed(decimal? commitment, double rate, int months, PaymentFrequency frequency, AmortisationStyle style) => new()
    {
        Kind = FacilityKind.TermLoan,
        Commitment = commitment is { } amount ? Money.Usd(amount) : null,
        TenorMonths = months,
        PaymentFrequency = frequency,
        Interest = new InterestTerms { Kind = RateKind.Fixed, FixedRatePerAnnum = rate, DayCount = "30/360" },
        Amortisation = new AmortisationTerms { Style = style },
    };

    /// <summary>IREN and Microsoft: 100,000 GPUs stand for 5,800m; 9,700m over five years at 43,800 hours (730 a month), 20 % prepaid.</summary>
    public static DealDocument Iren()
    {
        var document = OnFleet(100_000, 58_000, Fixed(3_645_000_000, 0.0596, 60, PaymentFrequency.Quarterly, AmortisationStyle.Straight), new AdvanceOnCostTerms { Status = LimitStatus.ShownOnly, AdvanceRate = 0.65 });
        var end = Closing.AddYears(5);
        var contract = new OfftakeContract
        {
            Id = "C1",
            Customer = "Microsoft",
            CustomerRating = "AAA",
            LotIds = ["L1"],
            Gpus = 100_000,
            Start = Closing,
            End = end,
            PricePerGpuHour = Money.Usd(9_700_000_000m / (100_000m * 730 * 60)),
            Prepayment = new CustomerPrepayment { Amount = Money.Usd(1_940_000_000), ReceivedOn = Closing },
        };
        var covenant = new Covenant { Id = "V1", Name = "Loan-to-cost", Kind = CovenantKind.LoanToCost, Threshold = 0.65 };
        return document with { Case = document.Case with { Contracts = [contract], Covenants = [covenant] } };
    }

    /// <summary>Cash flow of 120, 115, 110, 100 and 90 at the ends of five years, 8 % a year, debt service at a constant cover.</summary>
    public static DealDocument Sculpted(double cover)
    {
        double[] cash = [120, 115, 110, 100, 90];
        return new DealDocument
        {
            Case = new DealCase
            {
                ClosingDate = Closing,
                OtherCashFlows = [.. cash.Select((amount, i) => new EnteredCashFlow { Date = Closing.AddYears(i + 1), Amount = Money.Usd((decimal)amount * 1_000_000) })],
                Facility = Fixed(null, 0.08, 60, PaymentFrequency.Annual, AmortisationStyle.Sculpted),
                Sizing = NothingApplied with { DebtServiceCoverage = new DebtServiceCoverageTerms { Status = LimitStatus.Applied, ContractedTarget = cover } },
            },
        };
    }
}
