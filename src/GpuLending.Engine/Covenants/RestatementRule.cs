namespace GpuLending.Engine.Covenants;

/// <summary>Which print of a date counts when a publisher restates its index backwards.</summary>
public enum RestatementRule
{
    /// <summary>The first print: a test once passed stays passed.</summary>
    AsFirstPublished,

    /// <summary>The newest print known: a test may turn after the fact.</summary>
    AsRestated,
}
