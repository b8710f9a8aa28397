using GpuLending.Engine;
using GpuLending.Engine.Revenue;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>Contracts that the same lots serve. Each gets the same share of what it wants.</summary>
/// <param name="Lots">Places of the lots in the case.</param>
/// <param name="Contracts">Places of the contracts.</param>
/// <param name="Named">Whether the contracts name the lots; those that name none come after all others.</param>
internal sealed record ServiceGroup(IReadOnlyList<int> Lots, IReadOnlyList<int> Contracts, bool Named)
{
    /// <summary>The groups of a case, those that name lots first; null when two contracts share some lots and not all.</summary>
    public static IReadOnlyList<ServiceGroup>? Of(DealCase dealCase)
    {
        var groups = new List<ServiceGroup>();
        foreach (var (contract, index) in dealCase.Contracts.Select((contract, index) => (contract, index)).OrderBy(pair => pair.contract.LotIds.Count == 0))
        {
            var lots = LotsOf(dealCase, contract);
            var named = contract.LotIds.Count > 0;
            var at = groups.FindIndex(group => group.Named == named && group.Lots.SequenceEqual(lots));
            if (at >= 0)
                groups[at] = groups[at] with { Contracts = [.. groups[at].Contracts, index] };
            else if (named && groups.Any(group => group.Named && group.Lots.Intersect(lots).Any()))
                return null;
            else
                groups.Add(new ServiceGroup(lots, [index], named));
        }

        return groups;
    }

    private static List<int> LotsOf(DealCase dealCase, OfftakeContract contract) =>
        [.. Enumerable.Range(0, dealCase.Lots.Count).Where(lot => contract.LotIds.Count == 0 || contract.LotIds.Contains(dealCase.Lots[lot].Id, StringComparer.Ordinal))];
}
