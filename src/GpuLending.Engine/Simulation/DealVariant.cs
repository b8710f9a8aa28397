using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Simulation;

/// <summary>The deal with deliveries some months late, resolved once for all paths that draw this delay.</summary>
internal sealed class DealVariant
{
    private DealVariant(int delay, DealRun run) => (Delay, Run) = (delay, run);

    /// <summary>Months late; 0 for on time.</summary>
    public int Delay { get; }

    /// <summary>The base run, or the base loan under the delay.</summary>
    public DealRun Run { get; }

    public PathTest[] Tests { get; private set; } = [];

    /// <summary>The fast form; null when paths go through the general engine.</summary>
    public PathLanes? Lanes { get; private set; }

    /// <summary>Resolves the deal for one delay.</summary>
    /// <param name="sized">Base run.</param>
    /// <param name="terms">What is simulated.</param>
    /// <param name="customers">Customers in order.</param>
    /// <param name="delay">Months late.</param>
    /// <param name="why">What is outside the fast form; null when nothing is.</param>
    public static DealVariant Of(DealRun sized, SimulationTerms terms, IReadOnlyList<CustomerIntensity> customers, int delay, out string? why)
    {
        var run = delay == 0 ? sized : DealRun.Stressed(sized, new Scenario { DelayMonths = delay });
        var variant = new DealVariant(delay, run) { Tests = PathTests.Of(run) };
        var loan = LoanTerms.Of(sized, terms.RateVolatility > 0, out why);
        if (loan is null)
            return variant;
        var cash = CashResponse.Of(sized, customers, delay, out why);
        if (why is not null)
            return variant;
        var readsEarly = variant.Tests.Any(test => test.Kind is not (PathTestKind.NotSimulated or PathTestKind.SameOnEveryPath) && test.Months.Length > 0 && test.Months[0] < sized.Plan.Months[loan.First]);
        variant.Lanes = new PathLanes(loan, cash, DefaultRecovery.Of(run, terms, cash), terms.RateVolatility > 0, readsEarly);
        return variant;
    }
}
