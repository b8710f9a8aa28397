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

/// <summary>TensorWave on AMD (2025): among the first loans on AMD accelerators, whose price history is too thin to fit. The same deal stands beside it on an Nvidia fleet.</summary>
public static class TensorWaveMi325x
{
    public const string Name = "TensorWave, 8,000 MI325X";
    public const string NvidiaName = "TensorWave, re-run on H100";

    private const string Release = "TensorWave's release of May 2025: 100m led by Magnetar and AMD Ventures, 8,000 AMD accelerators.";
    private const string AmdModel = "MI325X-256GB";
    private const string NvidiaModel = "H100-SXM-80GB";
    private const int Gpus = 8_000;

    private static readonly DateOnly Closing = new(2025, 12, 31);

    public static DealDocument Document { get; } = Build(Name, AmdModel);

    /// <summary>The same fleet size, cost, contracts and terms on a model with a history of prices.</summary>
    public static DealDocument OnNvidiaFleet { get; } = Build(NvidiaName, NvidiaModel);

    private static DealDocument Build(string name, string model)
    {
        var dealCase = new DealCase
        {
            Name = name,
            ClosingDate = Closing,
            Borrower = new BorrowerProfile { Name = "TensorWave", Rating = "NR", Country = "US", Liquidity = Money.Usd(100_000_000) },
            Lots =
            [
                new Lot
                {
                    Id = "L1",
                    GpuModel = model,
                    Count = Gpus,
                    UnitCost = new UnitCost { Gpu = Money.Usd(20_000), Network = Money.Usd(3_000), Installation = Money.Usd(1_000) },
                    InServiceDate = Closing,
                    Site = "Colocation, United States",
                    Country = "US",
                    Curve = CurvePresets.Find("sl-4").Choice with { Label = "Straight line, 4 years (fallback)" },
                },
            ],
            Valuation = new ValuationTerms
            {
                Curve = CurvePresets.Find("sl-4").Choice,
                Premise = ValuationPremise.OrderlyLiquidationValue,
                Compared = [CurvePresets.Find("sl-6").Choice, CurvePresets.Find("sl-3").Choice, CurvePresets.Find("exponential-20.63").Choice, CurvePresets.Find("generation-step").Choice],
            },
            Contracts = [Contract("C1", "Customer A, not named in public", 5_000), Contract("C2", "Customer B, not named in public", 3_000)],
            Merchant = new MerchantTerms { PricePerGpuHour = Money.Usd(1.20m), DeclinePerAnnum = 0.25, Utilisation = 0.60, VoidMonths = 3 },
            Costs = new OperatingCosts
            {
                Power = new PowerTerms { KilowattsPerGpu = 1.6, PowerUsageEffectiveness = 1.3, PricePerKilowattHour = Money.Usd(0.07m) },
                ColocationPerKilowattMonth = Money.Usd(120),
                MaintenancePerGpuMonth = Money.Usd(15),
                InsuranceShareOfCostPerAnnum = 0.005,
                FixedPerMonth = Money.Usd(150_000),
                EscalatorPerAnnum = 0.02,
            },
            Facility = new Facility
            {
                Kind = FacilityKind.DelayedDrawTermLoan,
                TenorMonths = 36,
                PaymentFrequency = PaymentFrequency.Quarterly,
                Interest = new InterestTerms { MarginPerAnnum = 0.0750 },
                Fees = new FeeTerms { OriginalIssueDiscount = 0.02, Upfront = 0.01, UndrawnPerAnnum = 0.005 },
                DebtServiceReserveMonths = 3,
                Recourse = "Recourse to the borrower and its assets.",
            },
            Sizing = new SizingTerms
            {
                LoanToValue = new LoanToValueTerms { Status = LimitStatus.Policy, Maximum = 0.80 },
                DepreciatedCost = new DepreciatedCostTerms { Status = LimitStatus.Applied },
                DebtServiceCoverage = new DebtServiceCoverageTerms { ContractedTarget = 1.30, MerchantTarget = 2.00 },
            },
            Credit = NewDealTerms.LenderTerms,
            Covenants =
            [
                new Covenant { Id = "V1", Name = "Debt service cover", Kind = CovenantKind.DebtServiceCoverage, Threshold = 1.20, TrailingMonths = 3, FirstTestDate = new DateOnly(2026, 6, 30) },
                new Covenant { Id = "V2", Name = "Loan-to-value", Kind = CovenantKind.LoanToValue, Threshold = 0.90, FirstTestDate = new DateOnly(2026, 6, 30) },
                new Covenant { Id = "V3", Name = "Minimum liquidity", Kind = CovenantKind.MinimumLiquidity, MinimumAmount = Money.Usd(15_000_000), FirstTestDate = new DateOnly(2026, 6, 30) },
            ],
        };
        return new DealDocument { Case = dealCase, Provenance = InputMarks.Of(dealCase, Marks(model)), Narrative = Texts(model) };
    }

