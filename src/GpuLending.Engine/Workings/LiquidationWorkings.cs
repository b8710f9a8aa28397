using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of what a sale brings, of the layers of support and of the amount that cures loan-to-value.</summary>
internal static class LiquidationWorkings
{
    public static Working OfPremise(ExplainedRun run, string premise, int month, string figure)
    {
        var valued = Premise(premise, figure);
        var lots = run.Run.Valuation.ByLot([run.Result.Months[month]], valued, run.Run.ValueFactors[month]);
        return new(
            figure,
            $"{valued.DisplayName()}, {run.Date(month)}",
            "sum of the lots, each at the share of fair market value that a sale keeps",
            [.. lots.Select(lot => new WorkingInput($"lot {lot.LotId}", lot.MarkedValue[0], FigureUnit.Amount, Figure: $"collateral/sale/{lot.LotId}/{valued.Abbreviation()}"))],
            run.Result.Collateral.ByPremise[valued][month],
            FigureUnit.Amount,
            "premise-ladder");
    }

    public static Working Sale(ExplainedRun run, string lotId, string premise, string figure)
    {
        var lot = run.Result.Collateral.Lots.ToList().FindIndex(item => item.LotId == lotId);
        if (lot < 0)
            throw FigureWorkings.Unknown(figure);
        var valued = run.Run.Valuation.Lots[lot];
        var sale = valued.Sales[(int)Premise(premise, figure)];
        var block = run.Snapshot.Policy.BlockDiscount;
        var asked = sale.LadderPrice * (1 - sale.BlockDiscount) * sale.BuyerPoolFactor;
        return new(
            figure,
            $"Lot {lotId}, share of fair market value kept, {sale.Premise.DisplayName().ToLowerInvariant()}",
            "price × (1 − block discount) × buyers − what is held back so that less time never brings more − costs, not below 0",
            [
                new("price", sale.LadderPrice, FigureUnit.Fraction, Source: Reason(run, sale.Premise)),
                new("block discount", sale.BlockDiscount, FigureUnit.Fraction, Figure: block is null ? null : $"collateral/block-discount/{lotId}/{premise}", Source: block?.Reason ?? "the policy takes none"),
                new("buyers", sale.BuyerPoolFactor, FigureUnit.Fraction, $"/lots/{lot}/configuration", Source: valued.BuyerPool?.Reason ?? "any buyer can use it"),
                new("held back", Math.Max(0, asked - sale.Price), FigureUnit.Fraction),
                new("costs", sale.Costs, FigureUnit.Fraction, Source: $"{sale.Days} days"),
            ],
            sale.Net,
            FigureUnit.Fraction,
            "liquidation");
    }

    public static Working BlockDiscount(ExplainedRun run, string lotId, string premise, string figure)
    {
        var lot = run.Case.Lots.FirstOrDefault(item => item.Id == lotId);
        if (lot is null || run.Snapshot.Policy.BlockDiscount is not { } block)
            throw FigureWorkings.Unknown(figure);
        var step = run.Snapshot.Policy.PremiseLadder.Step(Premise(premise, figure));
        var units = run.Case.Lots.Where(item => item.GpuModel == lot.GpuModel).Sum(item => (double)item.Count);
        var nothingSold = step.Premise == ValuationPremise.FairMarketValueInContinuedUse;
        return new(
            figure,
            $"{lot.GpuModel}, block discount, {step.Premise.DisplayName().ToLowerInvariant()}",
            nothingSold ? "in continued use nothing is sold" : "largest discount × units ÷ (units + units the market takes in the time allowed)",
            nothingSold
                ? []
                :
                [
                    new("largest discount", block.Maximum, FigureUnit.Fraction, Source: block.Reason),
                    new($"units of {lot.GpuModel} in the pool", units, FigureUnit.Count, "/lots"),
                    new($"units the market takes in {step.Days} days", block.Depth(lot.GpuModel, step.Days), FigureUnit.Count, Source: block.IsAssumed ? "assumed" : block.Reason),
                ],
            nothingSold ? 0 : block.Discount(lot.GpuModel, units, step.Days),
            FigureUnit.Fraction,
            "liquidation");
    }

