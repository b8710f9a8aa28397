using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Workings;

/// <summary>Workings of opinions of value, of the mark they set and of their dispersion.</summary>
internal static class OpinionWorkings
{
    public static Working Opinion(ExplainedRun run, string lotId, string key, string figure)
    {
        var (lot, value, opinion) = Find(run, lotId, key, figure);
        if (opinion.ValuePerGpu is not { } amount)
            throw FigureWorkings.Unknown(figure);
        var (formula, inputs) = Written(run, lot, value, opinion) is { } index
            ? InWriting(run, index)
            : opinion.Kind switch
            {
                OpinionKind.Comparables => Comparables(run, lot, value, opinion),
                OpinionKind.ReplacementParity => Parity(run, lot),
                OpinionKind.Income => Income(run, lot),
                OpinionKind.Broker or OpinionKind.Appraiser => throw FigureWorkings.Unknown(figure),
            };
        return new(figure, $"Lot {lotId}, {OpinionWords.Name(opinion)}, one GPU", formula, inputs, amount, FigureUnit.Amount, "opinions-of-value");
    }

    public static Working Ratio(ExplainedRun run, string lotId, string key, string figure)
    {
        var (lot, _, opinion) = Find(run, lotId, key, figure);
        if (opinion is not { RatioToCurve: { } ratio, ValuePerGpu: { } value, Date: { } date })
            throw FigureWorkings.Unknown(figure);
        return new(
            figure,
            $"Lot {lotId}, {OpinionWords.Name(opinion)} over the curve",
            "value of one GPU ÷ the curve's value of one GPU on the same day, before the haircut",
            [
                new("value of one GPU", value, FigureUnit.Amount, Figure: $"collateral/opinion/{lotId}/{key}"),
                CurveOn(run, lot, date),
            ],
            ratio,
            FigureUnit.Multiple,
            "mark-policy");
    }

    public static Working Mark(ExplainedRun run, string lotId, string figure)
    {
        var value = Value(run, lotId, figure);
        var lot = Index(run, lotId);
        var used = value.Opinions.Where(opinion => opinion.Used).ToList();
        var byHand = run.Case.Valuation.Overrides.LastOrDefault(given => given.LotId == lotId);
        var (formula, inputs) = (value.Overridden, run.Case.Valuation.Mark) switch
        {
            (true, _) => (
                "value set by hand ÷ the curve's on its day",
                (IReadOnlyList<WorkingInput>)
                [
                    new("value set by hand", (double)(byHand!.ValuePerGpu?.Amount ?? 0), FigureUnit.Amount, $"/valuation/overrides/{OverrideIndex(run, lotId)}/valuePerGpu", Source: byHand.Reason),
                    CurveOn(run, lot, byHand.Date),
                ]),
            (false, MarkPolicy.CredibilityWeighted) when used.Count > 0 => (
                "sum of ratio × weight ÷ sum of weights, not above 1",
                [.. used.SelectMany(opinion => new[] { RatioOf(lotId, opinion), new WorkingInput("weight", opinion.Credibility, FigureUnit.Fraction) })]),
            _ => (
                "least of 1 and the ratios to the curve of the opinions that the policy uses",
                [new("the curve", 1, FigureUnit.Multiple, $"/lots/{lot}/curve", Source: OpinionWords.Name(run.Case.Valuation.Mark)), .. used.Select(opinion => RatioOf(lotId, opinion))]),
        };
        return new(figure, $"Lot {lotId}, mark over the curve: {value.MarkSource}", formula, inputs, value.MarkFactor, FigureUnit.Multiple, "mark-policy");
    }

    public static Working Dispersion(ExplainedRun run, string lotId, string figure)
    {
        var value = Value(run, lotId, figure);
        var inForce = value.Opinions.Where(opinion => opinion.InForce).ToList();
        return new(
            figure,
            $"Lot {lotId}, dispersion of opinions",
            inForce.Count == 0 ? "no opinion is in force" : "(highest − lowest) ÷ median of the ratios, the curve's among them",
            inForce.Count == 0 ? [] : [new("the curve", 1, FigureUnit.Multiple), .. inForce.Select(opinion => RatioOf(lotId, opinion))],
            value.Dispersion,
            FigureUnit.Fraction,
            "mark-policy");
    }

    public static Working FleetDispersion(ExplainedRun run, string figure) => new(
        figure,
        "Dispersion of opinions over the fleet",
        "sum of dispersion × hardware cost ÷ sum of hardware cost",
        [
            .. run.Result.Collateral.Lots.SelectMany((lot, i) => new WorkingInput[]
            {
                new($"dispersion of lot {lot.LotId}", lot.Dispersion, FigureUnit.Fraction, Figure: $"collateral/dispersion/{lot.LotId}"),
                new($"hardware cost of lot {lot.LotId}", lot.HardwareCost, FigureUnit.Amount, $"/lots/{i}/unitCost"),
            }),
        ],
        run.Result.Collateral.Dispersion,
        FigureUnit.Fraction,
        "mark-policy");