    private static OfftakeContract Contract(string id, string customer, int gpus) => new()
    {
        Id = id,
        Customer = customer,
        CustomerRating = "NR",
        LotIds = ["L1"],
        Gpus = gpus,
        Start = Closing,
        End = Closing.AddYears(3),
        PricePerGpuHour = Money.Usd(1.90m),
        TakeOrPayShare = 1.0,
        ExpectedUse = 0.75,
    };

    private static IReadOnlyDictionary<string, string> Texts(string model) => SampleTexts.Of(
        "Approve with conditions: cover is {minimum DSCR} at its least and the balance reaches {maximum LTV} of the mark; all customers are unrated, {largest customer share} of the revenue comes from one of them, and the rate floats. "
            + "Conditions: the names and accounts of both customers, a hedge before the first draw" + (model == AmdModel ? ", and an appraisal of the AMD units." : "."),
        "The borrower is the operating company itself. Its owners are public only as the investors of its last round; no guarantee is known.",
        "Revenue, EBITDA and net interest are not public: they are left open, and the submission should ask for audited accounts. The cash of the last equity round is taken as liquidity.",
        "A young company, two customers without a rating, and a fleet with few buyers. Against it stand contracts as long as the loan, a reserve of three months and a loan well below the cost of the fleet.",
        ("request", "A term loan against one fleet of {GPUs} GPUs under contracts that run as long as the loan: {loan size}, limited by {binding limit}."),
        ("collateral", Collateral(model)));

    private static string Collateral(string model) => model == AmdModel
        ? "The price history of AMD accelerators is too thin to fit a curve. Four years straight line stands in, the shortest life that "
            + "an operator of comparable fleets books, and the lender's policy takes a further haircut off a model with thin history. The deal re-run on H100 shows what that haircut costs in loan size."
        : "The MI325X deal with its fleet exchanged for H100, everything else as it was: same count, cost, contracts, costs and terms. H100 has a history of resale prices, so the haircut for thin history falls away.";

    private static IReadOnlyList<MarkRule> Marks(string model) =>
    [
        MarkRule.Assumed("", "Not public; chosen to be plausible."),
        MarkRule.Public("/borrower/name", Release, new DateOnly(2025, 5, 14)),
        MarkRule.Public("/borrower/country", Release, new DateOnly(2025, 5, 14)),
        MarkRule.Public("/borrower/liquidity", Release + " That it is all still held is assumed.", new DateOnly(2025, 5, 14)),
        MarkRule.Public("/lots/0/count", Release, new DateOnly(2025, 5, 14)),
        model == AmdModel
            ? MarkRule.Public("/lots/0/gpuModel", "MI300X and MI325X are named; that all are MI325X is assumed. " + Release, new DateOnly(2025, 5, 14))
            : MarkRule.Assumed("/lots/0/gpuModel", "Exchanged for H100 to show what the AMD fleet costs in loan size."),
        MarkRule.Assumed("/lots/0/unitCost", "24,000 US dollars all-in per GPU, kept for the Nvidia fleet so that only the collateral differs."),
        MarkRule.Assumed("/lots/0/curve", "Fallback: too few dated prices of AMD parts to fit a curve, so the shorter life of straight line is taken."),
        MarkRule.Assumed("/contracts", "Two contracts of three years; customers, prices and volumes are not public."),
    ];
}
