using GpuLending.Engine;
using GpuLending.Engine.Collateral;
using GpuLending.Engine.Costs;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Sizing;

namespace GpuLending.Underwriting.Deals;

/// <summary>The terms a new deal starts from: a whole deal that computes, every input marked assumed with its reason, for the analyst to overtype.</summary>
public static class NewDealTerms
{
    private const int ContractMonths = 48;

    /// <summary>A new deal for a borrower. Closing is the first day of the month after next, counted from the day the deal is opened.</summary>
    public static DealDocument Start(string name, BorrowerProfile borrower, DateOnly openedOn)
    {
        var closing = new DateOnly(openedOn.Year, openedOn.Month, 1).AddMonths(2);
        var dealCase = Terms(name, borrower, closing);
        return new DealDocument { Case = dealCase, Provenance = InputMarks.Of(dealCase, Reasons) };
    }

    private static DealCase Terms(string name, BorrowerProfile borrower, DateOnly closing) => new()
    {
        Name = name,
        ClosingDate = closing,
        Borrower = borrower,
        Lots =
        [
            new Lot
            {
                Id = "L1",
                GpuModel = "H100-SXM-80GB",
                Count = 2_048,
                UnitCost = new UnitCost
                {
                    Gpu = Money.Usd(27_000), Network = Money.Usd(4_500), Installation = Money.Usd(2_000), Freight = Money.Usd(300), Soft = Money.Usd(400),
                },
                InServiceDate = closing,
            },
        ],
        Valuation = new ValuationTerms
        {
            Curve = CurvePresets.Find("exponential-20.63").Choice,
            Premise = ValuationPremise.OrderlyLiquidationValue,
            Mark = MarkPolicy.LowestOfMarket,
            Compared = [CurvePresets.Find("sl-6").Choice, CurvePresets.Find("sl-4").Choice, CurvePresets.Find("generation-step").Choice],
        },
        Contracts =
        [
            new OfftakeContract
            {
                Id = "C1",
                Customer = "Customer to be named",
                CustomerRating = "BBB",
                LotIds = ["L1"],
                Gpus = 2_048,
                Start = closing,
                End = closing.AddMonths(ContractMonths),
                PricePerGpuHour = Money.Usd(2.20m),
                TakeOrPayShare = 1.0,
                ExpectedUse = 0.80,
            },
        ],
        Merchant = new MerchantTerms { PricePerGpuHour = Money.Usd(1.60m), DeclinePerAnnum = 0.22, Utilisation = 0.65, VoidMonths = 2 },
        Costs = new OperatingCosts
        {
            Power = new PowerTerms { KilowattsPerGpu = 1.275, PowerUsageEffectiveness = 1.3, PricePerKilowattHour = Money.Usd(0.08m) },
            ColocationPerKilowattMonth = Money.Usd(130),
            MaintenancePerGpuMonth = Money.Usd(15),
            InsuranceShareOfCostPerAnnum = 0.005,
            FixedPerMonth = Money.Usd(60_000),
            EscalatorPerAnnum = 0.02,
        },
        Facility = new Facility
        {
            TenorMonths = ContractMonths,
            Interest = new InterestTerms { MarginPerAnnum = 0.0500 },
            Fees = new FeeTerms { OriginalIssueDiscount = 0.01, Upfront = 0.01, UndrawnPerAnnum = 0.005 },
            DebtServiceReserveMonths = 3,
            Recourse = "Recourse to the borrower and its assets; no parent guarantee.",
        },
        Sizing = new SizingTerms
        {
            LoanToValue = new LoanToValueTerms { Status = LimitStatus.Policy, Maximum = 0.80 },
            DepreciatedCost = new DepreciatedCostTerms { Status = LimitStatus.Applied },
            DebtServiceCoverage = new DebtServiceCoverageTerms { ContractedTarget = 1.30, MerchantTarget = 2.00 },
        },
        Credit = LenderTerms,
        Covenants =
        [
            new Covenant { Id = "V1", Name = "Debt service cover", Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.15, TrailingMonths = 3, FirstTestDate = closing.AddMonths(6) },
            new Covenant { Id = "V2", Name = "Loan-to-value", Kind = CovenantKind.LoanToValue, Threshold = 0.90, FirstTestDate = closing.AddMonths(6) },
        ],
    };

    /// <summary>What the desk assumes of the lender until its own terms are entered.</summary>
    internal static CreditTerms LenderTerms { get; } = new() { FundingSpreadPerAnnum = 0.0075, CostPerAnnum = 0.005, CapitalShare = 0.10, CapitalReturnPerAnnum = 0.03 };

    private static readonly MarkRule[] Reasons =
    [
        MarkRule.Assumed("", "Starting term of a new deal: replace it with the deal's own."),
        MarkRule.Assumed("/borrower", "Copied from the borrower's record when the deal was opened."),
        MarkRule.Assumed("/closingDate", "First day of the month after next: time for documents."),
        MarkRule.Assumed("/lots/0/gpuModel", "The most financed model so far."),
        MarkRule.Assumed("/lots/0/count", "256 servers of eight."),
        MarkRule.Assumed("/lots/0/unitCost", "A plausible price of an eight-GPU server and its share of the cluster, per GPU."),
        MarkRule.Assumed("/valuation", "20.63 % a year: one H100 server from 300,000 to 150,000 US dollars in three years."),
        MarkRule.Assumed("/valuation/mark", "The lowest of the market's approaches, never above the curve: the lender's usual policy."),
        MarkRule.Assumed("/contracts/0", "A take-or-pay contract over the loan's life with an investment-grade customer."),
        MarkRule.Assumed("/contracts/0/pricePerGpuHour", "Below on-demand rent, as committed rent is."),
        MarkRule.Assumed("/merchant", "Rent falling 22 % a year, 65 % let, two months void: cautious, and not observed."),
        MarkRule.Assumed("/costs/power/kilowattsPerGpu", "10.2 kW for a server of eight H100: maker's maximum."),
        MarkRule.Assumed("/costs", "Plausible for a leased hall in the United States."),
        MarkRule.Assumed("/facility/interest/marginPerAnnum", "Between public margins for investment-grade (2.25 %) and other customers (5.50 %)."),
        MarkRule.Assumed("/facility/fees", "Usual fees of delayed-draw loans: replace with the term sheet's."),
        MarkRule.Assumed("/sizing/depreciatedCost", "Six years straight line is the market's debt test."),
        MarkRule.Assumed("/sizing/loanToValue", "The lender's own policy."),
        MarkRule.Assumed("/credit", "Plausible for a bank's desk; replace it with the lender's own funding, cost and capital."),
        MarkRule.Assumed("/covenants", "1.15x is the maintenance level of CoreWeave's DDTL 4.0; the other level is ours."),
    ];
}
