using GpuLending.Engine.Waterfalls;

namespace GpuLending.Underwriting.Workbooks.Loans;

/// <summary>The agreed waterfall: each rule in its order, what it asks, from where it is paid, and the cash it leaves. The sponsor pays what the base case leaves short, so
/// that the loan is paid as scheduled.</summary>
internal sealed class AgreedWaterfall
{
    private readonly LoanGround _ground;
    private readonly LoanInputs _inputs;
    private readonly DrawsSheet _draws;
    private readonly SizingSheet _sizing;
    private readonly LoanSheet _loan;
    private readonly WaterfallInputs _agreed;
    private readonly WorkbookSheet _sheet;
    private readonly WaterfallTerms _terms;
    private readonly WaterfallClock _clock;
    private readonly List<string> _support = [];
    private readonly List<WorkbookRow> _distributed = [];
    private readonly List<(WaterfallStepKind Kind, WorkbookRow Paid)> _out = [];
    private readonly List<WorkbookRow> _opens = [];
    private readonly List<WorkbookRow> _ends = [];
    private readonly WorkbookRow[] _heldAtEnd;
    private readonly string[] _held;
    private readonly WorkbookRow[] _targets;
    private WorkbookRow[] _on = [];
    private WorkbookRow _started = null!;
    private WorkbookRow? _received;
    private WorkbookRow? _periodMonths;
    private WorkbookRow _atEnd = null!;
    private WorkbookRow _receipts = null!;
    private string _cash = "";

    public AgreedWaterfall(LoanGround ground, LoanInputs inputs, DrawsSheet draws, SizingSheet sizing, LoanSheet loan, WorkbookSheet sheet, WaterfallTerms terms)
    {
        (_ground, _inputs, _draws, _sizing, _loan, _sheet, _terms) = (ground, inputs, draws, sizing, loan, sheet, terms);
        _agreed = WaterfallInputs.Write(ground.Draft, terms);
        _clock = new WaterfallClock(ground, draws, loan, sheet);
        _heldAtEnd = [.. terms.Accounts.Select(_ => sheet.Declare())];
        _held = new string[terms.Accounts.Count];
        _targets = new WorkbookRow[terms.Accounts.Count];
    }

    /// <summary>Cash in all accounts.</summary>
    public WorkbookRow Held { get; private set; } = null!;

    /// <summary>Paid in by the sponsor to open accounts and to cover what is short, and paid out to it.</summary>
    public WorkbookRow Funding { get; private set; } = null!;

    public WorkbookRow Support { get; private set; } = null!;

    public WorkbookRow Distributions { get; private set; } = null!;

    private WaterfallResult Engine => _ground.Result.Waterfall!;

    private string Alive => _draws.Alive.Here;

    public void Write()
    {
        var costs = WriteCash();
        _on = TriggerRows.Write(_ground, _draws, _sizing, _loan, _agreed, _sheet, _clock, _terms);
        WriteTargets();
        WriteStart();
        var order = Order();
        for (var s = 0; s < order.Count; s++)
            WriteStep(s, order[s].Step, order[s].Kind, costs);
        WriteEnd();
    }

    // Fees on what is repaid stand before the first distribution where no rule names them.
    private List<(int Step, WaterfallStepKind Kind)> Order()
    {
        var order = _terms.Steps.Select((step, i) => (Step: i, step.Kind)).ToList();
        if (order.Exists(rule => rule.Kind == WaterfallStepKind.RepaymentFees))
            return order;
        var distribution = order.FindIndex(rule => rule.Kind == WaterfallStepKind.Distribution);
        var principal = order.FindLastIndex(rule => rule.Kind is WaterfallStepKind.Principal);
        order.Insert(distribution > principal ? distribution : principal + 1, (-1, WaterfallStepKind.RepaymentFees));
        return order;
    }

