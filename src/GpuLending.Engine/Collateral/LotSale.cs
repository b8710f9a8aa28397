namespace GpuLending.Engine.Collateral;

/// <summary>How one lot sells on one premise. Every figure is a fraction of its fair market value in continued use.</summary>
/// <param name="Premise">The premise.</param>
/// <param name="Days">Days allowed.</param>
/// <param name="LadderPrice">The ladder's price factor.</param>
/// <param name="BlockDiscount">Taken off for the number sold at once.</param>
/// <param name="BuyerPoolFactor">What the lot's buyers pay of the full market's price.</param>
/// <param name="Price">Price after both, and no more than leaves the milder premise's net.</param>
/// <param name="Costs">The ladder's costs.</param>
/// <param name="Net">What the lender keeps; a lot that costs more to sell than it brings is left where it stands.</param>
internal sealed record LotSale(
    ValuationPremise Premise, int Days, double LadderPrice, double BlockDiscount, double BuyerPoolFactor, double Price, double Costs, double Net)
{
    /// <summary>The sale of a lot on every premise, mildest first.</summary>
    /// <param name="gpuModel">Catalogue key.</param>
    /// <param name="units">Units of the model in the pool.</param>
    /// <param name="pool">The limit on who can buy; null for none.</param>
    /// <param name="ladder">The premise ladder.</param>
    /// <param name="block">The block discount; null for none.</param>
    public static LotSale[] OnEveryPremise(string gpuModel, double units, BuyerPoolLimit? pool, PremiseLadder ladder, BlockDiscountTerms? block)
    {
        var premises = Enum.GetValues<ValuationPremise>();
        var sales = new LotSale[premises.Length];
        var milder = double.PositiveInfinity;
        for (var p = 0; p < premises.Length; p++)
        {
            var step = ladder.Step(premises[p]);
            // In continued use nothing is sold, so neither the number nor the pool of buyers matters.
            var inUse = premises[p] == ValuationPremise.FairMarketValueInContinuedUse;
            var discount = inUse ? 0 : block?.Discount(gpuModel, units, step.Days) ?? 0;
            var factor = inUse ? 1 : pool?.Factor ?? 1;
            var price = step.PriceFactor * (1 - discount) * factor;
            // A seller with less time never gets more than one with more: costs do not fall with the price, so the order could turn.
            price = Math.Min(price, milder + step.TotalCost);
            sales[p] = new LotSale(premises[p], step.Days, step.PriceFactor, discount, factor, price, step.TotalCost, Math.Clamp(price - step.TotalCost, 0, milder));
            milder = sales[p].Net;
        }

        return sales;
    }
}
