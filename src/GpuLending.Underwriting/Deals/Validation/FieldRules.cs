using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using GpuLending.Engine;

namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>The rules that fields share. Each message names the field, the value and what is allowed, in the desk's words.</summary>
internal static class FieldRules
{
    public const int NameLength = 200;
    public const int NoteLength = 4_000;
    public const int KeyLength = 40;
    public static readonly DateOnly FirstDate = new(1990, 1, 1);
    public static readonly DateOnly LastDate = new(2100, 12, 31);

    /// <summary>Largest amount any field takes: ten trillion, beyond which a double no longer holds the cents.</summary>
    public const decimal LargestAmount = 10_000_000_000_000m;

    private const string CaseKey = "case";

    public static IRuleBuilderOptionsConditions<T, int> WholeNumber<T>(this IRuleBuilder<T, int> rule, string name, int least, int most, string unit) =>
        rule.Custom((value, context) =>
        {
            if (value < least || value > most) context.AddFailure($"{name} is {Text(value)}: enter {Text(least)} to {Text(most)} {unit}.");
        });

    public static IRuleBuilderOptionsConditions<T, int?> OptionalWhole<T>(this IRuleBuilder<T, int?> rule, string name, int least, int most, string unit) =>
        rule.Custom((value, context) =>
        {
            if (value is { } given && (given < least || given > most)) context.AddFailure($"{name} is {Text(given)}: enter {Text(least)} to {Text(most)} {unit}.");
        });

    public static IRuleBuilderOptionsConditions<T, double> Share<T>(
        this IRuleBuilder<T, double> rule, string name, double least = 0, double most = 1, string unit = "", string because = "") =>
        rule.Custom((value, context) => CheckNumber(value, name, least, most, Percent, unit, because, context));

    public static IRuleBuilderOptionsConditions<T, double?> OptionalShare<T>(
        this IRuleBuilder<T, double?> rule, string name, double least = 0, double most = 1, string unit = "") =>
        rule.Custom((value, context) =>
        {
            if (value is { } given) CheckNumber(given, name, least, most, Percent, unit, "", context);
        });

    public static IRuleBuilderOptionsConditions<T, double> Number<T>(
        this IRuleBuilder<T, double> rule, string name, double least, double most, string unit) =>
        rule.Custom((value, context) => CheckNumber(value, name, least, most, Plain, unit, "", context));

    public static IRuleBuilderOptionsConditions<T, double?> OptionalNumber<T>(
        this IRuleBuilder<T, double?> rule, string name, double least, double most, string unit) =>
        rule.Custom((value, context) =>
        {
            if (value is { } given) CheckNumber(given, name, least, most, Plain, unit, "", context);
        });

    /// <summary>An amount in the case's currency.</summary>
    public static IRuleBuilderOptionsConditions<T, Money?> Amount<T>(
        this IRuleBuilder<T, Money?> rule, string name, decimal least, decimal most, bool needed = false, string unit = "") =>
        rule.Custom((value, context) =>
        {
            var currency = context.Case().Currency;
            if (value is not { } amount)
            {
                if (needed) context.AddFailure($"{name} is not provided: enter an amount in {currency.Code}{After(unit)}.");
                return;
            }

            if (amount.Currency != currency)
                context.AddFailure($"{name} is in {amount.Currency.Code}: this deal is in {currency.Code}; enter it in {currency.Code}.");
            else if (amount.Amount < least || amount.Amount > most)
                context.AddFailure($"{name} is {Text(amount.Amount)}: enter {Text(least)} to {Text(most)} {currency.Code}{After(unit)}.");
        });

    public static IRuleBuilderOptionsConditions<T, DateOnly> Day<T>(this IRuleBuilder<T, DateOnly> rule, string name) =>
        rule.Custom((value, context) => CheckDay(value, name, context));

    public static IRuleBuilderOptionsConditions<T, DateOnly?> OptionalDay<T>(this IRuleBuilder<T, DateOnly?> rule, string name) =>
        rule.Custom((value, context) =>
        {
            if (value is { } given) CheckDay(given, name, context);
        });