    private WorkbookRow WriteCash()
    {
        _sheet.Block("Cash in", "What came in since the payment before.");
        var monthly = _sheet.Series("Receipts of the month", CellUnit.Money, $"MAX({_ground.Receipts!.Here},{_ground.ContractedCfads.Here}+{_ground.MerchantCfads.Here})");
        var costs = _sheet.Series("Costs of the month", CellUnit.Money, $"{monthly.Here}-{_ground.ContractedCfads.Here}-{_ground.MerchantCfads.Here}");
        var soFar = _sheet.Series("Receipts of the period so far", CellUnit.Money, row => $"IF({_ground.Months.Here}=0,0,{monthly.Here}+IF({_draws.Pays.Before}=1,0,N({row.Before})))");
        var costsSoFar = _sheet.Series("Costs of the period so far", CellUnit.Money, row => $"IF({_ground.Months.Here}=0,0,{costs.Here}+IF({_draws.Pays.Before}=1,0,N({row.Before})))");
        _receipts = _sheet.Series("Receipts", CellUnit.Money, $"{Alive}*{soFar.Here}", _clock.ByMonth(Engine.Receipts), total: true);
        return _sheet.Series("Running costs", CellUnit.Money, $"{Alive}*{costsSoFar.Here}", total: true);
    }

    private void WriteTargets()
    {
        if (_held.Length == 0)
            return;
        _sheet.Block("Accounts: targets");
        var service = _terms.Accounts.Any(account => account.Target == AccountTarget.MonthsOfDebtService) ? _clock.ServiceByMonth() : "";
        var costs = _terms.Accounts.Any(account => account.Target == AccountTarget.MonthsOfOperatingCost)
            ? _sheet.Series("Running costs of the month", CellUnit.Money, $"MAX({_ground.Receipts!.Here},{_ground.ContractedCfads.Here}+{_ground.MerchantCfads.Here})-{_ground.ContractedCfads.Here}-{_ground.MerchantCfads.Here}").All
            : "";
        var started = _sheet.Figure("First payment of the last draw to start", CellUnit.Count, $"MAX({string.Join(",", _draws.Draws.Select(draw => draw.First.ValueCell))})");
        for (var a = 0; a < _held.Length; a++)
        {
            var (account, inputs, engine) = (_terms.Accounts[a], _agreed.Accounts[a], Engine.Accounts[a + 1]);
            var opens = _sheet.Figure(
                $"{engine.Name}: opens on payment", CellUnit.Count, _clock.PaymentOnOrAfter(inputs.FundedOn is { } on ? on.ValueCell : _draws.Draws[^1].Date.ValueCell), note: "0 is closing.");
            var ends = inputs.ReleasedOn is { } released ? _clock.PaymentOnOrAfter(released.ValueCell) : $"{_draws.LastPayment}+1";
            var endsAt = _sheet.Figure($"{engine.Name}: released on payment", CellUnit.Count, ends);
            var amount = account.Target switch
            {
                AccountTarget.None => "0",
                AccountTarget.MonthsOfDebtService => _clock.Ahead(service, inputs.Target!.ValueCell),
                AccountTarget.MonthsOfPowerCost => _clock.Ahead(_ground.Power!.All, inputs.Target!.ValueCell),
                AccountTarget.MonthsOfOperatingCost => _clock.Ahead(costs, inputs.Target!.ValueCell),
                AccountTarget.ShareOfLoan => $"{inputs.Target}*{_sizing.Unrounded}",
                AccountTarget.Amount => inputs.Target!.ValueCell,
            };
            var limited = account.LimitedToBalance ? $"MIN({amount},{_loan.Balance.Here})" : amount;
            var number = _draws.Number.Here;
            var isDate = $"OR({Alive}=1,{_ground.Months.Here}=0)";
            _targets[a] = _sheet.Series(
                $"{engine.Name}: target", CellUnit.Money,
                $"IF(AND({isDate},{number}>={opens},{number}<{endsAt},OR({number}>0,{inputs.FundedShare}>0),OR({number}=0,{_loan.Balance.Here}>{LoanConstants.Nothing},{number}<{started})),{limited},0)", _clock.ByMonth(engine.Target));
            _opens.Add(opens);
            _ends.Add(endsAt);
        }

        _started = started;
    }

