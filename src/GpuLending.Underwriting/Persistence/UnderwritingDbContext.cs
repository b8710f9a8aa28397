using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Attachments;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.DealMemos.Templates;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Exports;
using GpuLending.Underwriting.Idempotency;
using GpuLending.Underwriting.Policies;
using GpuLending.Underwriting.Serials;
using GpuLending.Underwriting.Simulations;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Persistence;

/// <summary>The desk's tables. One context a use case, made by the factory and disposed there.</summary>
public sealed class UnderwritingDbContext(DbContextOptions<UnderwritingDbContext> options)
    : IdentityUserContext<AppUser, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<IdempotentRequest> IdempotentRequests => Set<IdempotentRequest>();

    public DbSet<Borrower> Borrowers => Set<Borrower>();

    public DbSet<Deal> Deals => Set<Deal>();

    public DbSet<DealDraft> DealDrafts => Set<DealDraft>();

    public DbSet<Journal> Journals => Set<Journal>();

    public DbSet<JournalEdit> JournalEdits => Set<JournalEdit>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<RevisionEvent> RevisionEvents => Set<RevisionEvent>();

    public DbSet<Approval> Approvals => Set<Approval>();

    public DbSet<ConditionPrecedent> ConditionsPrecedent => Set<ConditionPrecedent>();

    public DbSet<Draw> Draws => Set<Draw>();

    public DbSet<PolicyVersion> PolicyVersions => Set<PolicyVersion>();

    public DbSet<PolicyDecision> PolicyDecisions => Set<PolicyDecision>();

    public DbSet<PolicyDraft> PolicyDrafts => Set<PolicyDraft>();

    public DbSet<MemoTemplateVersion> MemoTemplateVersions => Set<MemoTemplateVersion>();

    public DbSet<DrawEvidence> DrawEvidence => Set<DrawEvidence>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<FleetSerial> FleetSerials => Set<FleetSerial>();

    public DbSet<SerialLocation> SerialLocations => Set<SerialLocation>();

    public DbSet<LookAlikeQuestion> LookAlikeQuestions => Set<LookAlikeQuestion>();

    public DbSet<SimulationRun> SimulationRuns => Set<SimulationRun>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<AttachmentVersion> AttachmentVersions => Set<AttachmentVersion>();

    public DbSet<AttachmentContent> AttachmentContents => Set<AttachmentContent>();

    public DbSet<MemoExport> MemoExports => Set<MemoExport>();

    public DbSet<MemoExportItem> MemoExportItems => Set<MemoExportItem>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        builder.Entity<DataProtectionKey>().ToTable("data_protection_keys");
        builder.ApplyConfigurationsFromAssembly(typeof(UnderwritingDbContext).Assembly);
    }
}
