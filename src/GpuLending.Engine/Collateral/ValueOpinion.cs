namespace GpuLending.Engine.Collateral;

/// <summary>An opinion of value that somebody gave in writing, for one lot or for every lot of a model.</summary>
public sealed record ValueOpinion
{
    /// <summary>The lot it is about; empty when it is about a model.</summary>
    public string LotId { get; init; } = "";

    /// <summary>Catalogue key of the model it is about; empty when it names a lot.</summary>
    public string GpuModel { get; init; } = "";

    /// <summary>How it was reached.</summary>
    public OpinionKind Kind { get; init; } = OpinionKind.Appraiser;

    /// <summary>Value of one GPU with its share of server and network, on <see cref="Premise"/>, before the lot's haircut.</summary>
    public Money? ValuePerGpu { get; init; }

    /// <summary>Premise the value is given on. It is brought to fair market value in continued use by the ladder's price factor.</summary>
    public ValuationPremise Premise { get; init; } = ValuationPremise.FairMarketValueInContinuedUse;

    /// <summary>Day the value is given for.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Last day on which it may be relied on; null when it names none.</summary>
    public DateOnly? Expiry { get; init; }

    /// <summary>The letter or report, as the file names it.</summary>
    public string Document { get; init; } = "";

    /// <summary>Who signed it.</summary>
    public string Author { get; init; } = "";

    /// <summary>Prices or units it rests on; 1 when it does not say.</summary>
    public int Observations { get; init; } = 1;

    /// <summary>Weight in a credibility-weighted mark, 0 to 1.</summary>
    public double Credibility { get; init; } = 1;
}