    private void WriteStart()
    {
        _sheet.Block("Cash that the rules find");
        _atEnd = _sheet.Declare();
        var releases = new List<string>();
        if (_held.Length > 0)
        {
            var owed = string.Join("+", _sizing.Unit.Draws.Select(part => $"({_draws.Number.Here}>={part.Draw.First})*{part.Owed.Here}"));
            var owes = _sheet.Series("Something is owed", CellUnit.Flag, $"IF(OR({_draws.Number.Here}<{_started},{_sizing.Unrounded}*({owed})>{LoanConstants.Nothing}),1,0)");
            for (var a = 0; a < _held.Length; a++)
            {
                var joins = _terms.Accounts[a].Use == AccountUse.JoinsCash ? "1=1" : $"OR({_draws.Number.Here}>={_ends[a]},{owes.Here}=0)";
                var release = _sheet.Series($"Released by {Engine.Accounts[a + 1].Name}", CellUnit.Money, $"IF(AND({Alive}=1,{joins}),N({_heldAtEnd[a].Before}),0)");
                releases.Add(release.Here);
                _held[a] = $"(N({_heldAtEnd[a].Before})-{release.Here})";
            }
        }

        var hedge = "";
        if (_loan.Hedge is { } paid)
        {
            _received = _sheet.Series("Received from the hedge", CellUnit.Money, $"{Alive}*MAX(0,-{paid.Here})", _clock.ByMonth(Engine.HedgeReceived), total: true);
            hedge = $"+MAX(0,-MAX({paid.Here},{_loan.Interest.Here}))";
        }

        var start = _sheet.Series(
            "Cash", CellUnit.Money, $"IF({Alive}=1,N({_atEnd.Before})+{_receipts.Here}{hedge}{string.Concat(releases.Select(release => "+" + release))},N({_atEnd.Before}))",
            note: _loan.Hedge is null ? "" : "What a hedge pays goes to interest first; here is what it pays above.");
        _cash = start.Here;
    }

    private void WriteStep(int s, int step, WaterfallStepKind kind, WorkbookRow costs)
    {
        var engine = Engine.Steps[s];
        _sheet.Block($"{s + 1} {engine.Name}");
        var label = engine.Name;
        WorkbookRow paid;
        switch (kind)
        {
            case WaterfallStepKind.OperatingExpenses:
                paid = Pay(label, costs.Here, costs: true, debt: false);
                break;
            case WaterfallStepKind.FeesAndHedges:
                paid = Pay("fees", $"{Alive}*{_loan.Standing.Here}", costs: true, debt: false);
                if (_loan.Hedge is { } hedge)
                {
                    var fees = paid;
                    var hedged = Pay("hedge", $"{Alive}*MAX(0,{hedge.Here})", costs: false, debt: true);
                    paid = _sheet.Series("Paid", CellUnit.Money, $"{fees.Here}+{hedged.Here}");
                }

                break;
            case WaterfallStepKind.Interest:
                paid = Interest();
                break;
            case WaterfallStepKind.Principal:
                paid = Pay(label, _loan.Principal.Here, costs: false, debt: true);
                break;
            case WaterfallStepKind.RepaymentFees:
                paid = Pay(label, $"{_inputs.Exit}*{_loan.Principal.Here}", costs: false, debt: false);
                break;
            case WaterfallStepKind.FundAccount:
                paid = Fund(step);
                break;
            case WaterfallStepKind.CashTrap:
                paid = Trap(step);
                break;
            case WaterfallStepKind.Distribution:
                paid = _sheet.Series("Paid out", CellUnit.Money, $"IF({Holds(step)},{Share(step)}*{_cash},0)");
                Leave(paid);
                _distributed.Add(paid);
                break;
            default:
                var inputs = _agreed.Steps[step];
                paid = _sheet.Series(
                    "Paid", CellUnit.Money,
                    $"IF({Holds(step)},MIN({_cash},N({inputs.Amount})/12*{PeriodMonths()}+{inputs.ReceiptsShare}*{_receipts.Here}),0)");
                Leave(paid);
                break;
        }

        paid.Engine = _clock.ByMonth(engine.Paid);
        paid.TotalFormula = $"SUM({paid.All})";
        _out.Add((kind, paid));
    }

