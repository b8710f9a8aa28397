namespace GpuLending.Engine.Waterfalls;

/// <summary>What the sponsor pays when cash and accounts fall short.</summary>
public enum SponsorSupport
{
    /// <summary>Running costs and fees, and the debt service that the base run asks of it: the same amounts under stress, and no more.</summary>
    BaseCase,

    /// <summary>Running costs and fees, never interest or principal.</summary>
    OperatingLosses,

    /// <summary>Nothing: what is short stays unpaid.</summary>
    None,
}
