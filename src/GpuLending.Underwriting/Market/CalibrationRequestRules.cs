using System.Globalization;
using GpuLending.Engine;
using GpuLending.Engine.Calibration;
using GpuLending.Underwriting.Deals.Validation;

namespace GpuLending.Underwriting.Market;

/// <summary>What is wrong with a request for a calibration, by field and row.</summary>
internal static class CalibrationRequestRules
{
    public const int MostPoints = 100_000;

    private const int MostMessages = 100;
    private const int MostSuccessors = 50;
    private const int MostBreakReplications = 2_000;
    private const long MostWork = 200_000_000;
    private static readonly DateOnly Earliest = new(1950, 1, 1);
    private static readonly DateOnly Latest = new(2200, 12, 31);

    public static IReadOnlyList<FieldMessage> Check(CalibrationRequest request, MarketSnapshot market)
    {
        var messages = new List<FieldMessage>();
        if (request.Points is not null)
            CheckPoints(request, messages);
        else
            CheckSeries(request, market, messages);
        CheckDays(request, messages);
        CheckNumbers(request, messages);
        return messages;
    }

    /// <summary>What can only be said once the number of prices is known.</summary>
    public static IReadOnlyList<FieldMessage> CheckSize(CalibrationRequest request, IReadOnlyList<PricePoint> points, MarketSeries? series)
    {
        var messages = new List<FieldMessage>();
        var inside = points.Count(point => !(point.Date < request.From) && !(point.Date > request.To));
        if (series is { MixesSegments: true } && request.Provider is null)
            messages.Add(new("/segment", $"The quotes come from {series.Segments.Length} channels, which are never blended. Name one: {string.Join(", ", series.Segments.Select(Named))}."));
        if (request.Errors == SlopeErrorKind.BlockBootstrap && request.BlockLength > inside && inside > 0)
            messages.Add(new("/blockLength", Text($"Block length is {request.BlockLength}: there are {inside} prices in the window.")));
        if (request.Errors == SlopeErrorKind.BlockBootstrap && (long)inside * request.Replications > MostWork)
            messages.Add(new("/replications", Text($"{request.Replications:#,0} samples of {inside:#,0} prices are too much for one request: ask for at most {MostWork / inside:#,0} samples.")));
        if (request.Breakpoint && (long)inside * request.BreakpointReplications > MostWork)
            messages.Add(new("/breakpointReplications", Text($"{request.BreakpointReplications:#,0} samples of {inside:#,0} prices are too much for one request: ask for at most {MostWork / inside:#,0} samples.")));
        return messages;
    }

    private static void CheckPoints(CalibrationRequest request, List<FieldMessage> messages)
    {
        foreach (var (name, given) in new (string, object?)[]
            { ("gpuModel", request.GpuModel), ("priceKind", request.PriceKind), ("segment", request.Segment), ("provider", request.Provider), ("evidence", request.Evidence) })
        {
            if (given is not null)
                messages.Add(new($"/{name}", "Points are given as well: send either points, or a gpuModel with its priceKind."));
        }

        var points = request.Points!;
        if (points.Count == 0)
            messages.Add(new("/points", "There is no point: send at least one price with its date."));
        if (points.Count > MostPoints)
            messages.Add(new("/points", Text($"There are {points.Count:#,0} points: send at most {MostPoints:#,0}.")));
        if (messages.Count > 0)
            return;
        for (var row = 0; row < points.Count && messages.Count < MostMessages; row++)
        {
            // A list in JSON may hold null where a point must stand.
            if (points[row] is null)
                messages.Add(new(Text($"/points/{row}"), "This point is null: give a date and a price, or leave it out."));
            else if (points[row].Provider.Length > 200)
                messages.Add(new(Text($"/points/{row}/provider"), Text($"The provider has {points[row].Provider.Length} characters: use at most 200.")));
        }

        if (messages.Count == 0)
        {
            messages.AddRange(PricePointProblem.Of(Converted(points), MostMessages)
                .Select(problem => new FieldMessage(Text($"/points/{problem.Row}/{problem.Field}"), problem.Message)));
        }
    }

    internal static IReadOnlyList<PricePoint> Converted(IReadOnlyList<CalibrationPoint> points) => [.. points.Select(point => new PricePoint(point.Date, point.Price, point.Provider))];

    private static void CheckSeries(CalibrationRequest request, MarketSnapshot market, List<FieldMessage> messages)
    {
        if (request.GpuModel is null)
        {
            messages.Add(new("/points", "There is nothing to fit: send points, or a gpuModel with its priceKind."));
            return;
        }

        if (!market.Models.ContainsKey(request.GpuModel))
            messages.Add(new("/gpuModel", $"'{FieldRules.Short(request.GpuModel)}' is not in the catalogue of GPU models; GET /api/v1/gpu-models lists it."));
        if (request.PriceKind is not { } kind)
        {
            messages.Add(new("/priceKind", "Name the kind of price: kinds are never blended."));
            return;
        }

        if (messages.Count > 0)
            return;
        if (request.Segment is { } segment && MarketSeries.WhyNoSegment(market, request.GpuModel, kind, segment) is { } noSegment)
            messages.Add(new("/segment", noSegment));
        if (request.Provider is { } provider && MarketSeries.WhyNoProvider(market, request.GpuModel, kind, provider) is { } noProvider)
            messages.Add(new("/provider", noProvider));
    }

    private static void CheckDays(CalibrationRequest request, List<FieldMessage> messages)
    {
        foreach (var (name, given) in new[] { ("originDate", request.OriginDate), ("from", request.From), ("to", request.To) })
            Day($"/{name}", given);
        if (request.From > request.To)
            messages.Add(new("/to", Text($"The window ends on {request.To:yyyy-MM-dd}, before it begins on {request.From:yyyy-MM-dd}.")));
        if (request.SuccessorDates is not { } successors)
            return;
        if (successors.Count > MostSuccessors)
            messages.Add(new("/successorDates", $"There are {successors.Count} dates: send at most {MostSuccessors}."));
        for (var i = 0; i < Math.Min(successors.Count, MostSuccessors); i++)
            Day(Text($"/successorDates/{i}"), successors[i]);

        void Day(string path, DateOnly? given)
        {
            if (given < Earliest || given > Latest)
                messages.Add(new(path, Text($"The date is {given:yyyy-MM-dd}: years {Earliest.Year} to {Latest.Year} are allowed.")));
        }
    }

    private static void CheckNumbers(CalibrationRequest request, List<FieldMessage> messages)
    {
        if (request.Replications is < StandardErrors.LeastReplications or > StandardErrors.MostReplications)
            messages.Add(new("/replications", Text($"Replications are {request.Replications}: draw {StandardErrors.LeastReplications} to {StandardErrors.MostReplications:#,0} samples.")));
        if (request.BlockLength is < 1)
            messages.Add(new("/blockLength", Text($"Block length is {request.BlockLength}: a block holds at least one price.")));
        if (request.MinimumSegment is < 3)
            messages.Add(new("/minimumSegment", Text($"Minimum segment is {request.MinimumSegment}: a regime holds at least three prices.")));
        if (request.BreakpointReplications is not 0 and (< StandardErrors.LeastReplications or > MostBreakReplications))
            messages.Add(new("/breakpointReplications", Text($"Breakpoint replications are {request.BreakpointReplications}: draw {StandardErrors.LeastReplications} to {MostBreakReplications:#,0} samples, or 0 for no p-value.")));
    }

    private static string Named(string segment) => segment.Length == 0 ? "\"\" (not stated)" : segment;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
