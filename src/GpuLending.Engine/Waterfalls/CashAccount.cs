namespace GpuLending.Engine.Waterfalls;

/// <summary>An account in the lender's control. Nothing is earned on it.</summary>
public sealed record CashAccount
{
    /// <summary>Short key, unique among the accounts, such as "DSRA".</summary>
    public string Id { get; init; } = "";

    /// <summary>Name in the terms' words.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the account is for.</summary>
    public CashAccountKind Kind { get; init; }

    /// <summary>What the target is measured on.</summary>
    public AccountTarget Target { get; init; }

    /// <summary>Months of the cost or service measured, for targets in months, 0 or more.</summary>
    public double TargetMonths { get; init; }

    /// <summary>Share of the loan's size, for <see cref="AccountTarget.ShareOfLoan"/>, 0 to 1.</summary>
    public double TargetShare { get; init; }

    /// <summary>Target in money, for <see cref="AccountTarget.Amount"/>.</summary>
    public Money? TargetAmount { get; init; }

    /// <summary>Whether the target is never more than what is owed.</summary>
    public bool LimitedToBalance { get; init; }

    /// <summary>Share of the target that the sponsor pays in when the account is opened, 0 to 1.</summary>
    public double FundedShare { get; init; }

    /// <summary>Day from which the account is kept, and funded by the sponsor; null for the day of the last draw. It opens on the first payment date on or after it.</summary>
    public DateOnly? FundedOn { get; init; }

    /// <summary>Day from which it is kept no more and its balance joins the period's cash; null for when the loan is repaid.</summary>
    public DateOnly? ReleasedOn { get; init; }

    /// <summary>What its balance may pay.</summary>
    public AccountUse Use { get; init; }
}
