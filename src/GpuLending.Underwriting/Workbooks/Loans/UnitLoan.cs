namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>One draw of a loan of 1, by month. Every balance and payment of the loan is in proportion to it.</summary>
internal sealed record UnitDraw(DrawRows Draw, WorkbookRow Owed, WorkbookRow Interest, WorkbookRow? Added, WorkbookRow Principal, WorkbookRow? Balloon, WorkbookRow Balance);

/// <summary>A loan of 1: its draws and their sums by month.</summary>
internal sealed record UnitLoan
{
    public required IReadOnlyList<UnitDraw> Draws { get; init; }

    public required WorkbookRow Interest { get; init; }

    public required WorkbookRow Added { get; init; }

    public required WorkbookRow Principal { get; init; }

    /// <summary>Principal left to the last payment of each draw.</summary>
    public required WorkbookRow Balloon { get; init; }

    public required WorkbookRow Balance { get; init; }

    /// <summary>Debt service, balloons left out.</summary>
    public required WorkbookRow Service { get; init; }
}
