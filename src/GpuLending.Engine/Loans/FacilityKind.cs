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

    /// <summary>The equipment is leased: rents instead of interest and principal, see <see cref="LeaseTerms"/>.</summary>
    EquipmentLease,
}
