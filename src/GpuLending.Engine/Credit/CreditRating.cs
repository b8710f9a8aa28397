using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GpuLending.Engine.Credit;

/// <summary>A long-term credit rating on the letter scale AAA, AA+ ... C, D, or NR (not rated). Reads S&amp;P and Fitch letters, Moody's (Aaa ... C) and
/// DBRS (A (low)); writes letters.
/// See docs/methodology/credit-measures.md.
/// <para>Order: by <see cref="Rank"/>, the strongest first, NR after D: an unknown credit passes no test of strength. <c>default(CreditRating)</c> is
/// <see cref="NotRated"/>.</para>
/// Source of the mapping: Basel Committee, "The standardised approach", external ratings table (S&amp;P and Moody's side by side).</summary>
public readonly record struct CreditRating : IComparable<CreditRating>
{
    private const string NotRatedText = "NR";

    private static readonly ImmutableArray<string> Letters =
    [
        "AAA", "AA+", "AA", "AA-", "A+", "A", "A-", "BBB+", "BBB", "BBB-",
        "BB+", "BB", "BB-", "B+", "B", "B-", "CCC+", "CCC", "CCC-", "CC", "C", "D",
    ];

    private static readonly ImmutableArray<string> Moodys =
    [
        "Aaa", "Aa1", "Aa2", "Aa3", "A1", "A2", "A3", "Baa1", "Baa2", "Baa3",
        "Ba1", "Ba2", "Ba3", "B1", "B2", "B3", "Caa1", "Caa2", "Caa3", "Ca", "C",
    ];

    // One more than the rank, so that the default is not rated.
    private readonly byte _step;

    private CreditRating(int rank) => _step = (byte)(rank + 1);

    /// <summary>Not rated; the same as <c>default(CreditRating)</c>.</summary>
    public static CreditRating NotRated => default;

    /// <summary>The scale, strongest first, AAA to D, without NR.</summary>
    public static ImmutableArray<CreditRating> Scale { get; } = [.. Enumerable.Range(0, 22).Select(rank => new CreditRating(rank))];

    /// <summary>Place on the scale: 0 for AAA, one more a notch, 21 for D, 22 for NR.</summary>
    public int Rank => _step == 0 ? Letters.Length : _step - 1;

    /// <summary>False for NR.</summary>
    public bool IsRated => _step != 0;

    /// <summary>True from AAA to BBB- (Baa3); false for NR.</summary>
    public bool IsInvestmentGrade => IsRated && Rank <= 9;

    /// <summary>The letters without plus and minus, as default statistics are kept: AAA, AA, A, BBB, BB, B, CCC, D; CC and C count as CCC; NR is NR.</summary>
    public string Category => !IsRated ? NotRatedText : Rank switch
    {
        19 or 20 => "CCC",
        _ => Letters[Rank].TrimEnd('+', '-'),
    };

    /// <summary>Moody's name for it, such as "Baa3"; D has none and is written "C", NR is "NR".</summary>
    public string MoodysName => IsRated ? Moodys[Math.Min(Rank, Moodys.Length - 1)] : NotRatedText;

    /// <summary>Whether the left rating is stronger.</summary>
    /// <param name="left">The left rating.</param>
    /// <param name="right">The right rating.</param>
    /// <returns>True when the left rating comes first on the scale.</returns>
    public static bool operator <(CreditRating left, CreditRating right) => left.Rank < right.Rank;

    /// <summary>Whether the left rating is weaker.</summary>
    /// <param name="left">The left rating.</param>
    /// <param name="right">The right rating.</param>
    /// <returns>True when the left rating comes later on the scale.</returns>
    public static bool operator >(CreditRating left, CreditRating right) => left.Rank > right.Rank;

    /// <summary>Whether the left rating is as strong or stronger.</summary>
    /// <param name="left">The left rating.</param>
    /// <param name="right">The right rating.</param>
    /// <returns>True when the left rating does not come later on the scale.</returns>
    public static bool operator <=(CreditRating left, CreditRating right) => left.Rank <= right.Rank;

    /// <summary>Whether the left rating is as weak or weaker.</summary>
    /// <param name="left">The left rating.</param>
    /// <param name="right">The right rating.</param>
    /// <returns>True when the left rating does not come earlier on the scale.</returns>
    public static bool operator >=(CreditRating left, CreditRating right) => left.Rank >= right.Rank;

    /// <summary>Reads a rating.</summary>
    /// <param name="text">Letters ("BBB-"), Moody's ("Baa3"), DBRS ("BBB (low)"), or "NR"; surrounding spaces are ignored.</param>
    /// <returns>The rating.</returns>
    /// <exception cref="ArgumentException">The text is no rating.</exception>
    public static CreditRating Parse(string text) => TryParse(text, out var rating)
        ? rating
        : throw new ArgumentException($"'{text}' is not a credit rating; ratings run from AAA (Aaa) to D, or NR.", nameof(text));

    /// <summary>Reads a rating without throwing. Letters are capitals; Moody's are written its way, which is what tells A1 from A.</summary>
    /// <param name="text">See <see cref="Parse"/>.</param>
    /// <param name="rating">The rating, or NR when the text is none.</param>
    /// <returns>True when the text is a rating or NR.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out CreditRating rating)
    {
        rating = NotRated;
        if (text is null)
            return false;
        var name = text.Trim().Replace(" ", "", StringComparison.Ordinal)
            .Replace("(high)", "+", StringComparison.OrdinalIgnoreCase)
            .Replace("(low)", "-", StringComparison.OrdinalIgnoreCase)
            .Replace("(mid)", "", StringComparison.OrdinalIgnoreCase);
        if (string.Equals(name, NotRatedText, StringComparison.OrdinalIgnoreCase))
            return true;
        var rank = Letters.IndexOf(name);
        if (rank < 0)
            rank = Moodys.IndexOf(name);
        if (rank < 0)
            return false;
        rating = new CreditRating(rank);
        return true;
    }

    /// <summary>The weighted average of ranks, rounded to the weaker notch. One unrated part makes the whole as weak as its weight says: NR enters as
    /// rank 22.</summary>
    /// <param name="parts">Ratings with weights, none negative, such as contracted revenue.</param>
    /// <returns>The average; NR when there is no weight at all.</returns>
    /// <exception cref="ArgumentException">A weight is negative or not finite.</exception>
    public static CreditRating WeightedAverage(IEnumerable<(CreditRating Rating, double Weight)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        double ranks = 0, weights = 0;
        foreach (var (rating, weight) in parts)
        {
            if (!double.IsFinite(weight) || weight < 0)
                throw new ArgumentException("A weight is zero or more.", nameof(parts));
            ranks += rating.Rank * weight;
            weights += weight;
        }

        if (weights == 0)
            return NotRated;
        // A hair's breadth of rounding must not cost a notch.
        var rank = (int)Math.Ceiling((ranks / weights) - 1e-9);
        return rank >= Letters.Length ? NotRated : new CreditRating(rank);
    }

    /// <summary>The rating some notches weaker.</summary>
    /// <param name="notches">Notches down; negative goes up.</param>
    /// <returns>The rating, no stronger than AAA and no weaker than D; NR stays NR.</returns>
    public CreditRating Weaken(int notches) => IsRated ? new CreditRating((int)Math.Clamp((long)Rank + notches, 0, Letters.Length - 1)) : this;

    /// <summary>Whether this rating is as strong as another or stronger.</summary>
    /// <param name="other">The other rating.</param>
    /// <returns>True when it is; anything is at least NR, and NR is at least nothing but NR.</returns>
    public bool IsAtLeast(CreditRating other) => Rank <= other.Rank;

    /// <summary>Orders by rank: the strongest first, NR last.</summary>
    /// <param name="other">The other rating.</param>
    /// <returns>Negative when this one is stronger.</returns>
    public int CompareTo(CreditRating other) => Rank.CompareTo(other.Rank);

    /// <summary>The letters, such as "BBB-", or "NR".</summary>
    /// <returns>The letters.</returns>
    public override string ToString() => IsRated ? Letters[Rank] : NotRatedText;
}
