using GpuLending.Engine.Waterfalls;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>The state of each trigger of an agreed waterfall on each payment: struck behind the principal rule, so that rules before it see the state of the payment before.</summary>
internal sealed class TriggerRows
{
    private readonly LoanGround _ground;
    private readonly DrawsSheet _draws;
    private readonly SizingSheet _sizing;
    private readonly LoanSheet _loan;
    private readonly WaterfallInputs _agreed;
    private readonly WorkbookSheet _sheet;
    private readonly WaterfallClock _clock;
    private readonly WaterfallTerms _terms;
    private readonly WorkbookRow[] _on;

    private TriggerRows(
        LoanGround ground, DrawsSheet draws, SizingSheet sizing, LoanSheet loan, WaterfallInputs agreed, WorkbookSheet sheet, WaterfallClock clock, WaterfallTerms terms)
    {
        (_ground, _draws, _sizing, _loan, _agreed, _sheet, _clock, _terms) = (ground, draws, sizing, loan, agreed, sheet, clock, terms);
        _on = [.. terms.Triggers.Select(_ => sheet.Declare())];
    }

    private WaterfallResult Engine => _ground.Result.Waterfall!;

    private string Alive => _draws.Alive.Here;

    /// <summary>Writes the rows.</summary>
    /// <returns>1 where a trigger is on, a row each in the order of the terms.</returns>
    public static WorkbookRow[] Write(
        LoanGround ground, DrawsSheet draws, SizingSheet sizing, LoanSheet loan, WaterfallInputs agreed, WorkbookSheet sheet, WaterfallClock clock, WaterfallTerms terms)
    {
        var rows = new TriggerRows(ground, draws, sizing, loan, agreed, sheet, clock, terms);
        if (rows._on.Length == 0)
            return rows._on;
        sheet.Block("Triggers", "Struck behind the principal rule; rules before it see the state of the payment before.");
        var service = terms.Triggers.Any(trigger => trigger.Measure == TriggerMeasure.ForwardDebtServiceCoverage) ? clock.ServiceByMonth() : "";
        for (var t = 0; t < rows._on.Length; t++)
            rows.WriteTrigger(t, service);
        return rows._on;
    }

    private void WriteTrigger(int t, string service)
    {
        var (trigger, inputs, engine) = (_terms.Triggers[t], _agreed.Triggers[t], Engine.Triggers[t]);
        var log = _clock.ByMonth([.. engine.On.Select(on => on ? 1.0 : 0)]);
        var number = _draws.Number.Here;
        var first = inputs.From is { } from ? $"MAX(1,{_clock.PaymentOnOrAfter(from.ValueCell)})" : "1";
        var until = inputs.Until is { } day ? $"{number}<{_clock.PaymentOnOrAfter(day.ValueCell)}" : $"{number}<={_draws.LastPayment}";
        var inRange = $"AND({number}>={first},{until})";
        var name = trigger.Name.Length > 0 ? trigger.Name : WaterfallWords.Measure(trigger.Measure);
        if (trigger.Measure is TriggerMeasure.Event or TriggerMeasure.CustomerDefault)
        {
            // In the base scenario no customer stops paying; an event without a day has not happened.
            var never = trigger.Measure == TriggerMeasure.CustomerDefault || inputs.From is null;
            _sheet.Series($"On: {name}", CellUnit.Flag, never ? $"0*{Alive}" : $"IF({Alive}=1,IF({inRange},1,0),0)", log, row: _on[t]);
            return;
        }

        var window = inputs.Window!;
        var (m, all) = (_ground.Months.Here, _ground.Months.All);
        var (upper, lower, isCover, tested) = trigger.Measure switch
        {
            TriggerMeasure.DebtServiceCoverage => (
                $"SUMPRODUCT(({all}>{m}-{window})*({all}<={m})*{_sizing.Cash.All})", $"SUMPRODUCT(({all}>{m}-{window})*({all}<={m})*{_loan.Service.All})", true, $"{m}>={window}"),
            TriggerMeasure.ForwardDebtServiceCoverage => (
                $"SUMPRODUCT(({all}>{m})*({all}<={m}+{window})*({_ground.ContractedCfads.All}+{_ground.MerchantCfads.All}))", $"SUMPRODUCT(({all}>{m})*({all}<={m}+{window})*{service})*IF({_loan.Balance.Here}>0,1,0)", true, ""),
            TriggerMeasure.LoanToValue => (_loan.Balance.Here, _ground.Values[trigger.Premise ?? _ground.Case.Valuation.Premise].Here, false, "1=1"),
            _ => (_loan.Balance.Here, string.Join("+", _ground.Lots.Select(lot => $"IF({lot.Delivered}<={_ground.Dates.Here},{lot.TotalCost},0)")), false, "1=1"),
        };
        var over = _sheet.Series($"{name}: upper side", CellUnit.Money, $"IF({Alive}=1,{upper},0)");
        var under = _sheet.Series($"{name}: lower side", CellUnit.Money, $"IF({Alive}=1,{lower},0)");
        tested = tested.Length == 0 ? $"{under.Here}>0" : tested;
        var threshold = $"{inputs.Threshold}*{under.Here}";
        var fails = _sheet.Series(
            $"{name}: fails", CellUnit.Flag,
            $"IF(AND({Alive}=1,{tested}),IF({(isCover ? $"{over.Here}<{threshold}-" : $"{over.Here}>{threshold}+")}{LoanConstants.Noise}*ABS({threshold}),1,0),\"\")");
        var passed = _sheet.Declare();
        var on = _on[t];
        _sheet.Series(
            $"{name}: tests passed while on", CellUnit.Count,
            $"IF({Alive}=0,N({passed.Before}),IF(NOT({inRange}),0,IF({fails.Here}=\"\",N({passed.Before}),IF({fails.Here}=1,0,N({passed.Before})+N({on.Before})))))", row: passed);
        _sheet.Series(
            $"On: {name}", CellUnit.Flag,
            $"IF({Alive}=0,N({on.Before}),IF(NOT({inRange}),0,IF({fails.Here}=\"\",N({on.Before}),IF({fails.Here}=1,1,IF({passed.Here}>={inputs.CureTests},0,N({on.Before}))))))", row: on);
    }
}
