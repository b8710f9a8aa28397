using GpuLending.Engine;
using Microsoft.AspNetCore.Components;

namespace GpuLending.Web.Controls;

/// <summary>An amount of money in one currency. Reads 2.3bn, 115m and 50k.</summary>
public sealed class MoneyField : TypedField<Money?>
{
    private static readonly char[] Signs = ['$', '\u20AC', '\u00A3', '\u00A5', '\uFFE5', '\u20B9'];

    /// <summary>Currency of what is typed.</summary>
    [Parameter, EditorRequired] public Currency Currency { get; set; } = Currency.UsDollar;

    protected override string? InputMode => "decimal";

    protected override bool Numeric => true;

    protected override string? ShownUnit => Unit ?? Currency.Code;

    protected override string Write(Money? value) => value?.Amount.ToString("#,##0.########", Culture) ?? "";

    protected override bool TryRead(string text, out Money? value, out string message)
    {
        value = null;
        message = text.Length == 0
            ? $"{Label} needs an amount."
            : $"\u201C{text.Trim()}\u201D is not an amount here; write it like {1234.5.ToString("N1", Culture)}, 50k, 115m or 2.3bn.";
        var bare = text.Replace(Currency.Code, "", StringComparison.OrdinalIgnoreCase).Trim().Trim(Signs);
        if (!NumberText.TryRead(bare, Culture, NumberText.Magnitudes, out var amount)) return false;
        value = new Money(amount, Currency);
        return true;
    }
}
