using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Sizing;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Underwriting.Deals.SampleDeals;

/// <summary>CoreWeave's DDTL 4.0 (MUFG, Morgan Stanley; 2026): the first rated GPU loan without recourse to its parent. 90 % of cost, sized on 1.20x in every month and
/// held to 1.15x, with the filing's waterfall.</summary>
public static class CoreWeaveDelayedDraw4
{
    public const string Name = "CoreWeave DDTL 4.0";

    private const string Agreement = "https://www.sec.gov/Archives/edgar/data/1769628/000176962826000129/ex1011.htm";
    private const string Report = "https://www.sec.gov/Archives/edgar/data/1769628/000176962826000129/crwv-20260330.htm";
    private const string Comparison = "https://davefriedman.substack.com/p/coreweave-issued-yet-more-debt";

    private const int EachDelivery = 40_000;

    private static readonly DateOnly Closing = new(2026, 3, 31);
    private static readonly DateOnly Maturity = new(2032, 3, 31);
    private static readonly DateOnly AvailableUntil = new(2027, 6, 30);
    private static readonly DateOnly[] Deliveries = [new(2026, 6, 30), new(2026, 9, 30), new(2026, 12, 31), new(2027, 3, 31)];

    public static DealDocument Document { get; } = Build();

    private static DealDocument Build()
    {
        var dealCase = new DealCase
        {
            Name = Name,
            ClosingDate = Closing,
            Borrower = new BorrowerProfile
            {
                Name = "CoreWeave Compute Acquisition Co. VIII (CoreWeave)",
                Rating = "A-",
                Country = "US",
                LastYearRevenue = Money.Usd(5_131_000_000),
            },
            Lots = [.. Deliveries.Select((date, i) => Lot($"L{i + 1}", date))],
            Valuation = new ValuationTerms
            {
                Curve = CurvePresets.Find("sl-6").Choice,
                Premise = ValuationPremise.FairMarketValueInContinuedUse,
                Compared = [CurvePresets.Find("sl-6").Choice, CurvePresets.Find("sl-4").Choice, CurvePresets.Find("generation-step").Choice],
            },
            Contracts = [Contract],
            Merchant = new MerchantTerms { PricePerGpuHour = Money.Usd(1.90m), DeclinePerAnnum = 0.22, Utilisation = 0.65, VoidMonths = 2 },
            Costs = new OperatingCosts
            {
                Power = new PowerTerms { KilowattsPerGpu = 2.0, PowerUsageEffectiveness = 1.3, PricePerKilowattHour = Money.Usd(0.09m), HedgedShare = 0.5, HedgedPricePerKilowattHour = Money.Usd(0.088m) },
                ColocationPerKilowattMonth = Money.Usd(110),
                MaintenancePerGpuMonth = Money.Usd(14),
                InsuranceShareOfCostPerAnnum = 0.003,
                StaffPerMonth = Money.Usd(600_000),
                SellingAndAdministrationShareOfRevenue = 0.01,
                EscalatorPerAnnum = 0.02,
                PowerEscalatorPerAnnum = 0.03,
            },
            Facility = Facility,
            Sizing = new SizingTerms
            {
                AdvanceOnCost = new AdvanceOnCostTerms { AdvanceRate = 0.90, DrawTest = DrawTest.AsDelivered },
                LoanToValue = new LoanToValueTerms { Status = LimitStatus.ShownOnly },
                DepreciatedCost = new DepreciatedCostTerms { Status = LimitStatus.ShownOnly },
                DebtServiceCoverage = new DebtServiceCoverageTerms { ContractedTarget = 1.20, MerchantTarget = 2.00 },
                Tenor = new TenorTerms { Status = LimitStatus.Policy },
            },
            Waterfall = WaterfallTemplates.CoreWeaveDelayedDraw4(),
            Credit = NewDealTerms.LenderTerms with { Structure = Structure, Recovery = new RecoveryTerms() },
            Covenants = Covenants,
            Lenders = [new LenderShare { Lender = "MUFG", Share = 0.5 }, new LenderShare { Lender = "Morgan Stanley", Share = 0.5 }],
        };
        return new DealDocument
        {
            Case = dealCase,
            Provenance = InputMarks.Of(dealCase, Marks),
            Narrative = SampleTexts.Of(
                "Approve with conditions: one customer carries the loan, cover is {minimum DSCR} at its least, and the balance reaches {maximum LTV} of the mark. Condition: the landlord's waiver, which is missing, and an appraisal of a chip whose prices are too few to fit.",
                "The borrower is a special-purpose company within the group of CoreWeave, Inc. The lenders have no recourse to the parent but for bad acts.",
                "The borrower begins with this loan: it has no EBITDA of twelve months, and none is guessed. The revenue shown is the parent's and stands apart.",
                "One customer, one operator, one chip. The customer's contract outlasts the debt; when the customer stops paying, value alone does not repay the loan: the routes of the rating say by how much.",
                ("request", "8,500m against 9,444m of hardware, without recourse to the parent: 7,500m on the first day and 1,000m once assets operate. No price moves the loan: cost at funding does, and cash. "
                    + "Cash must cover debt service 1.20x in every projected month before a draw, 1.15x over three months afterwards: at 1.17x the loan stands and no further draw is made."),
                ("cash-flow", "The lender sees it under the scenario of power 50 % dearer: cover falls between the two tests.")),
        };
    }

