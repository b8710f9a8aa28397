using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Sizing;

namespace GpuLending.Underwriting.Deals.SampleDeals;

/// <summary>CoreWeave's DDTL 2.0 (Blackstone, Magnetar, Coatue; 2024): one clock a draw, a margin that follows the customer behind it, and a repayment that is the greater of two.</summary>
public static class CoreWeaveDelayedDraw2
{
    public const string Name = "CoreWeave DDTL 2.0";

    private const string Prospectus = "https://www.sec.gov/Archives/edgar/data/1769628/000119312525044231/d899798ds1.htm";
    private const string Report = "https://www.pubt.io/view/B0F05C44256F2603B18631E4C65B13F1CD9F5C95";
    private const string Balances = "https://www.sec.gov/Archives/edgar/data/1769628/000114036125032095/R41.htm";
    private const string Breach = "https://www.alleaktien.com/news/coreweave-technische-kreditverstosse-vor-ipo-enthullt-herausforderungen-fur-das-ai-unternehmen";

    private const double InvestmentGrade = 0.0600;
    private const double LowestInvestmentGrade = 0.0650;
    private const double BelowInvestmentGrade = 0.1300;

    private static readonly DateOnly Closing = new(2024, 6, 30);
    private static readonly DateOnly[] DrawDates = [Closing, new(2024, 9, 30), new(2024, 12, 31), new(2025, 3, 31)];

    public static DealDocument Document { get; } = Build();

    private static DealDocument Build()
    {
        var dealCase = new DealCase
        {
            Name = Name,
            ClosingDate = Closing,
            Borrower = new BorrowerProfile
            {
                Name = "CoreWeave Compute Acquisition Co. IV (CoreWeave)",
                Rating = "NR",
                Country = "US",
                Guarantor = "CoreWeave, Inc.: full guarantee of the parent.",
                LastYearRevenue = Money.Usd(229_000_000),
                ExpectedRevenue = Money.Usd(1_915_000_000),
            },
            Lots =
            [
                Lot("L1", "H100-SXM-80GB", 39_000, 36_000, 6_500, DrawDates[0]),
                Lot("L2", "H100-SXM-80GB", 43_000, 36_000, 6_500, DrawDates[1]),
                Lot("L3", "H200-SXM-141GB", 35_000, 40_000, 7_000, DrawDates[2]),
                Lot("L4", "H200-SXM-141GB", 31_000, 40_000, 7_000, DrawDates[3]),
            ],
            Valuation = new ValuationTerms
            {
                Curve = CurvePresets.Find("sl-6").Choice,
                Premise = ValuationPremise.FairMarketValueInContinuedUse,
                Compared = [CurvePresets.Find("sl-6").Choice, CurvePresets.Find("sl-4").Choice, CurvePresets.Find("generation-step").Choice],
            },
            Contracts =
            [
                Contract("C1", "Investment-grade customer 1", "AA", ["L1", "L2"], 65_000, DrawDates[0], 60, 2.30m),
                Contract("C2", "Investment-grade customer 2", "BBB", ["L3"], 35_000, DrawDates[2], 54, 2.55m),
                Contract("C3", "Customer below investment grade", "NR", ["L2", "L4"], 48_000, DrawDates[1], 42, 2.60m),
            ],
            Merchant = new MerchantTerms { PricePerGpuHour = Money.Usd(1.90m), DeclinePerAnnum = 0.22, Utilisation = 0.65, VoidMonths = 2 },
            Costs = new OperatingCosts
            {
                Power = new PowerTerms { KilowattsPerGpu = 1.3, PowerUsageEffectiveness = 1.25, PricePerKilowattHour = Money.Usd(0.07m) },
                ColocationPerKilowattMonth = Money.Usd(125),
                MaintenancePerGpuMonth = Money.Usd(14),
                InsuranceShareOfCostPerAnnum = 0.004,
                FixedPerMonth = Money.Usd(700_000),
                EscalatorPerAnnum = 0.02,
            },
            Facility = Facility,
            Sizing = new SizingTerms
            {
                AdvanceOnCost = new AdvanceOnCostTerms { Status = LimitStatus.ShownOnly, AdvanceRate = 0.90 },
                LoanToValue = new LoanToValueTerms { Status = LimitStatus.ShownOnly },
                DepreciatedCost = new DepreciatedCostTerms { Status = LimitStatus.Applied, Maximum = 1.0 },
                DebtServiceCoverage = new DebtServiceCoverageTerms { Status = LimitStatus.ShownOnly, ContractedTarget = 1.20, MerchantTarget = 2.00 },
                Tenor = new TenorTerms { Status = LimitStatus.ShownOnly },
            },
            Credit = NewDealTerms.LenderTerms,
            Covenants =
            [
                new() { Id = "V1", Name = "Collateral stays in the United States", Kind = CovenantKind.CollateralLocation, Threshold = 1, Countries = ["US"], FirstTestDate = new DateOnly(2024, 9, 30), Waivers = [Waiver] },
                new() { Id = "V2", Name = "Debt service cover", Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.15, TrailingMonths = 3, FirstTestDate = new DateOnly(2025, 3, 31) },
                new() { Id = "V3", Name = "Debt to depreciated cost, six years", Kind = CovenantKind.LoanToValue, Threshold = 1.00, FirstTestDate = new DateOnly(2025, 3, 31) },
            ],
            Lenders = [Lender("Blackstone", 0.50), Lender("Magnetar", 0.30), Lender("Coatue", 0.20)],
        };
        return new DealDocument
        {
            Case = dealCase,
            Provenance = InputMarks.Of(dealCase, Marks),
            Narrative = SampleTexts.Of(
                "Approve with conditions: the advance of {advance on cost} is above the grid's for these customers, so that unrated revenue is capped and the rate hedged before a draw. Cover is {minimum DSCR} at its least; the balance reaches {maximum LTV} of the mark.",
                "The borrower is a special-purpose company wholly owned by CoreWeave, Inc., which guarantees the loan in full.",
                "Twelve-month EBITDA and net interest of the borrower are not published and are left open, not guessed. The covenants below read the borrower's own cash.",
                "Customers below the parent's own credit pay a part of the service; the site of the collateral has been breached once. Against it stand the guarantee, the covenant on location and repayment of each draw within five years.",
                ("request", "Four draws of an agreement for up to 7,600m, each repaid within five years of its own day. The margin is the customer's: 6.00 and 6.50 % where it is rated BBB- or better, 13.00 % where it is not."),
                ("collateral", "In December 2024 cash went to European subsidiaries to buy GPUs while the collateral had to stay in the United States: a breach, waived without a fee. The site of every lot is a covenant here.")),
        };
    }

