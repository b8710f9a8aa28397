using System.Globalization;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Attachments;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.Validation;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Narratives;

namespace GpuLending.Underwriting.Policies;

/// <summary>What differs between two policies, in words. Rows of a grid are the same row when they ask for the same; their order means nothing.</summary>
public static class PolicyDiff
{
    private const string None = "none";
    private const string Removed = "removed";

    public static IReadOnlyList<FieldChange> InWords(PolicyDocument before, PolicyDocument after) =>
    [
        .. Rows("/lending/advanceGrid/rows", "Advance grid", before.Lending.AdvanceGrid.Rows, after.Lending.AdvanceGrid.Rows, Name, row => FieldRules.Percent(row.AdvanceRate), row => row.Basis),
        .. Rows("/lending/marginGrid/rows", "Margin grid", before.Lending.MarginGrid.Rows, after.Lending.MarginGrid.Rows, Name, row => FieldRules.Percent(row.MarginPerAnnum), row => row.Basis),
        .. Fields(before, after),
        .. Authority(before.Authority, after.Authority),
        .. Phrases(before.Phrases, after.Phrases),
        .. after.Documents.Except(before.Documents).Select(row => new FieldChange("/documents", Name(row), None, "required")),
        .. before.Documents.Except(after.Documents).Select(row => new FieldChange("/documents", Name(row), "required", Removed)),
    ];

    /// <summary>A row of the advance grid by what it asks for.</summary>
    public static string Name(AdvanceGridRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{Credit(row.WorstRating)}, {FigureFormat.Multiple(row.LeastContractedCover)} or more, up to {row.LongestTenorMonths} months");

    /// <summary>A row of the margin grid by what it asks for.</summary>
    public static string Name(MarginGridRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{Credit(row.WorstRating)}, contracts of {row.ShortestContractMonths} months or more, up to {row.LongestTenorMonths} months");

    private static string Name(RequiredDocument row) =>
        $"Document checklist · {AttachmentKindNames.Of(row.Kind)} before {(DocumentChecklist.Stages.Contains(row.Stage) ? DocumentChecklist.StageName(row.Stage) : row.Stage.ToString())}";

    private static string Credit(string rating) => rating == CreditRating.NotRated.ToString() ? "any credit" : $"{rating} or stronger";

    private static IEnumerable<FieldChange> Rows<T>(
        string path, string grid, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> name, Func<T, string> value, Func<T, string> basis)
        where T : class
    {
        foreach (var old in before.Where(old => !after.Any(row => name(row) == name(old))))
            yield return new FieldChange(path, $"{grid} · {name(old)}", value(old), Removed);
        for (var i = 0; i < after.Count; i++)
        {
            var row = after[i];
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}/{i}");
            if (before.FirstOrDefault(old => name(old) == name(row)) is not { } old)
            {
                yield return new FieldChange(at, $"{grid} · {name(row)}", None, $"{value(row)} ({basis(row)})");
                continue;
            }

            if (value(old) != value(row))
                yield return new FieldChange(at, $"{grid} · {name(row)}", value(old), value(row));
            if (basis(old) != basis(row))
                yield return new FieldChange(at + "/basis", $"{grid} · {name(row)} · basis", basis(old), basis(row));
        }
    }

    private static IEnumerable<FieldChange> Fields(PolicyDocument before, PolicyDocument after)
    {
        var old = PolicyFields.Of(before).ToDictionary(field => field.Path, StringComparer.Ordinal);
        var fresh = PolicyFields.Of(after);
        foreach (var field in fresh)
        {
            var was = old.GetValueOrDefault(field.Path);
            if (!Equals(was?.Value, field.Value))
                yield return new FieldChange(field.Path, field.Name, was is null ? None : Words(was), Words(field));
        }

        var kept = fresh.Select(field => field.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in old.Values.Where(field => !kept.Contains(field.Path)))
            yield return new FieldChange(gone.Path, gone.Name, Words(gone), Removed);
    }

    /// <summary>A term's value as a reader would write it.</summary>
    public static string Words(PolicyField field) => field.Value switch
    {
        null => FigureFormat.NotProvided,
        double fraction when field.Kind == PolicyFieldKind.Fraction => FieldRules.Percent(fraction),
        double number => WithUnit(FieldRules.Plain(number), field.Unit),
        int whole => WithUnit(FieldRules.Text(whole), field.Unit),
        bool yes => yes ? "yes" : "no",
        var other => FigureFormat.Text(other.ToString()),
    };

    private static string WithUnit(string text, string? unit) => unit switch
    {
        null => text,
        "x" => text + unit,
        _ => $"{text} {unit}",
    };

    private static IEnumerable<FieldChange> Authority(IReadOnlyList<AuthorityRow> before, IReadOnlyList<AuthorityRow> after)
    {
        for (var i = 0; i < Math.Max(before.Count, after.Count); i++)
        {
            var from = i < before.Count ? Words(before[i]) : None;
            var to = i < after.Count ? Words(after[i]) : Removed;
            if (from != to)
                yield return new FieldChange(string.Create(CultureInfo.InvariantCulture, $"/authority/{i}"), string.Create(CultureInfo.InvariantCulture, $"Authority matrix · row {i + 1}"), from, to);
        }
    }

    /// <summary>A phrase is the same row whatever it asks for; their order means nothing.</summary>
    private static IEnumerable<FieldChange> Phrases(IReadOnlyList<PhraseRule> before, IReadOnlyList<PhraseRule> after)
    {
        foreach (var old in before.Where(old => !after.Any(rule => Same(rule, old))))
            yield return new FieldChange("/phrases", $"Phrase “{old.Phrase}”", old.Needs, Removed);
        for (var i = 0; i < after.Count; i++)
        {
            var was = before.FirstOrDefault(old => Same(old, after[i]))?.Needs ?? None;
            if (was != after[i].Needs)
                yield return new FieldChange(string.Create(CultureInfo.InvariantCulture, $"/phrases/{i}"), $"Phrase “{after[i].Phrase}”", was, after[i].Needs);
        }

        static bool Same(PhraseRule one, PhraseRule other) => string.Equals(one.Phrase.Trim(), other.Phrase.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    private static string Words(AuthorityRow row) => $"{AuthorityMatrix.InWords(row)}: {string.Join(" and ", row.Signatures.Select(RoleNames.InWords))}";
}
