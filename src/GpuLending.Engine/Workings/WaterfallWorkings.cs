using System.Globalization;
using GpuLending.Engine.Waterfalls;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of one period's cash, of accounts, triggers and the sponsor's return.</summary>
internal static class WaterfallWorkings
{
    private const string Page = "waterfall";

    /// <summary>What a rule paid on a payment date. Rules are counted from 1 in the order of the result.</summary>
    public static Working Step(ExplainedRun run, string place, int month, string figure)
    {
        var waterfall = Waterfall(run, figure);
        var s = Place(place, waterfall.Steps.Count, figure) - 1;
        var k = Payment(waterfall, month, figure);
        var step = waterfall.Steps[s];
        var title = $"{step.Name}, {run.Date(month)}";
        var paid = step.Paid[k];
        return step.Kind switch
        {
            WaterfallStepKind.FundAccount or WaterfallStepKind.Sweep or WaterfallStepKind.CashTrap or WaterfallStepKind.ManagementFee
                or WaterfallStepKind.ResidualCapex or WaterfallStepKind.Distribution => Shared(run, waterfall, s, k, title, figure),
            WaterfallStepKind.OperatingExpenses or WaterfallStepKind.FeesAndHedges or WaterfallStepKind.Interest or WaterfallStepKind.Principal
                or WaterfallStepKind.RepaymentFees or WaterfallStepKind.JuniorDebt => new(
                    figure,
                    title,
                    "asked for − left unpaid",
                    [
                        new("asked for", step.Due[k], FigureUnit.Amount, Source: Asked(step.Kind)),
                        new("left unpaid", step.Due[k] - paid, FigureUnit.Amount, Source: "neither cash nor accounts nor the sponsor paid it"),
                    ],
                    paid,
                    FigureUnit.Amount,
                    Page),
        };
    }

    /// <summary>Cash that the first rule of a payment date finds.</summary>
    public static Working CashIn(ExplainedRun run, int month, string figure)
    {
        var waterfall = Waterfall(run, figure);
        var k = Payment(waterfall, month, figure);
        return new(
            figure,
            $"Cash received, {run.Date(month)}",
            "sum over the period's months of contract fees − prepayments used + merchant revenue + entered inflows",
            [
                .. Enumerable.Range(waterfall.Months[k - 1] + 1, waterfall.Months[k] - waterfall.Months[k - 1]).Select(m =>
                    new WorkingInput($"{run.Date(m)}", PeriodCash.Of(run.Run.Vectors, m).Receipts, FigureUnit.Amount, Source: "cash flow before running costs")),
            ],
            waterfall.Receipts[k],
            FigureUnit.Amount,
            Page);
    }