    private static CovenantWaiver Waiver => new()
    {
        From = new DateOnly(2024, 12, 1),
        Until = new DateOnly(2025, 3, 31),
        SignedBy = "The lenders",
        Reason = "Cash had gone to European subsidiaries to buy GPUs; waived without a fee, with 500m more lent.",
    };

    private static Facility Facility => new()
    {
        Kind = FacilityKind.DelayedDrawTermLoan,
        Commitment = Money.Usd(7_600_000_000),
        Draws = new DrawPlan
        {
            Kind = DrawPlanKind.Entered,
            Entered =
            [
                Draw(0, 1_200_000_000, InvestmentGrade), Draw(1, 900_000_000, InvestmentGrade), Draw(1, 500_000_000, BelowInvestmentGrade),
                Draw(2, 1_243_819_000, LowestInvestmentGrade), Draw(3, 1_110_148_000, BelowInvestmentGrade),
            ],
        },
        AvailabilityEnd = new DateOnly(2025, 6, 30),
        TenorMonths = 60,
        PaymentFrequency = PaymentFrequency.Quarterly,
        FirstPaymentDate = new DateOnly(2024, 9, 30),
        Interest = new InterestTerms { Kind = RateKind.Floating, Index = "SOFR", MarginPerAnnum = InvestmentGrade },
        Amortisation = new AmortisationTerms { Style = AmortisationStyle.GreaterOf, InterestOnlyMonths = 9, DepreciationLifeYears = 6, DepreciatedCostAdvance = 0.90 },
        Fees = new FeeTerms { Upfront = 0.015, UndrawnPerAnnum = 0.0075 },
        Recourse = "Full guarantee of the parent, first lien on the GPUs, the contracts and the accounts.",
    };

    private static Lot Lot(string id, string model, int count, decimal gpu, decimal network, DateOnly inService) => new()
    {
        Id = id,
        GpuModel = model,
        Count = count,
        UnitCost = new UnitCost { Gpu = Money.Usd(gpu), Network = Money.Usd(network), Installation = Money.Usd(1_500) },
        InServiceDate = inService,
        Site = "Data centres in the United States",
        Country = "US",
    };

