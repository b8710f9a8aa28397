using GpuLending.Engine.Collateral;
using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Compiled;

/// <summary>A deal's lots as numbers.</summary>
internal sealed class CompiledFleet
{
    /// <summary>Age in months of each lot at the launches that its curve steps at, lot after lot.</summary>
    private int[] _launches = [];

    private int _launchCount;

    public required CompiledLot[] Lots { get; set; }

    /// <summary>Kilowatts of one GPU, the same in every lot.</summary>
    public double Kilowatts { get; private set; }

    /// <summary>Whether a scenario's delay moves the delivery of a lot with its service.</summary>
    public bool DeliveriesMove { get; private set; }

    /// <summary>Whether a scenario that changes what launches take off can be run: every curve that knows launches is one that steps at them.</summary>
    public bool StepsAtLaunches { get; private set; } = true;

    public ReadOnlySpan<int> LaunchesOf(in CompiledLot lot) => _launches.AsSpan(lot.FirstLaunch, lot.EndLaunch - lot.FirstLaunch);

    /// <summary>The lots of a case; null with a reason when one is outside the form.</summary>
    public static CompiledFleet? TryOf(DealCase dealCase, CompiledTerms terms, CompiledFleet? instead, out string whyNot)
    {
        var fleet = new CompiledFleet { Lots = instead?.Take(dealCase.Lots.Count) ?? new CompiledLot[dealCase.Lots.Count], Kilowatts = terms.Kilowatts ?? -1 };
        if (instead is not null)
            (fleet._launches, instead._launches) = (instead._launches, []);
        for (var i = 0; i < fleet.Lots.Length; i++)
        {
            if (fleet.Fill(ref fleet.Lots[i], dealCase, dealCase.Lots[i], terms) is not { } why)
                continue;
            whyNot = why;
            return null;
        }

        whyNot = fleet.Lots.Length == 0 ? "a deal without lots" : "";
        return whyNot.Length > 0 ? null : fleet;
    }

    private CompiledLot[]? Take(int count)
    {
        if (Lots.Length != count)
            return null;
        var taken = Lots;
        Lots = [];
        Array.Clear(taken);
        return taken;
    }

    /// <returns>What is outside the form; null when the lot is in it.</returns>
    private string? Fill(ref CompiledLot compiled, DealCase dealCase, Lot lot, CompiledTerms terms)
    {
        if (!terms.Grid.TryMonth(lot.InServiceDate, out compiled.InService) || lot.InServiceDate.Year is < 1990 or > 2150)
            return "a lot put into service between months";
        if (lot.DeliveredOn is { } delivery)
        {
            if (!terms.Grid.TryMonth(delivery, out compiled.Delivered) || compiled.Delivered > compiled.InService)
                return "a lot delivered between months";
            compiled.DeliveryIsFixed = true;
        }
        else
        {
            compiled.Delivered = compiled.InService;
            DeliveriesMove |= compiled.Delivered >= 0;
        }

        if (compiled.Delivered > terms.Last || lot.Count is < 1 or > Cashflows.FleetPlan.LargestCount || lot.Haircut is not (>= 0 and <= 1))
            return "a lot out of its range";
        if (!terms.Snapshot.Models.TryGetValue(lot.GpuModel, out var model))
            return "a GPU model that the catalogue does not know";
        if (FillCost(ref compiled, dealCase, lot, terms) is { } cost)
            return cost;
        var hardware = (Amount(lot.UnitCost.Gpu) + Amount(lot.UnitCost.Network)) * lot.Count;
        var policy = terms.Snapshot.Policy;
        var thin = policy.ThinHistoryHaircut > 0 && PriceHistory.Of(terms.Snapshot).Quotes(lot.GpuModel) < policy.ThinHistoryQuotes;
        compiled.Count = lot.Count;
        compiled.WhenNew = hardware * policy.ConditionFactors.Of(lot.Condition) * (1 - Math.Min(1, lot.Haircut + (thin ? policy.ThinHistoryHaircut : 0))) * terms.NetOf(dealCase, lot, model);
        if (terms.Kilowatts is null && FillPower(model) is { } power)
            return power;
        return FillCurve(ref compiled, dealCase, lot, model, hardware, terms);
    }

