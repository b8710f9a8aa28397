namespace GpuLending.Engine.Waterfalls;

/// <summary>One account on the grid of payments.</summary>
internal sealed class ResolvedAccount
{
    public required CashAccount Terms { get; init; }

    public required string Name { get; init; }

    /// <summary>Payment on which it opens and the sponsor funds it; 0 for closing.</summary>
    public required int Opens { get; init; }

    /// <summary>First payment on which it is kept no more.</summary>
    public required int Ends { get; init; }

    /// <summary>Target at each payment, as if the loan stood at its schedule.</summary>
    public required double[] Target { get; init; }

    /// <summary>Whether the target is debt service, and falls with what is owed against the schedule.</summary>
    public bool FollowsBalance => Terms.Target == AccountTarget.MonthsOfDebtService;

    public bool PaysDebtService => Terms.Use is AccountUse.DebtService or AccountUse.AnyShortage;

    public bool PaysCosts => Terms.Use is AccountUse.OperatingExpenses or AccountUse.AnyShortage;
}
