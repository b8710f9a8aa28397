namespace GpuLending.Engine.Waterfalls;

/// <summary>What the balance of an account may pay.</summary>
public enum AccountUse
{
    /// <summary>Interest and principal that cash does not cover.</summary>
    DebtService,

    /// <summary>Running costs that cash does not cover.</summary>
    OperatingExpenses,

    /// <summary>Both, and fees and hedges.</summary>
    AnyShortage,

    /// <summary>Everything: the whole balance joins the cash of each period, and the account's rule fills it again.</summary>
    JoinsCash,

    /// <summary>Nothing: held until released.</summary>
    Held,
}
