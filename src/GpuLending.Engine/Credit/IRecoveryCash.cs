namespace GpuLending.Engine.Credit;

/// <summary>What the ways of recovery live on, by month: of a whole run, or of a path of a simulation from its default on.</summary>
internal interface IRecoveryCash
{
    /// <summary>Fees that customers pay.</summary>
    double ContractedRevenue(int m);

    /// <summary>Running costs of what they rent.</summary>
    double ContractedCosts(int m);

    /// <summary>Cash flow of the contracts.</summary>
    double ContractedCfads(int m);

    /// <summary>Running costs of the whole fleet.</summary>
    double RunningCosts(int m);

    /// <summary>Rent of the whole fleet at the market's price.</summary>
    double MarketRent(int m);

    /// <summary>What the sale of the fleet brings that starts in month m.</summary>
    double Sale(int m);
}
