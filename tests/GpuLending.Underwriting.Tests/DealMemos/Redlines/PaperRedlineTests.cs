using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using GpuLending.Engine.Covenants;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.DealMemos.Redlines;
using GpuLending.Underwriting.TermSheets;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.DealMemos.Redlines;

/// <summary>A paper against the one before it: the later one with its changes marked, in HTML and as Word's own tracked changes.</summary>
public sealed class PaperRedlineTests
{
    private static MemoSource Later => HandMadeDeal.Approved with
    {
        Document = HandMadeDeal.Document with
        {
            Case = HandMadeDeal.Document.Case with
            {
                Covenants = [.. HandMadeDeal.Document.Case.Covenants.Select(covenant => covenant.Id == "V1"
                    ? covenant with { Threshold = 1.25, FirstTestDate = new(2027, 12, 31) }
                    : covenant).Where(covenant => covenant.Id != "V3"), new Covenant { Id = "V9", Name = "Age", Kind = CovenantKind.ChipAge, Threshold = 4 }],
                Lots = [.. HandMadeDeal.Document.Case.Lots.Select(lot => lot.Id == "L2" ? lot with { Count = 18_000 } : lot)],
            },
        },
        Status = "Revision 4, approved 22 Nov 2026",
        Revision = 4,
    };

    private static MemoDocument Terms => PaperRedline.Between(TermSheetOutline.Write(HandMadeDeal.Approved), TermSheetOutline.Write(Later));

    [Fact]
    public void Clauses_rows_and_figures_that_moved_stand_marked_and_the_rest_as_it_was()
    {
        var html = MemoHtmlWriter.Write(Terms);

        html.ShouldContain("shall be at least <del>1.15x</del><ins>1.25x</ins> the interest and principal");
        html.ShouldContain("first on or after <del>30 Sep</del><ins>31 Dec</ins> 2027");
        html.ShouldContain("<del>18,432</del> <ins>18,000</ins>");
        html.ShouldContain("<ins>Age</ins>");
        html.ShouldContain("<del>Contract realisation</del>");
        html.ShouldContain("Revision 4, approved 22 Nov 2026, against revision 3, approved 20 Nov 2026.");
        html.ShouldNotContain("<ins>20,480");
        html.ShouldNotContain("\uFDD0");
        Terms.FileName("docx").ShouldBe("Fluidstack-First-tranche-term-sheet-redline-revision-4.docx");
    }

    [Fact]
    public void In_Word_they_are_tracked_changes_that_can_be_taken_or_refused()
    {
        using var stream = new MemoryStream(MemoWordWriter.Write(Terms));
        using var file = WordprocessingDocument.Open(stream, false);
        var body = file.MainDocumentPart!.Document!.Body!;

        body.Descendants<InsertedRun>().Select(run => run.InnerText).ShouldContain("1.25x");
        body.Descendants<DeletedRun>().SelectMany(run => run.Descendants<DeletedText>()).Select(text => text.Text).ShouldContain("1.15x");
        var ids = body.Descendants<RunTrackChangeType>().Select(change => change.Id!.Value!).ToList();
        ids.ShouldBeUnique();
        body.Descendants<RunTrackChangeType>().ShouldAllBe(change => change.Author == "GpuLending" && change.Date != null);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file, TestContext.Current.CancellationToken)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void Two_papers_alike_say_that_nothing_differs()
    {
        var memo = MemoOutline.Write(HandMadeDeal.InReview);
        var html = MemoHtmlWriter.Write(PaperRedline.Between(memo, memo));

        html.ShouldContain("Nothing differs.");
        html.ShouldNotContain("<ins>");
        html.ShouldNotContain("<del>");
    }

    [Fact]
    public void The_memo_is_held_against_the_one_before_with_its_paragraphs()
    {
        var before = MemoOutline.Write(HandMadeDeal.Approved);
        var after = MemoOutline.Write(HandMadeDeal.Approved with
        {
            Document = HandMadeDeal.Document with
            {
                Narrative = new Dictionary<string, string>(HandMadeDeal.Document.Narrative)
                {
                    ["risks"] = "The loan stands on two customers without a rating. Both burn cash; their ability to pay beyond 18 months rests on new equity.",
                },
            },
        });

        MemoHtmlWriter.Write(PaperRedline.Between(before, after)).ShouldContain("beyond <del>24</del><ins>18</ins> months rests");
    }

    [Fact]
    public void A_paper_is_not_held_against_one_of_another_kind() =>
        Should.Throw<ArgumentException>(() => PaperRedline.Between(MemoOutline.Write(HandMadeDeal.Approved), TermSheetOutline.Write(HandMadeDeal.Approved)));
}
