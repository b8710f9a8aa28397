using System.Diagnostics;
using GpuLending.Testing;
using GpuLending.Underwriting.Imports;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Tests.Imports;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Market;

public sealed class ImportQuotesTests(Desk desk) : IClassFixture<Desk>
{
    private const string Header = "date,gpu,price,unit,kind,evidence,channel,provider\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_imported_with_its_record_a_snapshot_and_an_audit_row()
    {
        var provider = Name();
        var before = (await desk.Get<ReadMarketSnapshot>().ExecuteAsync(null, Cancel)).Id;
        var report = await ImportAsync($"{Header}2026-11-01,H100 SXM,2.41,$/GPU-h,on demand,ask,marketplace,{provider}\n2026-11-02,H100 SXM,2.39,$/GPU-h,on demand,ask,marketplace,{provider}\n");
        report.Imported.ShouldBeTrue();
        (report.Rows, report.Added, report.Restated, report.DuplicatesInFile, report.DuplicatesOnRecord).ShouldBe((2, 2, 0, 0, 0));
        report.SnapshotId.ShouldNotBe(before);

        var snapshot = await desk.Get<ReadMarketSnapshot>().ExecuteAsync(null, Cancel);
        snapshot.Id.ShouldBe(report.SnapshotId);
        snapshot.Quotes.Where(quote => quote.Channel == provider).Select(quote => (quote.Price, quote.Segment)).ShouldBe([(2.41, "Marketplace"), (2.39, "Marketplace")]);
        (await desk.Get<ReadMarketSnapshot>().ExecuteAsync(before, Cancel)).Quotes.ShouldNotContain(quote => quote.Channel == provider);

        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'market.quotes-imported' AND subject_id = '{report.ImportId}' AND actor_id = '{Desk.Analyst.UserId}'")).ShouldBe(1L);
        var overview = (await desk.Get<ReadMarketOverview>().ExecuteAsync(Desk.Auditor, Cancel)).Require();
        var row = overview.Imports.Single(import => import.Id == report.ImportId);
        (row.FileHash, row.Added, row.SnapshotId).ShouldBe((report.FileHash, 2, report.SnapshotId));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_stores_nothing()
    {
        var provider = Name();
        var text = $"{Header}2026-11-01,H100 SXM,20.00,$/node-h of 8 GPUs,on demand,list,cloud,{provider}\n";
        var counts = await CountsAsync();
        var file = await QuoteFile.OpenAsync(text, Cancel);
        var settings = QuoteFile.For(file) with { Unit = PriceUnit.NodeHour, Values = new Dictionary<QuoteField, string> { [QuoteField.GpusPerMachine] = "8" } };
        var report = (await desk.Get<ImportQuotes>().ExecuteAsync(file, settings, dryRun: true, Desk.Analyst, null, Cancel)).Require();
        (report.DryRun, report.Imported, report.Added, report.SnapshotId).ShouldBe((true, false, 1, null));
        report.Preview.ShouldHaveSingleItem().Price.ShouldBe(2.5m);
        (await CountsAsync()).ShouldBe(counts);
    }

    [Fact]
    public async Task One_bad_row_keeps_all_rows_out()
    {
        var provider = Name();
        var counts = await CountsAsync();
        var report = await ImportAsync($"{Header}2026-11-01,H100 SXM,2.41,$/GPU-h,on demand,ask,marketplace,{provider}\n2026-11-02,H100 SXM,-1,$/GPU-h,on demand,ask,marketplace,{provider}\n");
        (report.Imported, report.Added).ShouldBe((false, 0));
        report.Errors.ShouldHaveSingleItem().Row.ShouldBe(3);
        (await CountsAsync()).ShouldBe(counts);
    }

    [Fact]
    public async Task The_same_figure_is_counted_and_left_out_and_another_is_taken_only_as_a_restatement()
    {
        var provider = Name();
        var row = $"2026-11-01,H100 SXM,2.41,$/GPU-h,on demand,ask,marketplace,{provider}\n";
        var first = await ImportAsync(Header + row + row);
        (first.Added, first.DuplicatesInFile).ShouldBe((1, 1));
        var again = await ImportAsync(Header + row);
        (again.Imported, again.Added, again.DuplicatesOnRecord).ShouldBe((false, 0, 1));

        var changed = Header + row.Replace("2.41", "2.30", StringComparison.Ordinal);
        var refused = await ImportAsync(changed);
        refused.Imported.ShouldBeFalse();
        refused.Errors.ShouldHaveSingleItem().Message.ShouldContain("differs from 2.41 on record");

        var restated = await ImportAsync(changed, QuoteFile.Settings with { Restate = true });
        (restated.Imported, restated.Restated, restated.Preview[0].EarlierPrice).ShouldBe((true, 1, 2.41m));
        var standing = (await desk.Get<ListQuotes>().ExecuteAsync(new QuoteQuery { Provider = provider }, Desk.Analyst, Cancel)).Require().Rows.ShouldHaveSingleItem();
        (standing.Price, standing.RestatesPrice).ShouldBe((2.30m, 2.41m));
        var all = (await desk.Get<ListQuotes>().ExecuteAsync(new QuoteQuery { Provider = provider, Superseded = true }, Desk.Analyst, Cancel)).Require();
        all.Total.ShouldBe(2);
        all.Rows.Single(quote => quote.SupersededById is not null).SupersededById.ShouldBe(standing.Id);

        // And back again: the earlier content is the present one, under its own snapshot.
        var back = await ImportAsync(Header + row, QuoteFile.Settings with { Restate = true });
        back.Imported.ShouldBeTrue();
        (await desk.Get<ReadMarketSnapshot>().ExecuteAsync(null, Cancel)).Quotes.Single(quote => quote.Channel == provider).Price.ShouldBe(2.41);
    }

    [Fact]
    public async Task Two_prices_for_one_key_in_a_file_are_refused()
    {
        var provider = Name();
        var report = await ImportAsync($"{Header}2026-11-01,H100 SXM,2.41,$/GPU-h,on demand,ask,marketplace,{provider}\n2026-11-01,H100 SXM,2.50,$/GPU-h,on demand,ask,marketplace,{provider}\n");
        report.Errors.ShouldHaveSingleItem().Message.ShouldContain("in row 2 for the same model");
    }

    [Fact]
    public async Task A_workbook_is_imported_and_how_it_was_read_is_remembered_by_its_source()
    {
        var source = $"Source {Guid.NewGuid():N}";
        static WorkbookFile Sheet(string date, string price) => new WorkbookFile().Rows(
            WorkbookFile.Text("Tag") + WorkbookFile.Text("Karte") + WorkbookFile.Text("Wert"),
            $"<c s=\"1\"><v>{date}</v></c>{WorkbookFile.Text("H100 SXM5")}<c><v>{price}</v></c>");
        var file = (await TabularFile.OpenAsync(Sheet("46320", "21500").ToStream(), "prices.xlsx", new TabularOptions(), Cancel)).Require();
        var settings = new QuoteImportSettings
        {
            Source = source,
            Licence = "own",
            Columns = new Dictionary<QuoteField, string> { [QuoteField.Date] = "Tag", [QuoteField.Gpu] = "Karte", [QuoteField.Price] = "Wert" },
            Values = new Dictionary<QuoteField, string> { [QuoteField.Kind] = "quote", [QuoteField.Segment] = "Dealer", [QuoteField.Provider] = "Example Dealer" },
            Unit = PriceUnit.Gpu,
        };
        (await desk.Get<ImportQuotes>().ExecuteAsync(file, settings, dryRun: false, Desk.RiskOfficer, null, Cancel)).Require().Imported.ShouldBeTrue();

        var next = (await TabularFile.OpenAsync(Sheet("46350", "21000").ToStream(), "next.xlsx", new TabularOptions(), Cancel)).Require();
        var suggested = (await desk.Get<SuggestQuoteSettings>().ExecuteAsync(next, source, Desk.Analyst, Cancel)).Require();
        suggested.Columns[QuoteField.Price].ShouldBe("Wert");
        suggested.Unit.ShouldBe(PriceUnit.Gpu);
        suggested.Values[QuoteField.Provider].ShouldBe("Example Dealer");
    }

    [Fact]
    public async Task Fifty_thousand_rows_tell_how_far_they_are()
    {
        var file = await QuoteFile.OpenAsync(QuoteFile.Many(50_000, Name()), Cancel);
        var beats = new Beats();
        var report = (await desk.Get<ImportQuotes>().ExecuteAsync(file, QuoteFile.For(file), dryRun: false, Desk.Analyst, beats, Cancel)).Require();
        report.Errors.ShouldBeEmpty();
        report.Added.ShouldBe(50_000);
        TestContext.Current.SendDiagnosticMessage($"50,000 rows imported in {report.Seconds} s, longest silence {beats.LongestSilence.TotalMilliseconds:0} ms");
        beats.Reports.ShouldBeGreaterThan(8);
        beats.Stages.ShouldBe([QuoteImportStage.Reading, QuoteImportStage.Comparing, QuoteImportStage.Writing, QuoteImportStage.Freezing]);
    }

    [Theory]
    [InlineData(QuoteImportStage.Reading)]
    [InlineData(QuoteImportStage.Comparing)]
    [InlineData(QuoteImportStage.Writing)]
    [InlineData(QuoteImportStage.Freezing)]
    public async Task Stopping_leaves_nothing(QuoteImportStage stage)
    {
        var provider = Name();
        var file = await QuoteFile.OpenAsync(QuoteFile.Many(20_000, provider), Cancel);
        var counts = await CountsAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var asked = 0L;
        var listener = new Listener(progress =>
        {
            if (progress.Stage != stage || stop.IsCancellationRequested) return;
            asked = Stopwatch.GetTimestamp();
            stop.Cancel();
        });
        await Should.ThrowAsync<OperationCanceledException>(() => desk.Get<ImportQuotes>().ExecuteAsync(file, QuoteFile.For(file), dryRun: false, Desk.Analyst, listener, stop.Token));
        var took = Stopwatch.GetElapsedTime(asked);
        TestContext.Current.SendDiagnosticMessage($"stopped at {stage} in {took.TotalMilliseconds:0} ms");
        (await CountsAsync()).ShouldBe(counts);
        (await desk.StoredAsync($"SELECT count(*) FROM market_quotes WHERE provider LIKE '{provider}%'")).ShouldBe(0L);
    }

    [Fact]
    public async Task The_record_cannot_be_changed_behind_the_restatement()
    {
        foreach (var sql in new[] { "UPDATE market_quotes SET price = 1", "DELETE FROM market_quotes", "UPDATE quote_imports SET rows = 0", "DELETE FROM quote_imports" })
        {
            var refused = await Should.ThrowAsync<Npgsql.PostgresException>(() => TestDatabase.ExecuteAsync(desk.Database.ApplicationConnectionString, sql, Cancel));
            refused.SqlState.ShouldBe(Npgsql.PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task Settings_that_do_not_fit_the_file_are_refused_field_by_field()
    {
        var file = await QuoteFile.OpenAsync($"{Header}2026-11-01,H100 SXM,2.41,$/GPU-h,on demand,ask,marketplace,x\n", Cancel);
        var settings = new QuoteImportSettings
        {
            Columns = new Dictionary<QuoteField, string> { [QuoteField.Date] = "day", [QuoteField.Price] = "price", [QuoteField.Unit] = "price" },
            Values = new Dictionary<QuoteField, string> { [QuoteField.Segment] = "bazaar", [QuoteField.GpusPerMachine] = "many", [QuoteField.Date] = "2026-01-01" },
            GpuNames = new Dictionary<string, string> { ["H100"] = "H9000" },
        };
        var messages = (await desk.Get<ImportQuotes>().ExecuteAsync(file, settings, dryRun: true, Desk.Analyst, null, Cancel)).ShouldBeOfType<Result<QuoteImportReport>.Invalid>().Messages;
        messages.Select(message => message.Path).ShouldBe(
            ["/columns/date", "/columns/gpu", "/columns/unit", "/gpuNames", "/licence", "/source", "/values/date", "/values/gpusPerMachine", "/values/segment"], ignoreOrder: true);
    }

    private static string Name() => $"seller-{Guid.NewGuid():N}"[..20];

    private async Task<QuoteImportReport> ImportAsync(string text, QuoteImportSettings? settings = null)
    {
        var file = await QuoteFile.OpenAsync(text, Cancel);
        return (await desk.Get<ImportQuotes>().ExecuteAsync(file, QuoteFile.For(file, settings), dryRun: false, Desk.Analyst, null, Cancel)).Require();
    }

    private async Task<string> CountsAsync() => (string)(await desk.StoredAsync(
        "SELECT format('%s %s %s %s', (SELECT count(*) FROM market_quotes), (SELECT count(*) FROM quote_imports), (SELECT count(*) FROM market_snapshots), (SELECT count(*) FROM audit_entries WHERE action = 'market.quotes-imported'))"))!;

    private sealed class Listener(Action<QuoteImportProgress> told) : IProgress<QuoteImportProgress>
    {
        public void Report(QuoteImportProgress value) => told(value);
    }

    private sealed class Beats : IProgress<QuoteImportProgress>
    {
        private readonly Lock _lock = new();
        private long _last;

        internal TimeSpan LongestSilence { get; private set; }

        internal int Reports { get; private set; }

        internal List<QuoteImportStage> Stages { get; } = [];

        public void Report(QuoteImportProgress value)
        {
            lock (_lock)
            {
                var now = Stopwatch.GetTimestamp();
                if (_last != 0 && Stopwatch.GetElapsedTime(_last, now) > LongestSilence) LongestSilence = Stopwatch.GetElapsedTime(_last, now);
                _last = now;
                Reports++;
                if (!Stages.Contains(value.Stage)) Stages.Add(value.Stage);
            }
        }
    }
}
