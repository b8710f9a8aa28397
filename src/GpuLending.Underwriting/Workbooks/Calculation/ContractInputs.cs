using System.Globalization;
using GpuLending.Engine.Calendars;
using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>A contract on the sheet of inputs, and its months on the sheet of revenue.</summary>
internal static class ContractInputs
{
    private const double MostGpus = 10_000_000;
    private const double MostPrice = 1e6;

    public static ContractRows Write(WorkbookDraft draft, WorkbookSheet sheet, OfftakeContract contract, int index)
    {
        var (inputs, prefix) = (draft.Inputs, ContractRows.PrefixOf(index));
        var path = FormattableString.Invariant($"/contracts/{index}");
        inputs.Block($"Contract {contract.Id}: {contract.Customer}");
        inputs.Term("Kind", contract.Kind switch
        {
            ContractKind.TakeOrPay => "Take-or-pay",
            ContractKind.Reserved => "Reserved",
            ContractKind.OnDemand => "On demand",
            ContractKind.Spot => "Spot",
        });
        inputs.Term("Served by", contract.LotIds.Count == 0 ? "any lot" : string.Join(", ", contract.LotIds));
        var gpus = draft.Input("GPUs", CellUnit.Count, prefix + "Gpus", path + "/gpus", contract.Gpus, (0, MostGpus));
        var ramp = contract.Ramp.Select((step, i) => (
            Date: draft.Input($"Ramp, step {Number(i)}: from", CellUnit.Date, $"{prefix}Ramp_{Number(i)}_Date", $"{path}/ramp/{Index(i)}/date", step.Date),
            Gpus: draft.Input($"Ramp, step {Number(i)}: GPUs", CellUnit.Count, $"{prefix}Ramp_{Number(i)}_Gpus", $"{path}/ramp/{Index(i)}/gpus", step.Gpus, (0, MostGpus)))).ToList();
        var start = draft.Input("Start", CellUnit.Date, prefix + "Start", path + "/start", contract.Start);
        var end = draft.Input("End, exclusive", CellUnit.Date, prefix + "End", path + "/end", contract.End);
        var spot = contract.Kind == ContractKind.Spot;
        var price = spot ? null : draft.Input("Price of a GPU-hour", CellUnit.Price, prefix + "Price", path + "/pricePerGpuHour", contract.PricePerGpuHour, (0, MostPrice));
        var steps = spot ? [] : contract.PriceSteps.Select((step, i) => (
            Date: draft.Input($"Price {Number(i)}: from", CellUnit.Date, $"{prefix}Price_{Number(i)}_Date", $"{path}/priceSteps/{Index(i)}/date", step.Date),
            Price: draft.Input($"Price {Number(i)} of a GPU-hour", CellUnit.Price, $"{prefix}Price_{Number(i)}", $"{path}/priceSteps/{Index(i)}/pricePerGpuHour", step.PricePerGpuHour, (0, MostPrice)))).ToList();
        var escalator = spot ? null : draft.Input("Change of price a year", CellUnit.Percent, prefix + "Escalator", path + "/escalatorPerAnnum", contract.EscalatorPerAnnum, (-0.5, 1));
        var (use, paid) = Paid(draft, sheet, contract, prefix, path);
        var load = sheet.Figure("Power drawn for it, of full load", CellUnit.Percent, $"Power_Idle_Share+(1-Power_Idle_Share)*{use}");
        for (var i = 1; i < ramp.Count; i++)
            draft.Check($"Contract {contract.Id}: the ramp's steps are in order", $"{ramp[i - 1].Date}<={ramp[i].Date}");
        for (var i = 1; i < steps.Count; i++)
            draft.Check($"Contract {contract.Id}: its prices are in order", $"{steps[i - 1].Date}<={steps[i].Date}");

        var leaving = LeavingRows.Write(draft, sheet, contract, prefix, path, start, end);
        var committed = contract.Kind is ContractKind.TakeOrPay or ContractKind.Reserved;
        var split = committed && leaving is { IsOpen: true };

        // Every stretch has one number of GPUs and one price: the ramp's steps and the price's steps crossed, and cut where the customer may leave.
        List<(string From, string Until, string Gpus)> numbers = ramp.Count == 0
            ? [(start.ValueCell, end.ValueCell, gpus.ValueCell)]
            : [.. ramp.Select((step, i) => ($"MAX({start},{step.Date})", i + 1 < ramp.Count ? $"MIN({end},{ramp[i + 1].Date})" : end.ValueCell, step.Gpus.ValueCell))];
        List<(string From, string Until, string Price, string? Since)> prices = steps.Count == 0
            ? [(start.ValueCell, end.ValueCell, price?.ValueCell ?? "1", null)]
            : [(start.ValueCell, $"MIN({end},{steps[0].Date})", price!.ValueCell, null),
                .. steps.Select((step, i) => ($"MAX({start},{step.Date})", i + 1 < steps.Count ? $"MIN({end},{steps[i + 1].Date})" : end.ValueCell, step.Price.ValueCell, (string?)step.Date.ValueCell))];
        List<string> sure = [], surePriced = [], open = [], openPriced = [];
        foreach (var number in numbers)
        {
            foreach (var level in prices)
            {
                var from = numbers.Count > 1 && prices.Count > 1 ? $"MAX({number.From},{level.From})" : numbers.Count > 1 ? number.From : level.From;
                var until = numbers.Count > 1 && prices.Count > 1 ? $"MIN({number.Until},{level.Until})" : numbers.Count > 1 ? number.Until : level.Until;
                if (leaving is null)
                {
                    Stretch(from, until, number.Gpus, level, "", sure, surePriced);
                    continue;
                }

                Stretch(from, $"MIN({until},{leaving.From})", number.Gpus, level, "", sure, surePriced);
                Stretch($"MAX({from},{leaving.From})", until, number.Gpus, level, $"*{leaving.Stays.Here}", split ? open : sure, split ? openPriced : surePriced);
            }
        }

        var certain = split ? sheet.Series("GPU-months wanted, certain", CellUnit.Quantity, string.Join('+', sure)) : null;
        return new ContractRows
        {
            Contract = contract,
            Index = index,
            Start = start,
            End = end,
            Use = use,
            Paid = paid,
            Load = load,
            GpusOn = GpusOn,
            Wanted = sheet.Series("GPU-months wanted", CellUnit.Quantity, certain is null ? string.Join('+', sure) : $"{certain.Here}+{string.Join('+', open)}"),
            Certain = certain,
            Priced = escalator is null ? null : sheet.Series(split ? "GPU-months x price of an hour, certain" : "GPU-months x price of an hour", CellUnit.Quantity, string.Join('+', surePriced)),
            PricedOpen = split ? sheet.Series("GPU-months x price of an hour, not certain", CellUnit.Quantity, string.Join('+', openPriced)) : null,
            Leaving = leaving,
            LeavingFee = leaving is null || escalator is null ? null : Fee(leaving),
        };

        void Stretch(string from, string until, string number, (string From, string Until, string Price, string? Since) level, string weight, List<string> wanted, List<string> priced)
        {
            var count = sure.Count + open.Count;
            var words = numbers.Count > 1 || prices.Count > 1 || leaving is not null ? $", stretch {Number(count)}" : "";
            var share = sheet.Series($"Part of the month in service{words}", CellUnit.Factor, draft.Timeline.ShareOf(from, until));
            wanted.Add($"{number}*{share.Here}{weight}");
            if (escalator is not null)
                priced.Add($"{number}*{level.Price}*{Escalated(draft, sheet, start, from, until, level.Since, escalator, share, words).Here}{weight}");
        }

        string GpusOn(string day) => ramp.Count == 0 ? gpus.ValueCell : ramp.Aggregate("0", (before, step) => $"IF({step.Date}<={day},{step.Gpus},{before})");

        // Fee expected of a customer that leaves in the month, on the terms of the month's first day of service.
        WorkbookRow Fee(LeavingRows right)
        {
            var time = draft.Timeline;
            var day = sheet.Series("First day of service of the month", CellUnit.Date, $"MAX({time.Start.Here},{start})");
            var years = sheet.Series("Whole years since the start then", CellUnit.Count, $"MAX(0,INT(({Whole(start.ValueCell, day.Here)})/12))");
            var then = steps.Aggregate(
                $"{price}*(1+{escalator})^{years.Here}",
                (before, step) => $"IF({step.Date}<={day.Here},{step.Price}*(1+{escalator})^({years.Here}-MAX(0,INT(({Whole(start.ValueCell, step.Date.ValueCell)})/12))),{before})");
            return sheet.Series(
                "Fee expected for leaving", CellUnit.Money,
                $"IF(OR({time.Number.Here}=0,{time.Start.Here}>={end},{time.Date.Here}<={start}),0,MAX(0,{right.Stays.Before}-{right.Stays.Here})*IF({right.FeeAmount}>0,{right.FeeAmount},{right.FeeMonths}*{GpusOn(day.Here)}*Hours_Per_Month*{then}*{paid}))");
        }
    }

