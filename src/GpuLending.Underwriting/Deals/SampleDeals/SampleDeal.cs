namespace GpuLending.Underwriting.Deals.SampleDeals;

/// <summary>A deal that a demonstration opens with.</summary>
/// <param name="Document">The deal.</param>
/// <param name="SubmittedWith">The comment it is submitted with, so that a risk officer's queue is not empty; null for one that stays a draft.</param>
public sealed record SampleDeal(DealDocument Document, string? SubmittedWith = null)
{
    public static IReadOnlyList<SampleDeal> All { get; } =
    [
        new(TensorWaveMi325x.OnNvidiaFleet),
        new(TensorWaveMi325x.Document),
        new(FluidstackFirstTranche.Document),
        new(CoreWeaveDelayedDraw2.Document),
        new(CoreWeaveDelayedDraw4.Document),
        new(IrenMicrosoft.Document),
        new(CoreWeaveDelayedDraw1.Document, "Replay of a public loan from its balance at the end of 2024. For review: does the loan run out before the chip does?"),
    ];
}
