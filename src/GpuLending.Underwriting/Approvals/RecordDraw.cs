using GpuLending.Engine;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Attachments;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Figures;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace GpuLending.Underwriting.Approvals;

/// <summary>
/// Records a draw: under an approval in force whose exceptions still stand, with every required condition met, those of every draw by evidence of its own, in the
/// draw window and within the approved size.
/// </summary>
public sealed partial class RecordDraw(
    IDbContextFactory<UnderwritingDbContext> contexts, AuditTrail audit, RefusalLog refusals, TimeProvider clock, ILogger<RecordDraw> logger)
{
    private const int LongestEvidence = 2000;

    /// <param name="dealId">The deal.</param>
    /// <param name="date">Day of the draw.</param>
    /// <param name="amount">What is drawn.</param>
    /// <param name="evidence">What shows that each condition of every draw is met, by the condition's id.</param>
    /// <param name="actor">Who records it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<Guid>> ExecuteAsync(
        Guid dealId, DateOnly date, Money amount, IReadOnlyDictionary<Guid, string> evidence, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.RecordDraws))
            return await refusals.RefuseAsync<Guid>(actor, Permission.RecordDraws, nameof(RecordDraw), cancellationToken);
        if (amount.Amount <= 0m)
            return new Result<Guid>.Invalid([new FieldMessage("/amount", $"{amount} is no draw: an amount above 0 is needed.")]);
        if (amount.Round() != amount)
            return new Result<Guid>.Invalid([new FieldMessage("/amount", $"{amount} has more decimals than {amount.Currency} has.")]);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.Deals.AnyAsync(row => row.Id == dealId, cancellationToken))
            return new Result<Guid>.NotFound("The deal");
        var deal = await DealLock.HoldAsync(context, dealId, cancellationToken);
        var (revision, whyNot) = await DrawRules.ApprovalInForceAsync(context, deal, cancellationToken);
        if (revision is null)
            return new Result<Guid>.Conflict(whyNot!);
        var problems = await CheckAsync(context, deal, revision, date, amount, clock.GetUtcNow(), cancellationToken);
        var eachDraw = await context.ConditionsPrecedent.AsNoTracking().Where(row => row.DealId == dealId && row.EachDraw)
            .OrderBy(row => row.AddedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        problems.AddRange(CheckEvidence(eachDraw, evidence));
        if (problems.Count > 0)
        {
            await audit.AppendAsync(
                context, actor, new AuditEvent(AuditActions.DrawRefused, "deal", dealId, dealId, new { date, amount, why = problems.Select(problem => problem.Path) }),
                cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            LogRefused(dealId, actor.UserId, problems.Count);
            return new Result<Guid>.Invalid(problems);
        }

        var now = clock.GetUtcNow();
        var draw = new Draw
        {
            Id = Guid.CreateVersion7(now),
            DealId = dealId,
            RevisionId = revision.Id,
            Date = date,
            Amount = amount,
            RecordedById = actor.UserId,
            RecordedAt = now,
        };
        context.Add(draw);
        context.AddRange(eachDraw.Where(row => !string.IsNullOrWhiteSpace(evidence.GetValueOrDefault(row.Id)))
            .Select(row => new DrawEvidence { DrawId = draw.Id, ConditionId = row.Id, Evidence = evidence[row.Id].Trim() }));
        if (deal.Stage is not (DealStage.Monitored or DealStage.Drawn))
            deal.MoveTo(DealStage.Drawn, now);
        await audit.AppendAsync(
            context, actor, new AuditEvent(AuditActions.DrawRecorded, "draw", draw.Id, dealId, new { date, amount, revision = revision.Id }), cancellationToken);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            // Evidence is counted at the commit, when all of it is there.
            await transaction.CommitAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.CheckViolation } refused)
        {
            // The database's own guard saw what changed since we looked.
            return new Result<Guid>.Conflict(refused.MessageText);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.CheckViolation)
        {
            return new Result<Guid>.Conflict(refused.MessageText);
        }

        LogRecorded(draw.Id, dealId, actor.UserId);
        return draw.Id;
    }

    private static async Task<List<FieldMessage>> CheckAsync(
        UnderwritingDbContext context, Deal deal, Revision revision, DateOnly date, Money amount, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var problems = new List<FieldMessage>();
        var open = await context.ConditionsPrecedent.Where(row => row.DealId == deal.Id && row.Required && !row.EachDraw && row.MetAt == null)
            .OrderBy(row => row.AddedAt).ThenBy(row => row.Id).Select(row => row.Text).ToListAsync(cancellationToken);
        problems.AddRange(open.Select(text => new FieldMessage("/conditions", $"Condition precedent open: {text}.")));
        if (await DocumentChecklist.WhyNotAsync(context, deal.Id, DealStage.Drawn, at, cancellationToken) is { } missing)
            problems.Add(new FieldMessage("/documents", missing));

        if (DrawRules.ExpiredException(revision, date) is { } expired)
            problems.Add(new FieldMessage("/exceptions/" + expired.Rule, DrawRules.InWords(expired)));

        var (from, until) = DrawRules.Window(RevisionContent.Document(revision), RevisionContent.Result(revision));
        if (date < from || date > until)
            problems.Add(new FieldMessage("/date", $"{FigureFormat.Date(date)} is outside the draw window, {FigureFormat.Date(from)} to {FigureFormat.Date(until)}."));

        if (amount.Currency != revision.LoanSize.Currency)
        {
            problems.Add(new FieldMessage("/amount", $"The loan is in {revision.LoanSize.Currency}; a draw in {amount.Currency} is none of it."));
            return problems;
        }

        var drawn = await context.Draws.Where(row => row.DealId == deal.Id).SumAsync(row => row.Amount.Amount, cancellationToken);
        if (drawn + amount.Amount > revision.LoanSize.Amount)
        {
            var left = new Money(Math.Max(0m, revision.LoanSize.Amount - drawn), amount.Currency);
            problems.Add(new FieldMessage("/amount", $"{amount} is beyond the approved size: {left} of {revision.LoanSize} is left."));
        }

        return problems;
    }

    private static IEnumerable<FieldMessage> CheckEvidence(IReadOnlyList<ConditionPrecedent> eachDraw, IReadOnlyDictionary<Guid, string> evidence)
    {
        foreach (var condition in eachDraw)
        {
            var said = evidence.GetValueOrDefault(condition.Id);
            if (condition.Required && string.IsNullOrWhiteSpace(said))
                yield return new FieldMessage($"/evidence/{condition.Id}", $"Condition of every draw: {condition.Text}. Say what shows it for this one.");
            else if (said is not null && (said.Length > LongestEvidence || said.Contains('\0', StringComparison.Ordinal)))
                yield return new FieldMessage($"/evidence/{condition.Id}", $"Evidence has at most {LongestEvidence} characters, and no null character.");
        }
    }

    [LoggerMessage(2211, LogLevel.Information, "Draw {DrawId} of deal {DealId} recorded by {ActorId}")]
    private partial void LogRecorded(Guid drawId, Guid dealId, Guid actorId);

    [LoggerMessage(2212, LogLevel.Warning, "A draw of deal {DealId} by {ActorId} was refused for {Problems} reasons")]
    private partial void LogRefused(Guid dealId, Guid actorId, int problems);
}
