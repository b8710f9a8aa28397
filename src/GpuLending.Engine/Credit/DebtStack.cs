namespace GpuLending.Engine.Credit;

/// <summary>What a company owes at one date, by debt and by maturity, as its notes to the accounts show it: both must foot to the same total.
/// See docs/methodology/credit-measures.md.</summary>
public sealed record DebtStack
{
    /// <summary>The debts, at least one, all in one currency.</summary>
    public required IReadOnlyList<DebtComponent> Components { get; init; }

    /// <summary>The maturity ladder in time order; empty when not disclosed.</summary>
    public IReadOnlyList<DebtMaturity> Maturities { get; init; } = [];

    /// <summary>Unamortised discount and issuance cost, positive; null for none.</summary>
    public Money? UnamortisedDiscount { get; init; }

    /// <summary>All principal.</summary>
    /// <exception cref="InvalidOperationException">Two currencies, or no debt.</exception>
    public Money Total => Sum(Components.Select(component => component.Principal));

    /// <summary>All principal less the unamortised discount: the balance sheet's figure.</summary>
    /// <exception cref="InvalidOperationException">Two currencies, or no debt.</exception>
    public Money CarryingAmount => UnamortisedDiscount is { } discount ? Total - discount : Total;

    /// <summary>Principal for which lenders can look to the collateral only.</summary>
    /// <exception cref="InvalidOperationException">Two currencies, or no debt.</exception>
    public Money NonRecourse => Components.Where(component => !component.IsRecourse)
        .Aggregate(Money.Zero(Total.Currency), (sum, component) => sum + component.Principal);

    /// <summary>What the ladder holds more (positive) or less than the debts; zero when it foots. Null without a ladder.</summary>
    /// <exception cref="InvalidOperationException">Two currencies, or no debt.</exception>
    public Money? LadderDifference => Maturities.Count == 0 ? null : Sum(Maturities.Select(maturity => maturity.Principal)) - Total;

    /// <summary>A year's interest on the principal at each debt's rate; debts without a rate are left out.</summary>
    /// <exception cref="InvalidOperationException">Two currencies, or no debt.</exception>
    public Money AnnualInterest => Components.Aggregate(
        Money.Zero(Total.Currency), (sum, component) => component.RatePerAnnum is { } rate ? sum + (component.Principal * rate) : sum);

    /// <summary>The rate weighted by principal over the debts that have one, as a fraction; null when none has.</summary>
    /// <exception cref="InvalidOperationException">Two currencies, or no debt.</exception>
    public decimal? WeightedAverageRate
    {
        get
        {
            var rated = Components.Where(component => component.RatePerAnnum is not null)
                .Aggregate(Money.Zero(Total.Currency), (sum, component) => sum + component.Principal);
            return rated.IsZero ? null : AnnualInterest.Amount / rated.Amount;
        }
    }

    /// <summary>The share of the ladder due in its first periods: the refinancing wall.</summary>
    /// <param name="periods">How many periods from the first.</param>
    /// <returns>A fraction of the ladder's total; 0 for an empty ladder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More periods than the ladder has, or fewer than none.</exception>
    public decimal ShareDueWithin(int periods)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(periods);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(periods, Maturities.Count);
        if (Maturities.Count == 0)
            return 0m;
        var total = Sum(Maturities.Select(maturity => maturity.Principal));
        return total.IsZero ? 0m : Maturities.Take(periods).Aggregate(0m, (sum, maturity) => sum + maturity.Principal.Amount) / total.Amount;
    }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate((sum, amount) => sum + amount);
}
