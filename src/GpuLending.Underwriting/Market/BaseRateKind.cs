namespace GpuLending.Underwriting.Market;

/// <summary>Whether a base rate happened or is expected.</summary>
public enum BaseRateKind
{
    Observed,
    Forward,
}