    public static Working Reduction(ExplainedRun run, string figure)
    {
        if (run.Case.Valuation.DispersionRule is not { } rule)
            throw FigureWorkings.Unknown(figure);
        const string at = "/valuation/dispersionRule/";
        return new(
            figure,
            "Points off the advance and the largest loan-to-value for dispersion",
            "points off for each point × dispersion above the free points, not below 0, at most the maximum",
            [
                new("dispersion", run.Result.Collateral.Dispersion, FigureUnit.Fraction, Figure: "collateral/dispersion"),
                new("free points", rule.FreePoints, FigureUnit.Fraction, at + "freePoints"),
                new("points off for each point", rule.ReductionPerPoint, FigureUnit.Multiple, at + "reductionPerPoint"),
                new("maximum", rule.MaximumReduction, FigureUnit.Fraction, at + "maximumReduction"),
            ],
            run.Result.Collateral.DispersionReduction,
            FigureUnit.Fraction,
            "mark-policy");
    }

    private static (string, IReadOnlyList<WorkingInput>) Comparables(ExplainedRun run, int lot, LotValue value, OpinionOfValue opinion)
    {
        var place = value.Opinions.Where(other => other.Kind == OpinionKind.Comparables).ToList().IndexOf(opinion);
        var price = run.Run.Opinions.Prices(run.Case.Lots[lot])[place];
        return (
            "median of the freshest prices of one kind and segment, each brought to the lot's condition, never upwards",
            [
                new($"median of {price.Words}", price.Median, FigureUnit.Amount, Source: price.Source),
                new("prices", price.Observations, FigureUnit.Count, Source: price.Extent),
                new("condition factor", price.ConditionFactor, FigureUnit.Fraction, $"/lots/{lot}/condition", Source: "in the median already"),
            ]);
    }

    private static (string, IReadOnlyList<WorkingInput>) Parity(ExplainedRun run, int lot)
    {
        var asOf = run.Result.ValuationDate > run.Snapshot.Date ? run.Result.ValuationDate : run.Snapshot.Date;
        var old = run.Snapshot.Models[run.Case.Lots[lot].GpuModel];
        var figures = run.Run.Opinions.Figures;
        var parity = MarketApproaches.ParityOf(old, run.Snapshot, asOf, figures, out _)!;
        var (part, formula) = (parity.Part.Model, parity.Formula);
        return (
            "(price new + hours × cost new) × work old ÷ work new − hours × cost old, not below 0; cost an hour = kW × (power price × PUE + colocation ÷ 730); "
                + "hours = 730 × sum over the months k of the horizon, from 1, of 1 ÷ (1 + rate ÷ 12)^k",
            [
                new($"price new, {part.DisplayName}", formula.NewPrice, FigureUnit.Amount, Source: $"catalogue, {part.PriceBasis}{(parity.Price.Words.Length > 0 ? ", " + parity.Price.Words : "")}"),
                new("work old", parity.Part.Work.Older, FigureUnit.Count, Source: $"catalogue, {parity.Part.Work.Measure} of {old.Key}"),
                new("work new", parity.Part.Work.Newer, FigureUnit.Count, Source: $"catalogue, {parity.Part.Work.Measure} of {part.Key}"),
                Draw("kW old", formula.OldWatts, old, figures.KilowattsPerGpu),
                Draw("kW new", formula.NewWatts, part, null),
                .. Running(figures),
                Horizon(figures),
                Rate(figures),
            ]);
    }

    private static (string, IReadOnlyList<WorkingInput>) Income(ExplainedRun run, int lot)
    {
        var model = run.Snapshot.Models[run.Case.Lots[lot].GpuModel];
        var figures = run.Run.Opinions.Figures;
        var rent = run.Run.Opinions.Rent(model.Key)!;
        var income = MarketApproaches.IncomeOf(model, run.Case.Lots[lot], rent, figures)!;
        return (
            "sum over the months m that count, from 0, of (rent × (1 − fall)^(m ÷ 12) × utilisation − cost) × 730 ÷ (1 + rate ÷ 12)^(m + 1); "
                + "cost = kW × (power price × PUE + colocation ÷ 730) + other cost; months count while rent covers cost, at most the horizon and what is left of the longest life",
            [
                new("rent", income.RentPerHour, FigureUnit.Amount, Source: $"{rent.Words}, {rent.Extent}: {rent.Source}"),
                Own("fall", figures.RentDecline, FigureUnit.RatePerAnnum),
                Own("utilisation", figures.Utilisation, FigureUnit.Fraction),
                Draw("kW", income.KilowattsPerGpu * 1000, model, figures.KilowattsPerGpu),
                .. Running(figures),
                Own("other cost", figures.OtherCostPerGpuHour, FigureUnit.Amount),
                Horizon(figures),
                Rate(figures),
                new("longest life", figures.Policy.LongestEconomicLifeMonths, FigureUnit.Months, Source: "assumed by the lending policy, since the in-service date"),
                new("months that count", income.Compute().EconomicLifeMonths, FigureUnit.Months, Source: "from the inputs above"),
            ]);
    }