    private static Lot Lot(string id, DateOnly inService) => new()
    {
        Id = id,
        GpuModel = "GB300-288GB",
        Count = EachDelivery,
        UnitCost = new UnitCost { Gpu = Money.Usd(46_000), Network = Money.Usd(8_027.78m), Installation = Money.Usd(5_000) },
        InServiceDate = inService,
        Site = "Data centres in the United States",
        Country = "US",
    };

    private static OfftakeContract Contract => new()
    {
        Id = "C1",
        Customer = "One investment-grade customer, redacted in the filing",
        CustomerRating = "A+",
        Gpus = 4 * EachDelivery,
        Ramp = [.. Deliveries.Select((date, i) => new RampStep { Date = date, Gpus = (i + 1) * EachDelivery })],
        Start = Deliveries[0],
        End = new DateOnly(2032, 12, 31),
        PricePerGpuHour = Money.Usd(2.263m),
        TakeOrPayShare = 1.0,
        ExpectedUse = 0.85,
    };

    private static Facility Facility => new()
    {
        Kind = FacilityKind.DelayedDrawTermLoan,
        Commitment = Money.Usd(7_500_000_000),
        CommitmentSteps = [new CommitmentStep { Date = new DateOnly(2026, 12, 31), Amount = Money.Usd(1_000_000_000), Condition = "Assets of the first deliveries operate." }],
        Draws = new DrawPlan { Kind = DrawPlanKind.FollowDeliveries },
        AvailabilityEnd = AvailableUntil,
        TenorMonths = 72,
        FinalMaturity = Maturity,
        PaymentFrequency = PaymentFrequency.Monthly,
        FirstPaymentDate = new DateOnly(2026, 4, 30),
        Interest = new InterestTerms { Kind = RateKind.Floating, Index = "SOFR", MarginPerAnnum = 0.0225, SwapShare = 0.95, SwapRatePerAnnum = 0.0355 },
        Tranches =
        [
            new LoanTranche { Name = "Floating", Amount = Money.Usd(4_500_000_000), Interest = new TrancheInterest { Kind = RateKind.Floating, MarginPerAnnum = 0.0225 } },
            new LoanTranche { Name = "Fixed", Amount = Money.Usd(4_000_000_000), Interest = new TrancheInterest { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.059 } },
        ],
        Prepayment = new PrepaymentTerms { OnNegativeOperatingIncome = true, NegativeIncomeMonthsAhead = 2 },
        Fees = new FeeTerms { Upfront = 142.0 / 8_500, UndrawnPerAnnum = 0.0050 },
        Recourse = "None to the parent but for bad acts. First lien on the GPUs by serial number, the customer contract, the controlled accounts and all equity of the borrower.",
    };

    private static StructureChecklist Structure => StructureChecklist.Every(StructureState.Done).With(StructureElement.LandlordWaiver, StructureState.Missing);

    private static Covenant[] Covenants =>
    [
        new() { Id = "V1", Name = "Debt service cover, maintained", Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.15, TrailingMonths = 3, FirstTestDate = new DateOnly(2026, 9, 30) },
        new() { Id = "V2", Name = "Debt service cover for a new draw", Kind = CovenantKind.DebtServiceCoverage, Purpose = CovenantPurpose.DrawStop, Threshold = 1.20, TrailingMonths = 1, FirstTestDate = new DateOnly(2026, 7, 31) },
        new() { Id = "V3", Name = "Floating principal hedged", Kind = CovenantKind.HedgeShare, Threshold = 0.95, FirstTestDate = new DateOnly(2027, 8, 14) },
        new() { Id = "V4", Name = "Energy hedged", Kind = CovenantKind.PowerHedgeShare, Threshold = 0.50, FirstTestDate = new DateOnly(2026, 9, 30) },
        new() { Id = "V5", Name = "Location of the fleet", Kind = CovenantKind.CollateralLocation, Threshold = 1, Countries = ["US"], FirstTestDate = new DateOnly(2026, 6, 30) },
    ];

