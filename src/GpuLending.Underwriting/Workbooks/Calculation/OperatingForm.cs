using GpuLending.Engine;
using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Loans;

namespace GpuLending.Underwriting.Workbooks.Calculation;

/// <summary>Terms of fleet, contracts and costs that the live formulas do not carry.</summary>
internal static class OperatingForm
{
    /// <summary>Each in a sentence; nothing when all are carried.</summary>
    public static IEnumerable<string> WhyNot(DealCase dealCase)
    {
        if (dealCase.Lots.Count == 0)
            yield return "A deal without a fleet.";
        if (dealCase.Facility.PaymentDates.FinalStub != FinalStub.None)
            yield return "A last period that is a stub.";
        foreach (var lot in dealCase.Lots)
        {
            if (!IsStandard(lot.Curve ?? dealCase.Valuation.Curve))
                yield return $"Lot {lot.Id}: a curve from a plug-in.";
        }

        if (dealCase.Merchant.Relet is not null)
            yield return "Re-letting on the rental term curve.";
        if (dealCase.Costs.IncomeTax is not null)
            yield return "Income tax, which is solved together with the size of the loan.";
    }

    private static bool IsStandard(CurveChoice choice) => CurveCatalogue.Standard.TryFind(choice.Kind, out _) && choice.Curves.All(IsStandard);
}
