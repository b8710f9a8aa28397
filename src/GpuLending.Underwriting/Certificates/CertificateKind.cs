namespace GpuLending.Underwriting.Certificates;

/// <summary>What a borrower certifies to its lenders.</summary>
public enum CertificateKind
{
    /// <summary>What the fleet carries, against what is owed.</summary>
    BorrowingBase,

    /// <summary>Each covenant's last test.</summary>
    CovenantCompliance,
}
