namespace GpuLending.Engine.Loans;

/// <summary>Splits the amounts of one column of a schedule among parts, line after line. What rounding takes from a part on one line it gets on a later one, so that a part is never a smallest
/// unit or two away from its share of all lines so far, and every line sums exactly.</summary>
internal sealed class CentSplit(int parts, Currency currency)
{
    private readonly decimal _unit = Unit(currency.MinorUnitDigits);
    private readonly decimal[] _carry = new decimal[parts];

    /// <summary>Splits one amount.</summary>
    /// <param name="total">The amount, whole in the currency's smallest unit.</param>
    /// <param name="weights">One weight a part, none negative; all zero splits evenly.</param>
    /// <param name="most">Most a part may get, null for no bound; the bounds together hold the amount.</param>
    /// <returns>One amount a part; none has another sign than the total.</returns>
    public Money[] Next(Money total, ReadOnlySpan<decimal> weights, ReadOnlySpan<Money> most = default)
    {
        var sign = total.Amount < 0 ? -1 : 1;
        var units = Math.Abs(total.Amount) / _unit;
        var sum = 0m;
        foreach (var weight in weights)
            sum += weight;
        var target = new decimal[_carry.Length];
        var part = new decimal[_carry.Length];
        var bound = new decimal[_carry.Length];
        var left = units;
        for (var i = 0; i < part.Length; i++)
        {
            target[i] = (units * (sum > 0 ? weights[i] / sum : 1m / part.Length)) + (sign * _carry[i]);
            bound[i] = most.IsEmpty ? decimal.MaxValue : Math.Max(0, most[i].Amount / _unit);
            part[i] = Math.Clamp(decimal.Floor(target[i]), 0, bound[i]);
            left -= part[i];
        }

        while (left != 0)
        {
            var step = left > 0 ? Math.Min(1, left) : Math.Max(-1, left);
            var at = -1;
            for (var i = 0; i < part.Length; i++)
            {
                var room = left > 0 ? part[i] < bound[i] : part[i] > 0;
                if (room && (at < 0 || (target[i] - part[i]) * step > (target[at] - part[at]) * step))
                    at = i;
            }

            if (at < 0)
                throw new InvalidOperationException("The bounds of a split do not hold its total.");
            part[at] += step;
            left -= step;
        }

        var money = new Money[part.Length];
        for (var i = 0; i < part.Length; i++)
        {
            _carry[i] = sign * (target[i] - part[i]);
            money[i] = new Money(sign * part[i] * _unit, total.Currency);
        }

        return money;
    }

    private static decimal Unit(int digits)
    {
        var unit = 1m;
        for (var i = 0; i < digits; i++)
            unit /= 10;
        return unit;
    }
}
