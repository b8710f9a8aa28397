using GpuLending.Engine;
using GpuLending.Underwriting.Deals;
using GpuLending.Underwriting.Narratives;
using GpuLending.Underwriting.Tests.DealMemos;

namespace GpuLending.Underwriting.Tests.Narratives;

/// <summary>A hand-made deal to write about: minimum DSCR 1.304x, largest loan-to-value 79.68 %, loan USD 1,412.6m.</summary>
internal static class NarrativeDeals
{
    public static NarrativeSubject HandMade { get; } = new(HandMadeDeal.Document, HandMadeDeal.InReview.Result, 2);

    public static NarrativeSubject With(Func<UnderwritingResult, UnderwritingResult> change) => HandMade with { Result = change(HandMade.Result) };

    public static NarrativeSubject Cover(double? minimum) => With(result => result with { Coverage = result.Coverage with { MinimumDebtService = minimum } });

    public static NarrativeSubject Customers(params string[] ratings) => HandMade with
    {
        Document = HandMade.Document with
        {
            Case = HandMade.Case with { Contracts = [.. HandMade.Case.Contracts.Select((contract, i) => contract with { CustomerRating = ratings[i % ratings.Length] })] },
        },
    };

    public static IReadOnlyList<NarrativeRemark> Remarks(string text, NarrativeSubject? subject = null, IReadOnlyList<PhraseRule>? rules = null) =>
        NarrativeCheck.Of("risks", text, subject ?? HandMade, rules ?? PhraseRules.House);

    public static DealDocument Saying(string key, string text) => HandMade.Document with { Narrative = new Dictionary<string, string> { [key] = text } };
}
