namespace GpuLending.Engine.Cashflows;

/// <summary>Coverage and leverage over time.</summary>
public sealed record CoveragePath
{
    /// <summary>Debt service cover of each payment period, in date order.</summary>
    public required IReadOnlyList<CoveragePoint> DebtService { get; init; }

    /// <summary>Loan-to-value on the case's mark by month; null where nothing is owed or nothing is worth anything.</summary>
    public required IReadOnlyList<double?> LoanToValue { get; init; }

    /// <summary>Balance over original cost of the delivered fleet by month; null where nothing is delivered.</summary>
    public required IReadOnlyList<double?> LoanToCost { get; init; }

    /// <summary>Loan life cover by month: present value at the loan's rate of the remaining cash flow to maturity over the balance; null where nothing is owed.</summary>
    public required IReadOnlyList<double?> LoanLife { get; init; }

    /// <summary>Least debt service cover; null when no period has debt service.</summary>
    public required double? MinimumDebtService { get; init; }

    /// <summary>Least cover by contracted cash alone; null when no period has debt service.</summary>
    public double? MinimumContractedDebtService { get; init; }

    /// <summary>Average debt service cover; null when no period has debt service.</summary>
    public required double? AverageDebtService { get; init; }

    /// <summary>Largest loan-to-value after closing; null when there is none.</summary>
    public required double? MaximumLoanToValue { get; init; }
}
