namespace GpuLending.Underwriting.Stress;

/// <summary>What a stress question asks.</summary>
public enum StressKind
{
    /// <summary>The document's cases side by side, each change attributed to its drivers.</summary>
    Comparison,

    /// <summary>One figure over two drivers.</summary>
    TwoWay,

    /// <summary>Each driver one deviation up and down.</summary>
    Tornado,

    /// <summary>Each driver over a range of deviations.</summary>
    Spider,

    /// <summary>How far each driver may go.</summary>
    BreakEven,

    /// <summary>How far one driver may go for each value of another.</summary>
    Frontier,

    /// <summary>The most plausible joint move that breaks the deal.</summary>
    Reverse,
}
