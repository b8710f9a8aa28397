using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Figures;

namespace GpuLending.Underwriting.DealMemos.Sections;

/// <summary>The limits on the loan's size as tables.</summary>
internal static class LimitsTable
{
    public static MemoTable Short(MemoSource source) => new(
        "Limits on the loan's size",
        [
            new("Limit", Figures: false, Weight: 3),
            new("Status", Figures: false, Weight: 1.2),
            new("Allows", source.AmountUnit),
            new("Headroom", source.AmountUnit),
        ],
        [.. source.Result.Sizing.Limits.Select(limit => new MemoRow(
            [limit.Name, Status(limit), Allows(source, limit), Headroom(source, limit)],
            limit.Binds))]);

    public static MemoTable Full(MemoSource source) => new(
        "Every limit, solved",
        [
            new("Limit", Figures: false, Weight: 2.2),
            new("Status", Figures: false, Weight: 1.1),
            new("Allows", source.AmountUnit),
            new("Headroom", source.AmountUnit, Weight: 1.2),
            new("Tightest on", Figures: false, Weight: 1.5),
            new("Why", Figures: false, Weight: 4),
        ],
        [.. source.Result.Sizing.Limits.Select(limit => new MemoRow(
            [
                limit.Name, Status(limit), Allows(source, limit), Headroom(source, limit),
                limit.Date is null ? "–" : FigureFormat.Date(limit.Date), Sentences.Full(limit.Reason),
            ],
            limit.Binds))],
        "Applied limits are in the terms; policy limits are the lender's own; limits that are only shown do not hold the loan.");

    /// <summary>The next limit that would bind, in a few words; empty when there is none.</summary>
    public static string Next(MemoSource source) =>
        Second(source) is { } next ? $"next: {next.Name}, {source.Amount(next.Allows)}" : "no other limit in force";

    /// <summary>The tightest limit in force after the one that binds.</summary>
    public static LimitResult? Second(MemoSource source) => source.Result.Sizing.Limits
        .Where(limit => !limit.Binds && limit.Status != LimitStatus.ShownOnly && limit.Allows is not null)
        .MinBy(limit => limit.Allows);

    public static string Status(LimitResult limit) => limit.Binds
        ? "binds"
        : limit.Status switch
        {
            LimitStatus.Applied => "applied",
            LimitStatus.Policy => "policy",
            LimitStatus.ShownOnly => "shown only",
        };

    private static string Allows(MemoSource source, LimitResult limit) =>
        limit.Allows is { } allows ? source.Bare(allows) : "no limit";

    private static string Headroom(MemoSource source, LimitResult limit) => limit.Binds ? "–" : source.Bare(limit.Headroom);
}
