using GpuLending.Engine;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Market;
using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Market;
using GpuLending.Underwriting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace GpuLending.Underwriting.Backtests;

/// <summary>Holds a covenant of a document against prices that were really printed, and names the rows. Reads the market and writes nothing.</summary>
public sealed class BacktestCovenant(EvaluateDeal evaluate, IDbContextFactory<UnderwritingDbContext> contexts)
{
    public async Task<Result<CovenantBacktestAnswer>> ExecuteAsync(
        DealDocument document, BacktestQuestion question, string? snapshotId, Actor actor, CancellationToken cancellationToken)
    {
        var evaluated = await evaluate.ExecuteAsync(document, Scenario.Base, snapshotId, actor, cancellationToken);
        if (evaluated is not Result<Evaluation>.Success { Value: var evaluation }) return evaluated.Other<Evaluation, CovenantBacktestAnswer>();
        if (!Enum.IsDefined(question.Kind)) return Invalid("kind", "The kind of price is unknown.");
        if (!Enum.IsDefined(question.Moves)) return Invalid("moves", "What moves is unknown.");
        if (question.StandsForDays is < 1 or > 730) return Invalid("standsForDays", "A price stands for 1 to 730 days.");
        try
        {
            var result = CovenantBacktest.Run(document.Case, evaluation.Snapshot, question, evaluation.Result.ValuationDate, evaluation.Catalogue, cancellationToken);
            return new CovenantBacktestAnswer(result, await RowsAsync(question, result, cancellationToken), evaluation.Snapshot);
        }
        catch (NotComputableException refusal)
        {
            return new Result<CovenantBacktestAnswer>.NotComputable(refusal.Message);
        }
    }

    private static Result<CovenantBacktestAnswer> Invalid(string field, string words) => new Result<CovenantBacktestAnswer>.Invalid([new FieldMessage($"/question/{field}", words)]);

    /// <summary>Rows of the prices named. A snapshot holds prices without their row's id; what is on record and stands, by provider and day, is what it was frozen from.</summary>
    private async Task<IReadOnlyList<BacktestQuote>> RowsAsync(BacktestQuestion question, CovenantBacktestResult result, CancellationToken cancellationToken)
    {
        var named = result.Prices.SelectMany(price => new[] { price.AtClosing, price.AtTest }).OfType<PriceQuote>().ToList();
        if (named.Count == 0) return [];
        var dates = named.Select(quote => quote.Date).Distinct().ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<MarketQuote>().AsNoTracking()
            .Where(row => row.Gpu == question.GpuModel && row.Kind == question.Kind && row.SupersededById == null && dates.Contains(row.Date))
            .Select(row => new BacktestQuote(row.Id, row.Provider != "" ? row.Provider : row.Used ? "used" : "new", row.Date, row.Price, row.Source, row.Licence))
            .ToListAsync(cancellationToken);
        var asked = named.Select(quote => (quote.Date, Provider(quote.Channel))).ToHashSet();
        return [.. rows.Where(row => asked.Contains((row.Date, Provider(row.Provider)))).OrderBy(row => row.Date).ThenBy(row => row.Provider, StringComparer.OrdinalIgnoreCase).ThenBy(row => row.Id)];
    }

    private static string Provider(string name) => name.Trim().ToUpperInvariant();
}
