using System.Runtime.InteropServices;
using GpuLending.Engine.Compiled;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Solving;

namespace GpuLending.Engine.Scenarios;

/// <summary>One deal, sized once, ready for many scenarios: tables, searches, the book and paths of a simulation run on it. Every figure is the one that
/// <see cref="DealEvaluator.Evaluate"/> gives for the same scenario. Safe to use from several threads at once. See docs/methodology/prepared-deal.md.</summary>
public sealed class PreparedDeal
{
    /// <summary>Scenarios that the compiled form runs at once.</summary>
    private const int Together = 12;

    private readonly Lazy<DealRun> _general;

    /// <summary>The deal in compiled form; null when it is outside the form, and every scenario runs on the general engine.</summary>
    private readonly CompiledDeal? _compiled;

    private PreparedDeal(DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate, CurveCatalogue catalogue)
    {
        (DealCase, Snapshot, ValuationDate) = (dealCase, snapshot, valuationDate);
        _general = new(() => DealRun.Guarded(dealCase, snapshot, Scenario.Base, () => DealRun.OfBase(dealCase, snapshot, catalogue, valuationDate)));
        _compiled = CompiledDeal.Of(dealCase, snapshot, null, catalogue);
        LoanSize = _compiled?.LoanSize ?? Sized.Size;
    }

    /// <summary>The deal's terms.</summary>
    public DealCase DealCase { get; }

    /// <summary>Market it is run on.</summary>
    public MarketSnapshot Snapshot { get; }

    /// <summary>Date the figures are struck at.</summary>
    public DateOnly ValuationDate { get; }

    /// <summary>Dates of the deal's months, index 0 is closing.</summary>
    public IReadOnlyList<DateOnly> Months => Sized.Timeline.Dates;

    /// <summary>The loan as the base scenario sizes it, before it is rounded to the cent, in the loan's currency.</summary>
    public double LoanSize { get; }

    /// <summary>The base run of the general engine; for a deal in compiled form made when first asked for.</summary>
    private DealRun Sized => _general.Value;

    /// <summary>Runs the base scenario and sizes the loan on it.</summary>
    /// <param name="dealCase">What the parties would agree.</param>
    /// <param name="snapshot">Market it is run on.</param>
    /// <param name="valuationDate">Date the figures are struck at.</param>
    /// <param name="catalogue">The kinds of curve the case may name; null for <see cref="CurveCatalogue.Standard"/>.</param>
    /// <returns>The deal, ready to be stressed.</returns>
    /// <exception cref="NotComputableException">The case cannot be computed; the reason names the field, GPU model, index or currency.</exception>
    public static PreparedDeal Of(DealCase dealCase, MarketSnapshot snapshot, DateOnly valuationDate, CurveCatalogue? catalogue = null) =>
        DealRun.Guarded(dealCase, snapshot, Scenario.Base, () => new PreparedDeal(dealCase, snapshot, valuationDate, catalogue ?? CurveCatalogue.Standard));

    /// <summary>The few figures of one scenario.</summary>
    /// <param name="scenario">Change to the dated inputs; the loan stays the base run's.</param>
    /// <param name="options">Discount rate and which returns are searched; null for <see cref="FigureOptions.Standard"/>.</param>
    /// <returns>The figures. Breaches, shortfalls and losses are data in them.</returns>
    /// <exception cref="NotComputableException">The scenario cannot be run; the reason says why.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The discount rate is not above -1.</exception>
    public ScenarioFigures Run(Scenario scenario, FigureOptions? options = null)
    {
        var asked = Checked(options);
        if (_compiled is null)
            return OnGeneralEngine(scenario, asked);
        CaseGuard.Check(DealCase, scenario);
        return _compiled.Carries(scenario) ? _compiled.Evaluate(scenario, asked) : OnGeneralEngine(scenario, asked);
    }