    private static string? FillCost(ref CompiledLot compiled, DealCase dealCase, Lot lot, CompiledTerms terms)
    {
        var cost = lot.UnitCost;
        return Add(ref compiled, cost.Gpu, CostCategory.Gpu) && Add(ref compiled, cost.Network, CostCategory.Network) && Add(ref compiled, cost.Installation, CostCategory.Installation)
            && Add(ref compiled, cost.Freight, CostCategory.Freight) && Add(ref compiled, cost.Duty, CostCategory.Duty) && Add(ref compiled, cost.Soft, CostCategory.Soft)
            ? null
            : "a cost out of its range";

        bool Add(ref CompiledLot lotCost, Money? given, CostCategory category)
        {
            if (given is not { } money)
                return true;
            var amount = (double)money.Amount;
            if (amount is not (>= 0 and <= 1e9) || money.Currency != dealCase.Currency)
                return false;
            lotCost.TotalCost += amount * lot.Count;
            if (terms.IsEligible(category))
                lotCost.EligibleCost += amount * lot.Count;
            return true;
        }
    }

    private string? FillPower(GpuModel model)
    {
        if (model.ThermalDesignPowerWatts is not { } watts || watts < 0 || watts > 1e6)
            return "a GPU model whose power the catalogue does not give";
        var kilowatts = (double)watts / 1000 * Cashflows.FleetPlan.HostPowerFactor;
        if (Kilowatts >= 0 && Kilowatts != kilowatts)
            return "lots that draw different power";
        Kilowatts = kilowatts;
        return null;
    }

    private string? FillCurve(ref CompiledLot compiled, DealCase dealCase, Lot lot, GpuModel model, double hardware, CompiledTerms terms)
    {
        var choice = lot.Curve ?? dealCase.Valuation.Curve;
        if (Stepped(ref compiled, choice))
            return null;
        var catalogue = terms.Catalogue;
        var context = new CurveContext
        {
            Model = model,
            InServiceDate = lot.DeliveredOn ?? lot.InServiceDate,
            Snapshot = terms.Snapshot,
            UnitCost = dealCase.Currency == Currency.UsDollar && hardware > 0 ? hardware / lot.Count : null,
            Condition = lot.Condition,
        };
        if (catalogue.WhyNoMark(choice) is not null || !catalogue.TryCreate(choice, context, out var curve, out _))
            return "a curve that cannot be made";
        foreach (var part in CurveCatalogue.Tree(choice))
            StepsAtLaunches &= catalogue.TryFind(part.Kind, out var kind) && !kind.KnowsSuccessors;
        compiled.Left = new double[terms.Last + 1];
        for (var m = Math.Max(0, compiled.Delivered); m <= terms.Last; m++)
            compiled.Left[m] = curve.RetainedFraction((m - compiled.Delivered) / 12.0, terms.Dates[m]);
        return null;
    }

    /// <summary>Reads the generation step's own parameters; false for any other curve, and for launches that the catalogue dates.</summary>
    private bool Stepped(ref CompiledLot compiled, CurveChoice choice)
    {
        if (choice.Kind != "generation-step" || choice.Curves.Count > 0 || choice.Options.Count > 0)
            return false;
        if (!choice.Lists.TryGetValue("successorAges", out var ages) || ages.Count == 0 || choice.Lists.Count > 1)
            return false;
        var read = 0;
        var drift = Read("driftPerYear", 0.187);
        compiled.Step = Read("stepFraction", 0.27);
        compiled.Floor = Read("floorFraction", 0);
        if (read != choice.Parameters.Count || drift is not (>= 0 and <= 5) || compiled.Step is not (>= 0 and <= 1) || compiled.Floor is not (>= 0 and <= 1))
            return false;
        compiled.DecayPerMonth = drift / 12;
        compiled.FirstLaunch = _launchCount;
        if (_launches.Length < _launchCount + ages.Count)
            Array.Resize(ref _launches, Math.Max(16, 2 * (_launchCount + ages.Count)));
        for (var i = 0; i < ages.Count; i++)
        {
            if (ages[i] is not (> 0 and <= 40))
                return false;
            // The first whole month of age at which the launch has happened: ages are months over twelve.
            var month = (int)(ages[i] * 12);
            while (month / 12.0 < ages[i])
                month++;
            _launches[_launchCount++] = month;
        }

        compiled.EndLaunch = _launchCount;
        _launches.AsSpan(compiled.FirstLaunch, ages.Count).Sort();
        return true;

        double Read(string name, double otherwise)
        {
            if (!choice.Parameters.TryGetValue(name, out var value))
                return otherwise;
            read++;
            return value;
        }
    }

    private static double Amount(Money? money) => money is { } given ? (double)given.Amount : 0;
}
