using System.Runtime.Intrinsics;
using GpuLending.Engine.Numerics;

namespace GpuLending.Engine.Simulation;

/// <summary>Everything that paths read and none of them writes: the sized deal, the factors' model, customers and tests.</summary>
internal sealed class SimulatedDeal
{
    private readonly double[] _perIntensity;
    private readonly (double Until, DealVariant Variant)[] _delays;

    private SimulatedDeal(DealRun run, SimulationTerms terms, IReadOnlyList<CustomerIntensity> customers, FactorModel model, (double, DealVariant)[] delays)
    {
        (Run, Terms, Customers, Model, _delays) = (run, terms, customers, model, delays);
        var states = terms.Migration is null ? null : StatesOf(run, customers);
        Moves = states is null ? null : new RatingMoves(RatingChain.Of(terms.Migration!), model, customers, states, terms.CustomerCorrelation);
        _perIntensity = [.. customers.Select((customer, c) => 1 / (states?[c] >= 0 ? RatingMoves.Scale(customer.PerAnnum) : customer.PerAnnum))];
        Draws = new PathDraws(model, terms, customers.Count);
        OnTime = delays[^1].Item2;
    }

    public DealRun Run { get; }

    public SimulationTerms Terms { get; }

    public IReadOnlyList<CustomerIntensity> Customers { get; }

    public FactorModel Model { get; }

    public PathDraws Draws { get; }

    public DealVariant OnTime { get; }

    /// <summary>How ratings move; null when they stand.</summary>
    public RatingMoves? Moves { get; }

    /// <summary>What is outside the fast form; null when nothing is.</summary>
    public string? WhyGeneral { get; private init; }

    /// <summary>First month whose value and rent anything reads.</summary>
    public int ValueFrom => _delays.Min(delay => delay.Variant.Lanes?.FirstMonth ?? 1);

    public int Blocks => Terms.Paths / PathDraws.BlockPaths;

    public static SimulatedDeal Of(DealRun run, SimulationTerms terms)
    {
        string? whyGeneral = null;
        var customers = CustomerIntensities.Of(run.DealCase, run.Snapshot, terms);
        var model = new FactorModel(terms, run.Plan.Months[run.Plan.LastPayment]);
        var delays = new List<(double, DealVariant)>(terms.Delays.Count + 1);
        var until = 0.0;
        foreach (var delay in terms.Delays)
        {
            until += delay.Probability;
            delays.Add((until, DealVariant.Of(run, terms, customers, delay.Months, out var why)));
            whyGeneral ??= why;
        }

        delays.Add((double.PositiveInfinity, DealVariant.Of(run, terms, customers, 0, out var whyOnTime)));
        return new SimulatedDeal(run, terms, customers, model, [.. delays]) { WhyGeneral = whyGeneral ?? whyOnTime };
    }

    /// <summary>The deal as late as the group's draw says.</summary>
    public DealVariant VariantOf(PathGroup paths)
    {
        foreach (var (until, variant) in _delays)
        {
            if (paths.DelayDraw < until)
                return variant;
        }

        return OnTime;
    }

    /// <summary>From the customers' draws to what each one's summed intensity must reach: −ln u ÷ intensity, u from a Gaussian copula where times of default are correlated.</summary>
    public void FillThresholds(PathGroup paths)
    {
        for (var c = 0; c < _perIntensity.Length; c++)
        {
            var u = Terms.CustomerCorrelation > 0 ? Together(paths.CustomerDraws[c], paths.CustomerDraws[^1]) : paths.CustomerDraws[c];
            paths.Thresholds[c] = VectorMath.Log(u) * Vector256.Create(-_perIntensity[c]);
        }
    }

    /// <summary>State of each customer's rating today: of its first contract, else of the letter that unrated customers count as; −1 for one without a row in the matrix.</summary>
    public static int[] StatesOf(DealRun run, IReadOnlyList<CustomerIntensity> customers) =>
        [.. customers.Select(customer => RatingChain.StateOf(run.DealCase.Contracts.First(contract => string.Equals(contract.Customer, customer.Customer, StringComparison.OrdinalIgnoreCase)).CustomerRating)
            ?? RatingChain.StateOf(run.DealCase.Credit.UnratedCountsAs) ?? -1)];

    private Vector256<double> Together(Vector256<double> own, Vector256<double> common)
    {
        var (a, b) = (Math.Sqrt(Terms.CustomerCorrelation), Math.Sqrt(1 - Terms.CustomerCorrelation));
        var u = own;
        for (var lane = 0; lane < 4; lane++)
        {
            var x = (a * NormalDistribution.Quantile(common[lane])) + (b * NormalDistribution.Quantile(own[lane]));
            u = u.WithElement(lane, Math.Clamp(NormalDistribution.Cumulative(x), 1e-300, 1 - 1e-16));
        }

        return u;
    }
}