    /// <summary>The figures of many scenarios. Each is independent of the others: the number of threads changes no bit of any.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="threads">How many run at once, from 1.</param>
    /// <param name="options">As for one scenario.</param>
    /// <param name="cancellationToken">Stops before the next scenario.</param>
    /// <returns>One element a scenario, in the same order.</returns>
    /// <exception cref="NotComputableException">A scenario cannot be run; the reason says why.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Less than one thread, or a discount rate not above -1.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ScenarioFigures[] Run(IReadOnlyList<Scenario> scenarios, int threads = 1, FigureOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        var figures = new ScenarioFigures[scenarios.Count];
        if (_compiled is null)
        {
            ForEach(scenarios.Count, threads, i => figures[i] = Run(scenarios[i], options), cancellationToken);
            return figures;
        }

        var asked = Checked(options);
        ForEach((scenarios.Count + Together - 1) / Together, threads, chunk => RunTogether(_compiled, scenarios, chunk * Together, figures, asked), cancellationToken);
        return figures;
    }

    /// <summary>Everything one scenario says, as <see cref="DealEvaluator.Evaluate"/> does, without sizing the loan again.</summary>
    /// <param name="scenario">Change to the dated inputs; the loan stays the base run's.</param>
    /// <returns>The result.</returns>
    /// <exception cref="NotComputableException">The scenario cannot be run; the reason says why.</exception>
    public UnderwritingResult Result(Scenario scenario) =>
        DealRun.Guarded(DealCase, Snapshot, scenario, () => ResultOf.Run(Under(scenario), scenario, ValuationDate));

    /// <summary>One number of the result under a scenario, by its path; the parts it does not need are not built.</summary>
    /// <param name="scenario">Change to the dated inputs; the loan stays the base run's.</param>
    /// <param name="output">Path in the result, such as "/coverage/minimumDebtService".</param>
    /// <returns>The number; null where the result has none.</returns>
    /// <exception cref="NotComputableException">The scenario cannot be run, or the path names no number; the reason says which.</exception>
    internal double? Figure(Scenario scenario, string output) =>
        DealRun.Guarded(DealCase, Snapshot, scenario, () => ResultField.Read(Under(scenario), output));

    /// <summary>Runs work items 0 to count - 1, on the caller's thread when one is asked for.</summary>
    internal static void ForEach(int count, int threads, Action<int> work, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        if (threads == 1)
        {
            for (var i = 0; i < count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                work(i);
            }

            return;
        }

        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, work);
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<NotComputableException>().FirstOrDefault() is { } refused)
        {
            throw new NotComputableException(refused.Message);
        }
    }

    /// <summary>Up to twelve scenarios, those that the compiled form carries at once.</summary>
    private void RunTogether(CompiledDeal compiled, IReadOnlyList<Scenario> scenarios, int from, ScenarioFigures[] figures, FigureOptions options)
    {
        var carried = new List<Scenario>(Together);
        Span<int> places = stackalloc int[Together];
        for (var i = from; i < Math.Min(from + Together, scenarios.Count); i++)
        {
            CaseGuard.Check(DealCase, scenarios[i]);
            if (compiled.Carries(scenarios[i]))
            {
                places[carried.Count] = i;
                carried.Add(scenarios[i]);
            }
            else
            {
                figures[i] = OnGeneralEngine(scenarios[i], options);
            }
        }

        Span<ScenarioFigures> found = stackalloc ScenarioFigures[carried.Count];
        compiled.Evaluate(CollectionsMarshal.AsSpan(carried), found, options);
        for (var i = 0; i < found.Length; i++)
            figures[places[i]] = found[i];
    }

    private ScenarioFigures OnGeneralEngine(Scenario scenario, FigureOptions options) =>
        DealRun.Guarded(DealCase, Snapshot, scenario, () => FiguresOf.Run(Under(scenario), options));

    private static FigureOptions Checked(FigureOptions? options)
    {
        var asked = options ?? FigureOptions.Standard;
        return double.IsFinite(asked.DiscountRatePerAnnum) && asked.DiscountRatePerAnnum > -1
            ? asked
            : throw new ArgumentOutOfRangeException(nameof(options), asked.DiscountRatePerAnnum, "A discount rate is finite and above -1.");
    }

    private DealRun Under(Scenario scenario) => ScenarioWords.Changes(scenario) ? DealRun.Stressed(Sized, scenario) : Sized;
}
