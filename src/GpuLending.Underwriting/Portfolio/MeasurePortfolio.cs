using System.Collections.Concurrent;
using GpuLending.Engine;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Portfolio;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Portfolio;

/// <summary>Evaluates every deal of the book once on one market and computes what the book may lose together. Writes nothing. A deal's loan is kept by its saved version and the market.</summary>
public sealed class MeasurePortfolio(IDbContextFactory<UnderwritingDbContext> contexts, ReadMarketSnapshot readMarket, CurveCatalogue curves, RefusalLog refusals) : IDisposable
{
    /// <summary>Most draws of a run: loans times paths.</summary>
    public const long MostDraws = 2_000_000_000;

    private const int MostKept = 50_000;
    private const int DocumentsAtOnce = 200;

    // Two cores' worth of work each: more at once would only make everybody wait.
    private readonly SemaphoreSlim _places = new(2);
    private readonly ConcurrentDictionary<LoanKey, KeptLoan> _kept = new();

    /// <param name="question">Which deals, which terms.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="progress">Told the share done, 0 to 1; null for nobody.</param>
    /// <param name="cancellationToken">Stops it between deals and between blocks of paths.</param>
    public async Task<Result<PortfolioView>> ExecuteAsync(PortfolioQuestion question, Actor actor, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewPortfolio))
            return await refusals.RefuseAsync<PortfolioView>(actor, Permission.ViewPortfolio, nameof(MeasurePortfolio), cancellationToken);
        if (Problem(question) is { } problem) return new Result<PortfolioView>.Invalid([problem]);

        var market = await readMarket.ExecuteAsync(null, cancellationToken);
        var rows = await RowsAsync(question, cancellationToken);
        if (question.Reviewed is { } reviewed && rows.All(row => row.DealId != reviewed)) return new Result<PortfolioView>.NotFound("The deal");

        await _places.WaitAsync(cancellationToken);
        try
        {
            var loans = await LoansAsync(question, rows, market, progress, cancellationToken);
            return await Task.Run(() => Measured(question, rows, loans, market, progress, cancellationToken), cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private static FieldMessage? Problem(PortfolioQuestion question) =>
        !Enum.IsDefined(question.Scope) ? new("/scope", "The scope is unknown.")
        : !Enum.IsDefined(question.Horizon) ? new("/horizon", "The horizon is unknown.")
        : question.AssumedProbability is { } assumed && !(assumed > 0 && assumed < 1) ? new("/assumedProbability", "A probability is between 0 and 100 %.")
        : question.Terms.Problem is { } terms ? new("/terms", terms)
        : null;

    private static Result<PortfolioView> Measured(
        PortfolioQuestion question, List<Row> rows, Dictionary<Guid, KeptLoan> loans, MarketSnapshot market, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var book = rows.Select(row => loans[row.DealId].Loan).OfType<PortfolioLoan>().ToList();
        if (book.Count * (long)question.Terms.Paths > MostDraws)
            return new Result<PortfolioView>.NotComputable($"{book.Count} loans on {question.Terms.Paths} paths are more than one run carries: ask for fewer paths.");
        var reviewed = question.Reviewed?.ToString();
        var result = PortfolioModel.Run(
            book, question.Terms, book.Exists(loan => loan.Key == reviewed) ? reviewed : null, Environment.ProcessorCount, progress is null ? null : new Part(progress, 0.5), cancellationToken);
        return new PortfolioView(
            result, [.. rows.Select(row => new PortfolioDeal(row.DealId, row.Name, row.Borrower, row.Stage, loans[row.DealId].LeftOut))], Currency.UsDollar, market);
    }

    private async Task<List<Row>> RowsAsync(PortfolioQuestion question, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows =
            from deal in context.Deals.AsNoTracking()
            join draft in context.DealDrafts on deal.Id equals draft.DealId
            join borrower in context.Borrowers on deal.BorrowerId equals borrower.Id
            orderby deal.CreatedAt, deal.Id
            select new Row(deal.Id, draft.Name, borrower.Name, deal.Stage, draft.Version);
        return [.. (await rows.ToListAsync(cancellationToken)).Where(row => row.DealId == question.Reviewed || Belongs(question.Scope, row.Stage))];
    }

    private static bool Belongs(PortfolioScope scope, DealStage stage) => stage switch
    {
        DealStage.Declined or DealStage.Default or DealStage.Repaid => false,
        DealStage.Draft or DealStage.Submitted or DealStage.InReview or DealStage.Returned => scope == PortfolioScope.Open,
        DealStage.Approved or DealStage.ApprovedWithConditions or DealStage.TermSheetIssued or DealStage.Accepted or DealStage.Closed or DealStage.Drawn or DealStage.Monitored
            or DealStage.Amended or DealStage.WatchList => true,
    };

    /// <summary>Each deal's loan: kept ones as they are, the others evaluated on all processors.</summary>
    private async Task<Dictionary<Guid, KeptLoan>> LoansAsync(PortfolioQuestion question, List<Row> rows, MarketSnapshot market, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (_kept.Count > MostKept) _kept.Clear();
        var loans = new Dictionary<Guid, KeptLoan>(rows.Count);
        var missing = new List<Row>();
        foreach (var row in rows)
        {
            if (question.ReviewedDocument is { } typed && row.DealId == question.Reviewed) loans[row.DealId] = await Task.Run(() => Of(row.DealId, typed, question, market), cancellationToken);
            else if (_kept.TryGetValue(Key(row), out var kept)) loans[row.DealId] = kept;
            else missing.Add(row);
        }

        var done = 0;
        foreach (var chunk in missing.Chunk(DocumentsAtOnce))
        {
            var fresh = new ConcurrentDictionary<Guid, KeptLoan>();
            var ids = chunk.Select(row => row.DealId).ToList();
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var documents = await context.DealDrafts.AsNoTracking().Where(draft => ids.Contains(draft.DealId)).ToDictionaryAsync(draft => draft.DealId, draft => draft.Document, cancellationToken);
            await Parallel.ForEachAsync(chunk, cancellationToken, (row, _) =>
            {
                fresh[row.DealId] = _kept[Key(row)] = documents.TryGetValue(row.DealId, out var document) ? Of(row.DealId, document, question, market) : new KeptLoan(null, "It was removed meanwhile.");
                progress?.Report(0.5 * Interlocked.Increment(ref done) / missing.Count);
                return ValueTask.CompletedTask;
            });
            foreach (var (dealId, loan) in fresh) loans[dealId] = loan;
        }

        return loans;

        LoanKey Key(Row row) => new(row.DealId, row.Version, market.Id, question.Horizon, question.AssumedProbability);
    }

    private KeptLoan Of(Guid dealId, DealDocument document, PortfolioQuestion question, MarketSnapshot market)
    {
        if (document.Case.Currency != Currency.UsDollar) return new(null, $"It is in {document.Case.Currency.Code}; the book is in {Currency.UsDollar.Code}.");
        var own = Loan(document);
        // Whoever has a probability of default keeps it.
        return own.Loan is not null || question.AssumedProbability is not { } assumed ? own : Loan(document with
        {
            Case = document.Case with { Credit = document.Case.Credit with { Basis = DefaultRateBasis.Entered, DefaultRatePerAnnum = assumed } },
        });

        KeptLoan Loan(DealDocument asked)
        {
            try
            {
                return EvaluateDeal.Evaluate(asked, Scenario.Base, market, curves) switch
                {
                    Result<Evaluation>.Success(var evaluation) => new(PortfolioLoan.Of(dealId.ToString(), asked.Case, evaluation.Result, market.Models, question.Horizon), null),
                    Result<Evaluation>.Invalid(var messages) => new(null, messages[0].Message),
                    Result<Evaluation>.NotComputable(var reason) => new(null, reason),
                    _ => new(null, "It could not be evaluated."),
                };
            }
            catch (NotComputableException refusal)
            {
                return new(null, refusal.Message);
            }
        }
    }

    private sealed record Row(Guid DealId, string Name, string Borrower, DealStage Stage, uint Version);

    private sealed record KeptLoan(PortfolioLoan? Loan, string? LeftOut);

    private readonly record struct LoanKey(Guid DealId, uint Version, string SnapshotId, PortfolioHorizon Horizon, double? AssumedProbability);

    /// <summary>The second half of the way: deals were the first.</summary>
    private sealed class Part(IProgress<double> whole, double from) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + ((1 - from) * value));
    }
}
