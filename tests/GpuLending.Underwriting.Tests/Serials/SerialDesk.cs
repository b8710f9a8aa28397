using GpuLending.Engine.Collateral;
using GpuLending.Testing;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Serials;
using GpuLending.Underwriting.Tests.Approvals;
using Xunit;

namespace GpuLending.Underwriting.Tests.Serials;

/// <summary>What tests of the register do over and over.</summary>
internal static class SerialDesk
{
    private static int _serials;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A serial no other test has, with no letter or digit that another could be taken for, and no run with the next one.</summary>
    public static string NewSerial() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Words(Interlocked.Increment(ref _serials))}");

    public static string[] NewSerials(int count) => [.. Enumerable.Range(0, count).Select(_ => NewSerial())];

    /// <summary>A deal with lots of so many GPUs: L1, L2, ...</summary>
    public static async Task<Guid> NewFleetAsync(this Desk desk, params int[] gpus)
    {
        var dealId = await desk.NewDealAsync($"Fleet {NewSerial()}");
        await desk.SaveAsync(dealId, document => document with
        {
            Case = document.Case with
            {
                Lots = [.. gpus.Select((count, i) => new Lot { Id = $"L{i + 1}", GpuModel = "H100-SXM-80GB", Count = count, InServiceDate = new DateOnly(2026, 1, 31), Site = "Site A" })],
            },
        });
        return dealId;
    }

    public static TabularFile List(string[] header, params string[][] rows) => new(
        "serials.csv", "CSV, UTF-8", header, [.. rows.Select((cells, i) => new TabularRow(i + 2, [.. cells.Select(cell => new TabularCell(cell, TabularCellKind.Text))]))], [], null);

    public static TabularFile List(params string[] serials) => List(["Serial number"], [.. serials.Select(serial => new[] { serial })]);

    public static async Task<SerialImportReport> TryImportAsync(
        this Desk desk, Guid dealId, TabularFile file, string? lot = "L1", bool dryRun = false, Actor? actor = null) =>
        (await desk.Get<ImportSerials>().ExecuteAsync(new ImportSerialsCommand(dealId, file, null, lot, dryRun), actor ?? Desk.Analyst, null, Cancel)).Require();

    public static async Task ImportAsync(this Desk desk, Guid dealId, string lot, params string[] serials)
    {
        var report = await desk.TryImportAsync(dealId, List(serials), lot);
        Assert.True(report.Stored, string.Join(" ", report.Refusals));
    }

    public static async Task<IReadOnlyList<SerialRow>> SerialsAsync(this Desk desk, Guid dealId, SerialState? state = SerialState.Live) =>
        (await desk.Get<ListSerials>().ExecuteAsync(new SerialQuery(DealId: dealId, State: state, Take: 500), Desk.Auditor, Cancel)).Require().Rows;

    /// <summary>A number in letters that neither look like a digit nor follow each other.</summary>
    private static string Words(int number)
    {
        const string letters = "ACDEFGHJKM";
        return "X" + string.Concat(number.ToString("000000", System.Globalization.CultureInfo.InvariantCulture).Select(digit => letters[digit - '0'] + "7"));
    }
}
