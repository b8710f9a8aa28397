namespace GpuLending.Engine.Collateral;

/// <summary>What is fixed about each premise, whoever's ladder is used.</summary>
public static class ValuationPremiseExtensions
{
    /// <summary>The time the premise allows for the sale.</summary>
    /// <param name="premise">The premise.</param>
    /// <returns>Days: 0, 180, 90, 30 or 7.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enumeration.</exception>
    public static int DaysToSell(this ValuationPremise premise) => Known(premise) switch
    {
        ValuationPremise.FairMarketValueInContinuedUse => 0,
        ValuationPremise.OrderlyLiquidationValue => 180,
        ValuationPremise.BrokerValue => 90,
        ValuationPremise.ForcedLiquidationValue => 30,
        ValuationPremise.DistressValue => 7,
    };

    /// <summary>The premise's name as an appraiser writes it.</summary>
    /// <param name="premise">The premise.</param>
    /// <returns>Such as "Orderly liquidation value".</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enumeration.</exception>
    public static string DisplayName(this ValuationPremise premise) => Known(premise) switch
    {
        ValuationPremise.FairMarketValueInContinuedUse => "Fair market value in continued use",
        ValuationPremise.OrderlyLiquidationValue => "Orderly liquidation value",
        ValuationPremise.BrokerValue => "Broker value",
        ValuationPremise.ForcedLiquidationValue => "Forced liquidation value",
        ValuationPremise.DistressValue => "Distress value",
    };

    /// <summary>The premise's short name.</summary>
    /// <param name="premise">The premise.</param>
    /// <returns>Such as "OLV".</returns>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enumeration.</exception>
    public static string Abbreviation(this ValuationPremise premise) => Known(premise) switch
    {
        ValuationPremise.FairMarketValueInContinuedUse => "FMV",
        ValuationPremise.OrderlyLiquidationValue => "OLV",
        ValuationPremise.BrokerValue => "Broker",
        ValuationPremise.ForcedLiquidationValue => "FLV",
        ValuationPremise.DistressValue => "Distress",
    };

    private static ValuationPremise Known(ValuationPremise premise) => Enum.IsDefined(premise)
        ? premise
        : throw new ArgumentOutOfRangeException(nameof(premise), premise, "Unknown premise of value.");
}
