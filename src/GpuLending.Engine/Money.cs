using System.Globalization;
using System.Numerics;

namespace GpuLending.Engine;

/// <summary>A contractual amount: a decimal in one currency. Sign is the holder's convention, stated where the amount is used.
/// <list type="bullet">
/// <item>Amounts in two currencies never add, subtract or order: <see cref="InvalidOperationException"/>. They are merely not equal.</item>
/// <item>Equality is by value and currency; trailing zeros do not matter (USD 1.0 equals USD 1.00).</item>
/// <item>Nothing is rounded until <see cref="Round"/> or <see cref="FromProjection"/> is called; each names its rule.</item>
/// <item><c>default(Money)</c> is zero in <see cref="Currency.None"/> (XXX); it equals only itself and does not add to dollars.</item>
/// </list>
/// See docs/methodology/money-and-settlement.md.</summary>
/// <param name="Amount">The amount in whole units of the currency (dollars, not cents).</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(decimal Amount, Currency Currency) : IComparable<Money>
{
    /// <summary>True when the amount is exactly zero, in whatever currency.</summary>
    public bool IsZero => Amount == 0m;

    /// <summary>An amount in United States dollars.</summary>
    /// <param name="amount">Dollars.</param>
    /// <returns>The amount.</returns>
    public static Money Usd(decimal amount) => new(amount, Currency.UsDollar);

    /// <summary>Nothing, in a currency.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>Zero.</returns>
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>The one door from the projection's double to a contractual amount: converts and rounds to the currency's smallest unit.
    /// A double carries 15 significant digits into decimal, so cents are right up to ten trillion.</summary>
    /// <param name="amount">The projected amount in whole units of the currency.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="rounding">The rule, named by the loan.</param>
    /// <returns>The amount at the currency's smallest unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not finite or is beyond a decimal.</exception>
    public static Money FromProjection(double amount, Currency currency, RoundingRule rounding)
    {
        if (!double.IsFinite(amount) || Math.Abs(amount) > 7.9e28)
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "A projected amount must be finite and within a decimal to become money.");
        return new Money((decimal)amount, currency).Round(rounding);
    }

    /// <summary>Adds two amounts of one currency.</summary>
    /// <param name="left">The first amount.</param>
    /// <param name="right">The second amount.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="InvalidOperationException">Two currencies.</exception>
    /// <exception cref="OverflowException">The sum is beyond a decimal.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount, OneCurrency(left, right, "add"));

    /// <summary>Subtracts an amount of the same currency.</summary>
    /// <param name="left">The amount.</param>
    /// <param name="right">What is taken away.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="InvalidOperationException">Two currencies.</exception>
    /// <exception cref="OverflowException">The difference is beyond a decimal.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount, OneCurrency(left, right, "subtract"));

    /// <summary>Turns the sign.</summary>
    /// <param name="value">The amount.</param>
    /// <returns>The amount with the other sign.</returns>
    public static Money operator -(Money value) => new(-value.Amount, value.Currency);

    /// <summary>Multiplies by a number; nothing is rounded.</summary>
    /// <param name="value">The amount.</param>
    /// <param name="factor">Any decimal.</param>
    /// <returns>The product.</returns>
    /// <exception cref="OverflowException">The product is beyond a decimal.</exception>
    public static Money operator *(Money value, decimal factor) => new(value.Amount * factor, value.Currency);

    /// <summary>Multiplies by a number; nothing is rounded.</summary>
    /// <param name="factor">Any decimal.</param>
    /// <param name="value">The amount.</param>
    /// <returns>The product.</returns>
    /// <exception cref="OverflowException">The product is beyond a decimal.</exception>
    public static Money operator *(decimal factor, Money value) => value * factor;

    /// <summary>Whether the left amount is smaller.</summary>
    /// <param name="left">The left amount.</param>
    /// <param name="right">The right amount.</param>
    /// <returns>True when smaller.</returns>
    /// <exception cref="InvalidOperationException">Two currencies.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is larger.</summary>
    /// <param name="left">The left amount.</param>
    /// <param name="right">The right amount.</param>
    /// <returns>True when larger.</returns>
    /// <exception cref="InvalidOperationException">Two currencies.</exception>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is smaller or the same.</summary>
    /// <param name="left">The left amount.</param>
    /// <param name="right">The right amount.</param>
    /// <returns>True when smaller or the same.</returns>
    /// <exception cref="InvalidOperationException">Two currencies.</exception>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is larger or the same.</summary>
    /// <param name="left">The left amount.</param>
    /// <param name="right">The right amount.</param>
    /// <returns>True when larger or the same.</returns>
    /// <exception cref="InvalidOperationException">Two currencies.</exception>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Orders two amounts of one currency.</summary>
    /// <param name="other">The other amount.</param>
    /// <returns>Negative, zero or positive.</returns>
    /// <exception cref="InvalidOperationException">Two currencies.</exception>
    public int CompareTo(Money other)
    {
        OneCurrency(this, other, "compare");
        return Amount.CompareTo(other.Amount);
    }

    /// <summary>Rounds to the currency's smallest unit.</summary>
    /// <param name="rule">The rule; the default is half away from zero.</param>
    /// <returns>The rounded amount.</returns>
    public Money Round(RoundingRule rule = RoundingRule.HalfAwayFromZero) => new(rule.Round(Amount, Currency.MinorUnitDigits), Currency);

    /// <summary>Splits the amount by weights into parts that sum to it exactly, by the largest remainder: each part gets its share rounded
    /// towards zero to the smallest unit, then the units left over go one each to the largest remainders, the earlier part first when two
    /// are equal. An amount finer than the smallest unit is split at its own last digit.</summary>
    /// <param name="weights">One weight a part, none negative, at least one positive; only their proportion matters.</param>
    /// <returns>One part a weight, in the order of the weights; a zero weight gets zero.</returns>
    /// <exception cref="ArgumentException">No weights, a negative weight, or all weights zero.</exception>
    public Money[] Split(params ReadOnlySpan<decimal> weights)
    {
        var proportions = Proportions(weights);
        var whole = proportions.Aggregate(BigInteger.Zero, (sum, weight) => sum + weight);
        var scale = SplitScale(Amount, Currency.MinorUnitDigits);
        var units = Units(Math.Abs(Amount), scale);

        var parts = new BigInteger[proportions.Length];
        var remainders = new BigInteger[proportions.Length];
        var left = units;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = BigInteger.DivRem(units * proportions[i], whole, out remainders[i]);
            left -= parts[i];
        }

        // OrderBy is stable: equal remainders keep the order of the parts.
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => remainders[i]).Take((int)left))
            parts[i] += BigInteger.One;

        var money = new Money[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            money[i] = new Money(FromUnits(parts[i], scale, Amount < 0m), Currency);
        return money;
    }

    /// <summary>The code and the amount with thousands separators, at least the currency's digits and no digit hidden, the same in every
    /// culture: "USD 1,234.50", "USD -0.125", "JPY 1,235".</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var digits = Currency.MinorUnitDigits;
        var format = "#,##0." + new string('0', digits) + new string('#', 28 - digits);
        return $"{Currency.Code} {Amount.ToString(format, CultureInfo.InvariantCulture)}";
    }

    private static Currency OneCurrency(Money left, Money right, string verb) => left.Currency == right.Currency
        ? left.Currency
        : throw new InvalidOperationException($"Cannot {verb} {left} and {right}: two currencies. Convert by a stated rate first.");

    private static BigInteger[] Proportions(ReadOnlySpan<decimal> weights)
    {
        if (weights.IsEmpty)
            throw new ArgumentException("A split needs at least one weight.", nameof(weights));
        byte scale = 0;
        var anyPositive = false;
        foreach (var weight in weights)
        {
            if (weight < 0m)
                throw new ArgumentException($"A weight cannot be negative: {weight.ToString(CultureInfo.InvariantCulture)}.", nameof(weights));
            anyPositive |= weight > 0m;
            scale = Math.Max(scale, weight.Scale);
        }

        if (!anyPositive)
            throw new ArgumentException("At least one weight must be positive.", nameof(weights));
        var proportions = new BigInteger[weights.Length];
        for (var i = 0; i < weights.Length; i++)
            proportions[i] = Units(weights[i], scale);
        return proportions;
    }

    /// <summary>The digits at which an amount is split: the smallest unit, finer when the amount is, coarser when cents would not fit a decimal.</summary>
    private static int SplitScale(decimal amount, int minorUnitDigits)
    {
        int own = (amount / 1.0000000000000000000000000000m).Scale;
        if (own >= minorUnitDigits)
            return own;
        var scale = minorUnitDigits;
        while (scale > own && Units(Math.Abs(amount), scale) >= BigInteger.One << 96)
            scale--;
        return scale;
    }

    private static BigInteger Units(decimal value, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = new BigInteger(unchecked((uint)bits[0])) | (new BigInteger(unchecked((uint)bits[1])) << 32) | (new BigInteger(unchecked((uint)bits[2])) << 64);
        return scale >= value.Scale
            ? mantissa * BigInteger.Pow(10, scale - value.Scale)
            : mantissa / BigInteger.Pow(10, value.Scale - scale);
    }

    private static decimal FromUnits(BigInteger units, int scale, bool isNegative)
    {
        var low = (uint)(units & uint.MaxValue);
        var middle = (uint)((units >> 32) & uint.MaxValue);
        var high = (uint)((units >> 64) & uint.MaxValue);
        return new decimal(unchecked((int)low), unchecked((int)middle), unchecked((int)high), isNegative && !units.IsZero, (byte)scale);
    }
}
