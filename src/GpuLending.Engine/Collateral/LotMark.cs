namespace GpuLending.Engine.Collateral;

/// <summary>The level of one lot's mark, and the opinions beside it.</summary>
/// <param name="Opinions">Every opinion, used or not.</param>
/// <param name="Factor">What the mark is of the curve from <paramref name="From"/> on.</param>
/// <param name="From">Day from which the mark leaves the curve; null when it never does.</param>
/// <param name="Source">What sets the level, in words.</param>
/// <param name="Overridden">Whether it was set by hand.</param>
/// <param name="Dispersion">Highest less lowest over median of the opinions in force and the curve.</param>
internal sealed record LotMark(IReadOnlyList<OpinionOfValue> Opinions, double Factor, DateOnly? From, string Source, bool Overridden, double Dispersion)
{
    /// <summary>The curve alone.</summary>
    public static LotMark OfCurve { get; } = new([], 1, null, "the curve", false, 0);

    /// <summary>Applies the policy to a lot's opinions.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="opinions">Opinions with their ratio to the curve, not yet told whether they are used.</param>
    /// <param name="byHand">The override's ratio to the curve and its day; null without one.</param>
    public static LotMark Set(MarkPolicy policy, IReadOnlyList<OpinionOfValue> opinions, (double Ratio, DateOnly Date)? byHand)
    {
        var told = opinions.Select(opinion => Tell(policy, opinion, byHand is not null)).ToList();
        var dispersion = DispersionOf([.. told.Where(opinion => opinion.InForce).Select(opinion => opinion.RatioToCurve!.Value)]);
        if (byHand is var (ratio, date))
            return new LotMark(told, ratio, date, "overridden by hand", true, dispersion);

        var used = told.Where(opinion => opinion.Used).ToList();
        if (used.Count == 0)
            return new LotMark(told, 1, null, policy == MarkPolicy.Curve ? "the curve, by policy" : "the curve: no opinion is in force", false, dispersion);
        if (policy == MarkPolicy.CredibilityWeighted)
        {
            var weights = used.Sum(opinion => opinion.Credibility);
            var level = used.Sum(opinion => opinion.Credibility * opinion.RatioToCurve!.Value) / weights;
            return level < 1
                ? new LotMark(told, level, used.Max(opinion => opinion.Date!.Value), $"{used.Count} opinions weighted by credibility", false, dispersion)
                : new LotMark(told, 1, null, "the curve: the weighted opinions lie above it", false, dispersion);
        }

        var lowest = used.MinBy(opinion => opinion.RatioToCurve)!;
        return lowest.RatioToCurve < 1
            ? new LotMark(told, lowest.RatioToCurve.Value, lowest.Date, OpinionWords.Name(lowest), false, dispersion)
            : new LotMark(told, 1, null, "the curve: every opinion lies above it", false, dispersion);
    }

    /// <summary>Dispersion of ratios to the curve, the curve's own among them; 0 without any.</summary>
    public static double DispersionOf(IReadOnlyList<double> ratios)
    {
        if (ratios.Count == 0)
            return 0;
        double[] all = [.. ratios.Append(1).Order()];
        var middle = all.Length % 2 == 1 ? all[all.Length / 2] : (all[(all.Length / 2) - 1] + all[all.Length / 2]) / 2;
        return middle > 0 ? (all[^1] - all[0]) / middle : 0;
    }

    private static OpinionOfValue Tell(MarkPolicy policy, OpinionOfValue opinion, bool byHand)
    {
        if (!opinion.InForce)
            return opinion;
        var why = byHand ? "The mark is overridden by hand." : policy switch
        {
            MarkPolicy.Curve => "The mark policy is the curve: opinions are shown beside it.",
            MarkPolicy.LowestOfMarket when opinion.Kind is OpinionKind.Broker or OpinionKind.Appraiser => "The mark policy takes the lowest of the market's approaches; brokers and appraisers are shown beside it.",
            MarkPolicy.CredibilityWeighted when opinion.Credibility <= 0 => "It is given no weight.",
            MarkPolicy.LowestOfMarket or MarkPolicy.LowestOfAll or MarkPolicy.CredibilityWeighted => "",
        };
        return opinion with { Used = why.Length == 0, WhyNot = why };
    }
}
