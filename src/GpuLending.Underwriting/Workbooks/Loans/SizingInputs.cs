using GpuLending.Engine.Sizing;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>The limits' terms as inputs, and the policy's grid of advances.</summary>
internal sealed record SizingInputs
{
    /// <summary>Name of the factor of a customer without a letter.</summary>
    public const string UnratedName = "Unrated_Factor";

    /// <summary>Name of the factor that stands for no rated customer at all.</summary>
    public const string NobodyName = "Nobody_Rated_Factor";

    private const double AdmitsAll = 2e9;
    private const double Nobody = 1e9;
    private const double Unrated = 6500;

    /// <summary>Advance rate of the terms; null where the grid gives it.</summary>
    public WorkbookRow? AdvanceRate { get; private init; }

    /// <summary>Points off advance and loan-to-value for opinions that differ; null without the rule.</summary>
    public WorkbookRow? Reduction { get; private init; }

    public required WorkbookRow LoanToValue { get; init; }

    public required WorkbookRow DepreciatedCost { get; init; }

    public required WorkbookRow DepreciatedLife { get; init; }

    public required WorkbookRow ContractedTarget { get; init; }

    public required WorkbookRow MerchantTarget { get; init; }

    public required WorkbookRow LoanLifeTarget { get; init; }

    public required WorkbookRow Balloon { get; init; }

    /// <summary>Lenders' hold; null for none.</summary>
    public WorkbookRow? Hold { get; private init; }

    public required WorkbookRow MonthsPastContracts { get; init; }

    public required WorkbookRow EconomicLife { get; init; }

    public required WorkbookRow ShareOutstanding { get; init; }

    /// <summary>Status of each limit in words, in the order in which limits are solved.</summary>
    public required IReadOnlyList<WorkbookRow> Statuses { get; init; }

    /// <summary>Rows of the policy's grid, each a column of cells; empty where the terms name the rate.</summary>
    public IReadOnlyList<WorkbookRow> GridRates { get; private init; } = [];

    public IReadOnlyList<WorkbookRow> GridCovers { get; private init; } = [];

    public IReadOnlyList<WorkbookRow> GridTenors { get; private init; } = [];

    /// <summary>Rating factor of the worst customer each row admits.</summary>
    public IReadOnlyList<WorkbookRow> GridFactors { get; private init; } = [];

    /// <summary>Rating factors of the letters, from the best.</summary>
    public IReadOnlyList<WorkbookRow> ScaleFactors { get; private init; } = [];

    /// <summary>Letters of the scale, from the best.</summary>
    public IReadOnlyList<WorkbookRow> ScaleLetters { get; private init; } = [];

    /// <summary>Rating of each contract's customer.</summary>
    public IReadOnlyList<WorkbookRow> Ratings { get; private init; } = [];

    /// <summary>Moody's factors of the letters, as docs/methodology/advance-grid.md has them.</summary>
    public static IReadOnlyList<(string Letter, double Factor)> Scale { get; } =
    [
        ("AAA", 1), ("AA+", 10), ("AA", 20), ("AA-", 40), ("A+", 70), ("A", 120), ("A-", 180), ("BBB+", 260), ("BBB", 360), ("BBB-", 610),
        ("BB+", 940), ("BB", 1350), ("BB-", 1766), ("B+", 2220), ("B", 2720), ("B-", 3490), ("CCC+", 4770), ("CCC", 6500), ("CCC-", 8070),
        ("CC", 10000), ("C", 10000), ("D", 10000),
    ];

