using System.Numerics;
using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Simulation;

/// <summary>Runs blocks of 1,000 paths, one after another, on one thread. The workspace is allocated once; the fast form allocates nothing a path or a month.</summary>
internal sealed class BlockRunner
{
    private readonly SimulatedDeal _deal;
    private readonly PathGroup _paths;
    private readonly GeneralPaths? _general;
    private readonly int _months;
    private readonly int _valueFrom;
    private readonly int[] _failing;
    private readonly int[] _first;
    private readonly int[] _ever;
    private readonly int[] _defaults;
    private readonly int[] _customerDefaults;
    private readonly bool[] _hasFailed;
    private readonly int _clusterGroups;
    private readonly double[] _cluster = new double[PathTally.Quantities];

    public BlockRunner(SimulatedDeal deal)
    {
        _deal = deal;
        _paths = new PathGroup(deal.Model, deal.Customers.Count);
        _general = deal.WhyGeneral is null ? null : new GeneralPaths(deal);
        _months = deal.Model.Months;
        // What value and rent are before the first month that reads them is not worked out.
        _valueFrom = deal.OnTime.Lanes?.FirstMonth ?? 1;
        var tests = deal.OnTime.Tests.Length;
        _failing = new int[tests * (_months + 1)];
        _first = new int[tests * (_months + 1)];
        _ever = new int[tests];
        _hasFailed = new bool[tests];
        _defaults = new int[_months + 1];
        _customerDefaults = new int[deal.Customers.Count];
        _clusterGroups = deal.Terms.Sampling switch
        {
            SamplingMethod.QuasiRandom => PathDraws.BlockGroups,
            SamplingMethod.Antithetic => 2,
            SamplingMethod.Independent => deal.Terms.Delays.Count > 0 ? 1 : 0,
        };
    }

    public PathTally Tally { get; } = new();

    /// <summary>Failing paths by test and month.</summary>
    public ReadOnlySpan<int> Failing => _failing;

    /// <summary>Paths that fail for the first time, likewise.</summary>
    public ReadOnlySpan<int> First => _first;

    /// <summary>Paths that ever fail, by test.</summary>
    public ReadOnlySpan<int> Ever => _ever;

    public ReadOnlySpan<int> Defaults => _defaults;

    public ReadOnlySpan<int> CustomerDefaults => _customerDefaults;

    /// <summary>Runs one block.</summary>
    /// <param name="block">Its number.</param>
    /// <param name="losses">Receives the losses of its paths.</param>
    /// <param name="fans">Receives what fan charts need; null when they have enough.</param>
    /// <param name="pathsDone">Called after every group of a slow block with the paths done in it.</param>
    /// <param name="cancellationToken">Cancels between groups.</param>
    public void Run(int block, Span<double> losses, FanSample? fans, Action<int>? pathsDone, CancellationToken cancellationToken)
    {
        Clear();
        var draws = _deal.Draws.Open(block);
        for (var g = 0; g < PathDraws.BlockGroups; g++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RunGroup(ref draws, g, fans is null ? _valueFrom : 1);
            Add(g);
            _paths.Loss.CopyTo(losses[(4 * g)..]);
            fans?.Add(_paths, (block * PathDraws.BlockPaths) + (4 * g));
            if (_general is not null)
                pathsDone?.Invoke(4 * (g + 1));
        }
    }

    /// <summary>One path of a block: its group, served.</summary>
    public PathGroup Group(int block, int group)
    {
        Clear();
        var draws = _deal.Draws.Open(block);
        for (var g = 0; g < group; g++)
            _deal.Draws.Fill(_paths, ref draws, g);
        RunGroup(ref draws, group, 1);
        return _paths;
    }

    private void RunGroup(ref BlockDraws draws, int g, int valueFrom)
    {
        _deal.Draws.Fill(_paths, ref draws, g);
        _deal.Model.Fill(_paths, valueFrom);
        _deal.FillThresholds(_paths);
        var variant = _deal.VariantOf(_paths);
        if (_general is null)
        {
            variant.Lanes!.Serve(_paths);
            for (var t = 0; t < variant.Tests.Length; t++)
            {
                var failed = variant.Tests[t].Count(_paths, variant.Lanes.Payments, _failing.AsSpan(t * (_months + 1), _months + 1), _first.AsSpan(t * (_months + 1), _months + 1));
                _ever[t] += BitOperations.PopCount(Vector256.ExtractMostSignificantBits(failed));
            }

            return;
        }

        _paths.DefaultMonth = Vector256.Create(double.PositiveInfinity);
        _paths.Loss = _paths.Exposure = default;
        for (var lane = 0; lane < 4; lane++)
        {
            Array.Clear(_hasFailed);
            _general.Run(_paths, lane, Fails);
        }
    }

    private void Fails(int test, int month)
    {
        _failing[(test * (_months + 1)) + month]++;
        if (_hasFailed[test])
            return;
        _hasFailed[test] = true;
        _first[(test * (_months + 1)) + month]++;
        _ever[test]++;
    }

    private void Clear()
    {
        Tally.Clear();
        Array.Clear(_failing);
        Array.Clear(_first);
        Array.Clear(_ever);
        Array.Clear(_defaults);
        Array.Clear(_customerDefaults);
        Array.Clear(_cluster);
    }

    private void Add(int g)
    {
        var isDefault = Vector256.LessThan(_paths.DefaultMonth, Vector256.Create(double.PositiveInfinity));
        Span<Vector256<double>> quantities =
        [
            _paths.Loss, _paths.Exposure, isDefault & Vector256<double>.One, _paths.Value[_months], _paths.Rent[_months], _paths.Intensity[_months],
        ];
        for (var q = 0; q < quantities.Length; q++)
        {
            var sum = Vector256.Sum(quantities[q]);
            Tally.Sums[q] += sum;
            if (_clusterGroups == 0)
                Tally.Squares[q] += Vector256.Sum(quantities[q] * quantities[q]);
            else
                _cluster[q] += sum;
        }

        Tally.Further[0] += Vector256.Sum(_paths.LogValueAtEnd);
        Tally.Further[1] += Vector256.Sum(_paths.LogValueAtEnd * _paths.LogValueAtEnd);
        Tally.Further[2] += Vector256.Sum(_paths.RateShift[_months]);
        if (_clusterGroups == 0)
            Tally.LossTimesExposure += Vector256.Sum(_paths.Loss * _paths.Exposure);
        else if ((g + 1) % _clusterGroups == 0)
            CloseCluster();
        for (var lanes = Vector256.ExtractMostSignificantBits(isDefault); lanes != 0; lanes &= lanes - 1)
            _defaults[(int)_paths.DefaultMonth[BitOperations.TrailingZeroCount(lanes)]]++;
        for (var c = 0; c < _customerDefaults.Length; c++)
            _customerDefaults[c] += BitOperations.PopCount(Vector256.ExtractMostSignificantBits(Vector256.GreaterThanOrEqual(_paths.Intensity[_months], _paths.Thresholds[c])));
    }

    private void CloseCluster()
    {
        for (var q = 0; q < _cluster.Length; q++)
            Tally.Squares[q] += _cluster[q] * _cluster[q];
        Tally.LossTimesExposure += _cluster[0] * _cluster[1];
        Array.Clear(_cluster);
    }
}
