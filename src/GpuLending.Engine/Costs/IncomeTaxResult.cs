namespace GpuLending.Engine.Costs;

/// <summary>Income tax by year and what it does to the loan. See docs/methodology/income-tax.md.</summary>
public sealed record IncomeTaxResult
{
    /// <summary>Tax as a fraction of taxable income.</summary>
    public required double RatePerAnnum { get; init; }

    /// <summary>Calendar years from the first month's.</summary>
    public required IReadOnlyList<TaxYear> Years { get; init; }

    /// <summary>How each lot's cost is deducted.</summary>
    public required IReadOnlyList<LotTaxDepreciation> Depreciation { get; init; }

    /// <summary>Tax that interest and financing costs save over all years: tax without the loan less tax. Negative where they only move it to later years.</summary>
    public required double Shield { get; init; }

    /// <summary>Size of the loan in the base scenario, solved together with the tax.</summary>
    public required double Size { get; init; }

    /// <summary>What the same limits would allow if no tax were levied.</summary>
    public required double SizeWithoutTax { get; init; }

    /// <summary>What they would allow if tax were levied and interest and financing costs were not deducted.</summary>
    public required double SizeWithoutShield { get; init; }

    /// <summary>What the limits allow after the tax of a loan of <see cref="Size"/>, less that size.</summary>
    public required double Residual { get; init; }

    /// <summary>Largest change of a month's tax when it is struck again on the run's interest; 0 but for arithmetic noise.</summary>
    public required double Unsettled { get; init; }

    /// <summary>What a reader should know of the solution; null when there is nothing to say.</summary>
    public required string? Remark { get; init; }
}
