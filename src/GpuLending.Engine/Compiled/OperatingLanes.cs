using System.Runtime.Intrinsics;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Compiled;

/// <summary>Value and cash of a deal by month under four scenarios. What no scenario of the four changes is taken from the base scenario as it is.</summary>
internal readonly ref struct OperatingLanes
{
    private readonly CompiledDeal _deal;
    private readonly ReadOnlySpan<Scenario> _scenarios;
    private readonly LaneFactors _factors;

    /// <param name="deal">The deal.</param>
    /// <param name="scenarios">Four scenarios.</param>
    /// <param name="factors">The same as numbers.</param>
    public OperatingLanes(CompiledDeal deal, ReadOnlySpan<Scenario> scenarios, in LaneFactors factors)
    {
        _deal = deal;
        _scenarios = scenarios;
        _factors = factors;
    }

    private int Last => _deal.Terms.Last;

    /// <summary>Writes the fleet's value by month.</summary>
    public void FillValue(Span<Vector256<double>> value)
    {
        if (_factors.ChangesLaunches)
        {
            value.Clear();
            foreach (ref readonly var lot in _deal.Fleet.Lots.AsSpan())
                AddValue(value, lot);
            for (var m = 0; m < value.Length; m++)
                value[m] *= _factors.Value;
        }
        else
        {
            var path = _deal.Base.Value;
            for (var m = 0; m < value.Length; m++)
                value[m] = _factors.Value * Vector256.Create(path[m]);
        }

        for (var m = 0; _factors.HasValuePath && m < value.Length; m++)
            value[m] *= ByMonth(static (scenario, month) => MonthlyPath.At(scenario.ValuePath, month, 1), m);
    }

    /// <summary>Writes cash flow available for debt service by month.</summary>
    public void FillCash(Span<Vector256<double>> cash)
    {
        if (_factors.ChangesFleet)
            FillChanged(cash);
        else if (_factors.ChangesCash)
            FillUnchanged(cash);
        else
            FillAsInBase(cash);
        cash[0] = Vector256<double>.Zero;
    }

    /// <summary>What the scenarios add to the base rate in month m beside their shifts.</summary>
    public Vector256<double> RateShift(int m) => ByMonth(static (scenario, month) => MonthlyPath.At(scenario.RateShiftPath, month, 0), m);

    private void FillAsInBase(Span<Vector256<double>> cash)
    {
        var path = _deal.Base.Cfads;
        for (var m = 0; m < cash.Length; m++)
            cash[m] = Vector256.Create(path[m]);
    }

    private void FillUnchanged(Span<Vector256<double>> cash)
    {
        var (terms, months) = (_deal.Terms, _deal.Base);
        var inService = months.InService;
        var contracted = months.Contracted;
        var fees = months.Fees;
        var used = months.Used;
        var empty = months.Empty;
        var month = new MonthCash(terms, _deal.Fleet);
        var start = Vector256.Create((double)_deal.FixedCostStart(0, 0));
        for (var m = 1; m < cash.Length; m++)
        {
            cash[m] = month.Of(
                MonthPrices.InEveryLane(terms, m), _factors, RentIn(m), Vector256.GreaterThan(Vector256.Create((double)m), start), Vector256.Create(inService[m]), Vector256.Create(contracted[m]),
                Vector256.Create(fees[m]), Vector256.Create(used[m]), Vector256.Create(empty[m]));
        }
    }

    private void FillChanged(Span<Vector256<double>> cash)
    {
        Span<Vector256<double>> rows = stackalloc Vector256<double>[5 * (Last + 1)];
        var inService = Row(rows, 0);
        var contracted = Row(rows, 1);
        var fees = Row(rows, 2);
        var used = Row(rows, 3);
        var empty = Row(rows, 4);
        foreach (ref readonly var lot in _deal.Fleet.Lots.AsSpan())
            AddService(inService, lot);
        for (var c = 0; c < _deal.Contracts.Length; c++)
            AddContract(c, contracted, fees, used, empty);
        var terms = _deal.Terms;
        var month = new MonthCash(terms, _deal.Fleet);
        var start = FixedCostStart();
        for (var m = 1; m < cash.Length; m++)
        {
            cash[m] = month.Of(
                MonthPrices.InEveryLane(terms, m), _factors, RentIn(m), Vector256.GreaterThan(Vector256.Create((double)m), start), inService[m], contracted[m], fees[m], used[m], empty[m]);
        }
    }

    private Span<Vector256<double>> Row(Span<Vector256<double>> rows, int row) => rows.Slice(row * (Last + 1), Last + 1);

    private void AddValue(Span<Vector256<double>> value, in CompiledLot lot)
    {
        var first = Math.Max(0, lot.Delivered);
        var whenNew = Vector256.Create(lot.WhenNew);
        if (lot.Left is { } left)
        {
            for (var m = first; m < value.Length; m++)
                value[m] += whenNew * Vector256.Create(left[m]);
            return;
        }

        var launches = _deal.Fleet.LaunchesOf(lot);
        var kept = Vector256.Create(Math.Exp(-lot.DecayPerMonth));
        var step = Vector256<double>.One - Vector256.MinNative(Vector256<double>.One, Vector256.Create(lot.Step) * _factors.LaunchLoss);
        var share = Vector256.Create(Math.Exp(-lot.DecayPerMonth * (first - lot.Delivered)));
        var floor = Vector256.Create(lot.Floor);
        var launch = 0;
        for (var m = first; m < value.Length; m++)
        {
            if (m > first)
                share *= kept;
            for (; launch < launches.Length && lot.Delivered + launches[launch] <= m; launch++)
                share *= step;
            value[m] += whenNew * Vector256.MaxNative(floor, share);
        }
    }

    /// <summary>Month at whose end something starts, in each lane, when it starts at the end of one without delay.</summary>
    private Vector256<double> Delayed(int month) => Vector256.Create((double)month) + (month > 0 ? _factors.Delay : month == 0 ? _factors.DelayAtClosing : Vector256<double>.Zero);

    private void AddService(Span<Vector256<double>> inService, in CompiledLot lot)
    {
        var starts = Delayed(lot.InService);
        var count = Vector256.Create(lot.Count);
        var all = Math.Max(1, lot.InService + _factors.LongestDelay + 1);
        var m = Math.Max(1, lot.InService + 1);
        for (; m < all && m < inService.Length; m++)
            inService[m] += count & Vector256.GreaterThan(Vector256.Create((double)m), starts);
        for (; m < inService.Length; m++)
            inService[m] += count;
    }

    private void AddContract(int place, Span<Vector256<double>> contracted, Span<Vector256<double>> fees, Span<Vector256<double>> used, Span<Vector256<double>> empty)
    {
        ref readonly var contract = ref _deal.Contracts[place];
        var end = EndOf(place, contract.End);
        // A contract that starts on the closing day is not late: only what starts after it is.
        var starts = Vector256.Create((double)contract.Start) + (contract.Start > 0 ? _factors.Delay : Vector256<double>.Zero);
        var (gpus, byUse) = (Vector256.Create(contract.Gpus), Vector256.Create(contract.Gpus * contract.Use));
        var fee = contract.FeePerMonth;
        var anniversary = contract.Start + 12;
        var last = Math.Min(contract.End, Last);
        for (var m = Math.Max(1, contract.Start + 1); m <= last; m++)
        {
            for (; anniversary < m; anniversary += 12)
                fee *= 1 + contract.EscalatorPerAnnum;
            var month = Vector256.Create((double)m);
            var serves = Vector256.GreaterThan(month, starts) & Vector256.LessThanOrEqual(month, end);
            contracted[m] += gpus & serves;
            fees[m] += Vector256.Create(fee) & serves;
            used[m] += byUse & serves;
        }

        if (_deal.Terms.VoidMonths == 0)
            return;
        var leaves = Vector256.GreaterThan(end, starts);
        var until = end + Vector256.Create((double)_deal.Terms.VoidMonths);
        for (var m = 1; m <= Math.Min(Last, contract.End + _deal.Terms.VoidMonths); m++)
        {
            var month = Vector256.Create((double)m);
            empty[m] += gpus & leaves & Vector256.GreaterThan(month, end) & Vector256.LessThanOrEqual(month, until);
        }
    }

    /// <summary>Last month in which a contract is served, in each lane: the agreed one, or the one before its customer fails.</summary>
    private Vector256<double> EndOf(int place, int agreed)
    {
        var end = Vector256.Create((double)agreed);
        for (var lane = 0; lane < _scenarios.Length; lane++)
        {
            var defaults = _scenarios[lane].Defaults;
            for (var i = 0; i < defaults.Count; i++)
            {
                if (string.Equals(defaults[i].ContractId, _deal.Contracts[place].Id, StringComparison.Ordinal))
                    end = end.WithElement(lane, Math.Min(end[lane], Math.Max(1, defaults[i].FromMonth) - 1));
            }
        }

        return end;
    }

    private Vector256<double> FixedCostStart() => Vector256.Create(StartIn(0), StartIn(1), StartIn(2), StartIn(3));

    private double StartIn(int lane) => _deal.FixedCostStart((int)_factors.Delay[lane], (int)_factors.DelayAtClosing[lane]);

    private Vector256<double> RentIn(int m) => _factors.HasRentPath
        ? _factors.Rent * ByMonth(static (scenario, month) => MonthlyPath.At(scenario.RentPath, month, 1), m)
        : _factors.Rent;

    private Vector256<double> ByMonth(Func<Scenario, int, double> path, int m) =>
        Vector256.Create(path(_scenarios[0], m), path(_scenarios[1], m), path(_scenarios[2], m), path(_scenarios[3], m));
}
