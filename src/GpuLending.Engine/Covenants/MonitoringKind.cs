namespace GpuLending.Engine.Covenants;

/// <summary>What a date of the monitoring calendar is.</summary>
public enum MonitoringKind
{
    /// <summary>A covenant is tested.</summary>
    Test,

    /// <summary>A covenant's certificate is due.</summary>
    Certificate,

    /// <summary>A document is due.</summary>
    Document,

    /// <summary>A waiver ends: the next test counts again.</summary>
    WaiverEnds,

    /// <summary>The right to cure ends.</summary>
    CureRightEnds,

    /// <summary>An amendment takes effect or ends.</summary>
    Amendment,
}