    public static IRuleBuilderOptionsConditions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, string name, int most, bool needed = false) =>
        rule.Custom((value, context) =>
        {
            if (value is { } text && text.Length > most)
                context.AddFailure($"{name} has {Text(text.Length)} characters: enter at most {Text(most)}.");
            else if (needed && string.IsNullOrWhiteSpace(value))
                context.AddFailure($"{name} is empty: enter 1 to {Text(most)} characters.");
        });

    public static IRuleBuilderOptionsConditions<T, TEnum> Known<T, TEnum>(this IRuleBuilder<T, TEnum> rule, string name)
        where TEnum : struct, Enum =>
        rule.Custom((value, context) =>
        {
            if (!Enum.IsDefined(value))
                context.AddFailure($"{name} is {value}: choose one of {string.Join(", ", Enum.GetNames<TEnum>())}.");
        });

    public static IRuleBuilderOptionsConditions<T, TEnum?> OptionalKnown<T, TEnum>(this IRuleBuilder<T, TEnum?> rule, string name)
        where TEnum : struct, Enum =>
        rule.Custom((value, context) =>
        {
            if (value is { } given && !Enum.IsDefined(given))
                context.AddFailure($"{name} is {given}: choose one of {string.Join(", ", Enum.GetNames<TEnum>())}.");
        });

    public static IRuleBuilderOptionsConditions<T, string?> Country<T>(this IRuleBuilder<T, string?> rule, string name) =>
        rule.Custom((value, context) =>
        {
            if (value is not null && !(value.Length == 2 && value.All(char.IsAsciiLetterUpper)))
                context.AddFailure($"{name} is '{Short(value)}': enter the two capital letters of ISO 3166, such as US.");
        });

    public static IRuleBuilderOptionsConditions<T, IReadOnlyList<TItem>> AtMost<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int most, string what) =>
        rule.Custom((value, context) =>
        {
            if (value.Count > most) context.AddFailure($"There are {Text(value.Count)} {what}: enter at most {Text(most)}.");
        });

    /// <summary>Keys that other parts refer to: each said once. The message stands at the later of the two.</summary>
    public static IRuleBuilderOptionsConditions<T, IReadOnlyList<TItem>> NoKeyTwice<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>> rule, string what, Func<TItem, string> key, string member) =>
        rule.Custom((value, context) =>
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < value.Count; i++)
            {
                if (key(value[i]) is { Length: > 0 } given && !seen.Add(given))
                    context.AddBelow($"[{Text(i)}].{member}", $"{what} '{Short(given)}' is used twice: give each its own.");
            }
        });

    /// <summary>Puts a message at a place below the property that the rule is for, such as "[2].Date".</summary>
    public static void AddBelow<T>(this ValidationContext<T> context, string below, string message) =>
        context.AddFailure(new ValidationFailure(context.PropertyPath + below, message));

    /// <summary>The case being validated, for rules in a part that look beyond it.</summary>
    public static DealCase Case<T>(this ValidationContext<T> context) => (DealCase)context.RootContextData[CaseKey];

    public static void Remember<T>(this ValidationContext<T> context, DealCase dealCase) => context.RootContextData[CaseKey] = dealCase;

    public static string Text(decimal value) => value.ToString("#,##0.############", CultureInfo.InvariantCulture);

    public static string Text(int value) => value.ToString("#,##0", CultureInfo.InvariantCulture);

    public static string Text(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Percent(double value) => double.IsFinite(value * 100) ? string.Create(CultureInfo.InvariantCulture, $"{value * 100:#,##0.######} %") : string.Create(CultureInfo.InvariantCulture, $"{value:R} as a fraction");

    public static string Plain(double value) => value.ToString("#,##0.######", CultureInfo.InvariantCulture);

    /// <summary>What somebody typed, cut so that a megabyte does not come back in a message.</summary>
    public static string Short(string value) => value.Length <= 60 ? value : value[..60] + "...";

    public static void CheckNumber<T>(
        double value, string name, double least, double most, Func<double, string> print, string unit, string because, ValidationContext<T> context)
    {
        if (!double.IsFinite(value))
            context.AddFailure($"{name} is not a number: enter {print(least)} to {print(most)}{After(unit)}.");
        else if (value < least || value > most)
            context.AddFailure($"{name} is {print(value)}: enter {print(least)} to {print(most)}{After(unit)}.{After(because)}");
    }

    private static void CheckDay<T>(DateOnly value, string name, ValidationContext<T> context)
    {
        if (value == default)
            context.AddFailure($"{name} is not provided: enter a date from {Text(FirstDate)} to {Text(LastDate)}.");
        else if (!IsDay(value))
            context.AddFailure($"{name} is {Text(value)}: enter a date from {Text(FirstDate)} to {Text(LastDate)}.");
    }

    /// <summary>Whether a date is one that rules may compute with.</summary>
    public static bool IsDay(DateOnly value) => value >= FirstDate && value <= LastDate;

    private static string After(string words) => words.Length == 0 ? "" : " " + words;
}