    /// <summary>The part of a month with the yearly steps of price in it.</summary>
    private static WorkbookRow Escalated(
        WorkbookDraft draft, WorkbookSheet sheet, WorkbookRow start, string from, string until, string? since, WorkbookRow escalator, WorkbookRow share, string stretch)
    {
        const EndOfMonthRule Rule = EndOfMonthRule.MonthEnd;
        var time = draft.Timeline;
        var day = sheet.Series($"First day of it{stretch}", CellUnit.Date, $"MAX({from},{time.Start.Here})");
        var years = sheet.Series($"Whole years since the start{stretch}", CellUnit.Count, $"MAX(0,INT(({Whole(start.ValueCell, day.Here)})/12))");
        var before = sheet.Series(
            $"Part of it before the next yearly step{stretch}", CellUnit.Factor, time.ShareOf(from, $"MIN({until},{DateFormulas.AddMonths(start.ValueCell, $"12*({years.Here}+1)", Rule)})"));
        var taken = since is null
            ? years.Here
            : $"({years.Here}-{sheet.Figure($"Whole years from the start to that price{stretch}", CellUnit.Count, $"MAX(0,INT(({Whole(start.ValueCell, since)})/12))")})";
        return sheet.Series(
            $"Part of the month at the price then{stretch}", CellUnit.Factor, $"IF({share.Here}=0,0,(1+{escalator})^{taken}*({before.Here}+({share.Here}-{before.Here})*(1+{escalator})))");
    }

