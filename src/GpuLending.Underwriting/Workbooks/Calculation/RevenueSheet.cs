using GpuLending.Engine.Calendars;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>Which GPUs serve which contract, and what contracts and market pay. docs/methodology/contracted-revenue.md, merchant-revenue.md.</summary>
internal static class RevenueSheet
{
    public static RevenueRows Write(WorkbookDraft draft)
    {
        var (dealCase, time) = (draft.Case, draft.Timeline);
        var sheet = draft.Model.Sheet("Revenue", "GPU-months by lot and contract, fees, prepayments, and rent of what no contract takes.", draft.Months);
        sheet.Block("GPU-months in service");
        var inService = draft.Lots.Select(lot => sheet.Series($"Lot {lot.Lot.Id}", CellUnit.Quantity, $"{lot.Gpus}*{time.ShareFrom(lot.InService.ValueCell)}")).ToList();
        var all = sheet.Series("Fleet", CellUnit.Quantity, Sum(inService));
        var contracts = dealCase.Contracts.Select((contract, index) => ContractInputs.Write(draft, sheet, contract, index)).ToList();
        var merchant = MerchantInputs(draft);

        var served = new WorkbookRow[contracts.Count];
        var lots = Allocate(draft, sheet, contracts, inService, served);
        sheet.Block("Fees of contracts");
        var price = sheet.Series(
            "Merchant rent of a GPU-hour", CellUnit.Price, $"IF({time.Number.Here}=0,0,{merchant.Price}*(1-{merchant.Decline})^{time.Years.Here})");
        var fees = contracts.Select((contract, i) => Fees(draft, sheet, contract, served[i], price)).ToList();
        var zero = $"0*{time.Number.Here}";
        var contracted = sheet.Series("Contracted revenue", CellUnit.Money, SumOr(zero, fees.Where(pair => pair.Certain is not null).Select(pair => pair.Certain!)), draft.Result.Cashflow.ContractedRevenue, total: true);
        var open = sheet.Series("Fees that are not certain", CellUnit.Money, SumOr(zero, fees.Where(pair => pair.Open is not null).Select(pair => pair.Open!)), total: true, note: "On demand, spot, and after the customer may leave: they count as merchant.");
        var (received, used) = Prepayments.Write(draft, sheet, contracts, [.. fees.Select(pair => string.Join('+', new[] { pair.Certain, pair.Open }.OfType<WorkbookRow>().Select(row => row.Here)))]);

        sheet.Block("GPUs without contract");
        var free = sheet.Series("GPU-months free", CellUnit.Quantity, $"MAX(0,{all.Here}-({SumOr(zero, served)}))");
        var empty = contracts.Select(contract => Empty(draft, sheet, contract, merchant.Void)).ToList();
        var rented = sheet.Series("GPU-months that can be let", CellUnit.Quantity, $"MAX(0,{free.Here}-({SumOr(zero, empty)}))");
        var utilisation = sheet.Figure("Share of hours let", CellUnit.Percent, $"IF({merchant.Price}>0,{merchant.Utilisation},0)");
        var rent = sheet.Series(
            "Merchant rent", CellUnit.Money, $"{rented.Here}*Hours_Per_Month*{price.Here}*{utilisation}", total: true);
        var merchantRevenue = sheet.Series("Merchant revenue", CellUnit.Money, $"{rent.Here}+{open.Here}", draft.Result.Cashflow.MerchantRevenue, total: true);
        var freeUse = sheet.Series("Use of GPUs without contract", CellUnit.Percent, $"IF({free.Here}>0,{utilisation}*MIN(1,{rented.Here}/{free.Here}),0)");
        draft.Check("No more GPUs serve than are in service", $"SUMPRODUCT(({all.All}*(1+Check_Tolerance)+Check_Tolerance<{Together(lots)})*1)=0");
        return new RevenueRows
        {
            Contracts = contracts,
            Fees = [.. fees.Select(pair => (pair.Certain ?? pair.Open)!)],
            Contracted = contracted,
            PrepaymentUsed = used,
            PrepaymentReceived = received,
            Merchant = merchantRevenue,
            InService = all,
            Committed = sheet.Series("GPU-months under certain fees", CellUnit.Quantity, string.Join('+', lots.Select(lot => lot.Committed.Here))),
            FreeUse = freeUse,
            Lots = lots,
        };
    }

