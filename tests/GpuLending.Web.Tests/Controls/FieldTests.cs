using System.Globalization;
using AngleSharp.Html.Dom;
using Bunit;
using GpuLending.Engine;
using GpuLending.Web.Controls;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Xunit;

namespace GpuLending.Web.Tests.Controls;

public sealed class FieldTests : BunitContext
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;
    private readonly FormFacts _facts = new();

    [Theory]
    [InlineData("en-US", "1,234.5", "1,234.5")]
    [InlineData("de-DE", "1.234,5", "1.234,5")]
    [InlineData("fr-FR", "1 234,5", "1\u202F234,5")]
    [InlineData("pt-BR", "1.234,5", "1.234,5")]
    [InlineData("hi-IN", "1,234.5", "1,234.5")]
    [InlineData("ja-JP", "1,234.5", "1,234.5")]
    public void Typing_an_amount_key_by_key_ends_with_its_value_in_every_culture(string culture, string typed, string shownAfterLeaving)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Money? entered = null;
        var field = RenderField<MoneyField, Money?>(value => entered = value, parameters => parameters.Add(f => f.Currency, Currency.UsDollar).Add(f => f.Optional, true));
        for (var length = 1; length <= typed.Length; length++)
        {
            Input(field).Input(typed[..length]);
            ((IHtmlInputElement)Input(field)).Value.ShouldBe(typed[..length]);
        }

        entered.ShouldBe(new Money(1234.5m, Currency.UsDollar));
        Input(field).Blur();
        ((IHtmlInputElement)Input(field)).Value.ShouldBe(shownAfterLeaving);
        field.FindAll(".field-error").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2.3bn", 2_300_000_000)]
    [InlineData("115m", 115_000_000)]
    [InlineData("USD 50k", 50_000)]
    [InlineData("$1,412.6m", 1_412_600_000)]
    public void An_amount_takes_the_desks_short_forms(string typed, double expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        Money? entered = null;
        var field = RenderField<MoneyField, Money?>(value => entered = value, parameters => parameters.Add(f => f.Currency, Currency.UsDollar));
        Input(field).Input(typed);
        entered.ShouldBe(new Money((decimal)expected, Currency.UsDollar));
    }

    [Fact]
    public void Text_that_cannot_be_read_stays_and_is_told_at_the_field_and_the_value_does_not_move()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        var moves = 0;
        var field = RenderField<IntegerField, int?>(_ => moves++, parameters => parameters.Add(f => f.Value, 1600));
        Input(field).Input("16oo");

        ((IHtmlInputElement)Input(field)).Value.ShouldBe("16oo");
        field.Find(".field-error").TextContent.ShouldContain("16oo");
        Input(field).GetAttribute("aria-invalid").ShouldBe("true");
        Input(field).GetAttribute("aria-describedby").ShouldBe(field.Find(".field-error").Id);
        _facts.Unreadable.Keys.ShouldBe(["/test"]);
        moves.ShouldBe(0);

        Input(field).Blur();
        ((IHtmlInputElement)Input(field)).Value.ShouldBe("16oo");
        Input(field).Input("1,700");
        field.FindAll(".field-error").ShouldBeEmpty();
        _facts.Unreadable.ShouldBeEmpty();
        moves.ShouldBe(1);
    }

    [Fact]
    public void A_message_of_the_form_stands_at_its_field_and_keeps_what_was_typed()
    {
        _facts.Messages = new Dictionary<string, string> { ["/test"] = "Count is -5: enter 1 or more." };
        var field = RenderField<IntegerField, int?>(_ => { }, parameters => parameters.Add(f => f.Value, -5));
        field.Find(".field-error").TextContent.ShouldBe("Count is -5: enter 1 or more.");
        ((IHtmlInputElement)Input(field)).Value.ShouldContain("5");
    }

    [Theory]
    [InlineData("8.25", 0.0825)]
    [InlineData("8.25 %", 0.0825)]
    [InlineData("450 bp", 0.045)]
    [InlineData("7", 0.07)]
    public void A_percentage_is_a_fraction_behind_the_screen(string typed, double expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        double? entered = null;
        var field = RenderField<PercentField, double?>(value => entered = value);
        Input(field).Input(typed);
        entered.ShouldBe(expected);
    }

    [Theory]
    [InlineData("en-US", "31 Mar 2027")]
    [InlineData("en-US", "2027-03-31")]
    [InlineData("en-US", "3/31/2027")]
    [InlineData("de-DE", "31.03.2027")]
    [InlineData("fr-FR", "31/03/2027")]
    [InlineData("pt-BR", "31/03/2027")]
    [InlineData("ja-JP", "2027/03/31")]
    public void A_date_is_read_as_its_culture_writes_it_and_shown_as_the_house_does(string culture, string typed)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        DateOnly? entered = null;
        var field = RenderField<DateField, DateOnly?>(value => entered = value);
        Input(field).Input(typed);
        entered.ShouldBe(new DateOnly(2027, 3, 31));
        Input(field).Blur();
        ((IHtmlInputElement)Input(field)).Value.ShouldBe("31 Mar 2027");
    }

    [Fact]
    public void A_value_that_moves_elsewhere_replaces_the_text()
    {
        var field = RenderField<IntegerField, int?>(_ => { }, parameters => parameters.Add(f => f.Value, 10));
        field.Render(parameters => parameters.Add(f => f.Value, 12));
        ((IHtmlInputElement)Input(field)).Value.ShouldBe("12");
    }

    [Fact]
    public void A_required_field_that_is_emptied_says_so()
    {
        var field = RenderField<IntegerField, int?>(_ => { }, parameters => parameters.Add(f => f.Value, 10));
        Input(field).Input("");
        field.Find(".field-error").TextContent.ShouldContain("needs a whole number");
    }

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentCulture = _before;
        base.Dispose(disposing);
    }

    private IRenderedComponent<TField> RenderField<TField, T>(Action<T?> changed, Action<ComponentParameterCollectionBuilder<TField>>? more = null)
        where TField : TypedField<T> => Render<TField>(parameters =>
    {
        parameters.Add(f => f.Label, "Count").Add(f => f.Path, "/test").Add(f => f.Facts, _facts).Add(f => f.ValueChanged, EventCallback.Factory.Create(this, changed));
        more?.Invoke(parameters);
    });

    private static AngleSharp.Dom.IElement Input<TField>(IRenderedComponent<TField> field)
        where TField : IComponent => field.Find("input");
}
