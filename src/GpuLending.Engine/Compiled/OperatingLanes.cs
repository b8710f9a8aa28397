using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    /// <summary>Vectors of room that <see cref="FillCash"/> needs to work in.</summary>
    public static int RoomFor(int months) => 6 * months;

    /// <summary>Writes the fleet's value by month.</summary>
    public void FillValue(Span<Vector256<double>> value)
    {
        if (_factors.ChangesLaunches)
        {
            value.Clear();
            foreach (ref readonly var lot in _deal.Fleet.Lots.AsSpan())
                AddValue(value, lot);
            var factor = _factors.Value;
            for (var m = 0; m < value.Length; m++)
                value[m] *= factor;
        }
        else
        {
            Spread(_deal.Base.Value, _factors.Value, value);
        }

        for (var m = 0; _factors.HasValuePath && m < value.Length; m++)
            value[m] *= ByMonth(static (scenario, month) => MonthlyPath.At(scenario.ValuePath, month, 1), m);
    }

    /// <summary>Writes cash flow available for debt service by month.</summary>
    /// <param name="cash">Receives it.</param>
    /// <param name="room">Room to work in, whatever stands there.</param>
    public void FillCash(Span<Vector256<double>> cash, Span<Vector256<double>> room)
    {
        if (_factors.ChangesFleet)
            FillChanged(cash, room);
        else if (_factors.ChangesCash)
            FillUnchanged(cash, room);
        else
            Spread(_deal.Base.Cfads, Vector256<double>.One, cash);
        cash[0] = Vector256<double>.Zero;
    }

    /// <summary>What the scenarios add to the base rate in month m beside their shifts.</summary>
    public Vector256<double> RateShift(int m) => ByMonth(static (scenario, month) => MonthlyPath.At(scenario.RateShiftPath, month, 0), m);

    /// <summary>A path by month times a factor a lane.</summary>
    private static void Spread(ReadOnlySpan<double> path, Vector256<double> factor, Span<Vector256<double>> lanes)
    {
        path = path[..lanes.Length];
        for (var m = 0; m < lanes.Length; m++)
            lanes[m] = factor * Vector256.Create(path[m]);
    }

    /// <summary>Cash where contracts and service are those of the base scenario.</summary>
    private void FillUnchanged(Span<Vector256<double>> cash, Span<Vector256<double>> room)
    {
        var (terms, months) = (_deal.Terms, _deal.Base);
        var prices = new PricesByMonth(terms.Prices(_deal.Fleet.Kilowatts), cash.Length);
        ref var inService = ref First<double>(months.InService, cash.Length);
        ref var fees = ref First<double>(months.Fees, cash.Length);
        ref var let = ref First<double>(months.Let, cash.Length);
        ref var used = ref First<double>(terms.PowerFollowsUse ? months.Used : months.Let, cash.Length);
        var month = new MonthCash(terms, _factors);
        var start = _deal.FixedCostStart(0, 0);
        ref var rents = ref First<Vector256<double>>(Rents(room), cash.Length);
        for (var m = 1; m < cash.Length; m++)
        {
            cash[m] = month.Of(
                Unsafe.Add(ref rents, m) * prices.Merchant(m), prices.HedgedPower(m), prices.OpenPower(m), prices.PerGpu(m), m > start ? prices.Fixed(m) : Vector256<double>.Zero,
                Vector256.Create(Unsafe.Add(ref inService, m)), Vector256.Create(Unsafe.Add(ref fees, m)), Vector256.Create(Unsafe.Add(ref let, m)), Vector256.Create(Unsafe.Add(ref used, m)));
        }
    }

    /// <summary>Cash where they differ from lane to lane.</summary>
    private void FillChanged(Span<Vector256<double>> cash, Span<Vector256<double>> room)
    {
        var terms = _deal.Terms;
        var inService = Row(room, 0);
        var contracted = Row(room, 1);
        var fees = Row(room, 2);
        var used = terms.PowerFollowsUse ? Row(room, 3) : [];
        var empty = terms.VoidMonths > 0 ? Row(room, 4) : [];
        room[..(3 * (Last + 1))].Clear();
        used.Clear();
        empty.Clear();
        foreach (ref readonly var lot in _deal.Fleet.Lots.AsSpan())
            AddService(inService, lot);
        for (var c = 0; c < _deal.Contracts.Length; c++)
            AddContract(c, contracted, fees, used, empty);
        Serve(inService, contracted, fees, used, empty);
        FillServed(cash, Rents(room), inService, contracted, fees, used.Length > 0 ? used : contracted, FixedCostStart());
    }

    /// <summary>From what is contracted to what is served and let: fees become those of the contracts served, GPUs contracted those let by the hour.</summary>
    private static void Serve(
        ReadOnlySpan<Vector256<double>> inService, Span<Vector256<double>> contracted, Span<Vector256<double>> fees, Span<Vector256<double>> used, ReadOnlySpan<Vector256<double>> empty)
    {
        var zero = Vector256<double>.Zero;
        contracted = contracted[..inService.Length];
        fees = fees[..inService.Length];
        for (var m = 0; m < inService.Length; m++)
        {
            var (service, wanted) = (inService[m], contracted[m]);
            var served = MonthCash.Served(service, wanted);
            fees[m] *= served;
            contracted[m] = Vector256.MaxNative(zero, service - wanted);
            if (used.Length > 0)
                used[m] *= served;
            if (empty.Length > 0)
                contracted[m] = Vector256.MaxNative(zero, contracted[m] - empty[m]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FillServed(
        Span<Vector256<double>> cash, Span<Vector256<double>> rentsByMonth, Span<Vector256<double>> serviceByMonth, Span<Vector256<double>> letByMonth, Span<Vector256<double>> feesByMonth,
        Span<Vector256<double>> usedByMonth, Vector256<double> start)
    {
        var month = new MonthCash(_deal.Terms, _factors);
        var prices = new PricesByMonth(_deal.Terms.Prices(_deal.Fleet.Kilowatts), cash.Length);
        ref var rents = ref First<Vector256<double>>(rentsByMonth, cash.Length);
        ref var inService = ref First<Vector256<double>>(serviceByMonth, cash.Length);
        ref var let = ref First<Vector256<double>>(letByMonth, cash.Length);
        ref var fees = ref First<Vector256<double>>(feesByMonth, cash.Length);
        ref var used = ref First<Vector256<double>>(usedByMonth, cash.Length);
        var number = Vector256<double>.One;
        for (var m = 1; m < cash.Length; m++)
        {
            cash[m] = month.Of(
                Unsafe.Add(ref rents, m) * prices.Merchant(m), prices.HedgedPower(m), prices.OpenPower(m), prices.PerGpu(m), prices.Fixed(m) & Vector256.GreaterThan(number, start),
                Unsafe.Add(ref inService, m), Unsafe.Add(ref fees, m), Unsafe.Add(ref let, m), Unsafe.Add(ref used, m));
            number += Vector256<double>.One;
        }
    }

    /// <summary>Factors on merchant rent by month.</summary>
    private Span<Vector256<double>> Rents(Span<Vector256<double>> room)
    {
        var rents = Row(room, 5);
        rents.Fill(_factors.Rent);
        for (var m = 0; _factors.HasRentPath && m < rents.Length; m++)
            rents[m] = _factors.Rent * ByMonth(static (scenario, month) => MonthlyPath.At(scenario.RentPath, month, 1), m);
        return rents;
    }

    /// <summary>Where a path that is long enough begins: its months are read without asking each time.</summary>
    private static ref T First<T>(ReadOnlySpan<T> path, int months) => ref MemoryMarshal.GetReference(path[..months]);

    private Span<Vector256<double>> Row(Span<Vector256<double>> room, int row) => room.Slice(row * (Last + 1), Last + 1);

    private void AddValue(Span<Vector256<double>> value, in CompiledLot lot)
    {
        var m = Math.Max(0, lot.Delivered);
        var whenNew = Vector256.Create(lot.WhenNew);
        if (lot.Left is { } left)
        {
            for (; m < value.Length; m++)
                value[m] += whenNew * Vector256.Create(left[m]);
            return;
        }

        var launches = _deal.Fleet.LaunchesOf(lot);
        var kept = Math.Exp(-lot.DecayPerMonth);
        var step = Vector256<double>.One - Vector256.MinNative(Vector256<double>.One, Vector256.Create(lot.Step) * _factors.LaunchLoss);
        var share = Vector256.Create(m == lot.Delivered ? 1 : Math.Exp(-lot.DecayPerMonth * (m - lot.Delivered)));
        var launch = 0;
        while (m < value.Length)
        {
            for (; launch < launches.Length && lot.Delivered + launches[launch] <= m; launch++)
                share *= step;
            var end = launch < launches.Length ? Math.Min(value.Length, lot.Delivered + launches[launch]) : value.Length;
            share = AddDecay(value[m..end], lot, share, kept);
            m = end;
        }
    }

    /// <summary>Adds the value of a lot over months of even decay, in the order of multiplications of <see cref="BaseMonths"/>: the same bits where nothing is stressed.</summary>
    private static Vector256<double> AddDecay(Span<Vector256<double>> value, in CompiledLot lot, Vector256<double> share, double kept)
    {
        var (one, two, four) = (Vector256.Create(kept), Vector256.Create(kept * kept), Vector256.Create(kept * kept * (kept * kept)));
        var (first, second, third, fourth) = (share, share * one, share * two, share * two * one);
        var (whenNew, floor) = (Vector256.Create(lot.WhenNew), Vector256.Create(lot.Floor));
        for (var m = 0; m < value.Length; m++)
        {
            value[m] += whenNew * Vector256.MaxNative(floor, first);
            // The fourth month from here is a multiple of this one.
            (first, second, third, fourth) = (second, third, fourth, first * four);
        }

        return first;
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
        Add(inService, m, inService.Length, count);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddContract(int place, Span<Vector256<double>> contracted, Span<Vector256<double>> fees, Span<Vector256<double>> used, Span<Vector256<double>> empty)
    {
        ref readonly var contract = ref _deal.Contracts[place];
        var end = EndOf(place, contract.End, out var least, out var most);
        // A contract that starts on the closing day is not late: only what starts after it is.
        var starts = Vector256.Create((double)contract.Start) + (contract.Start > 0 ? _factors.Delay : Vector256<double>.Zero);
        var first = Math.Max(1, contract.Start + 1);
        var after = Math.Min(most, Last) + 1;
        var serves = new Serving(starts, end, contract.Start > 0 ? contract.Start + _factors.LongestDelay + 1 : first, least + 1);
        serves.Add(contracted, contract.Gpus, first, after);
        if (used.Length > 0)
            serves.Add(used, contract.Gpus * contract.Use, first, after);
        var fee = contract.FeePerMonth;
        // The fee steps in the month that begins on an anniversary.
        for (var until = contract.Start + 13; first < after; until += 12, fee *= 1 + contract.EscalatorPerAnnum)
        {
            serves.Add(fees, fee, first, Math.Min(until, after));
            first = Math.Max(first, until);
        }

        if (empty.Length == 0)
            return;
        var gpus = Vector256.Create(contract.Gpus);
        var leaves = Vector256.GreaterThan(end, starts);
        var last = end + Vector256.Create((double)_deal.Terms.VoidMonths);
        for (var m = 1; m <= Math.Min(Last, contract.End + _deal.Terms.VoidMonths); m++)
        {
            var month = Vector256.Create((double)m);
            empty[m] += gpus & leaves & Vector256.GreaterThan(month, end) & Vector256.LessThanOrEqual(month, last);
        }
    }

    private static void Add(Span<Vector256<double>> row, int from, int to, Vector256<double> amount)
    {
        if (from >= to)
            return;
        foreach (ref var month in row[from..to])
            month += amount;
    }

    /// <summary>Last month in which a contract is served, in each lane: the agreed one, or the one before its customer fails.</summary>
    private Vector256<double> EndOf(int place, int agreed, out int least, out int most)
    {
        var end = Vector256.Create((double)agreed);
        (least, most) = (agreed, 0);
        for (var lane = 0; lane < _scenarios.Length; lane++)
        {
            var last = agreed;
            var defaults = _scenarios[lane].Defaults;
            for (var i = 0; i < defaults.Count; i++)
            {
                if (string.Equals(defaults[i].ContractId, _deal.Contracts[place].Id, StringComparison.Ordinal))
                    last = Math.Min(last, Math.Max(1, defaults[i].FromMonth) - 1);
            }

            (least, most) = (Math.Min(least, last), Math.Max(most, last));
            if (last != agreed)
                end = end.WithElement(lane, last);
        }

        return end;
    }

    private Vector256<double> FixedCostStart() => Vector256.Create(StartIn(0), StartIn(1), StartIn(2), StartIn(3));

    private double StartIn(int lane) => _deal.FixedCostStart((int)_factors.Delay[lane], (int)_factors.DelayAtClosing[lane]);

    private Vector256<double> ByMonth(Func<Scenario, int, double> path, int m) =>
        Vector256.Create(path(_scenarios[0], m), path(_scenarios[1], m), path(_scenarios[2], m), path(_scenarios[3], m));

    /// <summary>Months in which a contract is served, lane by lane.</summary>
    /// <param name="Starts">Month at whose end its service starts.</param>
    /// <param name="Ends">Last month served.</param>
    /// <param name="AllFrom">Month from which every lane has started.</param>
    /// <param name="AllUntil">Month before which none has ended.</param>
    private readonly record struct Serving(Vector256<double> Starts, Vector256<double> Ends, int AllFrom, int AllUntil)
    {
        /// <summary>Adds an amount to the months from one to before another in which it is served.</summary>
        public void Add(Span<Vector256<double>> row, double amount, int from, int to)
        {
            var (starts, ends, all, one) = (Starts, Ends, Vector256.Create(amount), Vector256<double>.One);
            var month = Vector256.Create((double)from);
            for (; from < to && from < AllFrom; from++, month += one)
                row[from] += all & Vector256.GreaterThan(month, starts) & Vector256.LessThanOrEqual(month, ends);
            var until = Math.Max(from, Math.Min(to, AllUntil));
            OperatingLanes.Add(row, from, until, all);
            if (until >= to)
                return;
            month = Vector256.Create((double)until);
            foreach (ref var element in row[until..to])
            {
                element += all & Vector256.LessThanOrEqual(month, ends);
                month += one;
            }
        }
    }

    /// <summary>Prices of a month in every lane.</summary>
    private readonly ref struct PricesByMonth
    {
        private readonly ref double _merchant;
        private readonly ref double _hedgedPower;
        private readonly ref double _openPower;
        private readonly ref double _perGpu;
        private readonly ref double _fixed;

        public PricesByMonth(MonthPrices prices, int months)
        {
            _merchant = ref First<double>(prices.Merchant, months);
            _hedgedPower = ref First<double>(prices.HedgedPower, months);
            _openPower = ref First<double>(prices.OpenPower, months);
            _perGpu = ref First<double>(prices.PerGpu, months);
            _fixed = ref First<double>(prices.Fixed, months);
        }

        public Vector256<double> Merchant(int m) => Vector256.Create(Unsafe.Add(ref _merchant, m));

        public Vector256<double> HedgedPower(int m) => Vector256.Create(Unsafe.Add(ref _hedgedPower, m));

        public Vector256<double> OpenPower(int m) => Vector256.Create(Unsafe.Add(ref _openPower, m));

        public Vector256<double> PerGpu(int m) => Vector256.Create(Unsafe.Add(ref _perGpu, m));

        public Vector256<double> Fixed(int m) => Vector256.Create(Unsafe.Add(ref _fixed, m));
    }
}