    public static Working Recovery(ExplainedRun run, string premise, string figure)
    {
        var policy = run.Snapshot.Policy;
        var start = run.Run.Operations.Fleet.InService.Append(run.Result.ValuationDate).Max();
        var sold = Premise(premise, figure);
        var sale = LiquidationClock.Of(run.Run.Valuation.Under([]), policy.PremiseLadder, policy.LiquidationClock, start).Premises.FirstOrDefault(item => item.Premise == sold)
            ?? throw FigureWorkings.Unknown(figure);
        return new(
            figure,
            $"Net recovery, {sold.DisplayName().ToLowerInvariant()}, {sale.Days} days from {Amounts.Day(start)}",
            "sum over the weeks of proceeds, costs, decline of the market and time value, not below 0",
            [
                Sum("proceeds", week => week.GrossProceeds), Sum("de-installation", week => week.Deinstallation), Sum("data wiping", week => week.DataWiping),
                Sum("testing", week => week.Testing), Sum("freight", week => week.Freight), Sum("storage", week => week.Storage), Sum("insurance", week => week.Insurance),
                Sum("broker", week => week.Broker), Sum("decline of the market", week => week.MarketDecline), Sum("time value", week => week.TimeValue),
            ],
            sale.NetRecovery,
            FigureUnit.Amount,
            "liquidation");

        WorkingInput Sum(string name, Func<LiquidationWeek, double> part) => new(name, sale.Weeks.Sum(part), FigureUnit.Amount);
    }

    public static Working Support(ExplainedRun run, string id, int month, string figure)
    {
        var supported = run.Result.Collateral.Supported;
        var place = supported?.Layers.ToList().FindIndex(item => item.Id == id) ?? -1;
        if (place < 0)
            throw FigureWorkings.Unknown(figure);
        var layer = supported!.Layers[place];
        var index = run.Case.Valuation.Supports.ToList().FindIndex(item => item.Id == id);
        var terms = run.Case.Valuation.Supports[index];
        var at = $"/valuation/supports/{index}";
        var date = run.Result.Months[month];
        var inTime = date >= terms.From && date <= terms.To;
        var inputs = new List<WorkingInput>
        {
            new("counted cap", inTime ? layer.CountedCap : 0, FigureUnit.Amount, at + "/cap", Source: inTime ? $"cap × credit given to {terms.Counterparty}" : "cannot be called on this day"),
            new("balance", run.Result.Loan.Balance[month], FigureUnit.Amount, Figure: $"loan/balance/{month}"),
            new("marked value", run.Result.Collateral.MarkedValue[month], FigureUnit.Amount, Figure: $"collateral/marked/{month}"),
            new("earlier layers", supported.Layers.Take(place).Sum(item => item.Adds[month]), FigureUnit.Amount),
        };
        if (terms.Floor is { } floor)
            inputs.Add(new("floor", (double)floor.Amount, FigureUnit.Amount, at + "/floor"));
        return new(
            figure,
            $"{layer.Counterparty} pays on a sale, {run.Date(month)}",
            "least of counted cap and what marked value and earlier layers leave short of the balance"
                + (terms.Floor is null ? "" : " and of the floor") + ", not below 0",
            inputs,
            layer.Pays[month],
            FigureUnit.Amount,
            "residual-support");
    }

