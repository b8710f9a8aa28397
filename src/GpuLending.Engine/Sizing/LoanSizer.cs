using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Sizing;

/// <summary>Solves every limit and takes the least of the applied and policy ones. The order is the order on screen and breaks ties.
/// See docs/methodology/sizing.md.</summary>
internal static class LoanSizer
{
    private static readonly Func<SizingContext, LimitSolution?>[] Limits =
    [
        AdvanceOnCostLimit.Solve,
        LoanToValueLimit.Solve,
        DepreciatedCostLimit.Solve,
        DebtServiceCoverageLimit.Solve,
        LoanLifeCoverageLimit.Solve,
        BalloonLimit.Solve,
        CommitmentLimit.Solve,
        TenorLimit.Solve,
        SupportedBalanceLimit.Solve,
        BorrowingBaseLimit.Solve,
    ];

    public static SizingResult Solve(SizingContext context)
    {
        var solutions = Limits.Select(solve => solve(context)).OfType<LimitSolution>().ToArray();
        LimitSolution? binding = null;
        foreach (var limit in solutions)
        {
            if (limit is { Allows: { } allows } && double.IsFinite(allows) && Holds(limit) && (binding is null || allows < binding.Allows))
                binding = limit;
        }

        var size = Math.Max(0, binding?.Allows ?? 0);
        var limits = solutions.Select(limit => Result(context, limit, binding, size)).ToArray();
        var loan = context.Loan.NewVectors();
        context.Loan.Run(size, loan);
        return new SizingResult
        {
            LoanSize = RoundDown(size, context.DealCase.Currency),
            LoanSizeUnrounded = size,
            Commitment = RoundDown(Committed(context, solutions, size), context.DealCase.Currency),
            Binding = Array.Find(limits, limit => limit.Binds),
            Limits = limits,
            EligibleCost = context.Fleet.EligibleCost.Sum(),
            TotalCost = context.Fleet.TotalCost.Sum(),
            ByCategory = ByCategory(context),
            ByDraw = DrawSizer.Of(context, limits, loan, size),
            Uses = UsesOfLoan.List(context, loan, size),
            Coverage = ContractedCoverage.Of(context, Array.Find(limits, limit => limit.Key == DebtServiceCoverageLimit.Key)?.Allows),
        };
    }

    /// <summary>Down to the currency's smallest unit; a size within a millionth of a unit below a whole unit is that unit, arithmetic noise aside.</summary>
    public static Money RoundDown(double size, Currency currency)
    {
        var unit = Math.Pow(10, -currency.MinorUnitDigits);
        return Money.FromProjection(size + (unit * 1e-6), currency, RoundingRule.Down);
    }

    private static CategoryCost[] ByCategory(SizingContext context)
    {
        var fleet = context.Fleet;
        var eligible = context.DealCase.Sizing.AdvanceOnCost.EligibleCategories;
        return [.. Enum.GetValues<CostCategory>().Select(category =>
        {
            double cost = 0, lent = 0;
            for (var lot = 0; lot < fleet.Count; lot++)
            {
                cost += fleet.CostByCategory[lot][(int)category];
                if (eligible.Contains(category) && Loans.PlannedDraws.IsFunded(context.DealCase, fleet, lot))
                    lent += fleet.CostByCategory[lot][(int)category];
            }

            return new CategoryCost(category, cost, lent);
        })];
    }

    private static bool Holds(LimitSolution limit) => limit.Status switch
    {
        LimitStatus.Applied or LimitStatus.Policy => true,
        LimitStatus.ShownOnly => false,
    };

    /// <summary>What the lenders commit: the loan, or more where the draws entered are less than what the other limits and the amount asked for allow.</summary>
    private static double Committed(SizingContext context, LimitSolution[] solutions, double size)
    {
        if (CommitmentLimit.Committed(context.DealCase) is not { } asked)
            return size;
        if (context.DealCase.Facility.OpeningBalance is not null)
            return Math.Max(asked, size);
        foreach (var limit in solutions)
        {
            if (limit.Key != CommitmentLimit.Key && limit.Allows is { } allows && Holds(limit))
                asked = Math.Min(asked, allows);
        }

        return Math.Max(asked, size);
    }

    private static LimitResult Result(SizingContext context, LimitSolution limit, LimitSolution? binding, double size) => new()
    {
        Key = limit.Key,
        Name = limit.Name,
        Status = limit.Status,
        Allows = limit.Allows is { } allows && double.IsFinite(allows) ? Math.Max(0, allows) : null,
        Headroom = limit.Allows is { } most && double.IsFinite(most) ? Math.Max(0, most) - size : null,
        Binds = ReferenceEquals(limit, binding),
        Month = limit.Month,
        Date = limit.Month is { } month ? context.Date(month) : null,
        Reason = limit.Reason,
    };
}
