using GpuLending.Engine.Scenarios;
using GpuLending.Underwriting.Access;
using GpuLending.Underwriting.Audit;
using GpuLending.Underwriting.DealMemos;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Deals.Validation;
using GpuLending.Underwriting.Market;

namespace GpuLending.Underwriting.Stress;

/// <summary>The scenarios that a document can be put through: the library as it applies to the deal, and the document's own. Reads the market and writes nothing.</summary>
public sealed class ListScenarios(ReadMarketSnapshot readMarket, RefusalLog refusals)
{
    /// <summary>On the current market, or on a named one.</summary>
    public async Task<Result<IReadOnlyList<NamedScenario>>> ExecuteAsync(DealDocument document, string? snapshotId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(Permission.ViewDeals))
            return await refusals.RefuseAsync<IReadOnlyList<NamedScenario>>(actor, Permission.ViewDeals, nameof(ListScenarios), cancellationToken);
        if (MissingParts.Of(document).ToList() is { Count: > 0 } missing)
            return new Result<IReadOnlyList<NamedScenario>>.Invalid(missing);
        try
        {
            var market = await readMarket.ExecuteAsync(snapshotId, cancellationToken);
            return new Result<IReadOnlyList<NamedScenario>>.Success(ScenarioLibrary.For(document.Case, document.Stress, market, document.Case.ClosingDate));
        }
        catch (KeyNotFoundException) when (snapshotId is not null)
        {
            return new Result<IReadOnlyList<NamedScenario>>.NotFound($"The market snapshot '{FieldRules.Short(snapshotId)}'");
        }
    }

    /// <summary>One of them by its key.</summary>
    public async Task<Result<Scenario>> FindAsync(DealDocument document, string key, string? snapshotId, Actor actor, CancellationToken cancellationToken)
    {
        switch (await ExecuteAsync(document, snapshotId, actor, cancellationToken))
        {
            case Result<IReadOnlyList<NamedScenario>>.Success { Value: var all }:
                return all.FirstOrDefault(entry => entry.Key == key)?.Scenario is { } found
                    ? found
                    : new Result<Scenario>.Invalid([new FieldMessage("/scenarioKey", $"'{FieldRules.Short(key)}' is no scenario of this deal: {string.Join(", ", all.Select(entry => entry.Key))}.")]);
            case var other:
                return other.Other<IReadOnlyList<NamedScenario>, Scenario>();
        }
    }
}
