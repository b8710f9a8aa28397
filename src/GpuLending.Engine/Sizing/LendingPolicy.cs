namespace GpuLending.Engine.Sizing;

/// <summary>The lender's own rules that are no part of the deal: where the advance comes from.</summary>
public sealed record LendingPolicy
{
    /// <summary>The policy that the shipped market data carry: the neutral one, with block discount and limits on the pool of buyers turned on.</summary>
    public static LendingPolicy House { get; } = new() { BlockDiscount = Collateral.BlockDiscountTerms.Assumed, BuyerPool = Collateral.BuyerPoolLimits.Assumed };

    /// <summary>Version of the policy, so that a result says which one it was struck on.</summary>
    public string Version { get; init; } = "1";

    /// <summary>Advance rates by customer credit, contracted cover and tenor.</summary>
    public AdvanceGrid AdvanceGrid { get; init; } = AdvanceGrid.Default;

    /// <summary>Bounds beyond which a deal is an exception.</summary>
    public ExceptionThresholds ExceptionThresholds { get; init; } = new();

    /// <summary>Margins by credit, length of contracts and tenor.</summary>
    public Credit.MarginGrid MarginGrid { get; init; } = Credit.MarginGrid.Default;

    /// <summary>Notches that a structure costs.</summary>
    public Credit.StructureNotching Notching { get; init; } = Credit.StructureNotching.Default;

    /// <summary>How far each premise of value lies below fair market value in continued use.</summary>
    public Collateral.PremiseLadder PremiseLadder { get; init; } = Collateral.PremiseLadder.Default;

    /// <summary>Factors of the condition in which hardware enters service.</summary>
    public Collateral.ConditionFactors ConditionFactors { get; init; } = Collateral.ConditionFactors.Default;

    /// <summary>Least number of independent prices of one kind (asks, sales or rents) of a model before its history counts as thick.</summary>
    public int ThinHistoryQuotes { get; init; } = 12;

    /// <summary>Extra haircut on the market value of a model with thin history, as a fraction.</summary>
    public double ThinHistoryHaircut { get; init; } = 0.15;

    /// <summary>What selling many of one model at once costs; null when nothing is taken off.</summary>
    public Collateral.BlockDiscountTerms? BlockDiscount { get; init; }

    /// <summary>Who can buy what, by form factor, cooling and configuration; null when anybody can.</summary>
    public Collateral.BuyerPoolLimits? BuyerPool { get; init; }

    /// <summary>How a sale runs through the weeks that its premise allows.</summary>
    public Collateral.LiquidationClockTerms LiquidationClock { get; init; } = new();

    /// <summary>When opinions of value are relied on, and how far.</summary>
    public Collateral.OpinionTerms Opinions { get; init; } = new();

    /// <summary>When a fitted decline of prices is believed, and the decline taken when it is not.</summary>
    public Calibration.CalibrationPolicy Calibration { get; init; } = new();
}
