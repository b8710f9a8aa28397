namespace GpuLending.Underwriting.Narratives;

/// <summary>The table of phrases that a policy starts with. Levels are the house's own; a lender changes them with its policy.</summary>
public static class PhraseRules
{
    /// <summary>Phrases in alphabetical order.</summary>
    public static IReadOnlyList<PhraseRule> House { get; } =
    [
        new() { Phrase = "ample headroom", Figure = "minimum DSCR", Bound = PhraseBound.AtLeast, Level = 1.5 },
        new() { Phrase = "comfortable cover", Figure = "minimum DSCR", Bound = PhraseBound.AtLeast, Level = 1.3 },
        new() { Phrase = "comfortably covered", Figure = "minimum DSCR", Bound = PhraseBound.AtLeast, Level = 1.3 },
        new() { Phrase = "conservative leverage", Figure = "maximum LTV", Bound = PhraseBound.AtMost, Level = 0.6 },
        new() { Phrase = "fully amortising", Figure = "balloon", Bound = PhraseBound.AtMost, Level = 0 },
        new() { Phrase = "fully contracted", Figure = "months past contracts", Bound = PhraseBound.AtMost, Level = 0 },
        new() { Phrase = "fully hedged", Figure = "rate hedged", Bound = PhraseBound.AtLeast, Level = 1 },
        new() { Phrase = "investment grade", Figure = "weakest customer rating", Bound = PhraseBound.AtLeast, Rating = "BBB-" },
        new() { Phrase = "low expected loss", Figure = "expected loss", Bound = PhraseBound.AtMost, Level = 0.01 },
        new() { Phrase = "moderate leverage", Figure = "maximum LTV", Bound = PhraseBound.AtMost, Level = 0.75 },
        new() { Phrase = "no covenant breach", Figure = "covenants breached", Bound = PhraseBound.AtMost, Level = 0 },
        new() { Phrase = "strong cover", Figure = "minimum DSCR", Bound = PhraseBound.AtLeast, Level = 1.5 },
        new() { Phrase = "well diversified", Figure = "largest customer share", Bound = PhraseBound.AtMost, Level = 0.25 },
        new() { Phrase = "within policy", Figure = "policy exceptions", Bound = PhraseBound.AtMost, Level = 0 },
    ];
}
