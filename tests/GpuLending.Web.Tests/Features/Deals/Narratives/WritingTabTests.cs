using System.Globalization;
using Bunit;
using GpuLending.Engine.Loans;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Narratives;
using GpuLending.Web.Features.Deals;
using GpuLending.Web.Features.Deals.Narratives;
using GpuLending.Web.Tests.Features.Deals.Collateral;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Features.Deals.Narratives;

public sealed class WritingTabTests : BunitContext
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public WritingTabTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void What_is_typed_is_kept_and_shown_with_the_figures_of_the_deal()
    {
        var desk = Desk();
        var tab = Open(desk, "risks");

        Type(tab, "The loan is {loan size}, cover {minimum DSCR}.");

        desk.Document.Narrative["risks"].ShouldBe("The loan is {loan size}, cover {minimum DSCR}.");
        tab.Find("[data-preview]").TextContent.ShouldBe($"The loan is {Figure(desk, "loan size")}, cover {Figure(desk, "minimum DSCR")}.");
        tab.FindAll(".preview-words .bound").Select(bound => bound.GetAttribute("title")).ShouldBe(["loan size", "minimum DSCR"]);
    }

    [Fact]
    public void A_changed_deal_changes_the_sentence()
    {
        var desk = Desk();
        var tab = Open(desk, "risks");
        Type(tab, "Repaid in {tenor}.");

        desk.Edit("/facility/tenorMonths", deal => deal with { Facility = deal.Facility with { TenorMonths = 36 } });
        tab.Render();

        tab.Find("[data-preview]").TextContent.ShouldBe("Repaid in 36 months.");
    }

    [Fact]
    public void A_name_that_is_no_figure_is_named_and_a_phrase_is_flagged_with_what_it_needs()
    {
        var tab = Open(Desk(), "risks");

        Type(tab, "Cover is {minimum DSRC}. It is rock solid.");

        tab.Find("mark.unknown").TextContent.ShouldBe("{minimum DSRC}");
        tab.Find("[data-remark='UnknownFigure']").TextContent.ShouldContain("There is no figure “minimum DSRC”. Perhaps {minimum DSCR}?");
        tab.Find("[data-remark='Contradicted']").TextContent.ShouldContain("“rock solid” needs minimum DSCR of at least 99.00x");
        tab.Find("[data-faults]").TextContent.ShouldBe("2 sentences to look at");
        tab.FindAll(".writing-parts .tone-warn").Count.ShouldBe(1);
    }

    [Fact]
    public void A_number_typed_by_hand_is_bound_with_one_click()
    {
        var desk = Desk();
        var tab = Open(desk, "pricing");
        Type(tab, "We see a minimum DSCR of 77.7x here.");

        tab.Find("[data-remark='TypedDiffers']").TextContent.ShouldContain("“77.7x” is typed by hand");
        tab.InvokeAsync(() => tab.Find("[data-remark='TypedDiffers'] button").Click());

        desk.Document.Narrative["pricing"].ShouldBe("We see a minimum DSCR of {minimum DSCR} here.");
        tab.FindAll("[data-remark]").ShouldBeEmpty();
        tab.Find("textarea").GetAttribute("value").ShouldBe("We see a minimum DSCR of {minimum DSCR} here.");
    }

    [Fact]
    public void The_list_of_figures_gets_every_figure_with_its_value()
    {
        var desk = Desk();
        var module = JSInterop.SetupModule("./js/writing.js");
        module.Mode = JSRuntimeMode.Loose;
        Open(desk, null);

        var figures = module.Invocations["attach"][0].Arguments[1].ShouldBeAssignableTo<object[]>()!;
        figures.Length.ShouldBe(NamedFigures.All.Count);
        var written = System.Text.Json.JsonSerializer.Serialize(figures);
        written.ShouldContain($"\"name\":\"loan size\",\"value\":\"{Figure(desk, "loan size")}\"");
    }

    [Fact]
    public void Usual_wording_is_offered_for_an_empty_term_and_put_in_whole()
    {
        var desk = Desk();
        var tab = Open(desk, "term/events-of-default");

        tab.InvokeAsync(() => tab.Find("[data-usual]").Click());

        desk.Document.Narrative["term/events-of-default"].ShouldBe(NarrativeParts.Of("term/events-of-default").Usual);
        tab.FindAll("[data-usual]").ShouldBeEmpty();
    }

    [Fact]
    public void A_text_that_is_emptied_leaves_the_document()
    {
        var desk = Desk();
        var tab = Open(desk, "risks");
        Type(tab, "Something.");
        Type(tab, "  ");
        desk.Document.Narrative.Keys.ShouldNotContain("risks");
    }

    [Fact]
    public void A_reader_reads_and_has_nothing_to_press()
    {
        var tab = Open(Desk(mayEdit: false), "risks");
        tab.Find("textarea").HasAttribute("readonly").ShouldBeTrue();
        tab.FindAll("[data-insert-figure], [data-usual]").ShouldBeEmpty();
    }

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = _before;
        base.Dispose(disposing);
    }

    private static DealDesk Desk(bool mayEdit = true) => CollateralDesk.Of(
        CollateralDesk.Thick,
        deal => deal with { Facility = deal.Facility with { Amortisation = new AmortisationTerms { Style = AmortisationStyle.Level } } },
        mayEdit,
        [new PhraseRule { Phrase = "rock solid", Figure = "minimum DSCR", Bound = PhraseBound.AtLeast, Level = 99 }]);

    private static string Figure(DealDesk desk, string name) => NamedFigures.Find(name)!.Value(new NarrativeSubject(desk.Document, desk.Result!, 0))?.Text ?? FigureFormat.NotProvided;

    private static void Type(IRenderedComponent<WritingTab> tab, string text) => tab.InvokeAsync(() => tab.Find("textarea").Input(text));

    private IRenderedComponent<WritingTab> Open(DealDesk desk, string? text)
    {
        if (text is not null) Services.GetRequiredService<NavigationManager>().NavigateTo($"/deals/{desk.DealId}/writing?text={Uri.EscapeDataString(text)}");
        var tab = Render<WritingTab>(parameters => parameters.AddCascadingValue(desk).AddCascadingValue(desk.Facts));
        desk.Edited += () => tab.Render();
        return tab;
    }
}
