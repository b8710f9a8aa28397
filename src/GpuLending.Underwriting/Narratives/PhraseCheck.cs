using System.Text.RegularExpressions;

namespace GpuLending.Underwriting.Narratives;

/// <summary>Holds the phrases of the table in a text against the model. Nothing but those phrases is checked.</summary>
internal static partial class PhraseCheck
{
    /// <summary>How far before a phrase a word that denies it may stand.</summary>
    private const int Reach = 28;

    /// <summary>What the table says about one text.</summary>
    public static IEnumerable<NarrativeRemark> Of(string part, string text, NarrativeSubject subject, IReadOnlyList<PhraseRule> rules)
    {
        foreach (var (start, sentence) in NarrativeText.Sentences(text))
        {
            foreach (var rule in rules)
            {
                if (rule.Named is not { IsComparable: true } figure || Find(sentence, rule.Phrase) is not { } match) continue;
                var printed = NarrativeText.Write(sentence, subject);
                if (figure.Value(subject) is not { Number: { } number } value)
                {
                    yield return new NarrativeRemark(
                        part, NarrativeRemarkKind.Unchecked, printed, $"“{match.Value}” needs {rule.Needs}; this deal gives no {figure.Name}.", start + match.Index, match.Length, figure);
                }
                else if (!rule.Holds(number))
                {
                    yield return new NarrativeRemark(
                        part, NarrativeRemarkKind.Contradicted, printed, $"“{match.Value}” needs {rule.Needs}; the model says {value.Text}.", start + match.Index, match.Length, figure);
                }
            }
        }
    }

    /// <summary>The phrase where it is claimed; null where it does not stand, or is denied ("not", "non-", "below").</summary>
    private static Match? Find(string sentence, string phrase)
    {
        var words = phrase.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return null;
        var pattern = @"(?<![\w{])" + string.Join(@"[\s\u00a0-]+", words.Select(Regex.Escape)) + @"(?![\w}])";
        foreach (Match match in Regex.Matches(sentence, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            var before = sentence[Math.Max(0, match.Index - Reach)..match.Index];
            if (!Denial().IsMatch(before)) return match;
        }

        return null;
    }

    [GeneratedRegex(@"(?:\b(?:not|no|non|never|nor|neither|without|below|sub|lacks?|lacking|less than|short of)|n['’]t)[\s\u00a0-]+(?:(?:a|an|the|yet|be|being|of|fully|quite|any|all|rated)[\s-]+)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Denial();
}