    private static IReadOnlyList<MarkRule> Marks =>
    [
        MarkRule.Assumed("", "Not disclosed; the desk's usual term, replace it where the documents say otherwise."),
        MarkRule.Public("/closingDate", "Signed on 30 and 31 March 2026: " + Report, Closing),
        MarkRule.Public("/currency", Agreement, Closing),
        MarkRule.Public("/borrower/name", Agreement, Closing),
        MarkRule.Public("/borrower/rating", "A3 by Moody's and A (low) by DBRS are the loan's ratings, not the company's: " + Comparison, Closing),
        MarkRule.Public("/borrower/lastYearRevenue", "The parent's revenue of 2025; the borrower stands apart from it: https://www.sec.gov/Archives/edgar/data/1769628/000176962826000003/crwv-20251231.htm", new DateOnly(2025, 12, 31)),
        MarkRule.Assumed("/lots", "160,000 GB300 in four deliveries at 59,027.78 US dollars all-in: cost of 9,444.44m is what 8,500m at 90 % asks for; model, count and dates are not disclosed."),
        MarkRule.Assumed("/contracts/0", "Take-or-pay for 160,000 GPUs until the end of 2032; price, count and term are redacted."),
        MarkRule.Public("/contracts/0/customer", "One investment-grade customer, named in the filing by a blank; the press says Meta: " + Agreement, Closing),
        MarkRule.Assumed("/contracts/0/customerRating", "Investment grade is public, the letter is not: the customer is redacted."),
        MarkRule.Assumed("/costs", "Leased halls in the United States; not disclosed by facility."),
        MarkRule.Public("/facility/kind", Agreement, Closing),
        MarkRule.Public("/facility/commitment", "7.5bn on the first day: " + Report, Closing),
        MarkRule.Public("/facility/commitmentSteps/0", "1.0bn more once assets operate; the day is assumed: " + Report, Closing),
        MarkRule.Public("/facility/availabilityEnd", Agreement, Closing),
        MarkRule.Public("/facility/finalMaturity", Agreement, Closing),
        MarkRule.Public("/facility/paymentFrequency", "Monthly waterfall: " + Report, Closing),
        MarkRule.Public("/facility/interest/index", Agreement, Closing),
        MarkRule.Public("/facility/interest/marginPerAnnum", Agreement, Closing),
        MarkRule.Assumed("/facility/interest/swapShare", "The 95 % of the floating tranche that the agreement asks to be hedged 45 days after the commitment ends, taken from closing."),
        MarkRule.Public("/facility/tranches/0", "About 4.5bn floating at SOFR + 2.25 %: " + Comparison, Closing),
        MarkRule.Public("/facility/tranches/1", "About 4.0bn fixed at Treasuries + 2.00 %, about 5.9 %: " + Comparison, Closing),
        MarkRule.Public("/facility/prepayment/onNegativeOperatingIncome", Agreement, Closing),
        MarkRule.Public("/facility/prepayment/negativeIncomeMonthsAhead", Agreement, Closing),
        MarkRule.Public("/facility/fees/upfront", "142m of upfront cost on 8,500m: https://www.sec.gov/Archives/edgar/data/1769628/000176962826000222/crwv-20260331.htm", Closing),
        MarkRule.Public("/facility/fees/undrawnPerAnnum", Agreement, Closing),
        MarkRule.Public("/facility/recourse", Agreement, Closing),
        MarkRule.Public("/sizing/advanceOnCost/advanceRate", "90 % of funding-date capital expenditure: " + Agreement, Closing),
        MarkRule.Public("/sizing/debtServiceCoverage/contractedTarget", "Projected debt service cover of at least 1.20x in every month to maturity: " + Agreement, Closing),
        MarkRule.Public("/waterfall/steps", "Eight steps in the filing's order: " + WaterfallTemplates.CoreWeaveSource, Closing),
        MarkRule.Public("/waterfall/triggers", "Breach that gives the customer a right to end, or the parent's bankruptcy: " + WaterfallTemplates.CoreWeaveSource + ". The customer's default is ours.", Closing),
        MarkRule.Public("/covenants/0/threshold", "1.15x over three fiscal months: " + Agreement, Closing),
        MarkRule.Public("/covenants/0/trailingMonths", Agreement, Closing),
        MarkRule.Public("/covenants/1/threshold", "1.20x projected, a condition of each draw: " + Agreement, Closing),
        MarkRule.Public("/covenants/2/threshold", "At least 95 % of the floating principal: " + Agreement, Closing),
        MarkRule.Public("/covenants/2/firstTestDate", "45 days after the commitment ends on 30 June 2027: " + Agreement, Closing),
        MarkRule.Assumed("/covenants/3/threshold", "The agreement asks for a power hedge over a set share, which was not seen."),
        MarkRule.Public("/lenders/0/lender", Comparison, Closing),
        MarkRule.Public("/lenders/1/lender", Comparison, Closing),
        MarkRule.Assumed("/lenders/0/share", "The leads' holds after syndication are not disclosed; Goldman Sachs and JPMorgan are named too."),
        MarkRule.Assumed("/lenders/1/share", "The leads' holds after syndication are not disclosed; Goldman Sachs and JPMorgan are named too."),
    ];
}
