using GpuLending.Engine.Sizing;

namespace GpuLending.Engine.Revenue;

/// <summary>A customer's rating with its guarantor behind it. On the guaranteed part the better of the two counts, on the rest the customer; rating factors are
/// weighted, not letters. See docs/methodology/contract-book.md.</summary>
internal static class GuaranteeLookThrough
{
    /// <param name="contract">The contract.</param>
    /// <param name="revenue">Revenue the guarantee stands against; a cap covers no more of it than it amounts to.</param>
    /// <returns>Letter, rating factor and the guaranteed share.</returns>
    public static (string Letter, double Factor, double Share) Of(OfftakeContract contract, double revenue)
    {
        var own = CustomerCredit.Factor(contract.CustomerRating);
        if (contract.GuaranteedBy is not { } guarantee)
            return (contract.CustomerRating, own, 0);
        var share = Math.Clamp(guarantee.Share, 0, 1);
        if (guarantee.Cap is { } cap)
            share = revenue > 0 ? Math.Min(share, Math.Max(0, (double)cap.Amount) / revenue) : 0;
        var behind = CustomerCredit.Factor(guarantee.Rating);
        if (behind >= own || share == 0)
            return (contract.CustomerRating, own, share);
        var factor = (share * behind) + ((1 - share) * own);
        return (CustomerCredit.LetterOf(factor), factor, share);
    }
}
