using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Simulation;

/// <summary>One covenant or trigger as both sides of a comparison by month. It fails where upper side − factor × limit is on the wrong side.</summary>
internal sealed class PathTest
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Why it is not simulated, or the same on every path; empty otherwise.</summary>
    public string Remark { get; init; } = "";

    /// <summary>What is measured.</summary>
    public required PathTestKind Kind { get; init; }

    /// <summary>Threshold × value, threshold × cost or threshold by month, noise left out; for what is the same on every path 1 where it fails. NaN where nothing is tested.</summary>
    public required double[] Limit { get; init; }

    /// <summary>Payment months within the window that ends in each month, counted back; for cover.</summary>
    public int Window { get; init; } = 1;

    /// <summary>Whether negative cash fails cover where nothing is due, as a trigger's does; a covenant has nothing to test then.</summary>
    public bool NothingDueFails { get; init; }

    /// <summary>Whether it is tested only while something is owed, for what is the same on every path.</summary>
    public bool WhileOwed { get; init; }

    /// <summary>Months on which it is tested, ascending.</summary>
    public required int[] Months { get; init; }

    /// <summary>Counts the group's paths that fail, each until its default.</summary>
    /// <param name="paths">The group, served.</param>
    /// <param name="payments">Number of the payment of each month, 0 for none.</param>
    /// <param name="failing">Receives the number of failing paths by month.</param>
    /// <param name="first">Receives the number of paths that fail for the first time by month.</param>
    /// <returns>Which lanes have ever failed.</returns>
    public Vector256<double> Count(PathGroup paths, ReadOnlySpan<int> payments, Span<int> failing, Span<int> first)
    {
        Vector256<double> failed = default;
        if (Kind is PathTestKind.BalanceBeforeSweepOverValue or PathTestKind.BalanceOverValue)
        {
            // What most deals test most often, without asking each month what it is.
            var (balance, value) = (Kind == PathTestKind.BalanceOverValue ? paths.Balance : paths.Before, paths.Value);
            foreach (var m in Months)
                Add(paths, Vector256.GreaterThan(balance[m], Vector256.Create(Limit[m]) * value[m]), m, failing, first, ref failed);
            return failed;
        }

        foreach (var m in Months)
            Add(paths, Fails(paths, payments, m), m, failing, first, ref failed);
        return failed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(PathGroup paths, Vector256<double> fails, int m, Span<int> failing, Span<int> first, ref Vector256<double> failed)
    {
        fails = Vector256.AndNot(fails, Vector256.LessThan(paths.DefaultMonth, Vector256.Create((double)m)));
        if (fails == default)
            return;
        failing[m] += BitOperations.PopCount(Vector256.ExtractMostSignificantBits(fails));
        first[m] += BitOperations.PopCount(Vector256.ExtractMostSignificantBits(Vector256.AndNot(fails, failed)));
        failed |= fails;
    }

    private Vector256<double> Fails(PathGroup paths, ReadOnlySpan<int> payments, int m)
    {
        var limit = Vector256.Create(Limit[m]);
        switch (Kind)
        {
            case PathTestKind.BalanceBeforeSweepOverCost:
                return Vector256.GreaterThan(paths.Before[m], limit);
            case PathTestKind.BalanceOverCost:
                return Vector256.GreaterThan(paths.Balance[m], limit);
            case PathTestKind.Cover:
                if (Window == 1)
                    return Fails(paths, payments, m, paths.Cash[m], paths.Due[m], limit);
                Vector256<double> cash = default, due = default;
                for (var at = m; at > m - Window && at > 0; at--)
                {
                    if (payments[at] == 0)
                        continue;
                    cash += paths.Cash[at];
                    due += paths.Due[at];
                }

                return Fails(paths, payments, m, cash, due, limit);
            case PathTestKind.SameOnEveryPath:
                return WhileOwed && m > 0 ? Vector256.GreaterThan(limit, default) & Owes(paths, payments, m) : Vector256.GreaterThan(limit, default);
            case PathTestKind.BalanceBeforeSweepOverValue or PathTestKind.BalanceOverValue or PathTestKind.NotSimulated:
                return default;
        }

        return default;
    }

    private Vector256<double> Fails(PathGroup paths, ReadOnlySpan<int> payments, int m, Vector256<double> cash, Vector256<double> due, Vector256<double> limit)
    {
        var fails = Vector256.LessThan(cash, limit * due);
        return NothingDueFails ? fails : fails & Vector256.GreaterThan(due, Vector256.Create(Cashflows.CoverageRatios.Nothing)) & Owes(paths, payments, m);
    }

    /// <summary>Whether something is owed before the payment of a month, or due at it: a covenant is tested only then.</summary>
    private static Vector256<double> Owes(PathGroup paths, ReadOnlySpan<int> payments, int m)
    {
        var nothing = Vector256.Create(Cashflows.CoverageRatios.Nothing);
        var before = m - 1;
        while (before > 0 && payments[before] == 0)
            before--;
        return Vector256.GreaterThan(paths.Balance[before], nothing) | Vector256.GreaterThan(paths.Due[m], nothing);
    }
}
