namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>Revenue and the GPUs behind it, by month.</summary>
internal sealed record RevenueRows
{
    public required IReadOnlyList<ContractRows> Contracts { get; init; }

    /// <summary>Fees of each contract by month, certain or not, in the case's order.</summary>
    public required IReadOnlyList<WorkbookRow> Fees { get; init; }

    public required WorkbookRow Contracted { get; init; }

    public required WorkbookRow PrepaymentUsed { get; init; }

    public required WorkbookRow PrepaymentReceived { get; init; }

    public required WorkbookRow Merchant { get; init; }

    /// <summary>GPU-months in service, all lots.</summary>
    public required WorkbookRow InService { get; init; }

    /// <summary>GPU-months served under contracts whose fees are certain.</summary>
    public required WorkbookRow Committed { get; init; }

    /// <summary>Share of hours in which GPUs without contract are used.</summary>
    public required WorkbookRow FreeUse { get; init; }

    public required IReadOnlyList<LotServiceRows> Lots { get; init; }
}
