using GpuLending.Testing;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Underwriting.Figures;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos;

/// <summary>Papers of deals that stand in the database, by the engine's own results.</summary>
public sealed class ExportPaperTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<int> Samples => [.. Enumerable.Range(0, SampleDeal.All.Count)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_sample_deal_prints_as_a_draft_with_the_figures_of_its_evaluation(int sample)
    {
        var document = SampleDeal.All[sample].Document;
        var dealId = await desk.NewDealAsync(document.Case.Name, document);

        var memo = (await desk.Get<BuildMemo>().ExecuteAsync(new MemoSubject.OfDraft(dealId), Desk.Manager, Cancel)).Require();

        memo.Draft.ShouldBeTrue();
        memo.Revision.ShouldBeNull();
        var evaluated = (await desk.Get<EvaluateDeal>().ExecuteAsync(document, null, Desk.Manager, Cancel)).Require();
        var keys = memo.Sections[0].Blocks.OfType<MemoKeyFigures>().Single().Figures.ToDictionary(key => key.Label, key => key.Value);
        keys["Minimum cover"].ShouldBe(FigureFormat.Multiple(evaluated.Result.Coverage.MinimumDebtService));
        keys["Lender's return"].ShouldBe(FigureFormat.Rate(evaluated.Result.Returns.LenderXirr));
        keys["Limited by"].ShouldBe(evaluated.Result.Sizing.Binding?.Name ?? "no limit");
        MemoWordWriter.Write(memo).Length.ShouldBeGreaterThan(10_000);
        if (Environment.GetEnvironmentVariable(MemoPdfTests.KeepVariable) is { } folder)
        {
            var pdf = (await desk.Get<ExportPaper>().ExecuteAsync(new MemoSubject.OfDraft(dealId), MemoKind.DealMemo, MemoFormat.Pdf, Desk.Manager, Cancel)).Require();
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, $"sample-{sample}.pdf"), pdf.Content, Cancel);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"sample-{sample}.docx"), MemoWordWriter.Write(memo), Cancel);
            await File.WriteAllTextAsync(Path.Combine(folder, $"sample-{sample}.html"), MemoHtmlWriter.Write(memo), Cancel);
        }
    }

    [Fact]
    public async Task A_manager_takes_a_file_away_and_the_record_says_which()
    {
        var dealId = await desk.NewDealAsync("Taken away", SampleDeal.All[0].Document);

        var file = (await desk.Get<ExportPaper>().ExecuteAsync(new MemoSubject.OfDraft(dealId), MemoKind.TermSheet, MemoFormat.Word, Desk.Manager, Cancel)).Require();

        file.FileName.ShouldEndWith("-term-sheet-working-draft.docx");
        file.ContentType.ShouldBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        var recorded = await desk.StoredAsync($"SELECT detail::text FROM audit_entries WHERE deal_id = '{dealId}' AND action = 'document.exported'");
        recorded.ShouldBeOfType<string>().ShouldContain("termSheet");
    }

    [Fact]
    public async Task Who_may_not_export_is_refused_on_the_record_and_gets_nothing()
    {
        var dealId = await desk.NewDealAsync("Refused", SampleDeal.All[0].Document);

        var answer = await desk.Get<ExportPaper>().ExecuteAsync(new MemoSubject.OfDraft(dealId), MemoKind.DealMemo, MemoFormat.Word, Desk.Administrator, Cancel);

        answer.ShouldBeOfType<Result<MemoFile>.Forbidden>();
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'access.refused' AND detail::text LIKE '%BuildMemo%'")).ShouldBe(1L);
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE deal_id = '{dealId}' AND action = 'document.exported'")).ShouldBe(0L);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_a_faulty_draft_is_told_by_its_fields()
    {
        (await desk.Get<BuildMemo>().ExecuteAsync(new MemoSubject.OfDraft(Guid.NewGuid()), Desk.Manager, Cancel)).ShouldBeOfType<Result<MemoDocument>.NotFound>();
        (await desk.Get<BuildMemo>().ExecuteAsync(Guid.NewGuid(), Desk.Manager, Cancel)).ShouldBeOfType<Result<MemoDocument>.NotFound>();

        var sound = SampleDeal.All[0].Document;
        var faulty = sound with { Case = sound.Case with { Lots = [sound.Case.Lots[0] with { Count = -1 }] } };
        var dealId = await desk.NewDealAsync("Faulty", sound);
        var opened = await desk.OpenAsync(dealId);
        await desk.Get<RecordEdit>().ExecuteAsync(new RecordEditCommand(dealId, opened.Version, faulty), Desk.Analyst, Cancel);
        var answer = await desk.Get<BuildMemo>().ExecuteAsync(new MemoSubject.OfDraft(dealId), Desk.Analyst, Cancel);
        answer.ShouldBeOfType<Result<MemoDocument>.Invalid>().Messages.ShouldContain(message => message.Path.Contains("/lots/0/count"));
    }
}
