namespace GpuLending.Engine.Calibration;

/// <summary>Least squares of each form on the logarithms. The level is always free and solved for; what is left is searched in one or two directions.</summary>
internal static class FormFits
{
    public const string GenerationStepName = "Generation step";

    private const int OuterGrid = 40;
    private const int InnerGrid = 24;
    private const int InnerSteps = 30;

    // Past thirty widths the logistic curve is its own tail, an exponential, to the last digit.
    private const double Tail = 30;

    public static FittedForm Exponential(PricesByDate prices)
    {
        var (level, slope, sse) = prices.Line(prices.Elapsed);
        return new("exponential", "Exponential", "P x exp(-decayPerYear x t)", 2, sse, [FirstPrice(level), new("decayPerYear", -slope, "per year")]);
    }

    public static FittedForm StraightLine(PricesByDate prices)
    {
        // By the logarithm of last over first value, the line keeps above zero inside the dates.
        var span = prices.Span;
        double Shape(double logRatio, int i) => double.LogP1(prices.Elapsed[i] / span * (Math.Exp(logRatio) - 1));
        const double low = -30, high = 10;
        var (at, sse) = FormSearch.Least(logRatio => prices.Level(i => Shape(logRatio, i)).Sse, low, high, 160);
        var level = prices.Level(i => Shape(at, i)).Level;
        var loss = (1 - Math.Exp(at)) / span;
        return new("straight-line", "Straight line", "P x (1 - lossPerYear x t)", 2, sse,
            [FirstPrice(level), new("lossPerYear", loss, "fraction of first value per year") { Least = (1 - Math.Exp(high)) / span, Most = (1 - Math.Exp(low)) / span, AtBound = FormSearch.AtBound(at, low, high) }, new("yearsToZero", loss > 0 ? 1 / loss : double.NaN, "years from the first price")]);
    }

    public static FittedForm ExponentialWithFloor(PricesByDate prices)
    {
        const double highestFloor = 0.999, slowest = 1e-4, fastest = 50;
        double Shape(double logDecay, double floor, int i) => Math.Log(floor + ((1 - floor) * Math.Exp(-Math.Exp(logDecay) * prices.Elapsed[i])));
        (double At, double Value) Floor(double logDecay) => FormSearch.Least(floor => prices.Level(i => Shape(logDecay, floor, i)).Sse, 0, highestFloor, InnerGrid, InnerSteps);
        var (decay, sse) = FormSearch.Least(logDecay => Floor(logDecay).Value, Math.Log(slowest), Math.Log(fastest), OuterGrid, InnerSteps);
        var floor = Floor(decay).At;
        return new("exponential-with-floor", "Exponential with floor", "P x (floorFraction + (1 - floorFraction) x exp(-decayPerYear x t))", 3, sse,
        [
            FirstPrice(prices.Level(i => Shape(decay, floor, i)).Level),
            new("decayPerYear", Math.Exp(decay), "per year") { Least = slowest, Most = fastest, AtBound = FormSearch.AtBound(decay, Math.Log(slowest), Math.Log(fastest)) },
            new("floorFraction", floor, "fraction of first value") { Least = 0, Most = highestFloor, AtBound = FormSearch.AtBound(floor, 0, highestFloor) },
        ]);
    }

    public static FittedForm Weibull(PricesByDate prices)
    {
        const double least = 0.02, most = 50;
        // From age zero where every price has an age, else from the first price.
        var fromOrigin = prices.Ages[0] >= 0;
        var ages = fromOrigin ? prices.Ages : prices.Elapsed;
        var longest = ages[^1];
        double[] Powers(double logShape) => Array.ConvertAll(ages, age => Math.Pow(age / longest, Math.Exp(logShape)));
        var (at, sse) = FormSearch.Least(logShape => prices.Line(Powers(logShape)).Sse, Math.Log(least), Math.Log(most), 120);
        var (level, factor, _) = prices.Line(Powers(at));
        var shape = Math.Exp(at);
        return new("weibull", "Weibull", fromOrigin ? "P x exp(-(age / scaleYears)^shape)" : "P x exp(-(t / scaleYears)^shape)", 3, sse,
        [
            new(fromOrigin ? "priceAtAgeZero" : "firstPrice", Math.Exp(level), "price"),
            new("shape", shape, "number") { Least = least, Most = most, AtBound = FormSearch.AtBound(at, Math.Log(least), Math.Log(most)) },
            new("scaleYears", factor < 0 ? longest * Math.Pow(-factor, -1 / shape) : double.NaN, "years"),
        ]);
    }

