using System.Numerics;
using System.Runtime.Intrinsics;

namespace GpuLending.Engine.Simulation;

/// <summary>Runs blocks of 1,000 paths, one after another, on one thread. The workspace is allocated once; the fast form allocates nothing a path or a month.</summary>
internal sealed class BlockRunner
{
    private readonly SimulatedDeal _deal;
    private readonly PathGroup _even;
    private readonly PathGroup _odd;
    private readonly GeneralPaths? _general;
    private readonly int _months;
    private readonly int _valueFrom;
    private readonly int[] _failing;
    private readonly int[] _first;
    private readonly int[] _ever;
    private readonly int[] _defaults;
    private readonly int[] _customerDefaults;
    private readonly int[] _ratings;
    private readonly bool[] _hasFailed;
    private readonly int _clusterGroups;

    public BlockRunner(SimulatedDeal deal)
    {
        _deal = deal;
        _even = new PathGroup(deal.Model, deal.Customers.Count, deal.Moves is not null);
        _odd = new PathGroup(deal.Model, deal.Customers.Count, deal.Moves is not null);
        _general = deal.WhyGeneral is null ? null : new GeneralPaths(deal);
        _months = deal.Model.Months;
        // What value and rent are before the first month that reads them is not worked out.
        _valueFrom = deal.ValueFrom;
        var tests = deal.OnTime.Tests.Length;
        _failing = new int[tests * (_months + 1)];
        _first = new int[tests * (_months + 1)];
        _ever = new int[tests];
        _hasFailed = new bool[tests];
        _defaults = new int[_months + 1];
        _customerDefaults = new int[deal.Customers.Count];
        _ratings = deal.Moves is null ? [] : new int[deal.Customers.Count * RatingMoves.CountsOf(_months)];
        _clusterGroups = deal.Terms.Sampling switch
        {
            SamplingMethod.QuasiRandom => PathDraws.BlockGroups,
            SamplingMethod.Antithetic => 2,
            SamplingMethod.Independent => deal.Terms.Delays.Count > 0 ? 1 : 0,
        };
        Tally = new PathTally(_clusterGroups > 0);
    }

    public PathTally Tally { get; }

    /// <summary>Failing paths by test and month.</summary>
    public ReadOnlySpan<int> Failing => _failing;

    /// <summary>Paths that fail for the first time, likewise.</summary>
    public ReadOnlySpan<int> First => _first;

    /// <summary>Paths that ever fail, by test.</summary>
    public ReadOnlySpan<int> Ever => _ever;

    public ReadOnlySpan<int> Defaults => _defaults;

    public ReadOnlySpan<int> CustomerDefaults => _customerDefaults;

    /// <summary>Moves of ratings, see <see cref="RatingMoves.CountsOf"/>; empty where they stand.</summary>
    public ReadOnlySpan<int> Ratings => _ratings;

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
        var valueFrom = fans is null ? _valueFrom : 1;
        for (var g = 0; g < PathDraws.BlockGroups; g += 2)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Prepare(_even, _odd, ref draws, g, valueFrom);
            Prepare(_odd, _even, ref draws, g + 1, valueFrom);
            Serve(cancellationToken);
            Take(_even, g, block, losses, fans);
            Take(_odd, g + 1, block, losses, fans);
            if (_general is not null)
                pathsDone?.Invoke(4 * (g + 2));
        }

        Tally.Close();
    }

    /// <summary>One group of a block, served.</summary>
    public PathGroup Group(int block, int group)
    {
        var draws = _deal.Draws.Open(block);
        var pair = group - (group % 2);
        for (var g = 0; g < pair; g += 2)
        {
            _deal.Draws.Fill(_even, _odd, ref draws, g);
            _deal.Draws.Fill(_odd, _even, ref draws, g + 1);
        }

        Prepare(_even, _odd, ref draws, pair, 1);
        Prepare(_odd, _even, ref draws, pair + 1, 1);
        Serve(CancellationToken.None);
        return group == pair ? _even : _odd;
    }

    private void Prepare(PathGroup paths, PathGroup before, ref BlockDraws draws, int g, int valueFrom)
    {
        _deal.Draws.Fill(paths, before, ref draws, g);
        _deal.Model.Fill(paths, valueFrom);
        _deal.FillThresholds(paths);
        _deal.Moves?.Run(paths, _ratings);
    }

    private void Serve(CancellationToken cancellationToken)
    {
        if (_general is not null)
        {
            ServeGeneral(_even, cancellationToken);
            ServeGeneral(_odd, cancellationToken);
            return;
        }

        var (even, odd) = (_deal.VariantOf(_even), _deal.VariantOf(_odd));
        if (ReferenceEquals(even, odd))
        {
            even.Lanes!.Serve(_even, _odd);
        }
        else
        {
            even.Lanes!.Serve(_even, _even);
            odd.Lanes!.Serve(_odd, _odd);
        }

        Count(even, _even);
        Count(odd, _odd);
    }

    private void Count(DealVariant variant, PathGroup paths)
    {
        for (var t = 0; t < variant.Tests.Length; t++)
        {
            var failed = variant.Tests[t].Count(paths, variant.Lanes!.Payments, _failing.AsSpan(t * (_months + 1), _months + 1), _first.AsSpan(t * (_months + 1), _months + 1));
            _ever[t] += BitOperations.PopCount(Vector256.ExtractMostSignificantBits(failed));
        }
    }

    private void ServeGeneral(PathGroup paths, CancellationToken cancellationToken)
    {
        paths.DefaultMonth = Vector256.Create(double.PositiveInfinity);
        paths.Loss = paths.Exposure = default;
        for (var lane = 0; lane < 4; lane++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Array.Clear(_hasFailed);
            _general!.Run(paths, lane, Fails);
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
        Array.Clear(_ratings);
    }

    private void Take(PathGroup paths, int g, int block, Span<double> losses, FanSample? fans)
    {
        paths.Loss.CopyTo(losses[(4 * g)..]);
        var isDefault = Vector256.LessThan(paths.DefaultMonth, Vector256.Create(double.PositiveInfinity));
        Tally.Add(paths, isDefault, _months, closesCluster: _clusterGroups > 0 && (g + 1) % _clusterGroups == 0);
        for (var lanes = Vector256.ExtractMostSignificantBits(isDefault); lanes != 0; lanes &= lanes - 1)
            _defaults[(int)paths.DefaultMonth[BitOperations.TrailingZeroCount(lanes)]]++;
        for (var c = 0; c < _customerDefaults.Length; c++)
            _customerDefaults[c] += BitOperations.PopCount(Vector256.ExtractMostSignificantBits(Vector256.GreaterThanOrEqual(paths.Intensity[_months], paths.Thresholds[c])));
        fans?.Add(paths, (block * PathDraws.BlockPaths) + (4 * g));
    }
}
