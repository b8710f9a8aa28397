namespace GpuLending.Underwriting.Access;

/// <summary>What a role may do. Checked in the first line of every use case.</summary>
public enum Permission
{
    ViewDeals,
    EditDeals,
    SubmitDeals,
    DecideRevisions,
    ManageConditions,
    RecordDraws,
    ExportDocuments,
    EditBorrowers,
    EvaluateByApi,
    ManageApiKeys,
    AdministerUsers,
    ViewAudit,
    ManageSerials,
    ReleaseSerials,
    ImportMarketData,
    ProposePolicies,
    DecidePolicies,
    RunSimulations,
    ViewPortfolio,
    EditTemplates,
    ManageAttachments,
}
