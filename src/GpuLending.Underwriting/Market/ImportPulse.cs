namespace GpuLending.Underwriting.Market;

/// <summary>Tells how far an import is six times a second, also while a long step has nothing new to say.</summary>
internal sealed class ImportPulse : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(150);

    private readonly IProgress<QuoteImportProgress>? _listener;
    private readonly TimeProvider _clock;
    private readonly long _began;
    private readonly ITimer? _timer;
    private volatile Place _place = new(QuoteImportStage.Reading, 0);
    private volatile int _done;

    internal ImportPulse(IProgress<QuoteImportProgress>? listener, TimeProvider clock)
    {
        (_listener, _clock, _began) = (listener, clock, clock.GetTimestamp());
        _timer = listener is null ? null : clock.CreateTimer(_ => Tell(), null, TimeSpan.Zero, Beat);
    }

    internal TimeSpan Elapsed => _clock.GetElapsedTime(_began);

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal void Enter(QuoteImportStage stage, int total)
    {
        _done = 0;
        _place = new Place(stage, total);
        Tell();
    }

    internal void Reached(int done) => _done = done;

    private void Tell()
    {
        var place = _place;
        _listener?.Report(new QuoteImportProgress(place.Stage, Math.Min(_done, place.Total), place.Total, Elapsed));
    }

    private sealed record Place(QuoteImportStage Stage, int Total);
}
