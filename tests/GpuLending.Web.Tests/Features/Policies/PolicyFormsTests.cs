using System.Globalization;
using Bunit;
using GpuLending.Engine.Sizing;
using GpuLending.Underwriting.Narratives;
using GpuLending.Underwriting.Policies;
using GpuLending.Web.Controls;
using GpuLending.Web.Features.Policies;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Policies;

public sealed class PolicyFormsTests : BunitContext
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;
    private readonly FormFacts _facts = new();
    private PolicyDocument _document = PolicyDocument.House;

    public PolicyFormsTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");

    [Fact]
    public void The_grid_shows_what_the_engine_would_give_and_leaves_out_steps_that_add_nothing()
    {
        var grid = AdvanceGrid.Default;
        var shown = Render<PolicyGrid>(p => p.Add(x => x.Title, "Advance on cost").Add(x => x.StepHead, "Cover").Add(x => x.Credits, ["A-", "NR"])
            .Add(x => x.Steps, [("2.00x", 2.0), ("1.50x", 1.5), ("any", 0.0)]).Add(x => x.Tenors, [66, 120])
            .Add(x => x.Look, (credit, cover, tenor) => grid.Best(credit, cover, tenor)?.AdvanceRate));
        shown.FindAll("tbody tr").Select(row => string.Join(" | ", row.Children.Select(cell => cell.TextContent.Trim()))).ShouldBe(
            ["A- or stronger | 1.50x | 90.00 % | 30.00 %", "any | 30.00 % | 30.00 %", "Any credit | 1.50x | 55.00 % | 30.00 %", "any | 30.00 % | 30.00 %"]);
    }

    [Fact]
    public void An_advance_that_is_typed_changes_its_row_and_nothing_else()
    {
        var form = Render<AdvanceGridForm>(p => p.AddCascadingValue(_facts).Add(x => x.Document, _document).Add(x => x.Changed, changed => _document = changed));
        form.InvokeAsync(() => form.Find("input[aria-label='Advance of row 1']").Input("82.5"));
        _document.Lending.AdvanceGrid.Rows[0].AdvanceRate.ShouldBe(0.825);
        var change = PolicyDiff.InWords(PolicyDocument.House, _document).ShouldHaveSingleItem();
        (change.From, change.To).ShouldBe(("90 %", "82.5 %"));

        form.Render(p => p.Add(x => x.Document, _document));
        form.InvokeAsync(() => form.Find("button[aria-label='Remove row 1']").Click());
        _document.Lending.AdvanceGrid.Rows.Count.ShouldBe(AdvanceGrid.Default.Rows.Count - 1);
    }

    [Fact]
    public void What_is_wrong_stands_at_its_field_and_keeps_what_was_typed()
    {
        _document = PolicyDocument.House with { Lending = _document.Lending with { ExceptionThresholds = new() { MaximumCustomerShare = 1.2 } } };
        _facts.Messages = PolicyDocumentValidator.Check(_document).ToDictionary(message => message.Path, message => message.Message);
        var form = Render<PolicyFieldsForm>(p => p.AddCascadingValue(_facts).Add(x => x.Document, _document));
        form.Find(".field-error").TextContent.ShouldBe("Most revenue from one customer below investment grade is 120 %: enter 0 % to 100 %.");
        form.FindAll(".field-wrong input").ShouldHaveSingleItem().GetAttribute("value").ShouldBe("120");
        form.Find("summary .status.bad").TextContent.ShouldBe("Check");
    }

    [Fact]
    public void A_phrase_is_given_a_figure_a_side_and_a_level_in_its_own_unit()
    {
        _document = PolicyDocument.House with { Phrases = [new() { Phrase = "solid", Figure = "minimum DSCR", Bound = PhraseBound.AtLeast, Level = 1.3 }] };
        var form = Render<PhraseRulesForm>(p => p.AddCascadingValue(_facts).Add(x => x.Document, _document).Add(x => x.Changed, changed => _document = changed));
        form.InvokeAsync(() => form.Find("input[aria-label='Level of phrase 1']").Input("1.45"));
        _document.Phrases.Single().Needs.ShouldBe("minimum DSCR of at least 1.45x");

        form.Render(p => p.Add(x => x.Document, _document with { Phrases = [_document.Phrases[0] with { Figure = "loan rating", Rating = "BBB-" }] }));
        form.FindAll("select[aria-label='Letter of phrase 1']").ShouldHaveSingleItem();
        form.InvokeAsync(() => form.Find(".item-actions button").Click());
        _document.Phrases.Count.ShouldBe(2);
        PolicyDocumentValidator.Check(_document).ShouldBeEmpty();
    }

    [Fact]
    public void Rows_of_authority_are_numbered_in_the_order_they_are_tried()
    {
        var form = Render<AuthorityForm>(p => p.AddCascadingValue(_facts).Add(x => x.Document, _document).Add(x => x.Changed, changed => _document = changed));
        form.InvokeAsync(() => form.Find(".item-actions button").Click());
        _document.Authority.Select(row => row.Order).ShouldBe([1, 2, 3, 4]);
        _document.Authority[^1].UpToAmount.ShouldBeNull("the last row stays without bounds");
        PolicyDocumentValidator.Check(_document).ShouldBeEmpty();
    }

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = _before;
        base.Dispose(disposing);
    }
}
