using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Underwriting.Deals.Validation;

/// <summary>Finds parts that a document sent as null where a part must stand. Checked first: the rules may then follow every reference.</summary>
internal static class MissingParts
{
    public static IEnumerable<FieldMessage> Of(DealDocument document)
    {
        if (document.Case is null) return [Missing("/case")];
        return InCase(document.Case)
            .Concat(Values(document.Provenance, "/provenance"))
            .Concat(Values(document.Mitigants, "/mitigants"))
            .Concat(Values(document.Narrative, "/narrative"))
            .Concat(InStress(document.Stress));
    }

    private static IEnumerable<FieldMessage> InStress(StressPlan plan) => Items(plan.Own, "/stress/own")
        .Concat(Items(plan.Cases, "/stress/cases"))
        .Concat(Items(plan.Spreads, "/stress/spreads"))
        .Concat(plan.Own.SelectMany((own, i) => Items(own?.Parts, $"/stress/own/{i}/parts")
            .Concat(Items(own?.Changes.Defaults, $"/stress/own/{i}/changes/defaults"))
            .Concat(Items(own?.Changes.Events, $"/stress/own/{i}/changes/events"))));

    private static IEnumerable<FieldMessage> InCase(DealCase deal)
    {
        foreach (var message in Items(deal.Lots, "/lots")
            .Concat(Items(deal.Contracts, "/contracts"))
            .Concat(Items(deal.Merchant.Relet?.Pillars, "/merchant/relet/pillars"))
            .Concat(Items(deal.OtherCashFlows, "/otherCashFlows"))
            .Concat(Items(deal.Covenants, "/covenants"))
            .Concat(Items(deal.Undertakings, "/undertakings"))
            .Concat(Items(deal.BorrowingBase?.Countries, "/borrowingBase/countries"))
            .Concat(Items(deal.Lenders, "/lenders"))
            .Concat(Items(deal.Valuation.Compared, "/valuation/compared"))
            .Concat(Items(deal.Valuation.Opinions, "/valuation/opinions"))
            .Concat(Items(deal.Valuation.Overrides, "/valuation/overrides"))
            .Concat(Items(deal.Valuation.Supports, "/valuation/supports"))
            .Concat(Items(deal.Costs.Power.PriceSteps, "/costs/power/priceSteps"))
            .Concat(Items(deal.Costs.ReplacementReserve?.Spending, "/costs/replacementReserve/spending"))
            .Concat(Items(deal.Credit.Haircuts, "/credit/haircuts"))
            .Concat(Items(deal.Credit.Structure?.Items, "/credit/structure/items"))
            .Concat(Items(deal.Credit.Recovery?.LostWithOperator, "/credit/recovery/lostWithOperator"))
            .Concat(Items(deal.Facility.Draws.Entered, "/facility/draws/entered"))
            .Concat(Items(deal.Facility.Tranches, "/facility/tranches"))
            .Concat(deal.Facility.Tranches.SelectMany((tranche, i) => Items(tranche?.Lenders, $"/facility/tranches/{i}/lenders")))
            .Concat(Items(deal.Facility.Amortisation.Custom, "/facility/amortisation/custom"))
            .Concat(Items(deal.Facility.Interest.Fixings, "/facility/interest/fixings"))
            .Concat(Items(deal.Waterfall?.Steps, "/waterfall/steps"))
            .Concat(Items(deal.Waterfall?.Accounts, "/waterfall/accounts"))
            .Concat(Items(deal.Waterfall?.Triggers, "/waterfall/triggers"))
            .Concat((deal.Waterfall?.Steps ?? []).SelectMany((step, i) => Items(step?.TriggerIds, $"/waterfall/steps/{i}/triggerIds")))
            .Concat((deal.Waterfall?.Triggers ?? []).SelectMany((trigger, i) => Items(trigger?.ContractIds, $"/waterfall/triggers/{i}/contractIds")))
            .Concat(InCurve(deal.Valuation.Curve, "/valuation/curve")))
            yield return message;

        for (var i = 0; i < deal.Valuation.Compared.Count; i++)
        {
            foreach (var message in InCurve(deal.Valuation.Compared[i], $"/valuation/compared/{i}")) yield return message;
        }

        for (var i = 0; i < deal.Lots.Count; i++)
        {
            foreach (var message in InCurve(deal.Lots[i]?.Curve, $"/lots/{i}/curve")) yield return message;
        }

        for (var i = 0; i < deal.Contracts.Count; i++)
        {
            foreach (var message in Items(deal.Contracts[i]?.LotIds, $"/contracts/{i}/lotIds")
                .Concat(Items(deal.Contracts[i]?.Ramp, $"/contracts/{i}/ramp"))
                .Concat(Items(deal.Contracts[i]?.PriceSteps, $"/contracts/{i}/priceSteps"))
                .Concat(Items(deal.Contracts[i]?.ServiceLevelCredits, $"/contracts/{i}/serviceLevelCredits"))
                .Concat(Items(deal.Contracts[i]?.Extensions, $"/contracts/{i}/extensions"))
                .Concat(Items(deal.Contracts[i]?.Actuals, $"/contracts/{i}/actuals")))
                yield return message;
        }

        for (var i = 0; i < deal.Covenants.Count; i++)
        {
            foreach (var message in Items(deal.Covenants[i]?.Cures, $"/covenants/{i}/cures")
                .Concat(Items(deal.Covenants[i]?.Observations, $"/covenants/{i}/observations"))
                .Concat(Items(deal.Covenants[i]?.Amendments, $"/covenants/{i}/amendments"))
                .Concat(Items(deal.Covenants[i]?.Waivers, $"/covenants/{i}/waivers"))
                .Concat(Items(deal.Covenants[i]?.Countries, $"/covenants/{i}/countries"))
                .Concat(Items(deal.Covenants[i]?.Sites, $"/covenants/{i}/sites"))
                .Concat(Items(deal.Covenants[i]?.Index?.Tiers, $"/covenants/{i}/index/tiers"))
                .Concat(Items(deal.Covenants[i]?.Index?.Fixings, $"/covenants/{i}/index/fixings"))
                .Concat(Items(deal.Covenants[i]?.Index?.Fallbacks, $"/covenants/{i}/index/fallbacks")))
                yield return message;
        }

        for (var i = 0; i < deal.Undertakings.Count; i++)
        {
            foreach (var message in Items(deal.Undertakings[i]?.Deliveries, $"/undertakings/{i}/deliveries")) yield return message;
        }
    }

    private static IEnumerable<FieldMessage> InCurve(CurveChoice? curve, string path) => curve is null
        ? []
        : Values(curve.Lists, path + "/lists")
            .Concat(Values(curve.Options, path + "/options"))
            .Concat(Items(curve.Curves, path + "/curves"))
            .Concat(curve.Curves.SelectMany((part, i) => InCurve(part, $"{path}/curves/{i}")));

    private static IEnumerable<FieldMessage> Items<T>(IReadOnlyList<T>? items, string path)
    {
        if (items is null) yield break;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is null) yield return Missing($"{path}/{i}");
        }
    }

    private static IEnumerable<FieldMessage> Values<T>(IReadOnlyDictionary<string, T> items, string path) =>
        items.Where(item => item.Value is null).Select(item => Missing($"{path}/{FieldRules.Short(item.Key)}"));

    private static FieldMessage Missing(string path) => new(path, "This part is null: enter it, or leave it out.");
}
