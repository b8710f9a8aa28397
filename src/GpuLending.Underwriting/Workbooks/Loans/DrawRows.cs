namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>One draw: its clock in value cells and its interest by month.</summary>
internal sealed class DrawRows
{
    public required int Number { get; init; }

    /// <summary>Day of the draw.</summary>
    public required WorkbookRow Date { get; init; }

    /// <summary>Day the draw matures, before payment dates are looked at.</summary>
    public required WorkbookRow Maturity { get; init; }

    /// <summary>Share of the loan.</summary>
    public required WorkbookRow Weight { get; init; }

    /// <summary>First month on or after the day.</summary>
    public required WorkbookRow Month { get; init; }

    /// <summary>Number of the first payment.</summary>
    public required WorkbookRow First { get; init; }

    /// <summary>Number of the first payment with principal.</summary>
    public required WorkbookRow FirstPrincipal { get; init; }

    /// <summary>Number of the last payment.</summary>
    public required WorkbookRow Last { get; init; }

    /// <summary>1 in the month the draw falls in.</summary>
    public required WorkbookRow Falls { get; init; }

    /// <summary>1 on the draw's payment dates.</summary>
    public required WorkbookRow Live { get; init; }

    /// <summary>1 on the draw's payment dates with principal.</summary>
    public required WorkbookRow Repays { get; init; }

    /// <summary>Years of the interest period that ends on the payment date.</summary>
    public required WorkbookRow Years { get; init; }

    /// <summary>Margin or fixed rate at the draw, as a formula's term.</summary>
    public required string Margin { get; init; }

    /// <summary>Rate a year that lenders are owed.</summary>
    public required WorkbookRow LenderRate { get; init; }

    /// <summary>Rate a year after hedges; the lenders' where nothing is hedged.</summary>
    public required WorkbookRow BorrowerRate { get; init; }

    /// <summary>Part of the lenders' interest that is added to the loan; null where none ever is.</summary>
    public required WorkbookRow? AddedShare { get; init; }

    /// <summary>Interest per 1 of balance, after hedges.</summary>
    public string Growth => $"{BorrowerRate.Here}*{Years.Here}";

    /// <summary>Interest per 1 of balance that is added to the loan.</summary>
    public string Added => AddedShare is null ? "0" : $"{LenderRate.Here}*{Years.Here}*{AddedShare.Here}";
}
