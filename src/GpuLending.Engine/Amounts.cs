using System.Globalization;

namespace GpuLending.Engine;

/// <summary>The edge of the projection: amounts and fractions of the case as doubles, or a refusal that names the field.</summary>
internal static class Amounts
{
    /// <summary>No single amount of a case is larger, so that sums of ten million of them stay far inside a double's exact range.</summary>
    public const double Largest = 1e15;

    public static double Read(Money? money, Currency currency, string path)
    {
        if (money is not { } amount)
            return 0;
        if (amount.Currency != currency)
        {
            throw new NotComputableException(
                $"{path} is in {amount.Currency.Code} and the loan is in {currency.Code}; amounts in another currency are not converted.");
        }

        return Finite((double)amount.Amount, path);
    }

    public static double NotNegative(Money? money, Currency currency, string path)
    {
        var value = Read(money, currency, path);
        return value >= 0 ? value : throw new NotComputableException($"{path} is negative: {Text(value)}.");
    }

    public static double Finite(double value, string path)
    {
        if (!double.IsFinite(value))
            throw new NotComputableException($"{path} is not a finite number.");
        if (Math.Abs(value) > Largest)
            throw new NotComputableException($"{path} is beyond what is computed: {Text(value)}.");
        return value;
    }

    public static double Between(double value, double least, double most, string path)
    {
        if (!(value >= least && value <= most))
            throw new NotComputableException($"{path} is {Text(value)}; it must be between {Text(least)} and {Text(most)}.");
        return value;
    }

    public static int Between(int value, int least, int most, string path)
    {
        Between((double)value, least, most, path);
        return value;
    }

    /// <summary>A number in a sentence, the same in every culture.</summary>
    public static string Text(double value) => value.ToString("#,##0.####", CultureInfo.InvariantCulture);

    /// <summary>A share in a sentence.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    /// <summary>A difference of shares in a sentence.</summary>
    public static string Points(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + " points";

    /// <summary>A multiple in a sentence.</summary>
    public static string Times(double multiple) => multiple.ToString("0.00##", CultureInfo.InvariantCulture) + "x";

    /// <summary>A day in a sentence.</summary>
    public static string Day(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
