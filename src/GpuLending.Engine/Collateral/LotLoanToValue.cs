namespace GpuLending.Engine.Collateral;

/// <summary>
/// Loan-to-value lot by lot. The balance stands on the lots that are in service by their hardware cost, so that a lot that has fallen further shows a higher ratio; the ratio
/// of the whole fleet is the balance over the sum of the lots' values.
/// </summary>
public static class LotLoanToValue
{
    /// <summary>The part of the balance that stands on a lot.</summary>
    /// <param name="result">Run to read.</param>
    /// <param name="lotId">Lot.</param>
    /// <param name="month">Month from closing, 0 to the last of the run.</param>
    /// <returns>Amount in the loan's currency, zero or more; zero for a lot that is not yet in service.</returns>
    /// <exception cref="ArgumentException">The run has no such lot, or no such month.</exception>
    public static double Loan(UnderwritingResult result, string lotId, int month)
    {
        var lot = Find(result, lotId, month);
        var cost = result.Collateral.Lots.Where(other => InService(other, month)).Sum(other => other.HardwareCost);
        return InService(lot, month) && cost > 0 ? result.Loan.Balance[month] * lot.HardwareCost / cost : 0;
    }

    /// <summary>Loan on a lot over the lot's marked value.</summary>
    /// <param name="result">Run to read.</param>
    /// <param name="lotId">Lot.</param>
    /// <param name="month">Month from closing, 0 to the last of the run.</param>
    /// <returns>A fraction; null where the lot is worth nothing.</returns>
    /// <exception cref="ArgumentException">The run has no such lot, or no such month.</exception>
    public static double? Of(UnderwritingResult result, string lotId, int month)
    {
        var lot = Find(result, lotId, month);
        return lot.MarkedValue[month] > 0 ? Loan(result, lotId, month) / lot.MarkedValue[month] : null;
    }

    private static bool InService(LotValue lot, int month) => lot.MarkedValue[month] > 0;

    private static LotValue Find(UnderwritingResult result, string lotId, int month)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (month < 0 || month >= result.Months.Count)
            throw new ArgumentException($"The run has months 0 to {result.Months.Count - 1}.", nameof(month));
        return result.Collateral.Lots.FirstOrDefault(lot => lot.LotId == lotId) ?? throw new ArgumentException($"The run has no lot '{lotId}'.", nameof(lotId));
    }
}
