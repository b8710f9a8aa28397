using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using GpuLending.Testing;
using GpuLending.Underwriting.Certificates;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Tests.Workbooks;
using GpuLending.Underwriting.Workbooks;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Certificates;

/// <summary>Certificates recalculate in LibreOffice, from nothing, to what the desk says on the date; and they follow an input.</summary>
public sealed class CertificateTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly DateOnly Day = new(2028, 3, 31);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_borrowing_base_certificate_recalculates_and_follows_a_lower_value()
    {
        var deal = await DealAsync();
        var source = (await desk.Get<ReadMemoSource>().ReadAsync(new MemoSubject.OfDraft(deal), Desk.Analyst, Cancel)).Require();
        var path = source.Result.BorrowingBase.ShouldNotBeNull();
        var month = source.Result.Months.ToList().FindLastIndex(date => date <= Day);
        var model = BorrowingBaseCertificate.Build(source, month);
        var file = (await TakeAsync(deal, CertificateKind.BorrowingBase, Day)).Require();
        file.FileName.ShouldEndWith("-borrowing-base-certificate-2028-03-31-DRAFT.xlsx");
        var value = model.Names["Lot_1_Value"];
        var recalculated = await RecalculatedWorkbooks.OfAsync(
            [WorkbookCells.Stripped(file.Content), WorkbookCells.Stripped(file.Content, [("Certificate", WorkbookLayout.Address(WorkbookLayout.ValueColumn, value.Number), 0)])], Cancel);
        foreach (var row in model.Sheets[0].Rows.Where(row => row.EngineValue is not null)) Number(recalculated[0], row).ShouldBe(row.EngineValue!.Value, 0.01, row.Label);
        Number(recalculated[0], model.Names["Borrowing_Base"]).ShouldBe(path.Base[month], 0.01);
        path.ExcessConcentration[month].ShouldBeGreaterThan(0, "the certificate is tested with a concentration above its limit");
        Number(recalculated[1], model.Names["Base_Availability"]).ShouldBeLessThan(path.Availability[month]);
        recalculated[0].All.Values.ShouldNotContain(cell => cell.IsError);
        (await desk.StoredAsync($"SELECT count(*) FROM audit_entries WHERE action = 'document.exported' AND deal_id = '{deal}'")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_compliance_certificate_recalculates_each_test_and_turns_when_a_side_does()
    {
        var deal = await DealAsync();
        var source = (await desk.Get<ReadMemoSource>().ReadAsync(new MemoSubject.OfDraft(deal), Desk.Analyst, Cancel)).Require();
        var model = ComplianceCertificate.Build(source, Day);
        var file = (await TakeAsync(deal, CertificateKind.CovenantCompliance, Day)).Require();
        var upper = model.Names["Covenant_1_Upper"];
        var recalculated = await RecalculatedWorkbooks.OfAsync(
            [WorkbookCells.Stripped(file.Content), WorkbookCells.Stripped(file.Content, [("Certificate", WorkbookLayout.Address(WorkbookLayout.ValueColumn, upper.Number), 1)])], Cancel);
        var figures = model.Sheets[0].Rows.Where(row => row.EngineValue is not null).ToList();
        figures.Count.ShouldBeGreaterThan(6);
        foreach (var row in figures) Number(recalculated[0], row).ShouldBe(row.EngineValue!.Value, Math.Max(1e-9, Math.Abs(row.EngineValue.Value) * 1e-9), row.Label);
        Number(recalculated[1], model.Names["All_Met"]).ShouldBe(0, "cash flow of one cannot cover debt service");
    }

    [Fact]
    public async Task What_cannot_be_certified_is_said_in_words()
    {
        var plain = await desk.NewDealAsync();
        (await TakeAsync(plain, CertificateKind.BorrowingBase, null)).ShouldBeOfType<Result<MemoFile>.NotComputable>().Reason.ShouldContain("no borrowing base");
        (await TakeAsync(plain, CertificateKind.CovenantCompliance, new DateOnly(2020, 1, 1))).ShouldBeOfType<Result<MemoFile>.NotComputable>().Reason.ShouldContain("before closing");
        (await desk.Get<ExportCertificate>().ExecuteAsync(new MemoSubject.OfDraft(Guid.NewGuid()), CertificateKind.CovenantCompliance, null, Desk.Analyst, Cancel)).ShouldBeOfType<Result<MemoFile>.NotFound>();
    }

    private static double Number(WorkbookCells cells, WorkbookRow row) =>
        cells.At("Certificate", WorkbookLayout.Address(WorkbookLayout.ValueColumn, row.Number)).ShouldNotBeNull(row.Label).Number.ShouldNotBeNull(row.Label);

    private Task<Result<MemoFile>> TakeAsync(Guid deal, CertificateKind kind, DateOnly? date) => desk.Get<ExportCertificate>().ExecuteAsync(new MemoSubject.OfDraft(deal), kind, date, Desk.Analyst, Cancel);

    private async Task<Guid> DealAsync()
    {
        var document = NewDealTerms.Start("Certified", new() { Name = "Borrower Ltd" }, new DateOnly(2026, 11, 23));
        var lot = document.Case.Lots[0];
        var dealCase = document.Case with
        {
            Lots = [lot with { Site = "Dallas" }, lot with { Id = "L2", Count = 256, Site = "Reno" }, lot with { Id = "L3", Count = 128, Site = "Oslo", Country = "NO", Lien = LienPosition.Second }],
            BorrowingBase = new BorrowingBaseTerms { AdvanceRate = 0.6, Reserve = Engine.Money.Usd(250_000), LargestSiteShare = 0.8, ContractedOnly = true },
        };
        return await desk.NewDealAsync("Certified", document with { Case = dealCase });
    }
}
