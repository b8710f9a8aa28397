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

/// <summary>IREN's loan and notes for Microsoft (2026): 3,645m on 5,800m of GB300, with a fifth of the contract paid ahead. Cash that came early is not cash flow later.</summary>
public static class IrenMicrosoft
{
    public const string Name = "IREN with Microsoft";

    private const string Release = "https://stockti.com/iren-secures-3-65b-gpu-financing-for-microsoft-ai-deal";
    private const string Report = "https://www.sec.gov/Archives/edgar/data/1878848/000114036126023427/ef20075181_8k.htm";
    private const string ContractNews = "https://dcpulse.com/news/microsoft-iren-gb300-gpu-cloud-deal";

    private const int EachDelivery = 18_125;
    private const decimal EachContract = 2_425_000_000;

    private static readonly DateOnly Closing = new(2026, 5, 29);
    private static readonly DateOnly Maturity = new(2031, 12, 31);
    private static readonly DateOnly[] Deliveries = [new(2026, 6, 30), new(2026, 8, 31), new(2026, 10, 31), new(2026, 12, 31)];

    public static DealDocument Document { get; } = Build();

    private static DealDocument Build()
    {
        var dealCase = new DealCase
        {
            Name = Name,
            ClosingDate = Closing,
            Borrower = new BorrowerProfile { Name = "IE US Hardware 3 LLC (IREN)", Rating = "A-", Country = "US", Guarantor = "IREN Limited: limited guarantee after the GPUs have been marketed again." },
            Lots = [.. Deliveries.Select((date, i) => Lot($"L{i + 1}", date))],
            Valuation = new ValuationTerms
            {
                Curve = CurvePresets.Find("sl-6").Choice,
                Premise = ValuationPremise.OrderlyLiquidationValue,
                Compared = [CurvePresets.Find("sl-6").Choice, CurvePresets.Find("sl-4").Choice, CurvePresets.Find("generation-step").Choice],
                Supports =
                [
                    new ResidualSupport
                    {
                        Id = "G1", Kind = SupportKind.Guarantee, Counterparty = "IREN Limited, limited guarantee", CounterpartyRating = "NR", Cap = Money.Usd(500_000_000),
                        From = Closing, To = Maturity, Order = 1, CreditGiven = 0.5,
                    },
                ],
            },
            Contracts = [.. Deliveries.Select((date, i) => Contract(i, date))],
            Merchant = new MerchantTerms { PricePerGpuHour = Money.Usd(2.30m), DeclinePerAnnum = 0.22, Utilisation = 0.65, VoidMonths = 3 },
            Costs = new OperatingCosts
            {
                Power = new PowerTerms { KilowattsPerGpu = 2.1, PowerUsageEffectiveness = 1.2, PricePerKilowattHour = Money.Usd(0.045m), HedgedShare = 0.8, HedgedPricePerKilowattHour = Money.Usd(0.044m) },
                ColocationPerKilowattMonth = Money.Usd(130),
                MaintenancePerGpuMonth = Money.Usd(16),
                InsuranceShareOfCostPerAnnum = 0.003,
                StaffPerMonth = Money.Usd(400_000),
                EscalatorPerAnnum = 0.025,
            },
            Facility = Facility,
            Sizing = new SizingTerms
            {
                AdvanceOnCost = new AdvanceOnCostTerms { AdvanceRate = 0.65 },
                LoanToValue = new LoanToValueTerms { Status = LimitStatus.ShownOnly },
                DepreciatedCost = new DepreciatedCostTerms { Status = LimitStatus.ShownOnly },
                DebtServiceCoverage = new DebtServiceCoverageTerms { ContractedTarget = 1.15, MerchantTarget = 2.00 },
                Tenor = new TenorTerms { Status = LimitStatus.Policy },
            },
            Waterfall = WaterfallTemplates.Plain(3),
            Credit = NewDealTerms.LenderTerms with { Structure = Structure, Recovery = new RecoveryTerms { LostWithOperator = ["G1"] } },
            Covenants =
            [
                new() { Id = "V1", Name = "Debt service cover", Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.05, TrailingMonths = 3, FirstTestDate = new DateOnly(2027, 3, 31) },
                new() { Id = "V2", Name = "Loan to cost", Kind = CovenantKind.LoanToCost, Threshold = 0.65, FirstTestDate = new DateOnly(2026, 12, 31) },
                new() { Id = "V3", Name = "Energy hedged", Kind = CovenantKind.PowerHedgeShare, Threshold = 0.75, FirstTestDate = new DateOnly(2026, 12, 31) },
                new() { Id = "V4", Name = "Floating principal hedged", Kind = CovenantKind.HedgeShare, Threshold = 0.75, FirstTestDate = new DateOnly(2026, 12, 31) },
            ],
        };
        return new DealDocument
        {
            Case = dealCase,
            Provenance = InputMarks.Of(dealCase, Marks),
            Narrative = SampleTexts.Of(
                "Approve with conditions: a customer of the first order pays for all of it, and cover is {minimum DSCR} at its least. The balance reaches {maximum LTV} of the mark, so that the loan stands on the contract and not on the chip. Condition: an appraisal at each delivery.",
                "The borrower is a special-purpose company of IREN Limited, whose guarantee is limited and comes after the GPUs have been marketed again.",
                "The borrower begins with this contract: it has no EBITDA of twelve months, and none is guessed.",
                "Order of loss: the customer's service fees, then the GPUs marketed again, then the limited guarantee up to its cap, then the lenders.",
                ("request", "3,645m for 5,800m of GB300: 62.8 % of cost, 125m below the 65 % at which the loan is prepaid. The customer's prepayment of 1,940m and the debt pay 96.3 % of the fleet."),
                ("cash-flow", "A fifth of every invoice is settled from the prepayment: it is revenue and no cash. What the contracts bring in cash is four fifths of 9,700m.")),
        };
    }

