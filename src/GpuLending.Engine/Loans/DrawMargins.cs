using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Credit;
using GpuLending.Engine.Revenue;

namespace GpuLending.Engine.Loans;

/// <summary>The margin each draw starts with: its own, the one of the customers it is drawn for, or the loan's. See docs/methodology/interest.md.</summary>
internal static class DrawMargins
{
    /// <returns>One yearly margin a draw; the fixed rate, of a loan at a fixed rate.</returns>
    public static double[] Of(DealCase dealCase, FleetPlan fleet, IReadOnlyList<(DateOnly Date, double Weight)> draws)
    {
        var interest = dealCase.Facility.Interest;
        var margins = new double[draws.Count];
        Array.Fill(margins, interest.Kind == RateKind.Fixed ? interest.FixedRatePerAnnum : interest.MarginPerAnnum);
        if (interest.Kind == RateKind.Fixed)
            return margins;
        for (var d = 0; d < margins.Length; d++)
        {
            if (interest.MarginTiers.Count > 0)
                margins[d] = OfCustomers(dealCase, fleet, draws[d].Date);
            if (dealCase.Facility.Draws.Kind == DrawPlanKind.Entered && dealCase.Facility.OpeningBalance is null)
                margins[d] = OfEntered(dealCase, draws[d].Date, margins[d]);
        }

        return margins;
    }

    /// <summary>Draws entered for one day are one draw: their margins blended by amount.</summary>
    private static double OfEntered(DealCase dealCase, DateOnly date, double otherwise)
    {
        var own = false;
        var parts = new List<(double Amount, double Margin)>();
        for (var i = 0; i < dealCase.Facility.Draws.Entered.Count; i++)
        {
            var draw = dealCase.Facility.Draws.Entered[i];
            if (draw.Date != date)
                continue;
            own |= draw.MarginPerAnnum is not null;
            var margin = Amounts.Between(draw.MarginPerAnnum ?? otherwise, -0.5, 5, $"/facility/draws/entered/{i}/marginPerAnnum");
            parts.Add((Amounts.NotNegative(draw.Amount, dealCase.Currency, $"/facility/draws/entered/{i}/amount"), margin));
        }

        if (!own)
            return otherwise;
        if (parts.Count == 1)
            return parts[0].Margin;
        parts.Sort();
        var sum = parts.Sum(part => part.Amount);
        return sum > 0 ? parts.Sum(part => part.Amount * part.Margin) / sum : otherwise;
    }

    /// <summary>The tiers of the contracts that the draw's lots serve, by contracted GPUs; the last tier where no contract does.</summary>
    private static double OfCustomers(DealCase dealCase, FleetPlan fleet, DateOnly date)
    {
        double gpus = 0, weighted = 0;
        foreach (var contract in dealCase.Contracts)
        {
            double served = 0, funded = 0;
            for (var lot = 0; lot < fleet.Count; lot++)
            {
                if (contract.LotIds.Count > 0 && !contract.LotIds.Contains(fleet.Lots[lot].Id))
                    continue;
                served += fleet.Counts[lot];
                if (PlannedDraws.IsDrawnOn(dealCase, fleet, lot, date))
                    funded += fleet.Counts[lot];
            }

            if (served <= 0)
                continue;
            gpus += contract.Gpus * funded / served;
            weighted += contract.Gpus * funded / served * Tier(dealCase.Facility.Interest, contract);
        }

        return gpus > 0 ? weighted / gpus : Worst(dealCase.Facility.Interest).MarginPerAnnum;
    }

    private static double Tier(InterestTerms interest, OfftakeContract contract)
    {
        var rating = CreditRating.TryParse(contract.CustomerRating, out var known) ? known : CreditRating.NotRated;
        MarginTier? best = null;
        foreach (var tier in interest.MarginTiers)
        {
            if (rating <= Rating(tier) && (best is null || Rating(tier) < Rating(best)))
                best = tier;
        }

        return (best ?? Worst(interest)).MarginPerAnnum;
    }

    private static MarginTier Worst(InterestTerms interest) => interest.MarginTiers.MaxBy(tier => Rating(tier).Rank)!;

    private static CreditRating Rating(MarginTier tier) => CreditRating.TryParse(tier.WorstRating, out var rating) ? rating : CreditRating.NotRated;
}