    private string PeriodMonths() => (_periodMonths ??= _sheet.Series(
        "Months of the period", CellUnit.Count, row => $"IF({_ground.Months.Here}=0,0,1+IF({_draws.Pays.Before}=1,0,N({row.Before})))")).Here;

    private string Holds(int step)
    {
        var (rule, inputs) = (_terms.Steps[step], _agreed.Steps[step]);
        var number = _draws.Number.Here;
        var parts = new List<string> { $"{Alive}=1" };
        if (inputs.From is { } from)
            parts.Add($"{number}>={_clock.PaymentOnOrAfter(from.ValueCell)}");
        if (inputs.Until is { } until)
            parts.Add($"{number}<{_clock.PaymentOnOrAfter(until.ValueCell)}");
        if (rule.Condition != StepCondition.Always)
            parts.Add(rule.Condition == StepCondition.WhileTriggered ? AnyOn(step) : $"NOT({AnyOn(step)})");
        return $"AND({string.Join(",", parts)})";
    }

    private string AnyOn(int step)
    {
        var rule = _terms.Steps[step];
        var behind = _terms.Steps.ToList().FindIndex(other => other.Kind == WaterfallStepKind.Principal) < step;
        var states = rule.TriggerIds.Select(id => _on[_terms.Triggers.ToList().FindIndex(trigger => trigger.Id == id)]).Select(on => behind ? on.Here : $"N({on.Before})").ToList();
        return states.Count == 0 ? "1=0" : $"{string.Join("+", states)}>0";
    }

    private string Share(int step)
    {
        var inputs = _agreed.Steps[step];
        return inputs.TriggeredShare is { } triggered ? $"IF({AnyOn(step)},{triggered},{inputs.Share})" : inputs.Share!.ValueCell;
    }

    private void Leave(WorkbookRow paid)
    {
        var left = _sheet.Series("Cash left", CellUnit.Money, $"{_cash}-{paid.Here}");
        _cash = left.Here;
    }

    // From cash, then from the accounts that may pay it, then from the sponsor.
    private WorkbookRow Pay(string what, string due, bool costs, bool debt)
    {
        var asked = _sheet.Series($"Due: {what}", CellUnit.Money, due);
        var fromCash = _sheet.Series("From cash", CellUnit.Money, $"MAX(0,MIN({_cash},{asked.Here}))");
        var rest = $"{asked.Here}-{fromCash.Here}";
        for (var a = 0; a < _held.Length; a++)
        {
            var use = _terms.Accounts[a].Use;
            if (!((costs && use is AccountUse.OperatingExpenses or AccountUse.AnyShortage) || (debt && use is AccountUse.DebtService or AccountUse.AnyShortage)) || (!costs && !debt))
                continue;
            var taken = _sheet.Series($"From {Engine.Accounts[a + 1].Name}", CellUnit.Money, $"MAX(0,MIN({_held[a]},{rest}))");
            rest = $"{rest}-{taken.Here}";
            _held[a] = $"({_held[a]}-{taken.Here})";
        }

        var sponsor = _sheet.Series("From the sponsor", CellUnit.Money, $"MAX(0,{rest})");
        _support.Add(sponsor.Here);
        var left = _sheet.Series("Cash left", CellUnit.Money, $"{_cash}-{fromCash.Here}");
        _cash = left.Here;
        return _sheet.Series("Paid", CellUnit.Money, $"MAX(0,{asked.Here})");
    }

    private WorkbookRow Interest()
    {
        var lenders = _loan.Hedge is { } hedge ? $"({_loan.Interest.Here}-{hedge.Here})" : _loan.Interest.Here;
        var fromHedge = _received is { } received ? _sheet.Series("From the hedge", CellUnit.Money, $"MAX(0,MIN({lenders},{received.Here}))").Here : "0";
        Pay("interest", $"MAX(0,{lenders})-{fromHedge}", costs: false, debt: true);
        var negative = _sheet.Series("Cash left after rates below zero", CellUnit.Money, $"{_cash}-MIN(0,{lenders})");
        _cash = negative.Here;
        return _sheet.Series("Paid to the lenders", CellUnit.Money, lenders);
    }

