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

/// <summary>CoreWeave's first delayed-draw term loan (Magnetar, Blackstone; 2023) as it stood at the end of 2024: a seasoned loan whose balance path is public.</summary>
public static class CoreWeaveDelayedDraw1
{
    public const string Name = "CoreWeave DDTL 1.0, seasoned at end 2024";

    private const string Prospectus = "https://www.sec.gov/Archives/edgar/data/1769628/000119312525044231/d899798ds1.htm";
    private const string Balances = "https://www.sec.gov/Archives/edgar/data/1769628/000114036125032095/R41.htm";
    private const string FirstQuarter2026 = "https://www.sec.gov/Archives/edgar/data/1769628/000176962826000222/crwv-20260331.htm";
    private const string SecondQuarter2026 = "https://www.sec.gov/Archives/edgar/data/1769628/000176962826000366/crwv-20260630.htm";

    private static readonly DateOnly YearEnd2024 = new(2024, 12, 31);
    private static readonly DateOnly Maturity = new(2028, 3, 31);

    public static DealDocument Document { get; } = Build();

    private static DealDocument Build()
    {
        var dealCase = new DealCase
        {
            Name = Name,
            ClosingDate = YearEnd2024,
            Borrower = Borrower,
            Lots = [Fleet],
            Valuation = new ValuationTerms
            {
                Curve = CurvePresets.Find("sl-6").Choice,
                Premise = ValuationPremise.FairMarketValueInContinuedUse,
                Compared = [CurvePresets.Find("sl-6").Choice, CurvePresets.Find("sl-4").Choice, CurvePresets.Find("generation-step").Choice],
            },
            Contracts = [Microsoft],
            Merchant = new MerchantTerms { PricePerGpuHour = Money.Usd(1.60m), DeclinePerAnnum = 0.22, Utilisation = 0.65, VoidMonths = 2 },
            Costs = new OperatingCosts
            {
                Power = new PowerTerms { KilowattsPerGpu = 1.275, PowerUsageEffectiveness = 1.25, PricePerKilowattHour = Money.Usd(0.07m) },
                ColocationPerKilowattMonth = Money.Usd(120),
                MaintenancePerGpuMonth = Money.Usd(12),
                InsuranceShareOfCostPerAnnum = 0.004,
                FixedPerMonth = Money.Usd(500_000),
                EscalatorPerAnnum = 0.02,
            },
            Facility = Facility,
            Sizing = new SizingTerms
            {
                AdvanceOnCost = new AdvanceOnCostTerms { Status = LimitStatus.ShownOnly, AdvanceRate = 0.65 },
                LoanToValue = new LoanToValueTerms { Status = LimitStatus.ShownOnly, Maximum = 0.80 },
                DepreciatedCost = new DepreciatedCostTerms { Status = LimitStatus.ShownOnly },
                DebtServiceCoverage = new DebtServiceCoverageTerms { Status = LimitStatus.ShownOnly, ContractedTarget = 1.30 },
                Tenor = new TenorTerms { Status = LimitStatus.ShownOnly },
            },
            Credit = NewDealTerms.LenderTerms,
            Covenants =
            [
                new Covenant { Id = "V1", Name = "Debt service cover", Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.15, TrailingMonths = 3, FirstTestDate = new DateOnly(2025, 3, 31) },
                new Covenant { Id = "V2", Name = "Loan to depreciated cost, six years", Kind = CovenantKind.LoanToValue, Threshold = 1.00, FirstTestDate = new DateOnly(2025, 3, 31) },
            ],
        };
        return new DealDocument
        {
            Case = dealCase,
            Provenance = InputMarks.Of(dealCase, Marks),
            Narrative = SampleTexts.Of(
                "Approve the replay as it stands: cover is {minimum DSCR} at its least and the last principal is due on {final maturity}. Condition: the floating rate is hedged.",
                "The borrower is a special-purpose company wholly owned by CoreWeave, Inc., which guarantees the loan in full.",
                "The borrower keeps no accounts of its own in public. EBITDA, net interest and liquidity are left open and not guessed: with a full guarantee the parent's accounts would be read in their place.",
                "The loan is short against the life of the chip; the risk is the rate, which nothing hedges, and one parent behind both operator and guarantee.",
                ("request", "A replay of a public loan from its balance at the end of 2024. The question it answers: is the loan out before the chip is?")),
        };
    }

    private static BorrowerProfile Borrower => new()
    {
        Name = "CoreWeave Compute Acquisition Co. II (CoreWeave)",
        Rating = "NR",
        Country = "US",
        Guarantor = "CoreWeave, Inc.: full guarantee of the parent.",
        LastYearRevenue = Money.Usd(1_915_000_000),
        ExpectedRevenue = Money.Usd(5_131_000_000),
    };

    private static Lot Fleet => new()
    {
        Id = "L1",
        GpuModel = "H100-SXM-80GB",
        Count = 72_300,
        UnitCost = new UnitCost { Gpu = Money.Usd(41_000), Network = Money.Usd(8_000) },
        InServiceDate = new DateOnly(2024, 1, 1),
        Site = "Data centres in the United States",
        Country = "US",
    };

