using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Collateral;

/// <summary>A case with and without its layers of support: what they do to the advance when loan-to-value counts them, and what the lender would recover month by
/// month. See docs/methodology/residual-support.md.</summary>
public sealed record SupportComparison
{
    /// <summary>Dates of the months, index 0 is closing.</summary>
    public required IReadOnlyList<DateOnly> Months { get; init; }

    /// <summary>The case with supports shown only.</summary>
    public required SupportOutcome Without { get; init; }

    /// <summary>The case with supports counted.</summary>
    public required SupportOutcome With { get; init; }

    /// <summary>Value and recovery of the loan that is made without counting supports, so that the two recoveries are of one loan.</summary>
    public required SupportedPath Path { get; init; }

    /// <summary>Balance of that loan by month.</summary>
    public required IReadOnlyList<double> Balance { get; init; }

    /// <summary>Compares a case with itself.</summary>
    /// <param name="dealCase">The case.</param>
    /// <param name="snapshot">The market.</param>
    /// <param name="valuationDate">Day the figures are struck at.</param>
    /// <param name="catalogue">The kinds of curve; null for <see cref="CurveCatalogue.Standard"/>.</param>
    /// <returns>The comparison; null when the case has no support.</returns>
    /// <exception cref="NotComputableException">The case cannot be computed.</exception>
    public static SupportComparison? Of(DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate, CurveCatalogue? catalogue = null)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        if (dealCase.Valuation.Supports.Count == 0)
            return null;
        var without = Counting(false);
        var with = Counting(true);
        return new SupportComparison
        {
            Months = without.Months,
            Without = Outcome(without, counted: false),
            With = Outcome(with, counted: true),
            Path = without.Collateral.Supported!,
            Balance = without.Loan.Balance,
        };

        UnderwritingResult Counting(bool counted) => DealEvaluator.Evaluate(
            dealCase with { Valuation = dealCase.Valuation with { CountSupports = counted } }, snapshot, Scenario.Base, valuationDate, catalogue);
    }

    private static SupportOutcome Outcome(UnderwritingResult result, bool counted)
    {
        var path = result.Collateral.Supported!;
        var value = counted ? path.Value : result.Collateral.MarkedValue;
        var recovered = counted ? path.RecoveryWith : path.RecoveryWithout;
        double? highest = null, least = null;
        for (var m = 0; m < result.Months.Count; m++)
        {
            var balance = result.Loan.Balance[m];
            if (balance <= Cashflows.CoverageRatios.Nothing)
                continue;
            least = Math.Min(least ?? 1, recovered[m] / balance);
            if (value[m] > Cashflows.CoverageRatios.Nothing)
                highest = Math.Max(highest ?? 0, balance / value[m]);
        }

        return new SupportOutcome(
            result.Sizing.LoanSize, result.Sizing.Limits.First(limit => limit.Key == Sizing.LoanToValueLimit.Key).Allows, result.Sizing.Binding?.Name ?? "", highest, least);
    }
}
