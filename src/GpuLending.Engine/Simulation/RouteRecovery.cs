using GpuLending.Engine.Credit;

namespace GpuLending.Engine.Simulation;

/// <summary>Loss given default by route on a path: the ways of <see cref="RecoveryWays"/> on the path's own cash, what does not depend on the path worked out once.</summary>
internal sealed class RouteRecovery
{
    private readonly RecoveryWays _ways;
    private readonly CashResponse _cash;
    private readonly double[] _marketRent;
    private readonly double[] _sale;

    /// <param name="run">Base run, or the run whose deliveries are late.</param>
    /// <param name="recovery">Routes.</param>
    /// <param name="ratePerAnnum">Effective yearly rate of discounting within a recovery.</param>
    /// <param name="cash">How cash answers.</param>
    public RouteRecovery(DealRun run, RecoveryTerms recovery, double ratePerAnnum, CashResponse cash)
    {
        _ways = new RecoveryWays(run, recovery, ratePerAnnum);
        _cash = cash;
        _sale = [.. Enumerable.Range(0, run.Timeline.Count).Select(_ways.Sale)];
        _marketRent = [.. Enumerable.Range(0, run.Timeline.Count).Select(m => m == 0 ? 0 : run.Operations.Merchant.Revenue(run.Vectors.InService[m], run.Timeline, m))];
    }

    /// <summary>Share of the exposure that a lane loses which defaults in month m.</summary>
    public double LossGivenDefault(int m, double exposure, PathGroup paths, int lane)
    {
        var failed = paths.CashAfterDefault.Failed;
        for (var c = 0; c < failed.Length; c++)
        {
            var threshold = paths.Thresholds[c][lane];
            failed[c] = int.MaxValue;
            for (var at = m; at >= 1 && paths.Intensity[at][lane] >= threshold; at--)
                failed[c] = at;
        }

        paths.CashAfterDefault.Hold(_cash, _marketRent, _sale, paths.Value[m][lane], paths.Rent[m][lane]);
        return _ways.Weighted(m, exposure, paths.CashAfterDefault);
    }
}
