using GpuLending.Engine.Workings;
using GpuLending.Underwriting;
using GpuLending.Underwriting.Deals;

namespace GpuLending.Web.Features.Deals;

/// <summary>A figure that was asked for its working, and the one it was asked from.</summary>
public sealed record FigureQuestion(string Figure, Working? Working, string? Refusal, DealDocument Document, FigureQuestion? Before)
{
    public static FigureQuestion Open(DealDocument document, Evaluation evaluation, string figure, FigureQuestion? before) =>
        ExplainFigure.Open(document.Case, evaluation, figure) switch
        {
            Result<Working>.Success success => new FigureQuestion(figure, success.Value, null, document, before),
            Result<Working>.NotFound missing => new FigureQuestion(figure, null, $"{missing.What} has no working.", document, before),
            Result<Working>.NotComputable refusal => new FigureQuestion(figure, null, refusal.Reason, document, before),
            _ => new FigureQuestion(figure, null, "This figure has no working.", document, before),
        };
}
