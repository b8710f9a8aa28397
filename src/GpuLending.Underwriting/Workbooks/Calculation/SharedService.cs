namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>Contracts that share some of their lots and not all: each asks its lots in proportion to what they have left, a lot asked for too much gives everybody the same share, and what
/// a contract did not get it asks for again, pass by pass. docs/methodology/contracted-revenue.md.</summary>
internal static class SharedService
{
    /// <summary>Writes the passes and returns what each contract gets of each lot, in the order of the group's contracts and of the lots that serve them.</summary>
    /// <param name="left">GPU-months that each lot of the case has, by month.</param>
    public static IReadOnlyList<IReadOnlyDictionary<int, WorkbookRow>> Write(
        WorkbookDraft draft, WorkbookSheet sheet, ServiceGroup group, IReadOnlyList<ContractRows> contracts, IReadOnlyList<WorkbookRow> left)
    {
        var has = group.Lots.ToDictionary(lot => lot, lot => left[lot]);
        var wants = group.Contracts.Select(contract => contracts[contract].Wanted).ToList();
        var given = group.Serving.Select(lots => lots.ToDictionary(lot => lot, _ => new List<WorkbookRow>())).ToList();
        // As many passes as the engine takes at most: once nothing moves, a pass gives nothing.
        for (var pass = 1; pass <= draft.Lots.Count + 1; pass++)
        {
            sheet.Block($"Pass {pass.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
            var offered = group.Serving.Select((lots, i) => sheet.Series(
                $"Offered to {contracts[group.Contracts[i]].Contract.Id}", CellUnit.Quantity, string.Join('+', lots.Select(lot => has[lot].Here)))).ToList();
            var shares = group.Lots.ToDictionary(lot => lot, lot =>
            {
                var asked = string.Join('+', group.Serving.Select((lots, i) => (lots, i)).Where(pair => pair.lots.Contains(lot))
                    .Select(pair => $"IF({offered[pair.i].Here}=0,0,{wants[pair.i].Here}*{has[lot].Here}/{offered[pair.i].Here})"));
                var sum = sheet.Series($"Asked of {Id(lot)}", CellUnit.Quantity, asked);
                return sheet.Series($"Share of it that {Id(lot)} gives", CellUnit.Percent, $"IF({sum.Here}<={has[lot].Here},1,{has[lot].Here}/{sum.Here})");
            });
            foreach (var (lots, i) in group.Serving.Select((lots, i) => (lots, i)))
            {
                foreach (var lot in lots)
                {
                    given[i][lot].Add(sheet.Series(
                        $"{Id(lot)} to {contracts[group.Contracts[i]].Contract.Id}", CellUnit.Quantity,
                        $"IF({offered[i].Here}=0,0,{wants[i].Here}*{has[lot].Here}/{offered[i].Here}*{shares[lot].Here})"));
                }
            }

            wants = [.. wants.Select((want, i) => sheet.Series(
                $"Still wanted by {contracts[group.Contracts[i]].Contract.Id}", CellUnit.Quantity, $"MAX(0,{want.Here}-({string.Join('+', given[i].Values.Select(rows => rows[^1].Here))}))"))];
            has = group.Lots.ToDictionary(lot => lot, lot => sheet.Series(
                $"Left of {Id(lot)}", CellUnit.Quantity, $"MAX(0,{has[lot].Here}{string.Concat(given.Where(rows => rows.ContainsKey(lot)).Select(rows => "-" + rows[lot][^1].Here))})"));
        }

        sheet.Block("All passes");
        return [.. given.Select((rows, i) => rows.ToDictionary(pair => pair.Key, pair => sheet.Series(
            $"{Id(pair.Key)} to {contracts[group.Contracts[i]].Contract.Id}", CellUnit.Quantity, string.Join('+', pair.Value.Select(row => row.Here)))))];

        string Id(int lot) => draft.Lots[lot].Lot.Id;
    }
}
