namespace GpuLending.Engine.Covenants;

/// <summary>What the borrower undertakes to hand over.</summary>
public enum UndertakingKind
{
    /// <summary>Covenant certificate: each ratio with its months and definition version.</summary>
    CovenantCertificate,

    /// <summary>Borrowing-base certificate.</summary>
    BorrowingBaseCertificate,

    /// <summary>Accounts of the borrower or its group.</summary>
    FinancialStatements,

    /// <summary>Schedule of serial numbers with sites.</summary>
    SerialSchedule,

    /// <summary>Evidence of insurance.</summary>
    Insurance,

    /// <summary>Appraisal of the fleet.</summary>
    Appraisal,

    /// <summary>Anything else, as the name says.</summary>
    Other,
}
