namespace GpuLending.Engine.Costs;

/// <summary>Income tax of one calendar year, as far as the months of the deal cover it. Amounts in the loan's currency; deductions are positive.</summary>
public sealed record TaxYear
{
    /// <summary>Calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>Revenue and entered cash less running costs and replacement, whether or not received or paid yet.</summary>
    public required double Earnings { get; init; }

    /// <summary>Depreciation of the fleet.</summary>
    public required double Depreciation { get; init; }

    /// <summary>Original issue discount and upfront fee, spread evenly over the loan's months, and the fees of the year.</summary>
    public required double FinancingCosts { get; init; }

    /// <summary>Interest of the year, capitalised interest included.</summary>
    public required double Interest { get; init; }

    /// <summary>Interest deducted, of this and earlier years.</summary>
    public required double InterestDeducted { get; init; }

    /// <summary>Interest carried to later years because the limit held it back.</summary>
    public required double InterestCarried { get; init; }

    /// <summary>Earnings less depreciation, financing costs and interest deducted; negative for a loss.</summary>
    public required double Income { get; init; }

    /// <summary>Losses of earlier years taken off it.</summary>
    public required double LossesUsed { get; init; }

    /// <summary>Losses carried to later years.</summary>
    public required double LossesCarried { get; init; }

    /// <summary>Income that is taxed, 0 or more.</summary>
    public required double TaxableIncome { get; init; }

    /// <summary>Tax of the year.</summary>
    public required double Tax { get; init; }

    /// <summary>Tax of the year had there been no loan: what it would be without interest and financing costs, in this and every earlier year.</summary>
    public required double TaxWithoutLoan { get; init; }
}
