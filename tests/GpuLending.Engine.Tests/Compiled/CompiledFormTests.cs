using System.Collections;
using System.Reflection;
using GpuLending.Engine.Compiled;
using GpuLending.Engine.Scenarios;
using GpuLending.Engine.Tests.Reference;
using Shouldly;
using Xunit;

namespace GpuLending.Engine.Tests.Compiled;

/// <summary>A term that the form does not know must be refused: each field of a fitting deal and of a scenario is turned in its turn, and what is not refused has the evaluator's figures.</summary>
public sealed class CompiledFormTests
{
    private static readonly Scenario Stress = new() { ValueFactor = 0.7, RentFactor = 0.6, RateShift = 0.01, Defaults = [new() { ContractId = "C1", FromMonth = 30 }] };

    [Fact]
    public void Every_field_of_a_deal_is_carried_or_refused()
    {
        var turned = 0;
        var dealCase = ReferenceDeal.First.Document();
        foreach (var (path, other) in Turned(dealCase, "", 0))
        {
            turned++;
            HoldsFor((DealCase)other, Stress, path);
        }

        turned.ShouldBeGreaterThan(150);
    }

    [Fact]
    public void Every_field_of_a_scenario_is_carried_or_refused()
    {
        var dealCase = ReferenceDeal.First.Document();
        foreach (var (path, other) in Turned(Stress, "", 0))
            HoldsFor(dealCase, (Scenario)other, path);
    }

    [Fact]
    public void The_reason_is_told_in_words()
    {
        var dealCase = ReferenceDeal.First.Document();
        CompiledForm.WhyNot(dealCase, ReferenceDeal.Market).ShouldBeNull();
        CompiledForm.WhyNot(dealCase with { Waterfall = null }, ReferenceDeal.Market).ShouldBe("no waterfall");
        CompiledForm.WhyNot(new Scenario { AvailabilityFactor = 0.9 }).ShouldBe("less availability");
        CompiledDeal.Of(TestDeals.Plain, TestDeals.Market).ShouldBeNull();
        Should.Throw<ArgumentException>(() => CompiledDeal.Of(dealCase, ReferenceDeal.Market)!.Evaluate(new Scenario { AvailabilityFactor = 0.9 })).Message.ShouldContain("less availability");
    }

    private static void HoldsFor(DealCase dealCase, Scenario scenario, string path)
    {
        if (CompiledDeal.Of(dealCase, ReferenceDeal.Market) is not { } deal || !deal.Carries(scenario))
            return;
        UnderwritingResult whole;
        try
        {
            whole = DealEvaluator.Evaluate(dealCase, ReferenceDeal.Market, scenario, dealCase.ClosingDate);
        }
        catch (NotComputableException)
        {
            // Refused for a field that no figure here reads, such as an opinion's terms: whoever compiles a deal has evaluated its base before.
            return;
        }

        var found = deal.Evaluate(scenario);
        var unit = 1e-9 * found.LoanSize;
        found.LoanSize.ShouldBe(whole.Sizing.LoanSizeUnrounded, unit, path);
        found.Loss.ShouldBe(whole.Waterfall!.Loss, unit, path);
        found.Interest.ShouldBe(whole.Returns.TotalInterest, unit, path);
        if (whole.Returns.LenderXirr is { } lender)
            found.LenderReturn!.Value.ShouldBe(lender, 1e-9, path);
        if (whole.Equity!.Xirr is { } sponsor)
            found.EquityReturn!.Value.ShouldBe(sponsor, 1e-9, path);
        found.ShortPayments.ShouldBe(whole.Waterfall.UnpaidDebtService.Count(unpaid => unpaid > 1), path);
    }

    /// <summary>Copies of a record, each with one field turned, the fields of the records in it too.</summary>
    private static IEnumerable<(string Path, object Copy)> Turned(object record, string at, int depth)
    {
        foreach (var property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is null || property.GetIndexParameters().Length > 0)
                continue;
            foreach (var (path, value) in Others(property.PropertyType, property.GetValue(record), $"{at}/{property.Name}", depth))
            {
                var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
                property.SetValue(copy, value);
                yield return (path, copy);
            }
        }
    }

    private static IEnumerable<(string Path, object? Value)> Others(Type type, object? value, string at, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain != type && value is not null)
            yield return (at, null);
        if (plain == typeof(bool))
            yield return (at, !(bool)(value ?? false));
        else if (plain == typeof(int))
            yield return (at, (int)(value ?? 0) + 1);
        else if (plain == typeof(double))
            yield return (at, value is double number && number != 0 ? number * 0.9 : 0.05);
        else if (plain == typeof(DateOnly))
            yield return (at, (value is DateOnly date ? date : ReferenceDeal.Date(20)).AddMonths(1));
        else if (plain == typeof(Money))
            yield return (at, Money.Usd(value is Money money ? money.Amount * 0.9m : 1_000m));
        else if (plain.IsEnum)
            foreach (var other in Enum.GetValues(plain).Cast<object>().Where(other => !other.Equals(value)))
                yield return ($"{at} {other}", other);
        else if (value is IList list && list.Count > 0 && depth < 5)
            foreach (var other in OfList(plain, list, at, depth))
                yield return other;
        else if (value is not null && IsRecord(plain) && depth < 5)
            foreach (var other in Turned(value, at, depth + 1))
                yield return other;
        else if (value is null && IsRecord(plain) && plain.GetConstructor(Type.EmptyTypes) is { } make)
            yield return (at, make.Invoke(null));
    }

    /// <summary>The list without its last element, and with each of its elements turned.</summary>
    private static IEnumerable<(string Path, object? Value)> OfList(Type type, IList list, string at, int depth)
    {
        var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments().Length == 1 ? type.GetGenericArguments()[0] : null;
        if (element is null)
            yield break;
        var shorter = Array.CreateInstance(element, list.Count - 1);
        for (var i = 0; i < shorter.Length; i++)
            shorter.SetValue(list[i], i);
        yield return ($"{at}, the last left out", shorter);
        if (!IsRecord(element))
            yield break;
        for (var i = 0; i < list.Count; i++)
        {
            foreach (var (path, other) in Turned(list[i]!, $"{at}/{i}", depth + 1))
            {
                var changed = Array.CreateInstance(element, list.Count);
                list.CopyTo(changed, 0);
                changed.SetValue(other, i);
                yield return (path, changed);
            }
        }
    }

    private static bool IsRecord(Type type) => type.IsClass && type.GetMethod("<Clone>$") is not null;
}
