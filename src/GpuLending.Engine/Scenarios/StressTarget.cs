using GpuLending.Engine.Covenants;
using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>A line that a stress must not cross: cover not below a covenant, loan-to-value not above 100 %, nothing lost.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="Test">On which side of the level the deal holds: at least or at most.</param>
/// <param name="Level">The level, in the measure's unit.</param>
/// <param name="Name">In words, such as "Cover at the covenant of 1.20x".</param>
public sealed record StressTarget(StressMeasure Measure, GoalTest Test, double Level, string Name)
{
    /// <summary>Less than this left unpaid, in the loan's currency, is no loss.</summary>
    public const double FirstLoss = 1;

    /// <summary>The three of a deal: cover at its highest covenant (or at 1.00x without one), loan-to-value of 100 %, first loss.</summary>
    /// <param name="dealCase">The deal.</param>
    /// <returns>In that order.</returns>
    public static IReadOnlyList<StressTarget> Standard(DealCase dealCase)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        var covenants = dealCase.Covenants.Where(covenant => covenant.Kind == CovenantKind.DebtServiceCoverage && covenant.Threshold > 0).ToArray();
        var level = covenants.Length == 0 ? 1 : covenants.Max(covenant => covenant.Threshold);
        return
        [
            new(StressMeasure.Coverage, GoalTest.AtLeast, level, FormattableString.Invariant(covenants.Length == 0 ? (FormattableString)$"Cover at {level:0.00}x, no covenant" : $"Cover at the covenant of {level:0.00}x")),
            new(StressMeasure.LoanToValue, GoalTest.AtMost, 1, "Loan-to-value at 100 %"),
            new(StressMeasure.Loss, GoalTest.AtMost, FirstLoss, "First loss"),
        ];
    }

    /// <summary>Whether a run holds the line, to a billionth of the level as the solver does. A run whose measure has no value holds it, but for a loan-to-value that has no bound: it is above every level.</summary>
    /// <param name="figures">Figures of the run.</param>
    /// <returns>True when it holds.</returns>
    public bool Holds(in ScenarioFigures figures)
    {
        if (Measure.IsUnbounded(figures))
            return Test == GoalTest.AtLeast;
        return Measure.Of(figures) is not { } value || Holds(value);
    }

    /// <summary>Whether a value of the measure holds the line, to a billionth of the level.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True when it holds.</returns>
    public bool Holds(double value)
    {
        var noise = 1e-9 * Math.Max(1e-6, Math.Abs(Level));
        return Test == GoalTest.AtLeast ? value >= Level - noise : value <= Level + noise;
    }
}
