using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Sizing;

/// <summary>The junior tranche as sized on the base run's senior loan, paid by its contract; whatever a waterfall or a scenario pays later, its size stays.</summary>
internal sealed class JuniorPlan
{
    private JuniorPlan(JuniorTranche terms, JuniorLoan loan, JuniorCash cash, LimitSolution[] solutions)
    {
        (Terms, Loan, Cash, Solutions) = (terms, loan, cash, solutions);
        foreach (var limit in solutions)
        {
            if (limit.Allows is { } allows && (Binding is null || allows < Binding.Allows))
                Binding = limit;
        }

        Size = Math.Max(0, Binding?.Allows ?? 0);
        Kept = loan.Kept(Size);
    }

    public JuniorTranche Terms { get; }

    public JuniorLoan Loan { get; }

    /// <summary>Cash of the base run and what the senior contract takes of it.</summary>
    public JuniorCash Cash { get; }

    public LimitSolution[] Solutions { get; }

    public LimitSolution? Binding { get; }

    public double Size { get; }

    /// <summary>The contract kept.</summary>
    public JuniorVectors Kept { get; }

    /// <summary>What the base run's cash leaves unpaid at payment k.</summary>
    public double Shortfall(int k) => Math.Max(0, Kept.Interest[k] + Kept.Principal[k] - Cash.Left(k));

    /// <summary>Sizes the tranche of a base run whose senior contract is known; null when the case has none.</summary>
    public static JuniorPlan? Of(DealRun run)
    {
        if (run.DealCase.Junior is not { } terms)
            return null;
        var target = terms.CombinedDebtServiceCoverage ?? 1;
        JuniorCash? cash = null;
        var loan = JuniorLoan.Of(terms, run.Plan, months =>
        {
            cash = JuniorCash.Of(run.Vectors, run.Plan, run.Contract, months);
            return [.. cash.Cfads.Select((flow, k) => Math.Max(0, (flow / target) - cash.SeniorService[k]))];
        });
        var senior = new double[run.Timeline.Count];
        MonthlyBalance.Fill(run.Plan, run.Schedule.Balance, run.Size, senior);
        var value = run.LendableValue(run.DealCase.Valuation.Premise);
        return new JuniorPlan(terms, loan, cash!, JuniorSizer.Solve(terms, run.Context!, loan, cash!, run.Size, senior, value));
    }
}
