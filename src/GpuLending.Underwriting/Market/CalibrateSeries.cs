using GpuLending.Engine;
using GpuLending.Engine.Calibration;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals.Validation;

namespace GpuLending.Underwriting.Market;

/// <summary>Fits a series of prices, sent or taken from a market snapshot, and judges it by the policy of that snapshot. Stores nothing.</summary>
public sealed class CalibrateSeries(ReadMarketSnapshot readMarket, RefusalLog refusals)
{
    public async Task<Result<CalibrationAnswer>> ExecuteAsync(CalibrationRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<CalibrationAnswer>(actor, Permission.ViewDeals, nameof(CalibrateSeries), cancellationToken);

        MarketSnapshot market;
        try
        {
            market = await readMarket.ExecuteAsync(request.SnapshotId, cancellationToken);
        }
        catch (KeyNotFoundException) when (request.SnapshotId is not null)
        {
            return new Result<CalibrationAnswer>.NotFound($"The market snapshot '{FieldRules.Short(request.SnapshotId)}'");
        }

        // A hundred thousand prices take a moment; the desk's circuit goes on meanwhile.
        return await Task.Run(() => Calibrate(request, market), cancellationToken);
    }

    /// <summary>The same without a door, for callers that have checked the actor and hold the market.</summary>
    public static Result<CalibrationAnswer> Calibrate(CalibrationRequest request, MarketSnapshot market)
    {
        var messages = CalibrationRequestRules.Check(request, market);
        if (messages.Count > 0)
            return new Result<CalibrationAnswer>.Invalid(messages);

        var series = request.GpuModel is { } model
            ? MarketSeries.Of(market, model, request.PriceKind!.Value, request.Segment, request.Provider, evidence: request.Evidence)
            : null;
        IReadOnlyList<PricePoint> points = series is null ? CalibrationRequestRules.Converted(request.Points!) : series.Points;
        messages = CalibrationRequestRules.CheckSize(request, points, series);
        if (messages.Count > 0)
            return new Result<CalibrationAnswer>.Invalid(messages);

        var gpu = request.GpuModel is null ? null : market.Models[request.GpuModel];
        var options = new CalibrationOptions
        {
            OriginDate = request.OriginDate ?? gpu?.GeneralAvailability,
            From = request.From,
            To = request.To,
            ProviderEffects = request.ProviderEffects,
            Errors = request.Errors,
            BlockLength = request.BlockLength,
            Replications = request.Replications,
            Seed = request.Seed,
            Breakpoint = request.Breakpoint,
            MinimumSegment = request.MinimumSegment,
            BreakpointReplications = request.BreakpointReplications,
            Forms = request.Forms,
            SuccessorDates = request.SuccessorDates ?? (gpu is null ? [] : SuccessorDates.Of(gpu, market.Models)),
        };
        return new CalibrationAnswer(SeriesCalibration.Calibrate(points, options, market.Policy.Calibration), points, series, market.Policy.Calibration, market);
    }
}
