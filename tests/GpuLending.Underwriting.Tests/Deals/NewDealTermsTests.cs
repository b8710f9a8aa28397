using GpuLending.Engine;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Tests.Deals.Validation;
using Shouldly;
using Xunit;

namespace GpuLending.Underwriting.Tests.Deals;

public sealed class NewDealTermsTests
{
    [Fact]
    public void Every_input_is_marked_assumed_with_its_reason()
    {
        var marks = SoundDeal.Document.Provenance;
        foreach (var path in new[] { "/closingDate", "/lots/0/count", "/lots/0/unitCost/gpu", "/contracts/0/pricePerGpuHour", "/facility/interest/marginPerAnnum", "/covenants/1/threshold" })
            marks.ContainsKey(path).ShouldBeTrue(path);
        marks.Values.ShouldAllBe(mark => mark.Mark == ProvenanceMark.Assumed && mark.Source!.Length > 10);
    }

    [Fact]
    public void Closing_is_the_first_of_the_month_after_next() =>
        NewDealTerms.Start("D", new(), new DateOnly(2026, 12, 31)).Case.ClosingDate.ShouldBe(new DateOnly(2027, 2, 1));

    [Fact]
    public void The_document_survives_its_serializer()
    {
        var bytes = DealDocumentJson.ToCanonicalBytes(SoundDeal.Document);
        DealDocumentJson.ToCanonicalBytes(DealDocumentJson.Read(bytes)).ShouldBe(bytes);
    }
}
