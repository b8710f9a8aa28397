using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Solving;

/// <summary>Goal seek on any figure by any number of the deal, and break-even on any driver of the scenario. Every value tried is a whole run of the engine, for a driver on the loan sized once; there is no
/// second model. See docs/methodology/solving.md.</summary>
public static class DealSolver
{
    /// <summary>The case with another number in one field.</summary>
    /// <param name="dealCase">The case.</param>
    /// <param name="input">Path of the field, such as "/facility/tenorMonths".</param>
    /// <param name="value">The number; whole fields take the nearest whole one.</param>
    /// <returns>A copy; nothing else changes.</returns>
    /// <exception cref="ArgumentException">The path names no number of the case.</exception>
    public static DealCase With(DealCase dealCase, string input, double value) => CaseField.Find(dealCase, input).With(value);

    /// <summary>Every number of a case that can be turned.</summary>
    /// <param name="dealCase">The case.</param>
    /// <returns>Paths in the order of the document, each with its number; null where it is not provided.</returns>
    public static IReadOnlyList<SolvableInput> Inputs(DealCase dealCase) => SolvableInput.Of(dealCase);

    /// <summary>Solves a question.</summary>
    /// <param name="dealCase">What the parties would agree.</param>
    /// <param name="snapshot">Market it is run on.</param>
    /// <param name="scenario">Scenario under which the figure is read; a driver replaces its own field of it.</param>
    /// <param name="valuationDate">Date the figures are struck at.</param>
    /// <param name="question">Figure, target, and what is turned.</param>
    /// <param name="catalogue">The kinds of curve the case may name; null for <see cref="CurveCatalogue.Standard"/>.</param>
    /// <param name="cancellationToken">Stops between two runs.</param>
    /// <returns>The answer, or why there is none: never a value that does not answer.</returns>
    /// <exception cref="ArgumentException">The question names no figure, no field or both a field and a driver, or its range is empty.</exception>
    /// <exception cref="NotComputableException">The deal as it stands cannot be computed.</exception>
    public static Solution Solve(
        DealCase dealCase, MarketSnapshot snapshot, Scenario scenario, DateOnly valuationDate, SolutionQuestion question, CurveCatalogue? catalogue = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Input is null == question.Driver is null)
            throw new ArgumentException("Name what is turned: a field of the deal or a driver of the scenario, not both.", nameof(question));
        if (!double.IsFinite(question.Target))
            throw new ArgumentException("The target is not a finite number.", nameof(question));
        var turned = question.Input is { } path ? TurnedInput.Field(dealCase, scenario, path) : TurnedInput.OfDriver(dealCase, scenario, question.Driver!.Value, question.ContractId);
        var prepared = PreparedDeal.Of(dealCase, snapshot, valuationDate, catalogue);
        var current = ResultField.Read(prepared.Result(scenario), question.Output);
        var (lower, upper) = turned.Range(question.Lower, question.Upper);
        var search = new SolverSearch(Try, question.Test, question.Target, lower, upper, turned.Whole, turned.Current);
        search.Run();
        return SolutionWords.Of(question, search, turned, current, lower, upper);

        SolutionPoint Try(double value)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var (tried, under) = turned.At(value);
                // A driver leaves the deal as it is: the loan is sized once for the whole search.
                var deal = ReferenceEquals(tried, dealCase) ? prepared : PreparedDeal.Of(tried, snapshot, valuationDate, catalogue);
                var output = deal.Figure(under, question.Output);
                return output is { } number && double.IsFinite(number) ? new(value, number, null) : new(value, null, "The figure does not exist here.");
            }
            catch (NotComputableException refused)
            {
                return new(value, null, refused.Message);
            }
            catch (ArgumentException refused)
            {
                return new(value, null, refused.Message);
            }
        }
    }
}