    private static OfftakeContract Contract(string id, string customer, string rating, IReadOnlyList<string> lots, int gpus, DateOnly start, int months, decimal price) => new()
    {
        Id = id,
        Customer = customer,
        CustomerRating = rating,
        LotIds = lots,
        Gpus = gpus,
        Start = start,
        End = start.AddMonths(months),
        PricePerGpuHour = Money.Usd(price),
        TakeOrPayShare = 1.0,
        ExpectedUse = 0.85,
    };

    private static PlannedDraw Draw(int index, decimal amount, double margin) => new() { Date = DrawDates[index], Amount = Money.Usd(amount), MarginPerAnnum = margin };

    private static LenderShare Lender(string name, double share) => new() { Lender = name, Share = share };

    private static IReadOnlyList<MarkRule> Marks =>
    [
        MarkRule.Assumed("", "Not disclosed; the desk's usual term, replace it where the documents say otherwise."),
        MarkRule.Assumed("/closingDate", "Signed on 16 May 2024; the end of the quarter stands in for the first draw, so that payments fall on quarters."),
        MarkRule.Public("/currency", Report),
        MarkRule.Public("/borrower", Prospectus),
        MarkRule.Public("/borrower/rating", "No rating of this facility is published."),
        MarkRule.Assumed("/lots", "Fleets of H100 and H200 by draw; counts, cost and dates are not disclosed."),
        .. Enumerable.Range(0, 4).Select(i => MarkRule.Public($"/lots/{i}/country", "The collateral must stay in the United States: " + Prospectus)),
        MarkRule.Public("/valuation/curve", "Straight line over six years is the agreement's depreciated amount: " + Prospectus),
        MarkRule.Assumed("/contracts", "Two customers of investment grade and one below; names, volumes, prices and terms are not disclosed by facility."),
        MarkRule.Assumed("/costs", "Leased halls in the United States; not disclosed by facility."),
        MarkRule.Public("/facility/kind", Report),
        MarkRule.Public("/facility/commitment", "Up to 7.6bn: " + Report),
        MarkRule.Assumed("/facility/draws", "Four draws, the second in two parts; the first three sum to the 3,843.8m outstanding at the end of 2024 and all four to the 4,954.0m of June 2025 (" + Balances + "); the split is ours."),
        MarkRule.Public("/facility/tenorMonths", "Five years from each draw: " + Report),
        MarkRule.Public("/facility/paymentFrequency", Prospectus),
        MarkRule.Public("/facility/interest/index", Report),
        MarkRule.Public("/facility/interest/floorPerAnnum", "A floor of 0 %: " + Report),
        MarkRule.Public("/facility/interest/marginPerAnnum", "6.00 %, with a base of 4.49 % the 10.5 % of the end of 2024: " + Report),
        .. Enumerable.Range(0, 5).Select(i => MarkRule.Public(
            $"/facility/draws/entered/{i}/marginPerAnnum",
            "6.00 to 6.50 % over SOFR for contracts of investment grade, 13.00 % for others: " + Report + ". Which contract stands behind which draw is assumed.")),
        MarkRule.Public("/facility/amortisation/style", "Each payment from October 2025 is the greater of two amounts: " + Prospectus),
        MarkRule.Public("/facility/amortisation/depreciationLifeYears", Prospectus),
        MarkRule.Assumed("/facility/amortisation/interestOnlyMonths", "Nine months of interest alone for each draw; the filing dates the first such payment to October 2025."),
        MarkRule.Assumed("/facility/amortisation/depreciatedCostAdvance", "The share of depreciated cost that the agreement supports is not disclosed."),
        MarkRule.Public("/facility/recourse", Prospectus),
        MarkRule.Public("/covenants/0", "The collateral must stay in the United States; breached in December 2024 and waived: " + Breach, new DateOnly(2024, 12, 31)),
        MarkRule.Assumed("/covenants/0/waivers/0/from", "The month is public, the days are not."),
        MarkRule.Assumed("/covenants/0/waivers/0/until", "The month is public, the days are not."),
        MarkRule.Public("/lenders/0/lender", Report),
        MarkRule.Public("/lenders/1/lender", Report),
        MarkRule.Public("/lenders/2/lender", Report),
    ];
}
