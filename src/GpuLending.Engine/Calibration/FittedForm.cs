using System.Collections.Immutable;

namespace GpuLending.Engine.Calibration;

/// <summary>A form's least squares, before it is compared.</summary>
internal sealed record FittedForm(string Form, string Name, string Formula, int MeanNumbers, double Sse, ImmutableArray<FormParameter> Parameters);
