using GpuLending.Engine.Depreciation;

namespace GpuLending.Engine.Collateral;

/// <summary>GPUs of one model bought together and put into service on one day at one site. Value and haircuts are per lot.</summary>
public sealed record Lot
{
    /// <summary>Short key, unique in the case, that contracts refer to, such as "L1".</summary>
    public string Id { get; init; } = "";

    /// <summary>Key of the model in the GPU catalogue, such as "H100-SXM-80GB".</summary>
    public string GpuModel { get; init; } = "";

    /// <summary>Number of GPUs, 1 or more.</summary>
    public int Count { get; init; }

    /// <summary>Cost of one GPU with its share of everything around it, by category.</summary>
    public UnitCost UnitCost { get; init; } = new();

    /// <summary>First day in service: from here the GPUs earn and cost; and age and secure the loan, unless <see cref="DeliveredOn"/> says an earlier day.</summary>
    public DateOnly InServiceDate { get; init; }

    /// <summary>Day the hardware is delivered and paid for, on or before the in-service date: from here it ages, secures the loan and can be drawn against; before it the lot is
    /// worth nothing as collateral. Null when that is the in-service date. A scenario's delay moves the in-service date alone: hardware that stands delivered goes on ageing.</summary>
    public DateOnly? DeliveredOn { get; init; }

    /// <summary>Condition on the in-service date.</summary>
    public ConditionGrade Condition { get; init; } = ConditionGrade.New;

    /// <summary>Where the GPUs stand, in the operator's words.</summary>
    public string Site { get; init; } = "";

    /// <summary>ISO 3166 alpha-2 code of the site's country, such as "US".</summary>
    public string Country { get; init; } = "US";

    /// <summary>The lot's own curve; null to use the case's (<see cref="ValuationTerms.Curve"/>).</summary>
    public CurveChoice? Curve { get; init; }

    /// <summary>Taken off every market value of this lot, as a fraction (0.10 = 10 % lower). For thin markets, odd form factors.</summary>
    public double Haircut { get; init; }

    /// <summary>In which shape the lot would go to market.</summary>
    public LotConfiguration Configuration { get; init; } = LotConfiguration.CompleteSystem;

    /// <summary>Who holds title to the hardware; empty when not provided.</summary>
    public string TitleHolder { get; init; } = "";

    /// <summary>The lender's place among the claims on the lot.</summary>
    public LienPosition Lien { get; init; } = LienPosition.First;
}