    private static string Whole(string start, string end) => DateFormulas.WholeMonths(start, end, $"({DateFormulas.MonthsApart(start, end)})", EndOfMonthRule.MonthEnd);

    private static (WorkbookRow Use, WorkbookRow Paid) Paid(WorkbookDraft draft, WorkbookSheet sheet, OfftakeContract contract, string prefix, string path)
    {
        var expected = draft.Input("Expected use", CellUnit.Percent, prefix + "Expected_Use", path + "/expectedUse", contract.ExpectedUse, (0, 1));
        var takeOrPay = contract.Kind is ContractKind.TakeOrPay or ContractKind.Reserved
            ? draft.Input("Take-or-pay share", CellUnit.Percent, prefix + "Take_Or_Pay", path + "/takeOrPayShare", contract.TakeOrPayShare, (0, 1))
            : null;
        var available = draft.Input("Availability", CellUnit.Percent, prefix + "Availability", path + "/availability", contract.Availability, (0, 1));
        var floor = draft.Input("Availability below which credits are due", CellUnit.Percent, prefix + "Availability_Floor", path + "/availabilityFloor", contract.AvailabilityFloor, (0, 1));
        var ladder = contract.ServiceLevelCredits.Select((step, i) => (
            Below: draft.Input($"Credit {Number(i)}: availability below", CellUnit.Percent, $"{prefix}Credit_{Number(i)}_Below", $"{path}/serviceLevelCredits/{Index(i)}/below", step.Below, (0, 1)),
            Credit: draft.Input($"Credit {Number(i)}: share of fees", CellUnit.Percent, $"{prefix}Credit_{Number(i)}", $"{path}/serviceLevelCredits/{Index(i)}/credit", step.Credit, (0, 1)))).ToList();
        var credits = draft.Input("Further share of fees given back", CellUnit.Percent, prefix + "Credit_Share", path + "/serviceLevelCreditShare", contract.ServiceLevelCreditShare, (0, 1));

        sheet.Block($"Contract {contract.Id}: {contract.Customer}");
        var use = sheet.Figure("Share of hours used", CellUnit.Percent, $"MIN({expected},{available})");
        var missed = ladder.Count > 0 ? LowestStep(sheet, available, ladder)
            : contract.Kind is ContractKind.OnDemand or ContractKind.Spot ? "0" : $"1-{available}";
        var credit = sheet.Figure("Credits for missed availability, of fees", CellUnit.Percent, $"IF({available}>={floor},0,{missed})");
        var share = contract.Kind switch
        {
            ContractKind.TakeOrPay => $"MAX({takeOrPay},{use})",
            ContractKind.Reserved => takeOrPay!.ValueCell,
            ContractKind.OnDemand or ContractKind.Spot => use.ValueCell,
        };
        return (use, sheet.Figure("Share of hours paid", CellUnit.Percent, $"{share}*(1-{credits})*(1-{credit})"));
    }

    /// <summary>Credit of the lowest step that applies, in whichever order the steps stand; nothing when none does.</summary>
    private static string LowestStep(WorkbookSheet sheet, WorkbookRow available, List<(WorkbookRow Below, WorkbookRow Credit)> ladder)
    {
        // A step that does not apply is put above every share of hours.
        var applying = ladder.Select((step, i) => sheet.Figure($"Credit {Number(i)}, where it applies", CellUnit.Percent, $"IF({available}<{step.Below},{step.Below},1+1+{step.Below})")).ToList();
        var credits = ladder.Select((step, i) => sheet.Figure($"Credit {Number(i)}, share of fees", CellUnit.Percent, step.Credit.ValueCell)).ToList();
        var steps = applying[0].ValuesTo(applying[^1]);
        return $"IF(MIN({steps})>1,0,INDEX({credits[0].ValuesTo(credits[^1])},MATCH(MIN({steps}),{steps},0)))";
    }

    private static string Number(int i) => (i + 1).ToString(CultureInfo.InvariantCulture);

    private static string Index(int i) => i.ToString(CultureInfo.InvariantCulture);
}
