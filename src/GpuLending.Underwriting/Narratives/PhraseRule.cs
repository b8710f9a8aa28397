using System.Text.Json.Serialization;
using GpuLending.Engine;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.Narratives;

/// <summary>A phrase that the lender allows only where the model bears it out: "comfortable cover" needs a minimum DSCR of at least 1.30x.</summary>
public sealed record PhraseRule
{
    /// <summary>The words, whole; case and hyphens do not matter.</summary>
    public string Phrase { get; init; } = "";

    /// <summary>Name of the figure it claims something of, as <see cref="NamedFigures"/> has it.</summary>
    public string Figure { get; init; } = "";

    /// <summary>Which side of the level.</summary>
    public PhraseBound Bound { get; init; }

    /// <summary>The level in the figure's own unit: a fraction, times, months. Not read for a rating.</summary>
    public double Level { get; init; }

    /// <summary>The letter, for a rating; null otherwise.</summary>
    public string? Rating { get; init; }

    /// <summary>The figure; null when there is none of that name.</summary>
    [JsonIgnore]
    public NamedFigure? Named => NamedFigures.Find(Figure);

    /// <summary>What it asks for: "minimum DSCR of at least 1.30x".</summary>
    [JsonIgnore]
    public string Needs => $"{Figure} of {(Bound == PhraseBound.AtLeast ? "at least" : "at most")} {LevelInWords}";

    /// <summary>The level as it is written.</summary>
    [JsonIgnore]
    public string LevelInWords => Named switch
    {
        { Kind: NamedFigureKind.Rating } => Rating ?? FigureFormat.NotProvided,
        { IsComparable: true } figure => NamedFigures.Write(figure.Kind, Level, Currency.UsDollar, AmountScale.Millions),
        _ => FigureFormat.NotProvided,
    };

    /// <summary>Whether a value of the figure bears the phrase out. An unrated name is weaker than every letter.</summary>
    /// <exception cref="ArgumentException">The figure is not one to compare.</exception>
    public bool Holds(double value)
    {
        if (Named is not { IsComparable: true } figure) throw new ArgumentException($"'{Figure}' is no figure that can be compared.", nameof(value));
        const double hair = 1e-9;
        if (figure.Kind == NamedFigureKind.Rating)
        {
            var letter = CreditRating.Parse(Rating ?? "");
            return Bound == PhraseBound.AtLeast ? value <= letter.Rank : value >= letter.Rank;
        }

        var slack = Math.Max(1, Math.Abs(Level)) * hair;
        return Bound == PhraseBound.AtLeast ? value >= Level - slack : value <= Level + slack;
    }
}
