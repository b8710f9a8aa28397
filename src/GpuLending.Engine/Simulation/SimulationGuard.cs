namespace GpuLending.Engine.Simulation;

/// <summary>Refuses terms that cannot be simulated.</summary>
internal static class SimulationGuard
{
    /// <exception cref="NotComputableException">A term is outside its range; the reason names it.</exception>
    public static void Check(SimulationTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (terms.Paths < PathDraws.BlockPaths || terms.Paths > SimulationTerms.MostPaths || terms.Paths % PathDraws.BlockPaths != 0)
            throw new NotComputableException($"simulation paths: {terms.Paths} is not a multiple of {PathDraws.BlockPaths} up to {SimulationTerms.MostPaths}.");
        if (!Enum.IsDefined(terms.Sampling))
            throw new NotComputableException("simulation sampling is unknown.");
        if (terms.Sampling == SamplingMethod.QuasiRandom && terms.Paths < 2 * PathDraws.BlockPaths)
            throw new NotComputableException($"simulation paths: quasi-random points need {2 * PathDraws.BlockPaths} paths at least, or nothing tells their error.");
        Amounts.Between(terms.ValueVolatility, 0, 5, "simulation valueVolatility");
        Amounts.Between(terms.RentVolatility, 0, 5, "simulation rentVolatility");
        Amounts.Between(terms.JumpsPerAnnum, 0, 12, "simulation jumpsPerAnnum");
        Amounts.Between(terms.JumpLow, 0, 5, "simulation jumpLow");
        Amounts.Between(terms.JumpHigh, terms.JumpLow, 5, "simulation jumpHigh");
        Amounts.Between(terms.RentJumpShare, 0, 1, "simulation rentJumpShare");
        Amounts.Between(terms.CyclePersistence, 0, 0.999, "simulation cyclePersistence");
        Amounts.Between(terms.CycleVolatility, 0, 5, "simulation cycleVolatility");
        Amounts.Between(terms.RateVolatility, 0, 1, "simulation rateVolatility");
        Amounts.Between(terms.RateReversion, 0, 10, "simulation rateReversion");
        Amounts.Between(terms.CustomerCorrelation, 0, 0.999, "simulation customerCorrelation");
        Amounts.Between(terms.DiscountRate, -0.5, 5, "simulation discountRate");
        Amounts.Between(terms.RecoveryShareOfValue ?? 0, 0, 1, "simulation recoveryShareOfValue");
        var c = terms.Correlations;
        foreach (var correlation in new[] { c.ValueRent, c.ValueCycle, c.RentCycle, c.ValueRate, c.RentRate, c.CycleRate })
            Amounts.Between(correlation, -1, 1, "simulation correlations");
        foreach (var launch in terms.Launches)
        {
            Amounts.Between(launch.Month, 1, 480, "simulation launches month");
            Amounts.Between(launch.Low, 0, 5, "simulation launches low");
            Amounts.Between(launch.High, launch.Low, 5, "simulation launches high");
        }

        if (terms.Migration is { } migration && RatingChain.Problem(migration) is { } problem)
            throw new NotComputableException(problem);
        foreach (var customer in terms.Customers)
            Amounts.Between(customer.PerAnnum, 0, 100, $"simulation intensity of {customer.Customer}");
        var late = 0.0;
        foreach (var delay in terms.Delays)
        {
            Amounts.Between(delay.Months, 1, 24, "simulation delays months");
            late += Amounts.Between(delay.Probability, 0, 1, "simulation delays probability");
        }

        if (late > 1 + 1e-9)
            throw new NotComputableException("simulation delays: the probabilities are more than 1 together.");
    }
}