    private static (WorkbookRow Price, WorkbookRow Decline, WorkbookRow Utilisation, WorkbookRow Void) MerchantInputs(WorkbookDraft draft)
    {
        var terms = draft.Case.Merchant;
        draft.Inputs.Block("GPUs without contract");
        return (
            draft.Input("Price of a GPU-hour at closing", CellUnit.Price, "Merchant_Price", "/merchant/pricePerGpuHour", terms.PricePerGpuHour, (0, 1e6)),
            draft.Input("Fall of that price a year", CellUnit.Percent, "Merchant_Decline", "/merchant/declinePerAnnum", terms.DeclinePerAnnum, (0, 0.99)),
            draft.Input("Share of hours sold", CellUnit.Percent, "Merchant_Utilisation", "/merchant/utilisation", terms.Utilisation, (0, 1)),
            draft.Input("Months empty after a contract", CellUnit.Count, "Merchant_Void_Months", "/merchant/voidMonths", terms.VoidMonths, (0, 120)));
    }

    /// <summary>Lots that contracts name first, then what is left; contracts of a group get the same share of what they want.</summary>
    private static List<LotServiceRows> Allocate(
        WorkbookDraft draft, WorkbookSheet sheet, List<ContractRows> contracts, List<WorkbookRow> inService, WorkbookRow[] served)
    {
        var parts = draft.Lots.Select(_ => (Served: new List<string>(), Load: new List<string>(), Committed: new List<string>(), CommittedLoad: new List<string>())).ToList();
        var left = inService;
        var groups = ServiceGroup.Of(draft.Case);
        foreach (var (group, index) in groups.Select((group, index) => (group, index)))
        {
            if (!group.Named && groups.Count > 1)
            {
                sheet.Block("GPU-months left of what contracts name");
                left = [.. draft.Lots.Select((lot, i) => sheet.Series($"Lot {lot.Lot.Id}", CellUnit.Quantity, $"MAX(0,{inService[i].Here}{string.Concat(parts[i].Served.Select(part => "-" + part))})"))];
            }

            if (!group.IsUniform)
            {
                Passes(group, left);
                continue;
            }

            sheet.Block(group.Named ? $"Served by {string.Join(", ", group.Lots.Select(lot => draft.Case.Lots[lot].Id))}" : "Served by any lot");
            var offered = sheet.Series("GPU-months offered", CellUnit.Quantity, Sum(group.Lots.Select(lot => left[lot])));
            var wanted = sheet.Series("GPU-months wanted", CellUnit.Quantity, Sum(group.Contracts.Select(contract => contracts[contract].Wanted)));
            var share = sheet.Series("Share of what is wanted that is served", CellUnit.Percent, $"IF({wanted.Here}=0,0,MIN(1,{offered.Here}/{wanted.Here}))");
            foreach (var contract in group.Contracts)
                served[contract] = sheet.Series($"GPU-months served: {contracts[contract].Contract.Id}", CellUnit.Quantity, $"{contracts[contract].Wanted.Here}*{share.Here}");
            var certain = group.Contracts.Where(contract => contracts[contract].IsCommitted).ToDictionary(contract => contract, contract => Committed(sheet, contracts[contract], served[contract]));
            var zero = $"0*{draft.Timeline.Number.Here}";
            var busy = PerOffered("Served of each GPU offered", string.Join('+', group.Contracts.Select(contract => served[contract].Here)));
            var load = PerOffered("Power drawn for that", string.Join('+', group.Contracts.Select(contract => $"{served[contract].Here}*{contracts[contract].Load}")));
            var sure = PerOffered("Served under certain fees", certain.Count == 0 ? zero : Sum(certain.Values));
            var sureLoad = PerOffered("Power drawn for those", certain.Count == 0 ? zero : string.Join('+', certain.Select(pair => $"{pair.Value.Here}*{contracts[pair.Key].Load}")));
            foreach (var lot in group.Lots)
            {
                parts[lot].Served.Add($"{left[lot].Here}*{busy.Here}");
                parts[lot].Load.Add($"{left[lot].Here}*{load.Here}");
                parts[lot].Committed.Add($"{left[lot].Here}*{sure.Here}");
                parts[lot].CommittedLoad.Add($"{left[lot].Here}*{sureLoad.Here}");
            }

            WorkbookRow PerOffered(string label, string sum) => sheet.Series(label, CellUnit.Factor, $"IF({offered.Here}=0,0,({sum})/{offered.Here})");
        }

        return [.. draft.Lots.Select((lot, i) =>
        {
            sheet.Block($"Lot {lot.Lot.Id}: service");
            return new LotServiceRows(
                inService[i], Row("GPU-months served", parts[i].Served), Row("The same at the power drawn", parts[i].Load), Row("Under certain fees", parts[i].Committed), Row("Those at the power drawn", parts[i].CommittedLoad));
        })];

        void Passes(ServiceGroup group, List<WorkbookRow> has)
        {
            var given = SharedService.Write(draft, sheet, group, contracts, has);
            foreach (var (contract, at) in group.Contracts.Select((contract, at) => (contract, at)))
            {
                served[contract] = sheet.Series($"GPU-months served: {contracts[contract].Contract.Id}", CellUnit.Quantity, Sum(given[at].Values));
                foreach (var (lot, row) in given[at])
                {
                    parts[lot].Served.Add(row.Here);
                    parts[lot].Load.Add($"{row.Here}*{contracts[contract].Load}");
                    if (!contracts[contract].IsCommitted)
                        continue;
                    var sure = Committed(sheet, contracts[contract], row);
                    parts[lot].Committed.Add(sure.Here);
                    parts[lot].CommittedLoad.Add($"{sure.Here}*{contracts[contract].Load}");
                }
            }
        }

        WorkbookRow Row(string label, List<string> terms) => sheet.Series(label, CellUnit.Quantity, terms.Count == 0 ? $"0*{draft.Timeline.Number.Here}" : string.Join('+', terms));
    }

