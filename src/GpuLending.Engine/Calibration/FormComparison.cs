using System.Collections.Immutable;

namespace GpuLending.Engine.Calibration;

/// <summary>Forms of depreciation fitted to one series and ranked by Akaike's criterion. Every form is fitted to the logarithms of the prices by least
/// squares, so that one likelihood judges all. See docs/methodology/calibration.md.</summary>
public sealed record FormComparison
{
    /// <summary>The likelihood in a sentence.</summary>
    public const string LikelihoodBasis = "Gaussian likelihood of the logarithms of the prices, the same data for every form: a form is right up to a factor, "
        + "independent from price to price. Autocorrelated prices make the differences look larger than they are.";

    // Below a relative error of 1e-12 a price residual is rounding; without this floor an exact fit would have an infinite likelihood.
    private const double LeastVariance = 1e-24;

    /// <summary>The forms, best first; those without a rank last.</summary>
    public required ImmutableArray<ComparedForm> Forms { get; init; }

    /// <summary>Forms that could not be compared, with the reason.</summary>
    public required ImmutableArray<FormLeftOut> LeftOut { get; init; }

    /// <summary>The likelihood used, in words.</summary>
    public string Basis { get; init; } = LikelihoodBasis;

    /// <summary>Fits and ranks the forms: exponential, straight line, exponential with floor, Weibull, logistic, and generation step where a successor
    /// ships inside the dates of the prices.</summary>
    /// <param name="points">Prices in any order.</param>
    /// <param name="originDate">The day on which age is zero, for the form that depends on it.</param>
    /// <param name="successorDates">Days on which successors of the model became available; may be empty.</param>
    /// <returns>The comparison; null when all prices are equal, which no form explains better than another.</returns>
    /// <exception cref="ArgumentException">A price is not a number above zero.</exception>
    /// <exception cref="NotComputableException">There are no prices on two dates.</exception>
    public static FormComparison? Of(IReadOnlyList<PricePoint> points, DateOnly originDate, IReadOnlyList<DateOnly> successorDates)
    {
        ArgumentNullException.ThrowIfNull(successorDates);
        var prices = LogPrices.WithSlope(points, originDate);
        return Of(prices, prices.Logs, 0, successorDates);
    }

    internal static FormComparison? Of(LogPrices prices, double[] logs, int levelsTaken, IReadOnlyList<DateOnly> successorDates)
    {
        if (prices.NeverMoved)
            return null;
        var byDate = new PricesByDate(prices, logs);
        var fitted = new List<FittedForm> { FormFits.Exponential(byDate), FormFits.StraightLine(byDate), FormFits.ExponentialWithFloor(byDate), FormFits.Weibull(byDate), FormFits.Logistic(byDate) };
        var leftOut = ImmutableArray<FormLeftOut>.Empty;
        if (FormFits.GenerationStep(byDate, successorDates, out var reason) is { } step)
            fitted.Add(step);
        else
            leftOut = [new FormLeftOut("generation-step", FormFits.GenerationStepName, reason)];
        return new FormComparison { Forms = Ranked([.. fitted.Select(form => Compared(form, prices.Count, levelsTaken))]), LeftOut = leftOut };
    }

    private static ComparedForm Compared(FittedForm form, int n, int levelsTaken)
    {
        var numbers = form.MeanNumbers + levelsTaken + 1;
        var variance = Math.Max(LeastVariance, form.Sse / n);
        var likelihood = -0.5 * n * (Math.Log(2 * Math.PI * variance) + 1);
        var aic = (2 * numbers) - (2 * likelihood);
        var spare = n - numbers - 1;
        return new ComparedForm
        {
            Form = form.Form,
            Name = form.Name,
            Formula = form.Formula,
            Parameters = [.. form.Parameters.Where(parameter => double.IsFinite(parameter.Value))],
            FittedNumbers = numbers,
            SumOfSquaredResiduals = form.Sse,
            LogLikelihood = likelihood,
            Aic = aic,
            Aicc = spare > 0 ? aic + (2.0 * numbers * (numbers + 1) / spare) : null,
        };
    }

    private static ImmutableArray<ComparedForm> Ranked(ImmutableArray<ComparedForm> forms)
    {
        var ranked = forms.Where(form => form.Aicc is not null).OrderBy(form => form.Aicc).ToList();
        var total = ranked.Sum(form => Math.Exp(-0.5 * (form.Aicc!.Value - ranked[0].Aicc!.Value)));
        return
        [
            .. ranked.Select((form, place) => form with
            {
                Difference = form.Aicc - ranked[0].Aicc,
                Weight = Math.Exp(-0.5 * (form.Aicc!.Value - ranked[0].Aicc!.Value)) / total,
                Rank = place + 1,
            }),
            .. forms.Where(form => form.Aicc is null).OrderBy(form => form.Aic),
        ];
    }
}
