using GpuLending.Engine;
using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>What the loan's sheets read from the sheets before them.</summary>
internal sealed record LoanGround
{
    public required WorkbookDraft Draft { get; init; }

    public required WorkbookRow ContractedRevenue { get; init; }

    public required WorkbookRow ContractedCfads { get; init; }

    public required WorkbookRow MerchantCfads { get; init; }

    /// <summary>Everything received in the month; null where no waterfall asks.</summary>
    public WorkbookRow? Receipts { get; init; }

    /// <summary>Cost of power; null where no waterfall asks.</summary>
    public WorkbookRow? Power { get; init; }

    /// <summary>Fees of each contract, in the order of the case.</summary>
    public required IReadOnlyList<WorkbookRow> ContractFees { get; init; }

    /// <summary>Last days on which something contracted is certain, each a formula of one day.</summary>
    public required IReadOnlyList<string> ContractedUntil { get; init; }

    public required IReadOnlyList<LotCosts> Lots { get; init; }

    /// <summary>Value of the fleet by month, for the premises that the terms name.</summary>
    public required IReadOnlyDictionary<ValuationPremise, WorkbookRow> Values { get; init; }

    /// <summary>What customers prepay, by month; null where nobody does.</summary>
    public WorkbookRow? PrepaymentReceived { get; init; }

    public DealCase Case => Draft.Case;

    public UnderwritingResult Result => Draft.Result;

    public WorkbookRow Closing => Draft.Timeline.Closing;

    public WorkbookRow Months => Draft.Timeline.Number;

    public WorkbookRow Dates => Draft.Timeline.Date;

    public bool IsNew => Case.Facility.OpeningBalance is null;

    /// <summary>Number of the first month on or after a day.</summary>
    public int MonthOf(DateOnly day)
    {
        var m = 0;
        while (m < Result.Months.Count && Result.Months[m] < day)
            m++;
        return m;
    }
}