    private static OfftakeContract Microsoft => new()
    {
        Id = "C1",
        Customer = "Microsoft",
        CustomerRating = "AAA",
        LotIds = ["L1"],
        Gpus = 72_300,
        Start = new DateOnly(2024, 1, 1),
        End = new DateOnly(2029, 1, 1),
        PricePerGpuHour = Money.Usd(2.35m),
        TakeOrPayShare = 1.0,
        ExpectedUse = 0.85,
    };

    private static Facility Facility => new()
    {
        Kind = FacilityKind.DelayedDrawTermLoan,
        Commitment = Money.Usd(2_300_000_000),
        OpeningBalance = Money.Usd(2_012_500_000),
        TenorMonths = 39,
        FinalMaturity = Maturity,
        PaymentFrequency = PaymentFrequency.Quarterly,
        FirstPaymentDate = new DateOnly(2025, 3, 31),
        Interest = new InterestTerms { Kind = RateKind.Floating, Index = "SOFR", MarginPerAnnum = 0.0962 },
        Amortisation = new AmortisationTerms { Style = AmortisationStyle.Custom, Custom = Principal() },
        Recourse = "Full guarantee of the parent, first lien on the GPUs, the contract and the accounts.",
    };

    // Five steps of 5 % of the commitment, the disclosed sixth of 137.5m, then what is left in seven equal quarters, the last one taking the cents.
    private static List<PrincipalPayment> Principal()
    {
        var left = Money.Usd(1_300_000_000).Split(1, 1, 1, 1, 1, 1, 1).OrderBy(part => part.Amount);
        Money[] amounts = [.. Enumerable.Repeat(Money.Usd(115_000_000), 5), Money.Usd(137_500_000), .. left];
        return [.. amounts.Select((amount, i) => new PrincipalPayment { Date = new DateOnly(2025, 1, 1).AddMonths(3 * (i + 1)).AddDays(-1), Amount = amount })];
    }

    private static IReadOnlyList<MarkRule> Marks =>
    [
        MarkRule.Assumed("", "Not disclosed; the desk's usual term, replace it where the documents say otherwise."),
        MarkRule.Public("/closingDate", Balances, YearEnd2024),
        MarkRule.Public("/currency", Balances, YearEnd2024),
        MarkRule.Public("/borrower", Prospectus),
        MarkRule.Public("/borrower/rating", "No rating of this facility is published."),
        MarkRule.Public("/borrower/lastYearRevenue", Prospectus, YearEnd2024),
        MarkRule.Public("/borrower/expectedRevenue", "Revenue of 2025 as reported: https://www.sec.gov/Archives/edgar/data/1769628/000176962826000003/crwv-20251231.htm", new DateOnly(2025, 12, 31)),
        MarkRule.Assumed("/lots/0", "About 72,300 H100 SXM at 49,000 US dollars all-in carry 2,300m at the 65 % the press reported."),
        MarkRule.Public("/lots/0/country", "The collateral must stay in the United States: " + Prospectus),
        MarkRule.Public("/valuation/curve", "The parent depreciates servers over six years on a straight line: " + Prospectus),
        MarkRule.Assumed("/valuation/compared", "Four years and the generation step stand beside the debt test, so that the reader sees the loan against each."),
        MarkRule.Assumed("/contracts/0", "Take-or-pay over five years at 2.35 US dollars per GPU-hour; price and term are not disclosed."),
        MarkRule.Public("/contracts/0/customer", Prospectus),
        MarkRule.Public("/contracts/0/customerRating", "Microsoft Corporation's long-term rating by S&P and Moody's: AAA."),
        MarkRule.Assumed("/costs", "Leased halls in the United States; not disclosed by facility."),
        MarkRule.Public("/facility/kind", Prospectus),
        MarkRule.Public("/facility/commitment", Prospectus),
        MarkRule.Public("/facility/openingBalance", Balances, YearEnd2024),
        MarkRule.Public("/facility/finalMaturity", Prospectus),
        MarkRule.Public("/facility/interest/index", Prospectus),
        MarkRule.Public("/facility/interest/marginPerAnnum", Prospectus),
        MarkRule.Public("/facility/paymentFrequency", "Quarterly from January 2025: " + Prospectus),
        MarkRule.Public("/facility/firstPaymentDate", Balances, new DateOnly(2025, 6, 30)),
        MarkRule.Public("/facility/recourse", Prospectus),
        MarkRule.Public("/facility/amortisation/style", "The disclosed balances fit 115.0m a quarter; the rule itself is not disclosed.", new DateOnly(2026, 6, 30)),
        .. Enumerable.Range(0, 5).Select(i => MarkRule.Public($"/facility/amortisation/custom/{i}", i < 2 ? Balances : FirstQuarter2026, i < 2 ? new DateOnly(2025, 6, 30) : new DateOnly(2026, 3, 31))),
        MarkRule.Public("/facility/amortisation/custom/5", SecondQuarter2026, new DateOnly(2026, 6, 30)),
        MarkRule.Assumed("/facility/amortisation/custom", "What is left in June 2026 in seven equal quarters to maturity in March 2028."),
        MarkRule.Public("/sizing/advanceOnCost/advanceRate", "About 65 % loan-to-value at funding, press reports of August 2023.", new DateOnly(2023, 8, 3)),
    ];
}
