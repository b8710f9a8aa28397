using GpuLending.Engine;
using GpuLending.Engine.Covenants;

namespace GpuLending.Web.Features.Deals.Covenants;

/// <summary>A case with one covenant changed.</summary>
public static class CovenantEdits
{
    public static DealCase WithCovenant(this DealCase deal, int index, Func<Covenant, Covenant> change) =>
        deal with { Covenants = deal.Covenants.With(index, change) };
}