    public static FittedForm Logistic(PricesByDate prices)
    {
        var span = prices.Span;
        double Shape(double middle, double width, int i)
        {
            var z = (prices.Elapsed[i] - middle) / width;
            return z > Tail ? -z : -double.LogP1(Math.Exp(z));
        }

        // From so early that all prices lie in the tail to so late that none has begun to fall.
        static double Earliest(double width) => -Tail * width;
        double Latest(double width) => span + (Tail * width);
        (double At, double Value) Middle(double logWidth)
        {
            var width = Math.Exp(logWidth);
            // Steps are fine where the curve bends, between the first and the last price, and a few in each tail.
            return new[] { (Earliest(width), -0.5 * width, InnerGrid / 2), (-0.5 * width, span + (0.5 * width), InnerGrid), (span + (0.5 * width), Latest(width), InnerGrid / 4) }
                .Select(part => FormSearch.Least(middle => prices.Level(i => Shape(middle, width, i)).Sse, part.Item1, part.Item2, part.Item3, InnerSteps))
                .MinBy(found => found.Value);
        }

        var (narrowest, widest) = (span / 60, 20 * Math.Max(1, span));
        var (logWidth, sse) = FormSearch.Least(width => Middle(width).Value, Math.Log(narrowest), Math.Log(widest), OuterGrid, InnerSteps);
        var (width, middle) = (Math.Exp(logWidth), Middle(logWidth).At);
        // Its own limit: a search on a grid must not end above it.
        var (_, slope, tail) = prices.Line(prices.Elapsed);
        if (slope < 0 && tail < sse)
            (width, middle, sse) = (-1 / slope, Earliest(-1 / slope), tail);
        var early = FormSearch.AtBound(middle, Earliest(width), Latest(width)) || (slope < 0 && middle < 0 && sse >= tail * (1 - 1e-9));
        return new("logistic", "Logistic", "P / (1 + exp((t - midpoint) / width))", 3, sse,
        [
            new("firstPrice", Math.Exp(prices.Level(i => Shape(middle, width, i)).Level + Shape(middle, width, 0)), "price"),
            new("midpoint", middle, "years from the first price") { Least = Earliest(width), Most = Latest(width), AtBound = early },
            new("width", width, "years") { Least = narrowest, Most = widest, AtBound = width <= narrowest || width >= widest || FormSearch.AtBound(Math.Log(width), Math.Log(narrowest), Math.Log(widest)) },
        ]);
    }

    public static FittedForm? GenerationStep(PricesByDate prices, IReadOnlyList<DateOnly> successorDates, out string reason)
    {
        var inside = successorDates.Where(date => date > prices.Dates[0] && date <= prices.Dates[^1]).Distinct().Order().ToList();
        reason = successorDates.Count == 0
            ? "No successor's date is known for this series."
            : "No successor shipped between the first and the last price.";
        if (inside.Count == 0)
            return null;

        var steps = Array.ConvertAll(prices.Dates, date => (double)inside.Count(successor => successor <= date));
        // Frisch and Waugh: what the trend does not explain of the steps explains what it does not explain of the logarithms.
        var trend = Residuals(prices, steps);
        double squares = 0, products = 0;
        for (var i = 0; i < steps.Length; i++)
        {
            squares += prices.Weights[i] * trend[i] * trend[i];
            products += prices.Weights[i] * trend[i] * prices.Logs[i];
        }

        if (!(squares > 1e-9 * prices.Observations))
        {
            reason = "The successors' dates cannot be told from a steady decline in these prices.";
            return null;
        }

        var step = products / squares;
        var (slope, intercept, sse) = Trend(prices, i => step * steps[i]);
        return new("generation-step", GenerationStepName, "P x exp(-driftPerYear x t) x (1 - stepFraction)^(successors shipped)", 3, sse,
            [FirstPrice(intercept), new("driftPerYear", -slope, "per year"), new("stepFraction", 1 - Math.Exp(step), "fraction of value"), new("successors", inside.Count, "successors shipped inside the dates")]);
    }

    private static FormParameter FirstPrice(double level) => new("firstPrice", Math.Exp(level), "price");

    private static double[] Residuals(PricesByDate prices, double[] values)
    {
        double meanAge = 0, mean = 0, sxx = 0, sxy = 0;
        for (var i = 0; i < values.Length; i++)
        {
            meanAge += prices.Weights[i] * prices.Elapsed[i] / prices.Observations;
            mean += prices.Weights[i] * values[i] / prices.Observations;
        }

        for (var i = 0; i < values.Length; i++)
        {
            sxx += prices.Weights[i] * (prices.Elapsed[i] - meanAge) * (prices.Elapsed[i] - meanAge);
            sxy += prices.Weights[i] * (prices.Elapsed[i] - meanAge) * (values[i] - mean);
        }

        var residuals = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
            residuals[i] = values[i] - mean - (sxy / sxx * (prices.Elapsed[i] - meanAge));
        return residuals;
    }

    private static (double Slope, double Intercept, double Sse) Trend(PricesByDate prices, Func<int, double> taken)
    {
        double meanAge = 0, mean = 0, sxx = 0, sxy = 0, sse = 0;
        for (var i = 0; i < prices.Logs.Length; i++)
        {
            meanAge += prices.Weights[i] * prices.Elapsed[i] / prices.Observations;
            mean += prices.Weights[i] * (prices.Logs[i] - taken(i)) / prices.Observations;
        }

        for (var i = 0; i < prices.Logs.Length; i++)
        {
            var age = prices.Elapsed[i] - meanAge;
            sxx += prices.Weights[i] * age * age;
            sxy += prices.Weights[i] * age * (prices.Logs[i] - taken(i) - mean);
        }

        var slope = sxy / sxx;
        for (var i = 0; i < prices.Logs.Length; i++)
        {
            var gap = prices.Logs[i] - taken(i) - mean - (slope * (prices.Elapsed[i] - meanAge));
            sse += prices.Weights[i] * gap * gap;
        }

        return (slope, mean - (slope * meanAge), sse + prices.SpreadInsideDates);
    }
}
