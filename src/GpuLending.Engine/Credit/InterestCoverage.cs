namespace GpuLending.Engine.Credit;

/// <summary>EBITDA against net interest expense over the same twelve months, the corporate revolver's covenant. Both positive in the ordinary case.
/// See docs/methodology/credit-measures.md.</summary>
/// <param name="Ebitda">Earnings before interest, tax, depreciation and amortisation.</param>
/// <param name="NetInterest">Interest expense less interest income.</param>
public readonly record struct InterestCoverage(Money Ebitda, Money NetInterest)
{
    /// <summary>EBITDA / net interest; null when there is no net interest to cover.</summary>
    /// <exception cref="InvalidOperationException">Two currencies.</exception>
    public decimal? Ratio => NetInterest > Money.Zero(Ebitda.Currency) ? Ebitda.Amount / NetInterest.Amount : null;

    /// <summary>How far EBITDA may fall before the ratio is below a minimum, net interest unchanged: 1 - minimum x net interest / EBITDA.</summary>
    /// <param name="minimum">The covenant's least ratio, such as 3.0.</param>
    /// <returns>A fraction of EBITDA; negative when already below; null when EBITDA is not positive.</returns>
    /// <exception cref="InvalidOperationException">Two currencies.</exception>
    public decimal? EbitdaHeadroom(decimal minimum) => Ebitda > Money.Zero(NetInterest.Currency)
        ? 1m - (minimum * NetInterest.Amount / Ebitda.Amount)
        : null;

    /// <summary>Whether the ratio is at or above a minimum; always where there is no net interest.</summary>
    /// <param name="minimum">The covenant's least ratio.</param>
    /// <returns>True when it is met; the unrounded ratio counts.</returns>
    /// <exception cref="InvalidOperationException">Two currencies.</exception>
    public bool Meets(decimal minimum) => Ratio is not { } ratio || ratio >= minimum;
}
