namespace GpuLending.Engine.Sizing;

/// <summary>Principal left to maturity at most a share of the loan. It is a matter of terms, not of size: terms that break it allow nothing, unless they say
/// why the balloon is accepted. See docs/methodology/balloon.md.</summary>
internal static class BalloonLimit
{
    public const string Key = "balloon";

    public static LimitSolution Solve(SizingContext context)
    {
        var terms = context.DealCase.Sizing.Balloon;
        var repayment = context.DealCase.Facility.Amortisation;
        Amounts.Between(terms.MaximumShare, 0, 1, "/sizing/balloon/maximumShare");
        var balloon = Share(context);
        var name = $"Balloon at most {Amounts.Percent(terms.MaximumShare)} of the loan";
        if (balloon <= terms.MaximumShare + 1e-9)
            return new LimitSolution(Key, name, terms.Status, null, null, $"{Amounts.Percent(balloon)} of the loan is left to maturity.");
        if (!string.IsNullOrWhiteSpace(repayment.BalloonReason))
        {
            return new LimitSolution(
                Key, name, terms.Status, null, null, $"{Amounts.Percent(balloon)} of the loan is left to maturity, accepted because: {repayment.BalloonReason}");
        }

        return new LimitSolution(
            Key,
            name,
            terms.Status,
            0,
            context.Plan.Months[context.Plan.LastPayment],
            $"{Amounts.Percent(balloon)} of the loan is left to maturity and no reason is given for it.");
    }

    /// <summary>Principal due only because draws mature, over what was drawn.</summary>
    public static double Share(SizingContext context)
    {
        var sum = 0.0;
        foreach (var part in context.Unit.Balloon)
            sum += part;
        return sum;
    }
}
