namespace GpuLending.Engine.Credit;

/// <summary>Collateral after haircuts that all apply to the original value, as one asset-based lender states its borrowing base: 3.5m less 15 % and 10 % of 3.5m is
/// 2.625m; 60 % of it is lent. It is that lender's formula and no step of the premise ladder. See docs/methodology/haircut-value.md.</summary>
public static class HaircutValue
{
    /// <summary>The value after haircuts: value × (1 − sum of the haircuts), not below zero.</summary>
    /// <param name="value">Original value, zero or more.</param>
    /// <param name="haircuts">Shares of the original value, each 0 to 1.</param>
    /// <returns>The value in the same currency, not rounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A haircut is outside 0 to 1.</exception>
    public static Money After(Money value, params ReadOnlySpan<decimal> haircuts)
    {
        var sum = 0m;
        foreach (var haircut in haircuts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(haircut, nameof(haircuts));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(haircut, 1m, nameof(haircuts));
            sum += haircut;
        }

        return value * Math.Max(0m, 1m - sum);
    }

    /// <summary>What may be lent against it: advance × value after haircuts.</summary>
    /// <param name="value">Original value, zero or more.</param>
    /// <param name="advance">Share that is lent, 0 to 1.</param>
    /// <param name="haircuts">Shares of the original value, each 0 to 1.</param>
    /// <returns>The borrowing base in the same currency, not rounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The advance or a haircut is outside 0 to 1.</exception>
    public static Money BorrowingBase(Money value, decimal advance, params ReadOnlySpan<decimal> haircuts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(advance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(advance, 1m);
        return After(value, haircuts) * advance;
    }

    /// <summary>What the haircuts leave of 1, for projections.</summary>
    internal static double Factor(IReadOnlyList<CollateralHaircut> haircuts) => Math.Max(0, 1 - haircuts.Sum(haircut => haircut.Share));
}
