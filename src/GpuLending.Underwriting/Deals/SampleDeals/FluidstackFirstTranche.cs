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

/// <summary>Fluidstack with Macquarie and others (2025): more than 10bn approved for a company with 65m of revenue, of which this deal structures a first tranche of 2bn.</summary>
public static class FluidstackFirstTranche
{
    public const string Name = "Fluidstack, first tranche";

    private const string Press = "Press reports of 2025 on Macquarie's and others' facility for Fluidstack; the terms are not public.";
    private const int Hopper100 = 8_192;
    private const int Hopper200 = 16_384;
    private const int Blackwell = 27_648;

    private static readonly DateOnly Closing = new(2025, 9, 30);
    private static readonly DateOnly SecondDelivery = new(2025, 12, 31);
    private static readonly DateOnly ThirdDelivery = new(2026, 6, 30);

    public static DealDocument Document { get; } = Build();

    private static DealDocument Build()
    {
        var dealCase = new DealCase
        {
            Name = Name,
            ClosingDate = Closing,
            Borrower = new BorrowerProfile
            {
                Name = "Fluidstack",
                Rating = "NR",
                Country = "GB",
                FoundedYear = 2017,
                LastYearRevenue = Money.Usd(65_000_000),
                ExpectedRevenue = Money.Usd(400_000_000),
            },
            Lots =
            [
                Lot("L1", "H100-SXM-80GB", Hopper100, 30_000, 5_000, 2_500, Closing, "Colocation, Paris", "FR"),
                Lot("L2", "H200-SXM-141GB", Hopper200, 33_000, 5_500, 2_500, SecondDelivery, "Colocation, Lille", "FR"),
                Lot("L3", "GB200-192GB", Blackwell, 48_000, 7_000, 4_000, ThirdDelivery, "Campus in France, first hall", "FR"),
            ],
            Valuation = new ValuationTerms
            {
                Curve = CurvePresets.Find("exponential-20.63").Choice,
                Premise = ValuationPremise.OrderlyLiquidationValue,
                Compared = [CurvePresets.Find("sl-6").Choice, CurvePresets.Find("sl-4").Choice, CurvePresets.Find("generation-step").Choice],
            },
            Contracts =
            [
                Contract("C1", "Mistral AI", ["L2", "L3"], Hopper200 + Blackwell, ThirdDelivery, 42, 2.95m),
                Contract("C2", "Black Forest Labs", ["L1"], Hopper100, Closing, 24, 2.10m),
            ],
            Merchant = new MerchantTerms { PricePerGpuHour = Money.Usd(2.40m), DeclinePerAnnum = 0.12, Utilisation = 0.70, VoidMonths = 1 },
            Costs = new OperatingCosts
            {
                Power = new PowerTerms { KilowattsPerGpu = 1.5, PowerUsageEffectiveness = 1.2, PricePerKilowattHour = Money.Usd(0.075m), HedgedShare = 0.5 },
                ColocationPerKilowattMonth = Money.Usd(110),
                MaintenancePerGpuMonth = Money.Usd(18),
                InsuranceShareOfCostPerAnnum = 0.004,
                FixedPerMonth = Money.Usd(900_000),
                EscalatorPerAnnum = 0.02,
            },
            Facility = new Facility
            {
                Kind = FacilityKind.DelayedDrawTermLoan,
                Commitment = Money.Usd(10_000_000_000),
                Draws = new DrawPlan
                {
                    Kind = DrawPlanKind.Entered,
                    Entered = [Draw(Closing, 250_000_000), Draw(SecondDelivery, 550_000_000), Draw(ThirdDelivery, 1_200_000_000)],
                },
                AvailabilityEnd = new DateOnly(2027, 9, 30),
                TenorMonths = 60,
                PaymentFrequency = PaymentFrequency.Quarterly,
                Interest = new InterestTerms { MarginPerAnnum = 0.0550 },
                Fees = new FeeTerms { OriginalIssueDiscount = 0.01, Upfront = 0.0125, UndrawnPerAnnum = 0.0075, AgencyPerAnnum = Money.Usd(250_000) },
                DebtServiceReserveMonths = 3,
                Recourse = "Recourse to the borrower; no guarantee from outside is public.",
            },
            Sizing = new SizingTerms
            {
                LoanToValue = new LoanToValueTerms { Status = LimitStatus.Policy, Maximum = 0.80, Premise = ValuationPremise.FairMarketValueInContinuedUse },
                DepreciatedCost = new DepreciatedCostTerms { Status = LimitStatus.Applied, Maximum = 1.0 },
                DebtServiceCoverage = new DebtServiceCoverageTerms { ContractedTarget = 1.30, MerchantTarget = 2.00 },
                Tenor = new TenorTerms { Status = LimitStatus.ShownOnly, MonthsPastContracts = 12 },
            },
            Credit = NewDealTerms.LenderTerms,
            Covenants =
            [
                new Covenant { Id = "V1", Name = "Debt service cover", Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.20, TrailingMonths = 3, FirstTestDate = new DateOnly(2026, 12, 31) },
                new Covenant { Id = "V2", Name = "Loan-to-value in continued use", Kind = CovenantKind.LoanToValue, Premise = ValuationPremise.FairMarketValueInContinuedUse, Threshold = 0.90, FirstTestDate = new DateOnly(2026, 12, 31) },
                new Covenant { Id = "V3", Name = "Contract realisation", Kind = CovenantKind.ContractRealisation, Threshold = 0.85, TrailingMonths = 3, FirstTestDate = new DateOnly(2026, 12, 31) },
            ],
            Lenders = [Lender("Macquarie", 0.40), Lender("Lender 2, not named in public", 0.25), Lender("Lender 3, not named in public", 0.20), Lender("Lender 4, not named in public", 0.15)],
        };
        return new DealDocument
        {
            Case = dealCase,
            Provenance = InputMarks.Of(dealCase, Marks),
            Narrative = SampleTexts.Of(
                "Decline in this form. The balance reaches {maximum LTV} of the mark, {largest customer} pays {largest customer share} of the revenue without a rating, and {debt past contracts} is owed when the last contract ends. A loan that is repaid by {last contract end}, hedged and supported by a rated party could be approved.",
                "The borrower is the operating company itself; the group above it is not described in public and no guarantee is known.",
                "Revenue is as the press reports it. EBITDA, net interest and liquidity are not public: they are left open, and the submission should ask for audited accounts.",
                "Unrated customers, a borrower small against its debt, and a mark far below the balance. Cash is ample while the contracts run, which is why the loan should not outlive them.",
                ("request", "A first tranche of 2bn out of more than 10bn approved, drawn as hardware lands and perhaps never in full. The approved amount is 154 times last year's revenue: the contracts carry this loan, not the company. "
                    + "What the terms carry is {loan size}, limited by {binding limit}: cover is {minimum DSCR} at its least, {maximum LTV} of value is lent at the most, and {debt past contracts} is owed when the last contract ends.")),
        };
    }