    private static Lot Lot(string id, DateOnly inService) => new()
    {
        Id = id,
        GpuModel = "GB300-288GB",
        Count = EachDelivery,
        UnitCost = new UnitCost { Gpu = Money.Usd(64_000), Network = Money.Usd(11_000), Installation = Money.Usd(5_000) },
        InServiceDate = inService,
        Site = "Childress, Texas",
        Country = "US",
    };

    // A quarter of 9,700m over five years of 8,760 hours; a fifth of it ahead, and a fifth of each invoice settled from that.
    private static OfftakeContract Contract(int index, DateOnly start) => new()
    {
        Id = $"C{index + 1}",
        Customer = "Microsoft",
        CustomerRating = "AAA",
        LotIds = [$"L{index + 1}"],
        Gpus = EachDelivery,
        Start = start,
        End = start.AddYears(5),
        PricePerGpuHour = Money.Usd(decimal.Round(EachContract / (EachDelivery * 5 * 8_760m), 8)),
        TakeOrPayShare = 1.0,
        ExpectedUse = 0.85,
        Prepayment = new CustomerPrepayment { Amount = Money.Usd(EachContract / 5), ReceivedOn = Closing, ShareOfEachInvoice = 0.20 },
    };

    private static Facility Facility => new()
    {
        Kind = FacilityKind.DelayedDrawTermLoan,
        Commitment = Money.Usd(3_645_000_000),
        Draws = new DrawPlan { Kind = DrawPlanKind.FollowDeliveries },
        AvailabilityEnd = new DateOnly(2027, 5, 29),
        TenorMonths = 68,
        FinalMaturity = Maturity,
        PaymentFrequency = PaymentFrequency.Quarterly,
        FirstPaymentDate = new DateOnly(2026, 9, 30),
        Interest = new InterestTerms { Kind = RateKind.Floating, Index = "SOFR", MarginPerAnnum = 0.0225, SwapShare = 0.85, SwapRatePerAnnum = 0.0355 },
        Tranches =
        [
            new LoanTranche { Name = "Delayed-draw term loan", Amount = Money.Usd(1_500_000_000), Interest = new TrancheInterest { Kind = RateKind.Floating, MarginPerAnnum = 0.0225 } },
            new LoanTranche { Name = "Notes", Amount = Money.Usd(2_145_000_000), Interest = new TrancheInterest { Kind = RateKind.Fixed, FixedRatePerAnnum = 0.0596 } },
        ],
        Prepayment = new PrepaymentTerms { LoanToCostAbove = 0.65 },
        Fees = new FeeTerms { Upfront = 0.0125, UndrawnPerAnnum = 0.0040 },
        Recourse = "None to the parent but a limited guarantee for a rejected or terminated tranche, after the GPUs have been marketed again.",
    };

