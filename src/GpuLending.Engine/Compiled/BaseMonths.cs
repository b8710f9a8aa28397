using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Compiled;

/// <summary>Value, fleet and revenue of a deal by month in the base scenario, and the cash that is left of them. Element 0 is closing.</summary>
internal sealed class BaseMonths
{
    private const int Rows = 7;

    private readonly double[] _buffer;
    private readonly int _row;

    /// <param name="months">Months, closing included.</param>
    private BaseMonths(int months)
    {
        // A row is a whole number of vectors, so that four months at a time never reach into the next one.
        _row = (months + 3) / 4 * 4;
        _buffer = new double[Rows * _row];
    }

    /// <summary>Length of a row, months that nobody reads at its end in it.</summary>
    public int Length => _row;

    /// <summary>Value of the fleet on the loan's premise.</summary>
    public Span<double> Value => Row(0);

    /// <summary>GPUs in service.</summary>
    public Span<double> InService => Row(1);

    /// <summary>GPUs under contract.</summary>
    public Span<double> Contracted => Row(2);

    /// <summary>Fees if all of them are served.</summary>
    public Span<double> Fees => Row(3);

    /// <summary>GPUs under contract times the share of hours they are used.</summary>
    public Span<double> Used => Row(4);

    /// <summary>GPUs that stand empty because their contract has ended.</summary>
    public Span<double> Empty => Row(5);

    /// <summary>Cash flow available for debt service.</summary>
    public Span<double> Cfads => Row(6);

    public static BaseMonths Of(CompiledDeal deal)
    {
        var months = new BaseMonths(deal.Terms.Last + 1);
        foreach (ref readonly var lot in deal.Fleet.Lots.AsSpan())
        {
            AddValue(months.Value, deal.Fleet, lot, deal.Terms.Last);
            var service = months.InService[..(deal.Terms.Last + 1)];
            for (var m = Math.Max(1, lot.InService + 1); m < service.Length; m++)
                service[m] += lot.Count;
        }

        foreach (ref readonly var contract in deal.Contracts.AsSpan())
            AddContract(months, contract, deal.Terms);
        months.FillCash(deal);
        return months;
    }

    private Span<double> Row(int row) => _buffer.AsSpan(row * _row, _row);

    private static void AddValue(Span<double> value, CompiledFleet fleet, in CompiledLot lot, int last)
    {
        var first = Math.Max(0, lot.Delivered);
        if (lot.Left is { } left)
        {
            for (var m = first; m <= last; m++)
                value[m] += lot.WhenNew * left[m];
            return;
        }

        var launches = fleet.LaunchesOf(lot);
        var kept = Math.Exp(-lot.DecayPerMonth);
        var share = Math.Exp(-lot.DecayPerMonth * (first - lot.Delivered));
        var launch = 0;
        for (var m = first; m <= last; m++)
        {
            if (m > first)
                share *= kept;
            for (; launch < launches.Length && lot.Delivered + launches[launch] <= m; launch++)
                share *= 1 - lot.Step;
            value[m] += lot.WhenNew * Math.Max(lot.Floor, share);
        }
    }

    private static void AddContract(BaseMonths months, in CompiledContract contract, CompiledTerms terms)
    {
        var gpus = months.Contracted;
        var fees = months.Fees;
        var used = months.Used;
        var end = Math.Min(contract.End, terms.Last);
        var first = Math.Max(1, contract.Start + 1);
        var fee = contract.FeePerMonth;
        var anniversary = contract.Start + 12;
        for (var m = first; m <= end; m++)
        {
            // The fee steps in the month that begins on an anniversary.
            for (; anniversary < m; anniversary += 12)
                fee *= 1 + contract.EscalatorPerAnnum;
            gpus[m] += contract.Gpus;
            fees[m] += fee;
            used[m] += contract.Gpus * contract.Use;
        }

        var empty = months.Empty;
        for (var m = Math.Max(1, contract.End + 1); m <= Math.Min(terms.Last, contract.End + terms.VoidMonths); m++)
            empty[m] += contract.Gpus;
    }

    private void FillCash(CompiledDeal deal)
    {
        var terms = deal.Terms;
        var cash = new MonthCash(terms, deal.Fleet);
        var factors = LaneFactors.Base(terms);
        var start = Vector256.Create((double)deal.FixedCostStart(0, 0));
        for (var m = 0; m < _row; m += Vector256<double>.Count)
        {
            var index = Vector256.Create(m, m + 1.0, m + 2.0, m + 3.0);
            cash.Of(
                MonthPrices.FromMonth(terms, m), factors, factors.Rent, Vector256.GreaterThan(index, start), At(1, m), At(2, m), At(3, m), At(4, m), At(5, m)).CopyTo(Cfads[m..]);
        }

        Cfads[0] = 0;
    }

    private Vector256<double> At(int row, int m) => Vector256.Create<double>(_buffer.AsSpan((row * _row) + m, Vector256<double>.Count));
}
