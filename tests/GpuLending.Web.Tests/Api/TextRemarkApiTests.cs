using GpuLending.Engine.Credit;
using GpuLending.Underwriting.Deals;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Api;

/// <summary>An evaluation says which of the document's own words its result does not bear out.</summary>
public sealed class TextRemarkApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_contradicted_phrase_and_a_name_that_is_no_figure_come_with_the_result()
    {
        var document = NewDealTerms.Start("A deal", new BorrowerProfile { Name = "Borrower" }, new DateOnly(2026, 11, 23)) with
        {
            Narrative = new Dictionary<string, string> { ["risks"] = "The customers are well diversified. Cash is {free cash}.", ["contract"] = "Nothing to see at {loan size}." },
        };

        var answer = await api.EvaluateAsync(document);

        answer.Status.ShouldBe(200, answer.Text[..Math.Min(500, answer.Text.Length)]);
        var texts = answer.Body["texts"]!.AsArray();
        texts.Select(text => ((string?)text!["part"], (string?)text["kind"])).ShouldBe([("risks", "contradicted"), ("risks", "unknownFigure")]);
        ((string?)texts[1]!["message"])!.ShouldContain("There is no figure “free cash”.");
    }
}
