using GpuLending.Engine.Credit;

namespace GpuLending.Engine.Simulation;

/// <summary>Default intensities of a case's customers where the terms name none. See docs/methodology/simulation.md.</summary>
public static class CustomerIntensities
{
    /// <summary>Yearly intensity of a customer about whom nothing is known. Assumed.</summary>
    public const double Unknown = 0.05;

    /// <summary>The customers of a case in the order of their contracts, each once.</summary>
    /// <param name="dealCase">The case.</param>
    /// <param name="snapshot">Default rates by rating.</param>
    /// <param name="terms">Intensities entered by name.</param>
    /// <returns>The intensity of each: entered, else from the contract's own yearly probability p as −ln(1 − p), else from the first year's rate of its rating (from the matrix of transitions where ratings migrate), else from
    /// the letter that unrated customers count as, else <see cref="Unknown"/>.</returns>
    public static IReadOnlyList<CustomerIntensity> Of(DealCase dealCase, MarketSnapshot snapshot, SimulationTerms terms)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(terms);
        var chain = terms.Migration is { } migration && RatingChain.Problem(migration) is null ? RatingChain.Of(migration) : null;
        var rates = new DefaultRates(snapshot.CumulativeDefaultRates);
        var customers = new List<CustomerIntensity>();
        foreach (var contract in dealCase.Contracts)
        {
            if (customers.Exists(customer => string.Equals(customer.Customer, contract.Customer, StringComparison.OrdinalIgnoreCase)))
                continue;
            var entered = terms.Customers.FirstOrDefault(customer => string.Equals(customer.Customer, contract.Customer, StringComparison.OrdinalIgnoreCase));
            customers.Add(entered is not null
                ? entered with { Customer = contract.Customer }
                : contract.DefaultProbability is { } probability and >= 0 and < 1
                    ? new(contract.Customer, -Math.Log(1 - probability), "Yearly probability entered with the contract")
                    : Rated(contract.Customer, contract.CustomerRating) ?? Rated(contract.Customer, dealCase.Credit.UnratedCountsAs)
                        ?? new(contract.Customer, Unknown, "Assumed: neither rating nor probability is known", true));
        }

        return customers;

        CustomerIntensity? Rated(string customer, string? letter) => chain is not null && RatingChain.StateOf(letter) is { } state
            ? new(customer, chain.PerAnnum(state), $"Rate of {RatingMigration.Ratings[state]} in the matrix of rating transitions")
            : CreditRating.TryParse(letter ?? "", out var rating) && rating.IsRated && rates.TryCumulative(rating, 1, out var rate) && rate < 1
                ? new(customer, -Math.Log(1 - rate), $"First year's default rate of {letter} in market data {snapshot.Id}")
                : null;
    }
}
