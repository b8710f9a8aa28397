namespace GpuLending.Engine.Collateral;

/// <summary>The fleet's value at closing by four standards that are kept apart. Vocabulary of the International Society of Transport Aircraft Trading, carried over to GPUs.
/// See docs/methodology/mark-policy.md.</summary>
/// <param name="Base">Underlying value in a balanced market, in continued use: the curve's, without any opinion of today's market.</param>
/// <param name="Market">Value in today's market, in continued use: the mark's level.</param>
/// <param name="Distress">What the next bidder with cash pays, net of the cost of selling.</param>
/// <param name="Encumbered">Value with the contracts attached: contracted cash until the last contract ends, then the market value of that day, discounted; null when there is no contract.</param>
/// <param name="ContractedPart">Part of the encumbered value that is contracted cash.</param>
/// <param name="ResidualPart">Part of the encumbered value that is the fleet after the contracts.</param>
/// <param name="DiscountRatePerAnnum">Rate at which the encumbered value is discounted.</param>
public sealed record ValueStandards(
    double Base,
    double Market,
    double Distress,
    double? Encumbered,
    double ContractedPart,
    double ResidualPart,
    double DiscountRatePerAnnum);
