namespace GpuLending.Underwriting.Access;

/// <summary>Which role may do what. The one table of rights.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<Role, Permission[]> Table = new()
    {
        [Role.Analyst] =
        [
            Permission.ViewDeals, Permission.EditDeals, Permission.SubmitDeals, Permission.EditBorrowers, Permission.ExportDocuments,
            Permission.EvaluateByApi, Permission.ManageApiKeys, Permission.ManageSerials, Permission.ImportMarketData, Permission.RunSimulations, Permission.ViewPortfolio, Permission.ManageAttachments,
        ],
        [Role.RiskOfficer] =
        [
            Permission.ViewDeals, Permission.DecideRevisions, Permission.ManageConditions, Permission.ExportDocuments, Permission.EvaluateByApi,
            Permission.ManageApiKeys, Permission.ViewAudit, Permission.ReleaseSerials, Permission.ImportMarketData, Permission.ProposePolicies,
            Permission.RunSimulations, Permission.ViewPortfolio, Permission.ManageAttachments,
        ],
        [Role.Manager] =
        [
            Permission.ViewDeals, Permission.DecideRevisions, Permission.ManageConditions, Permission.RecordDraws, Permission.ExportDocuments,
            Permission.EvaluateByApi, Permission.ManageApiKeys, Permission.ViewAudit, Permission.ImportMarketData, Permission.DecidePolicies,
            Permission.RunSimulations, Permission.ViewPortfolio, Permission.EditTemplates, Permission.ManageAttachments,
        ],
        [Role.Administrator] = [Permission.ViewDeals, Permission.AdministerUsers, Permission.ViewAudit, Permission.EditTemplates],
        [Role.Auditor] = [Permission.ViewDeals, Permission.ViewAudit, Permission.ExportDocuments, Permission.ViewPortfolio],
    };

    public static bool Allows(Role role, Permission permission) => Table[role].Contains(permission);
}
