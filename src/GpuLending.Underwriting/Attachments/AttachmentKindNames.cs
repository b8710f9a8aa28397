namespace GpuLending.Underwriting.Attachments;

/// <summary>Kinds of documents in words.</summary>
public static class AttachmentKindNames
{
    public static string Of(AttachmentKind kind) => kind switch
    {
        AttachmentKind.Appraisal => "Appraisal",
        AttachmentKind.OfftakeContract => "Offtake contract",
        AttachmentKind.TermSheet => "Signed term sheet",
        AttachmentKind.LoanAgreement => "Loan agreement",
        AttachmentKind.Insurance => "Insurance certificate",
        AttachmentKind.Certificate => "Certificate",
        AttachmentKind.FinancialStatements => "Financial statements",
        AttachmentKind.LegalOpinion => "Legal opinion",
        AttachmentKind.Other => "Other document",
    };
}
