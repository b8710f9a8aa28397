namespace GpuLending.Engine.Loans;

/// <summary>Why a lot turns into money.</summary>
public enum ProceedsKind
{
    /// <summary>Lost or damaged; the insurer pays.</summary>
    Casualty = 0,

    /// <summary>Sold.</summary>
    Disposal,
}
