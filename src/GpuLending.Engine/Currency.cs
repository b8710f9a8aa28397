using System.Diagnostics.CodeAnalysis;

namespace GpuLending.Engine;

/// <summary>A currency by its ISO 4217 code: three capital letters, with the number of digits of its smallest unit.
/// <para>Equality is by code. <c>default(Currency)</c> is <see cref="None"/>, ISO 4217's XXX ("no currency"); an amount in it never adds
/// to an amount in a real currency.</para>
/// <para>The code's shape is checked, not its membership of the ISO list, so that a currency issued tomorrow needs no release.</para>
/// </summary>
public readonly record struct Currency : IComparable<Currency>
{
    private const string NoCurrencyCode = "XXX";

    private readonly string? _code;

    /// <summary>Makes a currency from its code.</summary>
    /// <param name="code">Three capital letters A to Z, e.g. "USD".</param>
    /// <exception cref="ArgumentException">The code has another shape.</exception>
    public Currency(string code)
    {
        if (!IsCode(code))
            throw new ArgumentException($"'{code}' is not an ISO 4217 code: three capital letters, e.g. USD.", nameof(code));
        _code = code == NoCurrencyCode ? null : code;
    }

    /// <summary>No currency (XXX); the same as <c>default(Currency)</c>.</summary>
    public static Currency None => default;

    /// <summary>The United States dollar.</summary>
    public static Currency UsDollar { get; } = new("USD");

    /// <summary>The euro.</summary>
    public static Currency Euro { get; } = new("EUR");

    /// <summary>The Japanese yen, which has no smaller unit.</summary>
    public static Currency Yen { get; } = new("JPY");

    /// <summary>The code: three capital letters; "XXX" for <see cref="None"/>.</summary>
    public string Code => _code ?? NoCurrencyCode;

    /// <summary>Digits after the decimal point of the smallest unit: 2 for USD, 0 for JPY, 3 for KWD. A code not listed has 2.
    /// Source: ISO 4217 list one, column "Minor unit".</summary>
    public int MinorUnitDigits => Code switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "UYI" or "VND" or "VUV"
            or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        "CLF" or "UYW" => 4,
        _ => 2,
    };

    /// <summary>Orders currencies by code, ordinally.</summary>
    /// <param name="left">The left code.</param>
    /// <param name="right">The right code.</param>
    /// <returns>True when the left code comes first.</returns>
    public static bool operator <(Currency left, Currency right) => left.CompareTo(right) < 0;

    /// <summary>Orders currencies by code, ordinally.</summary>
    /// <param name="left">The left code.</param>
    /// <param name="right">The right code.</param>
    /// <returns>True when the left code comes last.</returns>
    public static bool operator >(Currency left, Currency right) => left.CompareTo(right) > 0;

    /// <summary>Orders currencies by code, ordinally.</summary>
    /// <param name="left">The left code.</param>
    /// <param name="right">The right code.</param>
    /// <returns>True when the left code comes first or both are the same.</returns>
    public static bool operator <=(Currency left, Currency right) => left.CompareTo(right) <= 0;

    /// <summary>Orders currencies by code, ordinally.</summary>
    /// <param name="left">The left code.</param>
    /// <param name="right">The right code.</param>
    /// <returns>True when the left code comes last or both are the same.</returns>
    public static bool operator >=(Currency left, Currency right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a code without throwing.</summary>
    /// <param name="text">The text; surrounding spaces and small letters are not accepted.</param>
    /// <param name="currency">The currency, or <see cref="None"/> when the text is no code.</param>
    /// <returns>True when the text is three capital letters.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Currency currency)
    {
        currency = IsCode(text) ? new Currency(text) : None;
        return IsCode(text);
    }

    /// <summary>Orders by code, ordinally, so that lists of currencies have one order everywhere.</summary>
    /// <param name="other">The other currency.</param>
    /// <returns>Negative, zero or positive.</returns>
    public int CompareTo(Currency other) => string.CompareOrdinal(Code, other.Code);

    /// <summary>The code, e.g. "USD".</summary>
    /// <returns>The code.</returns>
    public override string ToString() => Code;

    private static bool IsCode([NotNullWhen(true)] string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper);
}
