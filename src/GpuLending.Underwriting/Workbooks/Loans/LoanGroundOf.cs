using GpuLending.Engine.Collateral;
using GpuLending.Engine.Revenue;
using GpuLending.Underwriting.Workbooks.Calculation;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>Gathers what the loan reads, and what its lots cost.</summary>
internal static class LoanGroundOf
{
    /// <summary>The rows of the sheets before, and the cost of the fleet on the sheet of draws.</summary>
    public static LoanGround Draft(WorkbookDraft draft, WorkbookSheet draws)
    {
        var (dealCase, revenue, cash) = (draft.Case, draft.Revenue, draft.Cash);
        var eligible = dealCase.Sizing.AdvanceOnCost.EligibleCategories;
        draws.Block("Cost of the fleet");
        var lots = draft.Lots.Select(lot => Cost(draws, lot, eligible)).ToList();
        return new LoanGround
        {
            Draft = draft,
            Lots = lots,
            ContractedRevenue = revenue.Contracted,
            ContractedCfads = cash.Contracted,
            MerchantCfads = cash.Merchant,
            ContractFees = revenue.Fees,
            ContractedUntil = [.. ContractedUntil(draft)],
            Values = draft.Collateral.ByPremise,
            PrepaymentReceived = dealCase.Contracts.Any(contract => contract.Prepayment is not null) ? revenue.PrepaymentReceived : null,
            Receipts = dealCase.Waterfall is null
                ? null
                : draws.Series("Receipts of the month", CellUnit.Money, $"{revenue.Contracted.Here}-{revenue.PrepaymentUsed.Here}+{revenue.Merchant.Here}+MAX(0,{cash.Other.Here})"),
            Power = draft.Costs.Power,
        };
    }

    private static IEnumerable<string> ContractedUntil(WorkbookDraft draft)
    {
        foreach (var contract in draft.Revenue.Contracts.Where(contract => contract.Contract.Kind is not (ContractKind.OnDemand or ContractKind.Spot)))
            yield return contract.Leaving is { IsOpen: true } leaving ? $"MIN({contract.End},{leaving.From})" : contract.End.ValueCell;
        var flows = draft.Case.OtherCashFlows;
        for (var i = 0; i < flows.Count; i++)
        {
            if (flows[i].Contracted && flows[i].Amount is { Amount: > 0 })
                yield return FormattableString.Invariant($"Other_{i + 1}_Date");
        }
    }

    private static LotCosts Cost(WorkbookSheet draws, LotRows lot, IReadOnlyList<CostCategory> eligible)
    {
        var byCategory = Enum.GetValues<CostCategory>().Select(category => draws.Figure(
            $"{lot.Lot.Id}: {category.ToString().ToLowerInvariant()}", CellUnit.Money, $"{lot.Gpus}*{lot.UnitCost[category]}")).ToList();
        var counted = Enum.GetValues<CostCategory>().Where(eligible.Contains).Select(category => byCategory[(int)category].ValueCell).ToList();
        var cost = draws.Figure($"{lot.Lot.Id}: eligible cost", CellUnit.Money, counted.Count == 0 ? $"0*{lot.Gpus}" : string.Join('+', counted));
        return new LotCosts(lot.Gpus, lot.Delivered, lot.InService, cost, lot.TotalCost, byCategory);
    }
}
