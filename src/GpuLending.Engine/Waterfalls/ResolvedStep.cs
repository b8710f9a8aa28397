namespace GpuLending.Engine.Waterfalls;

/// <summary>One rule on the grid of payments.</summary>
internal sealed record ResolvedStep
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required WaterfallStepKind Kind { get; init; }

    /// <summary>Place of its account; -1 for none.</summary>
    public required int Account { get; init; }

    public required double CashShare { get; init; }

    public required double TriggeredShare { get; init; }

    public StepCondition Condition { get; init; }

    /// <summary>Places of its triggers.</summary>
    public required int[] Triggers { get; init; }

    /// <summary>First payment on which it is served.</summary>
    public required int First { get; init; }

    /// <summary>First payment on which it is served no more.</summary>
    public required int End { get; init; }

    public double AmountPerMonth { get; init; }

    public double ReceiptsShare { get; init; }

    /// <summary>Share of the cash by payment, in place of the others; null for none.</summary>
    public double[]? ShareByPayment { get; init; }

    /// <summary>What is asked for on top of scheduled principal, as a part of it, by payment; null for rules that ask for a share of the cash.</summary>
    public double[]? OnTopOfPrincipal { get; init; }

    /// <summary>Whether the rule is served at payment k.</summary>
    public bool Holds(int k, bool[] on) => k >= First && k < End && Condition switch
    {
        StepCondition.Always => true,
        StepCondition.WhileTriggered => AnyOn(on),
        StepCondition.UnlessTriggered => !AnyOn(on),
    };

    /// <summary>The share it takes of what it finds.</summary>
    public double Share(bool[] on) => AnyOn(on) ? TriggeredShare : CashShare;

    private bool AnyOn(bool[] on)
    {
        foreach (var trigger in Triggers)
        {
            if (on[trigger])
                return true;
        }

        return false;
    }
}
