using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Compiled;

/// <summary>Value, fleet and revenue of a deal by month in the base scenario, and the cash that is left of them. Element 0 is closing.</summary>
internal sealed class BaseMonths
{
    private double[] _buffer;
    private readonly int _row;

    /// <param name="months">Months, closing included.</param>
    /// <param name="rows">Rows that are kept.</param>
    /// <param name="instead">Months that are done with.</param>
    private BaseMonths(int months, int rows, BaseMonths? instead)
    {
        // A row is a whole number of vectors, so that four months at a time never reach into the next one.
        _row = (months + 3) / 4 * 4;
        _buffer = instead?.Take(rows * _row) ?? new double[rows * _row];
    }

    /// <summary>Value of the fleet on the loan's premise.</summary>
    public Span<double> Value => Row(0);

    /// <summary>GPUs in service.</summary>
    public Span<double> InService => Row(1);

    /// <summary>Fees of the contracts served.</summary>
    public Span<double> Fees => Row(2);

    /// <summary>GPUs let by the hour.</summary>
    public Span<double> Let => Row(3);

    /// <summary>Cash flow available for debt service.</summary>
    public Span<double> Cfads => Row(4);

    /// <summary>GPUs served under contract times the share of hours they are used; empty where the fleet draws the same power idle.</summary>
    public Span<double> Used => _buffer.Length > 5 * _row ? Row(5) : [];

    [SkipLocalsInit]
    public static BaseMonths Of(CompiledDeal deal, BaseMonths? instead)
    {
        var terms = deal.Terms;
        var months = new BaseMonths(terms.Last + 1, terms.PowerFollowsUse ? 6 : 5, instead);
        foreach (ref readonly var lot in deal.Fleet.Lots.AsSpan())
        {
            AddValue(months.Value, deal.Fleet, lot, terms.Last);
            Add(months.InService, Math.Max(1, lot.InService + 1), terms.Last + 1, lot.Count);
        }

        Span<double> contracts = stackalloc double[2 * months._row];
        contracts.Clear();
        var contracted = contracts[..months._row];
        var empty = contracts[months._row..];
        foreach (ref readonly var contract in deal.Contracts.AsSpan())
            AddContract(months, contracted, empty, contract, terms);
        months.FillCash(deal, contracted, empty);
        return months;
    }

    /// <summary>Gives the memory away, emptied, where it is as long as asked for.</summary>
    private double[]? Take(int length)
    {
        if (_buffer.Length != length)
            return null;
        var taken = _buffer;
        _buffer = [];
        Array.Clear(taken);
        return taken;
    }

    private Span<double> Row(int row) => _buffer.AsSpan(row * _row, _row);

    /// <summary>Adds an amount to months from one to before another, four at a time.</summary>
    private static void Add(Span<double> row, int from, int to, double amount)
    {
        var four = Vector256.Create(amount);
        for (; from + 4 <= to; from += 4)
            (Vector256.Create<double>(row.Slice(from, 4)) + four).CopyTo(row[from..]);
        for (; from < to; from++)
            row[from] += amount;
    }

    private static void AddValue(Span<double> value, CompiledFleet fleet, in CompiledLot lot, int last)
    {
        var m = Math.Max(0, lot.Delivered);
        if (lot.Left is { } left)
        {
            for (; m <= last; m++)
                value[m] += lot.WhenNew * left[m];
            return;
        }

        var launches = fleet.LaunchesOf(lot);
        var kept = Math.Exp(-lot.DecayPerMonth);
        var share = m == lot.Delivered ? 1 : Math.Exp(-lot.DecayPerMonth * (m - lot.Delivered));
        var launch = 0;
        while (m <= last)
        {
            for (; launch < launches.Length && lot.Delivered + launches[launch] <= m; launch++)
                share *= 1 - lot.Step;
            // Until the next launch it decays evenly.
            var end = launch < launches.Length ? Math.Min(last + 1, lot.Delivered + launches[launch]) : last + 1;
            share = AddDecay(value[m..end], lot, share, kept);
            m = end;
        }
    }