    private WorkbookRow Fund(int step)
    {
        var a = Account(step);
        var paid = _sheet.Series(
            "Paid in", CellUnit.Money,
            $"IF({Holds(step)},MIN({_cash},IF({_draws.Number.Here}>{_opens[a]},{_targets[a].Here},0)-{_held[a]}),0)", note: "Below zero: what is above the target flows on.");
        _held[a] = $"({_held[a]}+{paid.Here})";
        Leave(paid);
        return paid;
    }

    private WorkbookRow Trap(int step)
    {
        var a = Account(step);
        var paid = _sheet.Series("Held back", CellUnit.Money, $"IF({Alive}=1,IF({Holds(step)},{Share(step)}*{_cash},-{_held[a]}),0)", note: "Below zero: released.");
        _held[a] = $"({_held[a]}+{paid.Here})";
        Leave(paid);
        return paid;
    }

    private int Account(int step) => _terms.Accounts.ToList().FindIndex(account => account.Id == _terms.Steps[step].AccountId);

    private void WriteEnd()
    {
        _sheet.Block("After the rules");
        var isLast = $"AND({Alive}=1,{_draws.Number.Here}={_draws.LastPayment})";
        var isDate = $"OR({Alive}=1,{_ground.Months.Here}=0)";
        var funding = new List<string>();
        var released = new List<string> { _cash };
        for (var a = 0; a < _held.Length; a++)
        {
            var engine = Engine.Accounts[a + 1];
            var opened = _sheet.Series(
                $"Paid into {engine.Name} by the sponsor", CellUnit.Money,
                $"IF(AND({isDate},{_draws.Number.Here}={_opens[a]}),MAX(0,{_agreed.Accounts[a].FundedShare}*{_targets[a].Here}-{_held[a]}),0)");
            funding.Add(opened.Here);
            released.Add($"{_held[a]}+{opened.Here}");
            _sheet.Series($"{engine.Name}: balance", CellUnit.Money, $"IF({isLast},0,{_held[a]}+{opened.Here})", _clock.Carried(engine.Balance), row: _heldAtEnd[a]);
        }

        _sheet.Series("Collection account: balance", CellUnit.Money, $"IF({isLast},0,{_cash})", _clock.Carried(Engine.Accounts[0].Balance), row: _atEnd);
        Funding = _sheet.Series("Paid by the sponsor to open accounts", CellUnit.Money, funding.Count == 0 ? $"0*{Alive}" : string.Join("+", funding), _clock.ByMonth(Engine.SponsorFunding), total: true);
        Support = _sheet.Series("Paid by the sponsor for what is short", CellUnit.Money, string.Join("+", _support), _clock.ByMonth(Engine.SponsorSupport), total: true);
        var paidOut = string.Join("+", _distributed.Select(row => row.Here).DefaultIfEmpty($"0*{Alive}"));
        Distributions = _sheet.Series(
            "To the sponsor", CellUnit.Money, $"{paidOut}+IF({isLast},{string.Join("+", released)},0)", _clock.ByMonth(Engine.Distributions), total: true, note: "On the last payment accounts flow out too.");
        Held = _sheet.Series("Cash in all accounts", CellUnit.Money, string.Join("+", _heldAtEnd.Append(_atEnd).Select(row => row.Here)));
        var paid = string.Join("+", _out.Where(rule => rule.Kind is not (WaterfallStepKind.FundAccount or WaterfallStepKind.CashTrap or WaterfallStepKind.Distribution)).Select(rule => rule.Paid.Here));
        var received = _received is null ? "" : $"+{_received.Here}";
        var difference = _sheet.Series(
            "Cash in less cash out", CellUnit.Money,
            $"IF({isDate},N({Held.Before})+{_receipts.Here}{received}+{Funding.Here}+{Support.Here}-({paid})-{Distributions.Here}-{Held.Here},0)", note: "Nothing, on every date.");
        _ground.Draft.Check("The waterfall pays out what comes in", $"SUMPRODUCT((ABS({difference.All})>{LoanConstants.HalfCoin})*1)=0");
    }
}