    private static WorkingInput[] Running(ApproachFigures figures) =>
    [
        Own("power price", figures.PowerPrice, FigureUnit.Amount),
        Own("PUE", figures.PowerUsageEffectiveness, FigureUnit.Multiple),
        Own("colocation", figures.ColocationPerKilowattMonth, FigureUnit.Amount),
    ];

    private static WorkingInput Own(string name, ApproachInput input, FigureUnit unit) => new(name, input.Value, unit, input.Path, Source: input.Source);

    private static WorkingInput Horizon(ApproachFigures figures) => new("horizon", figures.HorizonMonths, FigureUnit.Months, ApproachInput.Terms + "horizonYears", Source: "the approach's terms");

    private static WorkingInput Rate(ApproachFigures figures) =>
        new("rate", figures.Terms.DiscountRatePerAnnum, FigureUnit.RatePerAnnum, ApproachInput.Terms + "discountRatePerAnnum", Source: "the approach's terms");

    private static WorkingInput Draw(string name, double watts, GpuModel model, ApproachInput? entered) => entered is not null
        ? Own(name, entered, FigureUnit.Kilowatts)
        : new(name, watts / 1000, FigureUnit.Kilowatts, Source: $"catalogue, design power of {model.Key} of {Amounts.Text(model.ThermalDesignPowerWatts ?? 0)} W × 1.8 for its share of the server");

    private static (string, IReadOnlyList<WorkingInput>) InWriting(ExplainedRun run, int index)
    {
        var given = run.Case.Valuation.Opinions[index];
        return (
            "value as given ÷ the ladder's price factor of its premise",
            [
                new("value as given", (double)given.ValuePerGpu!.Value.Amount, FigureUnit.Amount, $"/valuation/opinions/{index}/valuePerGpu", Source: given.Document),
                new("price factor", run.Snapshot.Policy.PremiseLadder.Step(given.Premise).PriceFactor, FigureUnit.Fraction, $"/valuation/opinions/{index}/premise", Source: given.Premise.DisplayName()),
            ]);
    }

    /// <summary>Place in the case of an opinion given in writing; null for one that was computed. Those in writing come last, in the case's order.</summary>
    private static int? Written(ExplainedRun run, int lot, LotValue value, OpinionOfValue opinion)
    {
        var places = Enumerable.Range(0, run.Case.Valuation.Opinions.Count)
            .Where(i => OpinionWriter.IsAbout(run.Case.Valuation.Opinions[i], run.Case.Lots[lot])).ToList();
        var after = value.Opinions.Count - value.Opinions.ToList().IndexOf(opinion);
        return after <= places.Count ? places[^after] : null;
    }

    private static WorkingInput RatioOf(string lotId, OpinionOfValue opinion) =>
        new(OpinionWords.Name(opinion), opinion.RatioToCurve!.Value, FigureUnit.Multiple, Figure: $"collateral/ratio/{lotId}/{opinion.Key}", Source: opinion.Source);

    private static WorkingInput CurveOn(ExplainedRun run, int lot, DateOnly date) => new(
        $"the curve's value of one GPU, {Amounts.Day(date)}", run.Run.Valuation.Lots[lot].CurveValuePerGpu(date), FigureUnit.Amount, $"/lots/{lot}/curve",
        Source: $"hardware cost of one GPU × share left on {run.Result.Collateral.Lots[lot].Curve} × condition");

    private static (int Lot, LotValue Value, OpinionOfValue Opinion) Find(ExplainedRun run, string lotId, string key, string figure)
    {
        var value = Value(run, lotId, figure);
        return (Index(run, lotId), value, value.Opinions.FirstOrDefault(item => item.Key == key) ?? throw FigureWorkings.Unknown(figure));
    }

    private static LotValue Value(ExplainedRun run, string lotId, string figure) =>
        run.Result.Collateral.Lots.FirstOrDefault(item => item.LotId == lotId) ?? throw FigureWorkings.Unknown(figure);

    private static int Index(ExplainedRun run, string lotId) => run.Case.Lots.ToList().FindIndex(lot => lot.Id == lotId);

    private static int OverrideIndex(ExplainedRun run, string lotId) => run.Case.Valuation.Overrides.ToList().FindLastIndex(given => given.LotId == lotId);
}
