namespace GpuLending.Engine.Waterfalls;

/// <summary>A payment date's cash, line by line: what comes in, what each rule pays, what is left.</summary>
public static class PeriodLines
{
    /// <summary>Lists the lines of one payment date. Cash from accounts and from the sponsor comes first, though a rule calls for it only where cash is short; the last line leaves
    /// what the collection account keeps.</summary>
    /// <param name="waterfall">The run.</param>
    /// <param name="payment">Payment, from 1.</param>
    /// <returns>Lines in order; those that are zero and no rule are left out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such payment.</exception>
    public static IReadOnlyList<PeriodLine> Of(WaterfallResult waterfall, int payment)
    {
        ArgumentNullException.ThrowIfNull(waterfall);
        ArgumentOutOfRangeException.ThrowIfLessThan(payment, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(payment, waterfall.Dates.Count);
        var lines = new List<PeriodLine>();
        var left = 0.0;
        var k = payment;
        Add("Kept from before", waterfall.Accounts[0].Balance[k - 1]);
        Add("Receipts", waterfall.Receipts[k]);
        Add("Received from hedges", waterfall.HedgeReceived[k]);
        Add("From accounts", FromAccounts(waterfall, k));
        Add("From the sponsor", waterfall.SponsorSupport[k]);
        var distributed = 0.0;
        for (var s = 0; s < waterfall.Steps.Count; s++)
        {
            var step = waterfall.Steps[s];
            left -= step.Paid[k];
            lines.Add(new PeriodLine(step.Name, -step.Paid[k], left, step.Due[k], s + 1));
            if (step.Kind == WaterfallStepKind.Distribution)
                distributed += step.Paid[k];
        }

        if (k == waterfall.Dates.Count - 1)
        {
            Add("Sale of the fleet", waterfall.Sale?.Proceeds ?? 0);
            Add("Repays what is owed", -waterfall.RepaidAtEnd);
            Add("Repays the junior tranche", -waterfall.JuniorRepaidAtEnd);
            Add("Released to the sponsor", -(waterfall.Distributions[k] - distributed));
            Add("Sale, the sponsor's part", -(waterfall.Sale?.ToSponsor ?? 0));
        }

        return lines;

        void Add(string name, double amount)
        {
            left += amount;
            if (amount != 0)
                lines.Add(new PeriodLine(name, amount, left));
        }
    }

    /// <summary>What accounts paid on the date, without what their own rules gave back.</summary>
    private static double FromAccounts(WaterfallResult waterfall, int k)
    {
        var drawn = 0.0;
        for (var a = 1; a < waterfall.Accounts.Count; a++)
            drawn += waterfall.Accounts[a].Drawn[k];
        foreach (var step in waterfall.Steps)
        {
            if (step.Kind is WaterfallStepKind.FundAccount or WaterfallStepKind.CashTrap)
                drawn -= Math.Max(0, -step.Paid[k]);
        }

        return drawn;
    }
}