    /// <summary>Adds the value of a lot over months of even decay, four at a time; <see cref="OperatingLanes"/> multiplies in the same order.</summary>
    /// <returns>The share left in the month after.</returns>
    private static double AddDecay(Span<double> value, in CompiledLot lot, double share, double kept)
    {
        var keptByTwo = kept * kept;
        var keptByFour = Vector256.Create(keptByTwo * keptByTwo);
        var shares = Vector256.Create(share, share * kept, share * keptByTwo, share * keptByTwo * kept);
        var (whenNew, floor) = (Vector256.Create(lot.WhenNew), Vector256.Create(lot.Floor));
        while (value.Length >= 4)
        {
            (Vector256.Create<double>(value) + (whenNew * Vector256.MaxNative(floor, shares))).CopyTo(value);
            shares *= keptByFour;
            value = value[4..];
        }

        for (var i = 0; i < value.Length; i++)
            value[i] += lot.WhenNew * Math.Max(lot.Floor, shares[i]);
        return shares[value.Length];
    }

    private static void AddContract(BaseMonths months, Span<double> contracted, Span<double> empty, in CompiledContract contract, CompiledTerms terms)
    {
        var after = Math.Min(contract.End, terms.Last) + 1;
        var first = Math.Max(1, contract.Start + 1);
        Add(contracted, first, after, contract.Gpus);
        if (terms.PowerFollowsUse)
            Add(months.Used, first, after, contract.Gpus * contract.Use);
        var fee = contract.FeePerMonth;
        var fees = months.Fees;
        // The fee steps in the month that begins on an anniversary.
        for (var until = contract.Start + 13; first < after; until += 12, fee *= 1 + contract.EscalatorPerAnnum)
        {
            Add(fees, first, Math.Min(until, after), fee);
            first = Math.Max(first, until);
        }

        if (terms.VoidMonths > 0)
            Add(empty, Math.Max(1, contract.End + 1), Math.Min(terms.Last, contract.End + terms.VoidMonths) + 1, contract.Gpus);
    }

    /// <summary>From what is contracted to what is served and let, and to cash.</summary>
    private void FillCash(CompiledDeal deal, ReadOnlySpan<double> contracted, ReadOnlySpan<double> empty)
    {
        var terms = deal.Terms;
        var cash = new MonthCash(terms, LaneFactors.Base(terms));
        var prices = terms.Prices(deal.Fleet.Kilowatts);
        var start = Vector256.Create((double)deal.FixedCostStart(0, 0));
        var index = Vector256.Create(0.0, 1, 2, 3);
        var four = Vector256.Create(4.0);
        var followsUse = terms.PowerFollowsUse;
        for (var m = 0; m < _row; m += Vector256<double>.Count)
        {
            var (service, wanted) = (At(1, m), Four(contracted, m));
            var served = MonthCash.Served(service, wanted);
            var let = Vector256.MaxNative(Vector256<double>.Zero, Vector256.MaxNative(Vector256<double>.Zero, service - wanted) - Four(empty, m));
            var fees = served * At(2, m);
            fees.CopyTo(Fees[m..]);
            let.CopyTo(Let[m..]);
            var used = Vector256<double>.Zero;
            if (followsUse)
            {
                used = served * At(5, m);
                used.CopyTo(Used[m..]);
            }

            cash.Of(
                Four(prices.Merchant, m), Four(prices.HedgedPower, m), Four(prices.OpenPower, m), Four(prices.PerGpu, m), Four(prices.Fixed, m) & Vector256.GreaterThan(index, start),
                service, fees, let, used).CopyTo(Cfads[m..]);
            index += four;
        }

        Cfads[0] = 0;
    }

    private Vector256<double> At(int row, int m) => Four(_buffer, (row * _row) + m);

    private static Vector256<double> Four(ReadOnlySpan<double> path, int m) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(path.Slice(m, Vector256<double>.Count)));
}
