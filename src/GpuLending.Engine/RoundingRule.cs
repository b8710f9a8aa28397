namespace GpuLending.Engine;

/// <summary>How an amount is brought to a currency's smallest unit. The zero value, and so the default, is
/// <see cref="HalfAwayFromZero"/>. Catalogue: docs/methodology/money-and-settlement.md.</summary>
public enum RoundingRule
{
    /// <summary>The nearest unit, a half goes away from zero: 0.005 is 0.01 and -0.005 is -0.01. Also known as commercial rounding;
    /// Excel's ROUND.</summary>
    HalfAwayFromZero = 0,

    /// <summary>The nearest unit, a half goes to the even neighbour: 0.005 is 0.00 and 0.015 is 0.02. Also known as banker's
    /// rounding (IEEE 754 roundTiesToEven).</summary>
    HalfEven = 1,

    /// <summary>Towards zero: 0.019 is 0.01 and -0.019 is -0.01. Also known as truncation; Excel's ROUNDDOWN.</summary>
    Down = 2,
}