    /// <summary>Balance of an account after a payment date; 0 is the collection account, the others are counted from 1.</summary>
    public static Working Account(ExplainedRun run, string place, int month, string figure)
    {
        var waterfall = Waterfall(run, figure);
        var a = Place(place, waterfall.Accounts.Count - 1, figure, least: 0);
        var k = Array.IndexOf([.. waterfall.Months], month);
        if (k < 0)
            throw FigureWorkings.Unknown(figure);
        var account = waterfall.Accounts[a];
        return new(
            figure,
            $"{account.Name}, {run.Date(month)}",
            "balance before + paid in − taken out",
            [
                new("balance before", k == 0 ? 0 : account.Balance[k - 1], FigureUnit.Amount,
                    Figure: k == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"waterfall/account/{a}/{waterfall.Months[k - 1]}")),
                new("paid in", account.PaidIn[k], FigureUnit.Amount, Source: "by its rule, by a trap, or by the sponsor when it opens"),
                new("taken out", account.Drawn[k], FigureUnit.Amount, Source: "paid from it, above its target, or released"),
            ],
            account.Balance[k],
            FigureUnit.Amount,
            Page);
    }

    /// <summary>Reading of a trigger on a payment date; triggers are counted from 1.</summary>
    public static Working Trigger(ExplainedRun run, string place, int month, string figure)
    {
        var waterfall = Waterfall(run, figure);
        var trigger = waterfall.Triggers[Place(place, waterfall.Triggers.Count, figure) - 1];
        var k = Payment(waterfall, month, figure);
        if (trigger.Denominator[k] <= 0)
            throw FigureWorkings.Unknown(figure);
        if (trigger.Measure == TriggerMeasure.RentalIndexTier)
        {
            return new(
                figure,
                $"{trigger.Name}, {run.Date(month)}",
                "index ÷ price of the tier; on when below 1",
                [new("index", trigger.Numerator[k], FigureUnit.Price, "/covenants"), new("price of the tier", trigger.Denominator[k], FigureUnit.Price, "/covenants")],
                trigger.Numerator[k] / trigger.Denominator[k],
                FigureUnit.Multiple,
                "rental-index-tiers");
        }

        var cover = trigger.Measure is TriggerMeasure.DebtServiceCoverage or TriggerMeasure.ForwardDebtServiceCoverage;
        return new(
            figure,
            $"{trigger.Name}, {run.Date(month)}",
            cover ? "cash flow ÷ debt service; on when below the threshold" : "balance ÷ value or cost; on when above the threshold",
            [
                new(cover ? "cash flow" : "balance", trigger.Numerator[k], FigureUnit.Amount),
                new(cover ? "debt service" : "value or cost", trigger.Denominator[k], FigureUnit.Amount),
                new("threshold", trigger.Threshold, cover ? FigureUnit.Multiple : FigureUnit.Fraction, string.Create(CultureInfo.InvariantCulture, $"/waterfall/triggers/{int.Parse(place, CultureInfo.InvariantCulture) - 1}/threshold")),
            ],
            trigger.Numerator[k] / trigger.Denominator[k],
            cover ? FigureUnit.Multiple : FigureUnit.Fraction,
            Page);
    }

    /// <summary>The sponsor's return.</summary>
    public static Working Equity(ExplainedRun run, string line, string figure)
    {
        var equity = run.Result.Equity ?? throw FigureWorkings.Unknown(figure);
        return line switch
        {
            "xirr" => new(
                figure,
                "Sponsor's return (XIRR)",
                "rate y at which the sponsor's dated cash sums to zero: Σ cash × (1 + y)^(−days/365) = 0",
                [.. equity.Flows.Select((flow, i) => new WorkingInput(Amounts.Day(flow.Date), flow.Net, FigureUnit.Amount, Figure: $"equity/net/{i.ToString(CultureInfo.InvariantCulture)}"))],
                equity.Xirr ?? throw FigureWorkings.Unknown(figure),
                FigureUnit.RatePerAnnum,
                Page),
            "multiple" => new(
                figure,
                "Sponsor's multiple",
                "received ÷ paid in, each date netted",
                [new("received", equity.Received, FigureUnit.Amount, Figure: "equity/received"), new("paid in", equity.PaidIn, FigureUnit.Amount, Figure: "equity/paid-in")],
                equity.Multiple ?? throw FigureWorkings.Unknown(figure),
                FigureUnit.Multiple,
                Page),
            "paid-in" => new(figure, "Paid in by the sponsor", "sum of the dates on which it pays", [.. Dates(equity, -1)], equity.PaidIn, FigureUnit.Amount, Page),
            "received" => new(figure, "Received by the sponsor", "sum of the dates on which it receives", [.. Dates(equity, 1)], equity.Received, FigureUnit.Amount, Page),
            _ => throw FigureWorkings.Unknown(figure),
        };
    }

    /// <summary>The sponsor's cash on one date.</summary>
    public static Working Net(ExplainedRun run, string place, string figure)
    {
        var equity = run.Result.Equity ?? throw FigureWorkings.Unknown(figure);
        var flow = equity.Flows[Place(place, equity.Flows.Count - 1, figure, least: 0)];
        return new(
            figure,
            $"Sponsor's cash, {Amounts.Day(flow.Date)}",
            "loan + prepayments + distributions + sale − fleet − fees − into accounts − support",
            [
                new("loan", flow.LoanProceeds, FigureUnit.Amount, Source: "draws of loan and junior tranche after discount"),
                new("prepayments", flow.CustomerPrepayments, FigureUnit.Amount, Source: "received from customers"),
                new("distributions", flow.Distribution, FigureUnit.Amount, Source: "and accounts released"),
                new("sale", flow.Sale, FigureUnit.Amount, Source: "its part of the sale at maturity"),
                new("fleet", flow.FleetCost, FigureUnit.Amount, "/lots"),
                new("fees", flow.FinancingCosts, FigureUnit.Amount, "/facility/fees"),
                new("into accounts", flow.AccountFunding, FigureUnit.Amount, Source: "when they open"),
                new("support", flow.Support, FigureUnit.Amount, Source: "where cash and accounts fall short"),
            ],
            flow.Net,
            FigureUnit.Amount,
            Page);
    }

    /// <summary>What all rules of a kind paid on a payment date.</summary>
    public static Working Total(ExplainedRun run, bool swept, int month, string figure)
    {
        var waterfall = Waterfall(run, figure);
        var k = Payment(waterfall, month, figure);
        return new(
            figure,
            $"{(swept ? "Swept" : "Distributed")}, {run.Date(month)}",
            swept ? "sum of the sweeps" : "sum of the distributions",
            [
                .. waterfall.Steps.Select((step, s) => (Step: step, Place: s + 1)).Where(pair => pair.Step.Kind == (swept ? WaterfallStepKind.Sweep : WaterfallStepKind.Distribution))
                    .Select(pair => new WorkingInput(pair.Step.Name, pair.Step.Paid[k], FigureUnit.Amount, Figure: string.Create(CultureInfo.InvariantCulture, $"waterfall/step/{pair.Place}/{month}"))),
            ],
            swept ? waterfall.Swept[k] : waterfall.Distributions[k],
            FigureUnit.Amount,
            Page);
    }

    /// <summary>Dates on which the sponsor pays or receives, as positive amounts.</summary>
    private static IEnumerable<WorkingInput> Dates(EquityReturns equity, int sign) => equity.Flows
        .GroupBy(flow => flow.Date)
        .Select(day => (day.Key, Net: sign * day.Sum(flow => flow.Net)))
        .Where(day => day.Net > 0)
        .Select(day => new WorkingInput(Amounts.Day(day.Key), day.Net, FigureUnit.Amount, Source: "the day's cash, netted"));

    /// <summary>A rule that takes from what it finds: asked for, and no more than there is.</summary>
    private static Working Shared(ExplainedRun run, WaterfallResult waterfall, int s, int k, string title, string figure)
    {
        var step = waterfall.Steps[s];
        if (step.Paid[k] <= 0)
        {
            return new(
                figure,
                title,
                "0 − given back",
                [new("given back", -step.Paid[k], FigureUnit.Amount, Source: step.Kind == WaterfallStepKind.FundAccount ? "what the account held above its target" : "nothing is taken on this date")],
                step.Paid[k],
                FigureUnit.Amount,
                Page);
        }

        List<WorkingInput> inputs =
        [
            new("asked for", step.Due[k], FigureUnit.Amount, Source: step.StepId == TierRules.Prefix + "principal" ? "scheduled principal × (the tier's factor − 1)" : Asked(step.Kind)),
            new("cash there is", step.CashLeft[k] + step.Paid[k], FigureUnit.Amount, Source: "what the rules before it leave"),
        ];
        if (step.Kind == WaterfallStepKind.Sweep)
            inputs.Add(new("owed", waterfall.BalanceBeforeSweep[k] - SweptBefore(waterfall, s, k), FigureUnit.Amount, Source: "balance after interest and principal, less what was swept before"));
        return new(figure, title, "the least of them", inputs, step.Paid[k], FigureUnit.Amount, Page);
    }

    private static double SweptBefore(WaterfallResult waterfall, int s, int k)
    {
        var swept = 0.0;
        for (var i = 0; i < s; i++)
        {
            if (waterfall.Steps[i].Kind == WaterfallStepKind.Sweep)
                swept += waterfall.Steps[i].Paid[k];
        }

        return swept;
    }

    private static string Asked(WaterfallStepKind kind) => kind switch
    {
        WaterfallStepKind.OperatingExpenses => "receipts less cash flow of the period, and what was left unpaid before",
        WaterfallStepKind.FeesAndHedges => "undrawn and agency fees, and what cap and swap ask for",
        WaterfallStepKind.Interest => "interest due to the lenders",
        WaterfallStepKind.Principal => "principal due by the schedule, and what is overdue",
        WaterfallStepKind.FundAccount => "target less balance",
        WaterfallStepKind.Sweep => "the rule's share of the cash it finds",
        WaterfallStepKind.RepaymentFees => "exit fee on principal repaid and swept",
        WaterfallStepKind.CashTrap => "the rule's share of the cash it finds",
        WaterfallStepKind.JuniorDebt => "interest and principal of the junior tranche",
        WaterfallStepKind.ManagementFee => "yearly amount for the period, and the share of receipts",
        WaterfallStepKind.ResidualCapex => "yearly amount for the period",
        WaterfallStepKind.Distribution => "the rule's share of the cash it finds",
    };

    private static WaterfallResult Waterfall(ExplainedRun run, string figure) => run.Result.Waterfall ?? throw FigureWorkings.Unknown(figure);

    private static int Place(string text, int most, string figure, int least = 1) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= least && place <= most ? place : throw FigureWorkings.Unknown(figure);

    private static int Payment(WaterfallResult waterfall, int month, string figure)
    {
        for (var k = 1; k < waterfall.Months.Count; k++)
        {
            if (waterfall.Months[k] == month)
                return k;
        }

        throw FigureWorkings.Unknown(figure);
    }
}
