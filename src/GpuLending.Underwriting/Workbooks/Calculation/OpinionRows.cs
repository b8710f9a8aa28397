using System.Globalization;
using GpuLending.Engine.Collateral;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>The value of one GPU that an opinion gives.</summary>
internal static class OpinionRows
{
    public static string Value(WorkbookDraft draft, WorkbookSheet sheet, LotRows lot, OpinionOfValue opinion)
    {
        var all = draft.Result.Collateral.Lots[lot.Index].Opinions;
        if (opinion.InWriting)
        {
            var written = draft.Case.Valuation.Opinions.Select((given, i) => (given, i)).Where(pair => IsAbout(pair.given, lot.Lot)).ToList()[all.Where(other => other.InWriting).ToList().IndexOf(opinion)];
            var name = string.Create(CultureInfo.InvariantCulture, $"Opinion_In_Writing_{written.i + 1}");
            if (!draft.Model.Names.ContainsKey(name))
            {
                draft.Inputs.Block("Opinion in writing", opinion.Source);
                draft.Input("Value of one GPU", CellUnit.Money, name, string.Create(CultureInfo.InvariantCulture, $"/valuation/opinions/{written.i}/valuePerGpu"), written.given.ValuePerGpu, (0, 1e9));
            }

            return $"{name}/{written.given.Premise}_Price";
        }

        if (opinion.Kind is OpinionKind.ReplacementParity or OpinionKind.Income
            && ApproachFacts.Of(draft.Case, draft.Source.Snapshot, draft.Result.ValuationDate, lot.Lot with { InServiceDate = lot.Lot.DeliveredOn ?? lot.Lot.InServiceDate }) is { } facts)
        {
            var row = opinion.Kind == OpinionKind.Income ? ApproachRows.Income(draft, sheet, lot, facts, opinion.Date!.Value) : ApproachRows.Parity(draft, sheet, lot, facts);
            row.EngineValue = opinion.ValuePerGpu;
            return row.ValueCell;
        }

        var at = all.Where(other => other.Used).ToList().IndexOf(opinion) + 1;
        return draft.MarketInput(
            $"Value of one GPU: {opinion.Kind.ToString().ToLowerInvariant()}", CellUnit.Money, string.Create(CultureInfo.InvariantCulture, $"{lot.Prefix}Opinion_{at}_Value"), opinion.ValuePerGpu,
            $"{opinion.Source}; {opinion.Fit}").ValueCell;
    }

    private static bool IsAbout(ValueOpinion opinion, Lot lot) => opinion.LotId.Length > 0 ? opinion.LotId == lot.Id : opinion.GpuModel == lot.GpuModel;
}
