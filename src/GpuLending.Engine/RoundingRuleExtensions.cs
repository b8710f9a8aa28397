namespace GpuLending.Engine;

/// <summary>Rounds decimals by a named <see cref="RoundingRule"/>.</summary>
public static class RoundingRuleExtensions
{
    /// <summary>Rounds a decimal to a number of digits after the point.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="value">Any decimal, either sign.</param>
    /// <param name="digits">Digits kept after the point, 0 to 28 inclusive.</param>
    /// <returns>The rounded value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rule is not a member of the enumeration, or digits is outside 0 to 28.</exception>
    public static decimal Round(this RoundingRule rule, decimal value, int digits)
    {
        if (!Enum.IsDefined(rule))
            throw new ArgumentOutOfRangeException(nameof(rule), rule, "Unknown rounding rule.");
        return Math.Round(value, digits, rule switch
        {
            RoundingRule.HalfAwayFromZero => MidpointRounding.AwayFromZero,
            RoundingRule.HalfEven => MidpointRounding.ToEven,
            RoundingRule.Down => MidpointRounding.ToZero,
        });
    }
}
