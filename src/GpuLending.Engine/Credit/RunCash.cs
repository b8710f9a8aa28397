namespace GpuLending.Engine.Credit;

/// <summary>Cash of a finished run.</summary>
/// <param name="run">The run.</param>
/// <param name="sale">What a sale brings by month.</param>
internal sealed class RunCash(DealRun run, Func<int, double> sale) : IRecoveryCash
{
    public double ContractedRevenue(int m) => run.Vectors.ContractedRevenue[m];

    public double ContractedCosts(int m) => run.Vectors.ContractedCosts[m];

    public double ContractedCfads(int m) => run.Vectors.ContractedCfads[m];

    public double RunningCosts(int m) => run.Vectors.Power[m] + run.Vectors.Colocation[m] + run.Vectors.OtherCosts[m];

    public double MarketRent(int m) => run.Operations.Merchant.Revenue(run.Vectors.InService[m], run.Timeline, m);

    public double Sale(int m) => sale(m);
}
