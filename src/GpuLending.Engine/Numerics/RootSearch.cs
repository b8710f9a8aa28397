using System.Globalization;

namespace GpuLending.Engine.Numerics;

/// <summary>The outcome of a search for a root. <c>default(RootSearch)</c> is not a result.</summary>
/// <param name="Status">How the search ended; only <see cref="RootStatus.Found"/> carries a root.</param>
/// <param name="Root">The root; NaN when there is none.</param>
/// <param name="Residual">The function at the root, or at the last point tried; NaN when not evaluated.</param>
/// <param name="Evaluations">How often the function was called.</param>
/// <param name="Lower">The lower end of the range searched.</param>
/// <param name="Upper">The upper end of the range searched.</param>
public readonly record struct RootSearch(RootStatus Status, double Root, double Residual, int Evaluations, double Lower, double Upper)
{
    /// <summary>True when there is a root.</summary>
    public bool IsFound => Status == RootStatus.Found;

    /// <summary>The outcome in words, e.g. "no sign change between -0.95 and 10".</summary>
    public string Reason
    {
        get
        {
            var range = string.Create(CultureInfo.InvariantCulture, $"between {Lower} and {Upper}");
            return Status switch
            {
                RootStatus.Found => "found",
                RootStatus.NoSignChange => $"no sign change {range}",
                RootStatus.NotFinite => $"the function is not finite {range}",
                RootStatus.TooManyEvaluations => string.Create(CultureInfo.InvariantCulture, $"not found {range} in {Evaluations} evaluations"),
                RootStatus.SeveralRoots => $"several roots {range}",
            };
        }
    }
}
