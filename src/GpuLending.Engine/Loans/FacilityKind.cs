namespace GpuLending.Engine.Loans;

/// <summary>Kind of loan.</summary>
public enum FacilityKind
{
    /// <summary>Committed at closing, drawn as hardware lands.</summary>
    DelayedDrawTermLoan,

    /// <summary>Drawn once, at closing.</summary>
    TermLoan,

    /// <summary>Notes sold at closing.</summary>
    Notes,
}
