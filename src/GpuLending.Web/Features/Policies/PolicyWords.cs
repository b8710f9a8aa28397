using System.Globalization;
using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Narratives;
using GpuLending.Underwriting.Policies;
using GpuLending.Web.Controls;

namespace GpuLending.Web.Features.Policies;

/// <summary>A policy's terms as the page writes them.</summary>
public static class PolicyWords
{
    public static string State(PolicyVersionRow version) => version.State switch
    {
        PolicyState.Proposed => "Waits for a signature",
        PolicyState.Stale => "Stale",
        PolicyState.Declined => "Declined",
        PolicyState.Withdrawn => "Withdrawn",
        PolicyState.Approved => $"Approved, in force from {FigureFormat.Date(version.EffectiveDate)}",
        PolicyState.InForce => "In force",
        PolicyState.Superseded => "Superseded",
    };

    public static string Tone(PolicyState state) => state switch
    {
        PolicyState.Proposed => "action",
        PolicyState.Stale => "warn",
        PolicyState.Declined or PolicyState.Withdrawn => "bad",
        PolicyState.Approved or PolicyState.InForce => "good",
        PolicyState.Superseded => "",
    };

    public static string Verdict(PolicyVerdict verdict) => verdict switch
    {
        PolicyVerdict.Approve => "Approve",
        PolicyVerdict.Decline => "Decline",
        PolicyVerdict.Withdraw => "Withdraw",
    };

    /// <summary>Letters of a grid's rows, strongest first.</summary>
    public static IReadOnlyList<string> Credits(IEnumerable<string> ratings) =>
        [.. ratings.Distinct(StringComparer.Ordinal).OrderBy(rating => CreditRating.TryParse(rating, out var letter) ? letter.Rank : int.MaxValue)];

    /// <summary>Letters to choose from; NR is open to any credit.</summary>
    public static IReadOnlyList<Choice<string>> Ratings { get; } = [.. CreditRating.Scale.Append(CreditRating.NotRated).Select(rating => new Choice<string>(rating.ToString(), rating.ToString()))];

    public static string Credit(string rating) => rating == "NR" ? "Any credit" : $"{rating} or stronger";

    /// <summary>Which row of which list a message is about: "Advance grid, row 2: "; empty for a term that its own name says.</summary>
    public static string Where(string path)
    {
        var segments = path.Split('/');
        var (name, row) = segments switch
        {
            ["", "lending", "advanceGrid", "rows", var at, ..] => ("Advance grid", at),
            ["", "lending", "marginGrid", "rows", var at, ..] => ("Margin grid", at),
            ["", "authority", var at, ..] => ("Authority matrix", at),
            ["", "phrases", var at, ..] => ("Phrases", at),
            _ => ("", ""),
        };
        return int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? $"{name}, row {Number(index + 1)}: " : "";
    }

    /// <summary>Unit of a phrase's level; null for plain numbers.</summary>
    public static string? Unit(NamedFigure? figure) => figure?.Kind switch
    {
        NamedFigureKind.Multiple => "x",
        NamedFigureKind.Months => "months",
        NamedFigureKind.Years => "years",
        NamedFigureKind.Amount => "USD",
        NamedFigureKind.Share or NamedFigureKind.Rate or NamedFigureKind.Count or NamedFigureKind.Date or NamedFigureKind.Rating or NamedFigureKind.Words or null => null,
    };

    public static string From(PolicyVersionRow version) => version.Number == 1 ? "from the start" : FigureFormat.Date(version.EffectiveDate);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
