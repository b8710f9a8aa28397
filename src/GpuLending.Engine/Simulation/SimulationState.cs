using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace GpuLending.Engine.Simulation;

/// <summary>Where a run stands between blocks: what is kept to go on after a stop. Sums are kept by block and added up in the blocks' order, so that the result does not
/// depend on who finished first.</summary>
public sealed class SimulationState
{
    private readonly byte[] _print;
    private readonly bool[] _done;
    private readonly double[] _sums;
    private readonly double[] _losses;
    private readonly int[] _counts;

    /// <summary>Losses other than zero in each block that is done.</summary>
    private readonly short[] _lossCounts;

    internal SimulationState(SimulatedDeal deal)
    {
        var (tests, months) = (deal.OnTime.Tests.Length, deal.Model.Months);
        _done = new bool[deal.Blocks];
        _sums = new double[deal.Blocks * PathTally.Length];
        _lossCounts = new short[deal.Blocks];
        _losses = new double[deal.Terms.Paths];
        _counts = new int[(2 * tests * (months + 1)) + tests + months + 1 + deal.Customers.Count + (deal.Moves is null ? 0 : deal.Customers.Count * RatingMoves.CountsOf(months))];
        _print = Fingerprint(deal, _counts.Length);
    }

    /// <summary>Paths in the blocks that are done.</summary>
    public int PathsDone { get; private set; }

    /// <summary>Loss of every path.</summary>
    internal double[] Losses => _losses;

    /// <summary>Sums of each block, one row of <see cref="PathTally.Length"/> a block.</summary>
    internal ReadOnlySpan<double> Sums => _sums;

    /// <summary>Failing paths by test and month, first failures likewise, paths that ever fail by test, defaults by month, failed customers, moves of ratings.</summary>
    internal ReadOnlySpan<int> Counts => _counts;

    /// <summary>The state as bytes, for <see cref="Simulator.Run"/> to go on from. Call it from within the checkpoint callback only.</summary>
    /// <returns>The bytes; compact, since most losses are zero.</returns>
    public byte[] ToBytes()
    {
        var size = _print.Length + _done.Length + (sizeof(int) * _counts.Length);
        for (var block = 0; block < _done.Length; block++)
        {
            if (_done[block])
                size += (sizeof(double) * PathTally.Length) + sizeof(short) + (_lossCounts[block] * (sizeof(short) + sizeof(double)));
        }

        var bytes = new byte[size];
        _print.CopyTo(bytes, 0);
        var left = bytes.AsSpan(_print.Length);
        foreach (var done in _done)
            Next(ref left, 1)[0] = done ? (byte)1 : (byte)0;
        foreach (var count in _counts)
            BinaryPrimitives.WriteInt32LittleEndian(Next(ref left, sizeof(int)), count);
        for (var block = 0; block < _done.Length; block++)
        {
            if (!_done[block])
                continue;
            foreach (var sum in _sums.AsSpan(block * PathTally.Length, PathTally.Length))
                BinaryPrimitives.WriteDoubleLittleEndian(Next(ref left, sizeof(double)), sum);
            BinaryPrimitives.WriteInt16LittleEndian(Next(ref left, sizeof(short)), _lossCounts[block]);
            var losses = Block(block);
            for (var i = 0; i < losses.Length; i++)
            {
                if (losses[i] == 0)
                    continue;
                BinaryPrimitives.WriteInt16LittleEndian(Next(ref left, sizeof(short)), (short)i);
                BinaryPrimitives.WriteDoubleLittleEndian(Next(ref left, sizeof(double)), losses[i]);
            }
        }

        return bytes;
    }

    internal bool IsDone(int block) => _done[block];

    internal Span<double> Block(int block) => _losses.AsSpan(block * PathDraws.BlockPaths, PathDraws.BlockPaths);

    /// <summary>Takes in a finished block whose losses are written already; one at a time.</summary>
    internal void Add(int block, BlockRunner runner)
    {
        runner.Tally.CopyTo(_sums.AsSpan(block * PathTally.Length, PathTally.Length));
        var at = Add(0, runner.Failing);
        at = Add(at, runner.First);
        at = Add(at, runner.Ever);
        at = Add(at, runner.Defaults);
        at = Add(at, runner.CustomerDefaults);
        Add(at, runner.Ratings);
        foreach (var loss in Block(block))
            _lossCounts[block] += (short)(loss != 0 ? 1 : 0);
        _done[block] = true;
        PathsDone += PathDraws.BlockPaths;
    }

    /// <summary>Takes over a checkpoint.</summary>
    /// <exception cref="ArgumentException">It is of another run, or damaged.</exception>
    internal void Restore(byte[] checkpoint)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(checkpoint));
            if (!reader.ReadBytes(_print.Length).AsSpan().SequenceEqual(_print))
                throw new ArgumentException("The checkpoint is of another run: case, market, terms or engine differ.", nameof(checkpoint));
            for (var block = 0; block < _done.Length; block++)
                _done[block] = reader.ReadBoolean();
            for (var i = 0; i < _counts.Length; i++)
                _counts[i] = reader.ReadInt32();
            for (var block = 0; block < _done.Length; block++)
            {
                if (_done[block])
                    Restore(reader, block);
            }
        }
        catch (EndOfStreamException)
        {
            throw new ArgumentException("The checkpoint is damaged.", nameof(checkpoint));
        }
    }

    private void Restore(BinaryReader reader, int block)
    {
        for (var i = 0; i < PathTally.Length; i++)
            _sums[(block * PathTally.Length) + i] = reader.ReadDouble();
        _lossCounts[block] = reader.ReadInt16();
        for (var left = _lossCounts[block]; left > 0; left--)
        {
            var i = reader.ReadInt16();
            Block(block)[i] = reader.ReadDouble();
        }

        PathsDone += PathDraws.BlockPaths;
    }

    private static Span<byte> Next(ref Span<byte> left, int length)
    {
        var next = left[..length];
        left = left[length..];
        return next;
    }

    private int Add(int at, ReadOnlySpan<int> counts)
    {
        for (var i = 0; i < counts.Length; i++)
            _counts[at + i] += counts[i];
        return at + counts.Length;
    }

    /// <summary>What must be the same for two runs to be parts of one.</summary>
    private static byte[] Fingerprint(SimulatedDeal deal, int counts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(deal.Terms));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(new[] { DealEvaluator.Version, deal.Run.Snapshot.Id, deal.Run.DealCase.Name, deal.WhyGeneral ?? "" }));
        hash.AppendData(MemoryMarshal.AsBytes(deal.Run.ValueByPremise[deal.Run.DealCase.Valuation.Premise].ToArray().AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(deal.Run.Capacity.Cfads.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(deal.Run.Outcome.Balance.AsSpan()));
        Span<byte> count = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(count, counts);
        hash.AppendData(count);
        return hash.GetHashAndReset();
    }
}
