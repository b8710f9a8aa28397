namespace GpuLending.Engine.Calibration;

/// <summary>How the uncertainty of a slope is measured.</summary>
public enum SlopeErrorKind
{
    /// <summary>Ordinary least squares: residuals of one size, independent of each other.</summary>
    Classical,

    /// <summary>Clustered by provider (CR1): the residuals of one provider may hang together in any way; providers are independent.</summary>
    ClusteredByProvider,

    /// <summary>Moving-block bootstrap: neighbours in time are drawn together, so that autocorrelation is kept.</summary>
    BlockBootstrap,
}
