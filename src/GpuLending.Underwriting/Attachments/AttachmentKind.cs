namespace GpuLending.Underwriting.Attachments;

/// <summary>What a document on file is. Stored by name, so never renamed.</summary>
public enum AttachmentKind
{
    /// <summary>An appraiser's opinion of the hardware's value.</summary>
    Appraisal,

    /// <summary>A contract with a customer who rents the capacity.</summary>
    OfftakeContract,

    /// <summary>The term sheet as signed.</summary>
    TermSheet,

    /// <summary>The loan agreement, or another paper of the loan, as signed.</summary>
    LoanAgreement,

    /// <summary>A policy or certificate of insurance.</summary>
    Insurance,

    /// <summary>A certificate: of delivery, compliance, borrowing base or location.</summary>
    Certificate,

    /// <summary>Accounts of the borrower, a guarantor or a customer.</summary>
    FinancialStatements,

    /// <summary>Counsel's opinion.</summary>
    LegalOpinion,

    /// <summary>Anything else.</summary>
    Other,
}
