namespace GpuLending.Engine.Cashflows;

/// <summary>A dated amount entered as it is.</summary>
public sealed record EnteredCashFlow
{
    /// <summary>Day it is received or paid; it falls into the period that ends on or after this day.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Amount: positive is received by the borrower, negative is paid.</summary>
    public Money? Amount { get; init; }

    /// <summary>Whether it is owed under a contract, and so counts as contracted cash, or is merchant.</summary>
    public bool Contracted { get; init; } = true;

    /// <summary>What it is.</summary>
    public string Description { get; init; } = "";
}