    public static Working Cure(ExplainedRun run, int month, string figure)
    {
        if (run.Result.Collateral.CureAmount.Count <= month)
            throw FigureWorkings.Unknown(figure);
        var premise = run.Case.Sizing.LoanToValue.Premise ?? run.Case.Valuation.Premise;
        return new(
            figure,
            $"Amount that brings loan-to-value back to its maximum, {run.Date(month)}",
            "balance − largest loan-to-value × value, not below 0",
            [
                new("balance", run.Result.Loan.Balance[month], FigureUnit.Amount, Figure: $"loan/balance/{month}"),
                SizingWorkings.LargestLoanToValue(run),
                new(premise.DisplayName(), run.Run.LendableValue(premise)[month], FigureUnit.Amount, "/sizing/loanToValue/premise"),
            ],
            run.Result.Collateral.CureAmount[month],
            FigureUnit.Amount,
            "loan-to-value");
    }

    public static Working Standard(ExplainedRun run, string name, string figure)
    {
        if (run.Result.Collateral.Standards is not { } standards)
            throw FigureWorkings.Unknown(figure);
        var lots = run.Run.Valuation.Lots;
        var date = run.Result.Months[0];
        return name switch
        {
            "base" => new(
                figure, "Base value at closing", "sum of the lots on their curves in continued use, haircuts taken, no opinion of today's market",
                [.. lots.Select(lot => new WorkingInput($"lot {lot.LotId}", Scenario(date < lot.InServiceDate ? 0 : lot.CurveValuePerGpu(date) * lot.Count * (1 - lot.Haircut)), FigureUnit.Amount))],
                standards.Base, FigureUnit.Amount, "mark-policy"),
            "market" => new(
                figure, "Market value at closing", "sum of the lots on their marks in continued use",
                [.. lots.Select(lot => new WorkingInput($"lot {lot.LotId}", OnPremise(lot, ValuationPremise.FairMarketValueInContinuedUse), FigureUnit.Amount))],
                standards.Market, FigureUnit.Amount, "mark-policy"),
            "distress" => new(
                figure, "Distress value at closing", "sum of the lots on their marks, sold to the next bidder with cash",
                [.. lots.Select(lot => new WorkingInput($"lot {lot.LotId}", OnPremise(lot, ValuationPremise.DistressValue), FigureUnit.Amount, Figure: $"collateral/sale/{lot.LotId}/distressValue"))],
                standards.Distress, FigureUnit.Amount, "mark-policy"),
            "encumbered" when standards.Encumbered is { } encumbered => new(
                figure, "Encumbered value at closing", "contracted cash until the last contract ends, discounted + the market value of that day, discounted",
                [
                    new("contracted cash, discounted", standards.ContractedPart, FigureUnit.Amount, "/contracts", Source: $"at {Amounts.Percent(standards.DiscountRatePerAnnum)} a year, monthly"),
                    new("market value of that day, discounted", standards.ResidualPart, FigureUnit.Amount, "/valuation/approach/discountRatePerAnnum"),
                ],
                encumbered, FigureUnit.Amount, "mark-policy"),
            _ => throw FigureWorkings.Unknown(figure),
        };

        double Scenario(double value) => value * run.Run.ValueFactors[0];

        double OnPremise(ValuedLot lot, ValuationPremise premise) =>
            Scenario(date < lot.InServiceDate ? 0 : lot.CurveValuePerGpu(date) * lot.Count * (1 - lot.Haircut) * lot.NetFactors[(int)premise] * lot.LevelOn(date));
    }

    /// <summary>A premise by the name that documents use, such as "orderlyLiquidationValue", or its abbreviation.</summary>
    private static ValuationPremise Premise(string name, string figure)
    {
        foreach (var premise in Enum.GetValues<ValuationPremise>())
        {
            if (string.Equals(premise.ToString(), name, StringComparison.OrdinalIgnoreCase) || string.Equals(premise.Abbreviation(), name, StringComparison.OrdinalIgnoreCase))
                return premise;
        }

        throw FigureWorkings.Unknown(figure);
    }

    private static string Reason(ExplainedRun run, ValuationPremise premise) => run.Snapshot.Policy.PremiseLadder.Step(premise).Reason;
}