    /// <summary>The part of what a contract is served whose fees are certain.</summary>
    private static WorkbookRow Committed(WorkbookSheet sheet, ContractRows contract, WorkbookRow served) => contract.Certain is null
        ? served
        : sheet.Series($"Of that certain: {contract.Contract.Id}", CellUnit.Quantity, $"IF({contract.Wanted.Here}=0,0,{served.Here}*{contract.Certain.Here}/{contract.Wanted.Here})");

    /// <summary>Fees of a contract: those that are certain, and those that are not; null where it has none of them.</summary>
    private static (WorkbookRow? Certain, WorkbookRow? Open) Fees(WorkbookDraft draft, WorkbookSheet sheet, ContractRows contract, WorkbookRow served, WorkbookRow rent)
    {
        var all = contract.Priced is { } priced ? Paid(priced) : $"{served.Here}*Hours_Per_Month*{rent.Here}*{contract.Paid}";
        var name = $"{contract.Contract.Id} {contract.Contract.Customer}";
        var leaving = contract.LeavingFee is { } fee ? "+" + fee.Here : "";
        if (!contract.IsCommitted)
            return (null, sheet.Series($"Fees: {name}", CellUnit.Money, all + leaving, total: true));
        var certain = sheet.Series($"Fees: {name}", CellUnit.Money, all, draft.Result.Cashflow.Contracts[contract.Index].Revenue, total: true);
        return (certain, contract.PricedOpen is { } open ? sheet.Series($"Fees that are not certain: {name}", CellUnit.Money, Paid(open) + leaving, total: true)
            : leaving.Length > 0 ? sheet.Series($"Fees for leaving: {name}", CellUnit.Money, leaving[1..], total: true) : null);

        string Paid(WorkbookRow gpuMonths) => $"IF({contract.Wanted.Here}=0,0,{served.Here}/{contract.Wanted.Here}*{gpuMonths.Here})*Hours_Per_Month*{contract.Paid}";
    }

    /// <summary>GPU-months that stand empty for the void months after a contract's end, and after its customer left.</summary>
    private static WorkbookRow Empty(WorkbookDraft draft, WorkbookSheet sheet, ContractRows contract, WorkbookRow voidMonths)
    {
        var time = draft.Timeline;
        var again = sheet.Figure($"Let again after {contract.Contract.Id}", CellUnit.Date, DateFormulas.AddMonths(contract.End.ValueCell, voidMonths.ValueCell, EndOfMonthRule.MonthEnd));
        var stays = contract.Leaving is { } right ? $"*{right.StaysAtEnd}" : "";
        var formula = $"IF({contract.End}>{contract.Start},{contract.GpusOn($"({contract.End}-1)")}{stays}*{time.ShareOf(contract.End.ValueCell, again.ValueCell)},0)";
        if (contract.Leaving is { } leaving)
        {
            var before = sheet.Series($"Void months before: {contract.Contract.Id}", CellUnit.Date, DateFormulas.AddMonths(time.Date.Here, "-" + voidMonths, EndOfMonthRule.MonthEnd));
            var stayed = LeavingRows.StaysOn(sheet, before.Here, contract.End, leaving.From, leaving.Probability, $"day the void months before, {contract.Contract.Id}");
            formula += $"+IF(OR({time.Number.Here}=0,{time.Start.Here}>={contract.End}),0,{contract.GpusOn($"MAX({time.Start.Here},{leaving.From})")}*{time.ShareOf(leaving.From.ValueCell, contract.End.ValueCell)}*({stayed.Here}-{leaving.Stays.Here}))";
        }

        return sheet.Series($"Empty after {contract.Contract.Id}", CellUnit.Quantity, formula);
    }

    private static string Sum(IEnumerable<WorkbookRow> rows) => string.Join('+', rows.Select(row => row.Here));

    private static string SumOr(string none, IEnumerable<WorkbookRow> rows) => rows.Any() ? string.Join('+', rows.Select(row => row.Here)) : none;

    private static string Together(IReadOnlyList<LotServiceRows> lots) => string.Join('+', lots.Select(lot => lot.Served.All));
}