    private static StructureChecklist Structure => StructureChecklist.Every(StructureState.Done).With(StructureElement.LandlordWaiver, StructureState.NotNeeded);

    private static IReadOnlyList<MarkRule> Marks =>
    [
        MarkRule.Assumed("", "Not disclosed; the desk's usual term, replace it where the documents say otherwise."),
        MarkRule.Public("/closingDate", Report, Closing),
        MarkRule.Public("/currency", Report, Closing),
        MarkRule.Public("/borrower/name", Report, Closing),
        MarkRule.Public("/borrower/rating", "A by Fitch and A (low) by DBRS are the loan's ratings, not the company's: " + Report, Closing),
        MarkRule.Public("/borrower/guarantor", Report, Closing),
        MarkRule.Assumed("/lots", "72,500 GB300 at 80,000 US dollars all-in are the 5.8bn bought; the count and the dates are not disclosed."),
        MarkRule.Public("/lots/0/gpuModel", ContractNews, new DateOnly(2025, 11, 3)),
        MarkRule.Assumed("/valuation/supports/0", "The guarantee is limited; its cap is not disclosed. 500m and half of it counted on are ours."),
        MarkRule.Public("/valuation/supports/0/counterparty", Report, Closing),
        MarkRule.Public("/contracts", "9.7bn over five years, 20 % prepaid: " + ContractNews + ". The price per GPU-hour follows from the count assumed.", new DateOnly(2025, 11, 3)),
        .. Enumerable.Range(0, Deliveries.Length).SelectMany(i => (MarkRule[])
        [
            MarkRule.Public($"/contracts/{i}/customerRating", "Microsoft Corporation's long-term rating by S&P and Moody's: AAA."),
            MarkRule.Assumed($"/contracts/{i}/start", "Four tranches of equal size by delivery; the dates are not disclosed."),
            MarkRule.Assumed($"/contracts/{i}/end", "Five years from its start; the start is assumed."),
            MarkRule.Assumed($"/contracts/{i}/gpus", "A quarter of the count assumed."),
            MarkRule.Assumed($"/contracts/{i}/expectedUse", "Not disclosed; on take-or-pay it moves power cost alone."),
            MarkRule.Assumed($"/contracts/{i}/prepayment/receivedOn", "Paid ahead of shipping, by tranche; taken as received at closing."),
            MarkRule.Assumed($"/contracts/{i}/prepayment/shareOfEachInvoice", "How it is used up is not disclosed: a fifth of each invoice uses it up with the last one."),
        ]),
        MarkRule.Assumed("/costs", "The operator's own site in Texas, charged to the borrower as rent; not disclosed."),
        MarkRule.Public("/facility/kind", Report, Closing),
        MarkRule.Public("/facility/commitment", Release, Closing),
        MarkRule.Public("/facility/availabilityEnd", Report, Closing),
        MarkRule.Public("/facility/finalMaturity", Report, Closing),
        MarkRule.Public("/facility/interest/index", Report, Closing),
        MarkRule.Public("/facility/interest/marginPerAnnum", Release, Closing),
        MarkRule.Assumed("/facility/interest/swapShare", "Rate hedges are public, their share is not: 85 % of the floating tranche is ours."),
        MarkRule.Public("/facility/tranches", "About 1.5bn of loan at SOFR + 2.25 % and about 2.1bn of notes at 5.96 %: " + Release, Closing),
        MarkRule.Assumed("/facility/tranches/0/amount", "1,500m and 2,145m sum to the 3,645m announced; the exact split is not disclosed."),
        MarkRule.Assumed("/facility/tranches/1/amount", "1,500m and 2,145m sum to the 3,645m announced; the exact split is not disclosed."),
        MarkRule.Public("/facility/prepayment/loanToCostAbove", Report, Closing),
        MarkRule.Public("/facility/fees/undrawnPerAnnum", Release, Closing),
        MarkRule.Public("/facility/recourse", Report, Closing),
        MarkRule.Public("/sizing/advanceOnCost/advanceRate", "Loan-to-cost of 65 % sets off a prepayment: " + Report, Closing),
        MarkRule.Public("/covenants/0/threshold", Report, Closing),
        MarkRule.Public("/covenants/1/threshold", Report, Closing),
    ];
}
