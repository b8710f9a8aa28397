namespace GpuLending.Engine.Credit;

/// <summary>Loss given default by who failed and by the way the money comes back. See docs/methodology/loss-given-default.md.</summary>
public static class LossGivenDefault
{
    /// <summary>How far the shares of who failed may be from summing to 1.</summary>
    public const double ShareTolerance = 1e-9;

    /// <summary>What a default loses: max(0, exposure + cost of enforcing − recovered − reserve − supports) / exposure, and no more than the exposure.</summary>
    /// <param name="exposure">Amount owed, zero or more.</param>
    /// <param name="cost">Cost of enforcing, zero or more.</param>
    /// <param name="recovered">What the route brings; negative when it costs more than it brings.</param>
    /// <param name="reserve">Reserve in hand, zero or more.</param>
    /// <param name="supports">What guarantees and insurance pay, zero or more.</param>
    /// <returns>A fraction, 0 to 1; 0 when nothing is owed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not finite, or negative where it may not be.</exception>
    public static double Of(double exposure, double cost, double recovered, double reserve, double supports)
    {
        Check(exposure, nameof(exposure));
        Check(cost, nameof(cost));
        Check(reserve, nameof(reserve));
        Check(supports, nameof(supports));
        if (!double.IsFinite(recovered))
            throw new ArgumentOutOfRangeException(nameof(recovered), recovered, "It is a number.");
        return exposure > 0 ? Math.Clamp((exposure + cost - recovered - reserve - supports) / exposure, 0, 1) : 0;
    }

    /// <summary>The routes' losses weighted by their probabilities, which lies between the least and the greatest of them.</summary>
    /// <param name="routes">The routes; their probabilities sum to 1.</param>
    /// <returns>A fraction, 0 to 1; 0 without routes.</returns>
    public static double Weighted(IEnumerable<RouteLoss> routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        double loss = 0, least = 1, most = 0;
        var any = false;
        foreach (var route in routes)
        {
            any = true;
            loss += route.Probability * route.LossGivenDefault;
            (least, most) = (Math.Min(least, route.LossGivenDefault), Math.Max(most, route.LossGivenDefault));
        }

        // A hair's breadth of rounding must not leave the range.
        return any ? Math.Clamp(loss, least, most) : 0;
    }

    private static void Check(double value, string name)
    {
        if (!(value >= 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(name, value, "It is zero or more.");
    }
}