    public static SizingInputs Write(WorkbookDraft draft)
    {
        var terms = draft.Case.Sizing;
        draft.Inputs.Block("Limits on the loan", "A limit shown only does not hold the loan.");
        var statuses = new List<WorkbookRow>();
        Status("Advance on cost", terms.AdvanceOnCost.Status);
        Status("Loan-to-value", terms.LoanToValue.Status);
        Status("Depreciated cost", terms.DepreciatedCost.Status);
        Status("Debt service cover", terms.DebtServiceCoverage.Status);
        Status("Loan life cover", terms.LoanLifeCoverage.Status);
        Status("Balloon", terms.Balloon.Status);
        Status("Commitment", terms.Commitment.Status);
        Status("Tenor", terms.Tenor.Status);
        Status("Supported balance", terms.SupportedBalance.Status);
        draft.Inputs.Term("Cost that the advance counts", string.Join(", ", terms.AdvanceOnCost.EligibleCategories.Select(LoanInputs.Word)));
        draft.Inputs.Term("Loan-to-value is tested", terms.LoanToValue.EveryDate ? "every month to the last payment" : "on draws");
        var premise = terms.LoanToValue.Premise ?? draft.Case.Valuation.Premise;
        draft.Inputs.Term("Loan-to-value on", LoanInputs.Word(premise));
        foreach (var (use, funding) in LoanUsesOf(terms.AdvanceOnCost))
            draft.Inputs.Term(use, LoanInputs.Word(funding));

        var grid = terms.AdvanceOnCost.AdvanceRate is null ? draft.Source.Snapshot.Policy.AdvanceGrid.Rows : [];
        if (grid.Count > 0)
            draft.Market.Block("Advance grid of the policy", "The largest advance of the rows that admit the deal by customers, cover and tenor.");
        var rates = grid.Select((row, i) => draft.MarketInput($"Row {i + 1}: advance", CellUnit.Percent, $"Grid_{i + 1}_Advance", row.AdvanceRate, row.Basis)).ToList();
        var covers = grid.Select((row, i) => draft.MarketInput($"Row {i + 1}: contracted revenue over cost, at least", CellUnit.Ratio, $"Grid_{i + 1}_Cover", row.LeastContractedCover, row.Basis)).ToList();
        var tenors = grid.Select((row, i) => draft.MarketInput($"Row {i + 1}: months, at most", CellUnit.Count, $"Grid_{i + 1}_Months", row.LongestTenorMonths, row.Basis)).ToList();
        var factors = grid.Select((row, i) => draft.MarketInput(
            $"Row {i + 1}: worst customers, rating factor", CellUnit.Count, $"Grid_{i + 1}_Factor", row.WorstRating == "NR" ? AdmitsAll : FactorOf(row.WorstRating), row.WorstRating)).ToList();
        if (grid.Count > 0)
            draft.Market.Block("Rating factors", "How much worse a letter is; a customer without one counts as 6,500.");
        if (grid.Count > 0)
        {
            draft.MarketInput("Factor of a customer without a letter", CellUnit.Count, UnratedName, Unrated, "");
            draft.MarketInput("Factor where no customer has a letter", CellUnit.Count, NobodyName, Nobody, "Above every row but those that admit all.");
        }

        var letters = grid.Count == 0 ? [] : Scale.Select((row, i) => draft.MarketInput($"Letter {i + 1}", CellUnit.Text, $"Rating_{i + 1}_Letter", row.Letter, "")).ToList();
        var scale = grid.Count == 0 ? [] : Scale.Select((row, i) => draft.MarketInput($"Factor of {row.Letter}", CellUnit.Count, $"Rating_{i + 1}_Factor", row.Factor, "")).ToList();
        var ratings = grid.Count == 0
            ? []
            : draft.Case.Contracts.Select(contract => draft.Inputs.Term($"Rating of {contract.Customer}", contract.CustomerRating)).ToList();

        return new SizingInputs
        {
            Statuses = statuses,
            AdvanceRate = terms.AdvanceOnCost.AdvanceRate is { } rate
                ? draft.Input("Advance rate", CellUnit.Percent, "Advance_Rate", "/sizing/advanceOnCost/advanceRate", rate, (0, 10))
                : null,
            Reduction = draft.Case.Valuation.DispersionRule is null
                ? null
                : draft.MarketInput("Points off for opinions that differ", CellUnit.Percent, "Dispersion_Reduction", draft.Result.Collateral.DispersionReduction, "The engine's, from the opinions of value on the desk."),
            LoanToValue = draft.Input("Loan-to-value, at most", CellUnit.Percent, "Value_Maximum", "/sizing/loanToValue/maximum", terms.LoanToValue.Maximum, (0, 100)),
            DepreciatedCost = draft.Input("Depreciated cost, at most", CellUnit.Percent, "Cost_Maximum", "/sizing/depreciatedCost/maximum", terms.DepreciatedCost.Maximum, (0, 100)),
            DepreciatedLife = draft.Input("Depreciated cost, straight line over years", CellUnit.Factor, "Cost_Life_Years", "/sizing/depreciatedCost/lifeYears", terms.DepreciatedCost.LifeYears, (0.1, 50)),
            ContractedTarget = draft.Input("Cover target on contracted cash", CellUnit.Ratio, "Contracted_Target", "/sizing/debtServiceCoverage/contractedTarget", terms.DebtServiceCoverage.ContractedTarget, (0.01, 1000)),
            MerchantTarget = draft.Input("Cover target on merchant cash", CellUnit.Ratio, "Merchant_Target", "/sizing/debtServiceCoverage/merchantTarget", terms.DebtServiceCoverage.MerchantTarget, (0.01, 1000)),
            LoanLifeTarget = draft.Input("Loan life cover target", CellUnit.Ratio, "Life_Target", "/sizing/loanLifeCoverage/target", terms.LoanLifeCoverage.Target, (0.01, 1000)),
            Balloon = draft.Input("Balloon, at most", CellUnit.Percent, "Balloon_Maximum", "/sizing/balloon/maximumShare", terms.Balloon.MaximumShare, (0, 1)),
            Hold = terms.Commitment.Hold is { } hold ? draft.Input("Lenders' hold", CellUnit.Money, "Lenders_Hold", "/sizing/commitment/hold", hold, (0, 1e15)) : null,
            MonthsPastContracts = draft.Input("Months the loan may outlive contracts", CellUnit.Count, "Months_Past_Contracts", "/sizing/tenor/monthsPastContracts", terms.Tenor.MonthsPastContracts, (0, 480)),
            EconomicLife = draft.Input("Economic life, years", CellUnit.Factor, "Economic_Life_Years", "/sizing/tenor/economicLifeYears", terms.Tenor.EconomicLifeYears, (0.1, 50)),
            ShareOutstanding = draft.Input("Share of the loan that may be left then", CellUnit.Percent, "Share_Outstanding_Past", "/sizing/tenor/shareOutstandingPast", terms.Tenor.ShareOutstandingPast, (0, 1)),
            GridRates = rates,
            GridCovers = covers,
            GridTenors = tenors,
            GridFactors = factors,
            ScaleFactors = scale,
            ScaleLetters = letters,
            Ratings = ratings,
        };

        void Status(string label, LimitStatus status) =>
            statuses.Add(draft.Inputs.Term($"{label}: status", LoanInputs.Word(status)));
    }

    /// <summary>Who funds each use that depends on the loan, in the engine's order.</summary>
    public static IReadOnlyList<(string Use, UseFunding Funding)> LoanUsesOf(AdvanceOnCostTerms terms)
    {
        return
        [
            ("Original issue discount is funded by", Counted(terms.Uses.Discount)),
            ("Upfront fee is funded by", Counted(terms.Uses.UpfrontFee)),
            ("Capitalised interest is funded by", Counted(terms.Uses.CapitalisedInterest)),
            ("Interest to the first payment is funded by", terms.Uses.InterestToFirstPayment),
            ("Debt service reserve is funded by", terms.Uses.DebtServiceReserve),
        ];

        UseFunding Counted(UseFunding own) => own == UseFunding.Sponsor && terms.FinancingCostEligible ? UseFunding.Advance : own;
    }

    private static double FactorOf(string rating)
    {
        foreach (var (letter, factor) in Scale)
        {
            if (string.Equals(letter, rating, StringComparison.OrdinalIgnoreCase))
                return factor;
        }

        return Unrated;
    }
}
