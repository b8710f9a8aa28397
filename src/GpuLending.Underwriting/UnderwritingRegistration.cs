using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Approvals;
using GpuLending.Underwriting.Attachments;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Backtests;
using GpuLending.Underwriting.Borrowers;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.DealMemos.Redlines;
using GpuLending.Underwriting.DealMemos.Templates;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.SampleDeals;
using GpuLending.Underwriting.Exports;
using GpuLending.Underwriting.Idempotency;
using GpuLending.Underwriting.Intake;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Narratives;
using GpuLending.Underwriting.Persistence;
using GpuLending.Underwriting.PlugIns;
using GpuLending.Underwriting.Policies;
using GpuLending.Underwriting.Portfolio;
using GpuLending.Underwriting.Serials;
using GpuLending.Underwriting.Simulations;
using GpuLending.Underwriting.Solutions;
using GpuLending.Underwriting.TermSheets;
using GpuLending.Underwriting.Workbooks;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GpuLending.Underwriting;

/// <summary>Puts the underwriting service into a host.</summary>
public static class UnderwritingRegistration
{
    /// <summary>
    /// Registers the use cases, the database under them, the user store with sign-in and password tokens, and the key ring. The host adds its
    /// cookie scheme (<see cref="IdentityConstants.ApplicationScheme"/>).
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="connectionString">The database, as the application's role.</param>
    public static IServiceCollection AddUnderwriting(this IServiceCollection services, string connectionString)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CurvePlugIns.None);
        services.TryAddSingleton(provider => provider.GetRequiredService<CurvePlugIns>().Catalogue);
        services.AddDbContextFactory<UnderwritingDbContext>(options => DatabaseOptions.Configure(options, connectionString));
        services.AddDataProtection().SetApplicationName("GpuLending").PersistKeysToDbContext<UnderwritingDbContext>();
        services.AddHttpContextAccessor().AddAuthenticationCore();
        services.AddIdentityCore<AppUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 10;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddEntityFrameworkStores<UnderwritingDbContext>()
            .AddClaimsPrincipalFactory<AppUserClaims>()
            .AddSignInManager<DeskSignInManager>()
            .AddDefaultTokenProviders();

        // All of them hold no state between calls.
        services.AddSingleton<AuditTrail>().AddSingleton<RefusalLog>().AddSingleton<ListAudit>().AddSingleton<VerifyAuditChain>();
        services.AddSingleton<PasswordCheck>().AddSingleton<DemoUsers>().AddSingleton<CreateAdministrator>().AddSingleton<CreateUser>().AddSingleton<SetPassword>();
        services.AddSingleton<ListUsers>().AddSingleton<ChangeUserRole>().AddSingleton<DisableUser>();
        services.AddSingleton<CreateApiKey>().AddSingleton<ListApiKeys>().AddSingleton<RevokeApiKey>().AddSingleton<AuthenticateApiKey>();
        services.AddSingleton<IdempotentRequests>();
        services.AddSingleton<CreateBorrower>().AddSingleton<SaveBorrower>().AddSingleton<OpenBorrower>().AddSingleton<ListBorrowers>();
        services.AddSingleton<EvaluateDeal>().AddSingleton<ExplainFigure>().AddSingleton<AssessResidual>().AddSingleton<SolveDeal>().AddSingleton<Stress.ListScenarios>().AddSingleton<Stress.StressDeal>().AddSingleton<Stress.AssessedContent>().AddSingleton<SeedSampleDeals>();
        services.AddSingleton<BacktestCovenant>();
        services.AddSingleton<MeasurePortfolio>().AddSingleton<MeasureContribution>();
        services.AddSingleton<Comparables.ReadComparables>();
        services.AddSingleton<CreateDeal>().AddSingleton<CopyDeal>().AddSingleton<ListDeals>().AddSingleton<OpenDeal>();
        services.AddSingleton<RecordEdit>().AddSingleton<UndoEdit>().AddSingleton<RedoEdit>().AddSingleton<RebaseJournal>().AddSingleton<SaveDeal>();
        services.AddSingleton<CheckIntake>().AddSingleton<RememberIntake>().AddSingleton<ImportDeal>().AddSingleton<Certificates.ExportCertificate>().AddSingleton<ReadWorkbook>();
        services.AddSingleton<CalibrateSeries>().AddSingleton<ComputeCurveValues>();
        services.AddSingleton<ReadMarketSnapshot>().AddSingleton<ListGpuModels>().AddSingleton<ListQuotes>().AddSingleton<ListQuoteSeries>();
        services.AddSingleton<ReadMarketOverview>().AddSingleton<SuggestQuoteSettings>().AddSingleton<ImportQuotes>();
        services.AddSingleton<SubmitDeal>().AddSingleton<ListReviewQueue>().AddSingleton<OpenRevision>().AddSingleton<DecideRevision>().AddSingleton<ListAuthorityMatrix>();
        services.AddSingleton<ListConditions>().AddSingleton<AddCondition>().AddSingleton<MeetCondition>().AddSingleton<RecordDraw>().AddSingleton<MoveDeal>().AddSingleton<ListDraws>();
        services.AddSingleton<ListPolicyVersions>().AddSingleton<OpenPolicyVersion>().AddSingleton<OpenPolicyDraft>().AddSingleton<KeepPolicyDraft>().AddSingleton<ProposePolicy>();
        services.AddSingleton<DecidePolicy>().AddSingleton<AssessPolicyEffect>().AddSingleton<ReadExceptionTrend>();
        services.TryAddSingleton(new AttachmentOptions());
        services.AddSingleton<AttachmentStore>().AddSingleton<AddAttachment>().AddSingleton<ListAttachments>().AddSingleton<OpenAttachment>().AddSingleton<WithdrawAttachment>();
        services.TryAddSingleton(new SimulationWorkerOptions());
        services.AddSingleton<StartSimulation>().AddSingleton<OpenSimulation>().AddSingleton<CancelSimulation>().AddSingleton<OpenSimulatedPath>().AddSingleton<SimulationWorker>();
        services.AddSingleton<MemoPdfPrinter>().AddSingleton<WritePaper>().AddSingleton<ReadMemoSource>().AddSingleton<BuildMemo>().AddSingleton<BuildTermSheet>().AddSingleton<ExportPaper>();
        services.AddSingleton<ListMemoTemplates>().AddSingleton<OpenMemoTemplate>().AddSingleton<SaveMemoTemplate>();
        services.AddSingleton<ExportWorkbook>();
        services.AddSingleton<ReadPhraseRules>().AddSingleton<BuildRedline>();
        services.TryAddSingleton(new MemoExportWorkerOptions());
        services.AddSingleton<StartMemoExport>().AddSingleton<OpenMemoExport>().AddSingleton<CancelMemoExport>().AddSingleton<MemoExportWorker>();
        services.AddSingleton<CheckSerials>().AddSingleton<ImportSerials>().AddSingleton<ListSerials>().AddSingleton<CountSerials>().AddSingleton<ListLocations>();
        services.AddSingleton<MoveSerials>().AddSingleton<ReleaseSerials>().AddSingleton<ListLookAlikes>().AddSingleton<AnswerLookAlikes>().AddSingleton<BuildSerialPaper>().AddSingleton<ExportSerialPaper>();
        return services;
    }
}