    private static Lot Lot(string id, string model, int count, decimal gpu, decimal network, decimal installation, DateOnly inService, string site, string country) => new()
    {
        Id = id,
        GpuModel = model,
        Count = count,
        UnitCost = new UnitCost { Gpu = Money.Usd(gpu), Network = Money.Usd(network), Installation = Money.Usd(installation), Freight = Money.Usd(300) },
        InServiceDate = inService,
        Site = site,
        Country = country,
    };

    private static OfftakeContract Contract(string id, string customer, IReadOnlyList<string> lots, int gpus, DateOnly start, int months, decimal price) => new()
    {
        Id = id,
        Customer = customer,
        CustomerRating = "NR",
        LotIds = lots,
        Gpus = gpus,
        Start = start,
        End = start.AddMonths(months),
        PricePerGpuHour = Money.Usd(price),
        TakeOrPayShare = 1.0,
        ExpectedUse = 0.80,
    };

    private static PlannedDraw Draw(DateOnly date, decimal amount) => new() { Date = date, Amount = Money.Usd(amount) };

    private static LenderShare Lender(string name, double share) => new() { Lender = name, Share = share };

    private static IReadOnlyList<MarkRule> Marks =>
    [
        MarkRule.Assumed("", "Not public; chosen to be plausible."),
        MarkRule.Public("/borrower", Press),
        MarkRule.Public("/borrower/rating", "No rating is published."),
        MarkRule.Assumed("/lots", "The mix of H100, H200 and GB200, their cost and their dates are not public."),
        MarkRule.Public("/lots/2/country", "A campus of one gigawatt agreed with the French state, announced in February 2025; that this lot stands there is assumed."),
        MarkRule.Assumed("/contracts", "Lengths, volumes and prices are not public."),
        MarkRule.Public("/contracts/0/customer", Press),
        MarkRule.Public("/contracts/1/customer", Press),
        MarkRule.Assumed("/contracts/0/customerRating", "No public rating is known: taken as unrated."),
        MarkRule.Assumed("/contracts/1/customerRating", "No public rating is known: taken as unrated."),
        MarkRule.Public("/facility/kind", "Drawn as needed and perhaps never in full. " + Press),
        MarkRule.Public("/facility/commitment", "More than 10bn approved. " + Press),
        MarkRule.Assumed("/facility/draws", "A first tranche of 2,000m, drawn as each lot lands."),
        MarkRule.Assumed("/lenders", "Shares are not public, nor are the other lenders' names."),
        MarkRule.Public("/lenders/0/lender", Press),
    ];
}
