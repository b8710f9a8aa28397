using GpuLending.Engine;
using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>Contracts that share lots, directly or through one another.</summary>
/// <param name="Lots">Places of their lots in the case, in order.</param>
/// <param name="Contracts">Places of the contracts.</param>
/// <param name="Serving">For each of the contracts, the lots that may serve it.</param>
/// <param name="Named">Whether the contracts name the lots; those that name none come after all others.</param>
internal sealed record ServiceGroup(IReadOnlyList<int> Lots, IReadOnlyList<int> Contracts, IReadOnlyList<IReadOnlyList<int>> Serving, bool Named)
{
    /// <summary>Whether all of its lots may serve each of its contracts: then each contract gets the same share of what it wants.</summary>
    public bool IsUniform => Serving.All(lots => lots.Count == Lots.Count);

    /// <summary>The groups of a case, those that name lots first.</summary>
    public static IReadOnlyList<ServiceGroup> Of(DealCase dealCase)
    {
        var groups = new List<ServiceGroup>();
        foreach (var (contract, index) in dealCase.Contracts.Select((contract, index) => (contract, index)).OrderBy(pair => pair.contract.LotIds.Count == 0))
        {
            var lots = LotsOf(dealCase, contract);
            var joined = new ServiceGroup(lots, [index], [lots], contract.LotIds.Count > 0);
            foreach (var group in groups.Where(group => group.Named == joined.Named && group.Lots.Intersect(joined.Lots).Any()).ToList())
            {
                groups.Remove(group);
                joined = joined with
                {
                    Lots = [.. group.Lots.Union(joined.Lots).Order()],
                    Contracts = [.. group.Contracts, .. joined.Contracts],
                    Serving = [.. group.Serving, .. joined.Serving],
                };
            }

            groups.Add(joined);
        }

        return [.. groups.OrderBy(group => !group.Named)];
    }

    private static List<int> LotsOf(DealCase dealCase, OfftakeContract contract) =>
        [.. Enumerable.Range(0, dealCase.Lots.Count).Where(lot => contract.LotIds.Count == 0 || contract.LotIds.Contains(dealCase.Lots[lot].Id, StringComparer.Ordinal))];
}
