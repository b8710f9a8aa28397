using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Covenants;

/// <summary>The borrowing base by month: eligible value, less too much of one kind, times the advance, less the reserve. See docs/methodology/borrowing-base.md.</summary>
public static class BorrowingBase
{
    /// <summary>Why a lot is not eligible on a day; null when it is. Where several reasons hold, the first in this order: not in service, lien, country, age.</summary>
    /// <param name="lot">The lot.</param>
    /// <param name="inService">Its first day in service under the scenario.</param>
    /// <param name="terms">Terms of the base.</param>
    /// <param name="day">Day of the certificate.</param>
    /// <returns>A few words for the certificate.</returns>
    public static string? WhyNot(Lot lot, DateOnly inService, BorrowingBaseTerms terms, DateOnly day)
    {
        if (inService > day) return "not in service";
        if (terms.FirstLienOnly && lot.Lien != LienPosition.First) return "no first lien";
        if (terms.Countries.Count > 0 && !terms.Countries.Contains(lot.Country, StringComparer.OrdinalIgnoreCase)) return $"stands in {lot.Country}";
        return terms.LargestAgeYears is { } most && MonthArithmetic.YearsBetween(inService, day) > most + 1e-9 ? $"older than {Amounts.Text(most)} years" : null;
    }

    /// <summary>The base of a run.</summary>
    internal static BorrowingBasePath? Of(DealRun run)
    {
        if (Carried(run) is not { } carried) return null;
        var commitment = (double)run.Sizing.Commitment.Amount;
        var free = new double[run.Timeline.Count];
        for (var m = 0; m < free.Length; m++) free[m] = Math.Min(commitment, carried.Base[m]) - run.Balance[m];
        var over = Array.FindIndex(free, room => room < -CoverageRatios.Nothing);
        return new BorrowingBasePath
        {
            Value = carried.Value,
            Ineligible = carried.Ineligible,
            ExcessConcentration = carried.Excess,
            Base = carried.Base,
            Outstanding = run.Balance,
            Availability = free,
            Reserve = carried.Reserve,
            Commitment = commitment,
            FirstOveradvance = over < 0 ? null : over,
            Lots = carried.Lots,
        };
    }

    /// <summary>What the fleet carries by month, before anything is lent on it; null when the terms have no borrowing base.</summary>
    internal static CarriedBase? Carried(DealRun run)
    {
        if (run.DealCase.BorrowingBase is not { } terms) return null;
        Amounts.Between(terms.AdvanceRate, 0, 1, "/borrowingBase/advanceRate");
        var reserve = Amounts.NotNegative(terms.Reserve, run.DealCase.Currency, "/borrowingBase/reserve");
        var months = run.Timeline.Count;
        var lots = Lots(run, terms);
        double[] value = new double[months], ineligible = new double[months], excess = new double[months], cap = new double[months];
        var groups = new double[lots.Length];
        for (var m = 0; m < months; m++)
        {
            var eligible = 0.0;
            foreach (var lot in lots)
            {
                value[m] += lot.Value[m];
                eligible += lot.Eligible[m];
            }

            ineligible[m] = value[m] - eligible;
            excess[m] = Math.Min(eligible, Excess(run, lots, terms.LargestModelShare, ByModel, eligible, m, groups) + Excess(run, lots, terms.LargestSiteShare, BySite, eligible, m, groups)
                + ExcessByCustomer(run, terms.LargestCustomerShare, eligible, m));
            cap[m] = Math.Max(0, (terms.AdvanceRate * (eligible - excess[m])) - reserve);
        }

        return new CarriedBase(value, ineligible, excess, cap, reserve, lots);
    }

    private static BorrowingBaseLot[] Lots(DealRun run, BorrowingBaseTerms terms)
    {
        var dates = run.Timeline.Dates;
        var fleet = run.Operations.Fleet;
        var valued = run.Valuation.ByLot(dates, terms.Premise ?? run.DealCase.Valuation.Premise, run.ValueFactors);
        var lots = new BorrowingBaseLot[valued.Count];
        for (var i = 0; i < lots.Length; i++)
        {
            var eligible = new double[dates.Length];
            for (var m = 0; m < eligible.Length; m++)
            {
                if (WhyNot(fleet.Lots[i], fleet.InService[i], terms, dates[m]) is null)
                    eligible[m] = valued[i].MarkedValue[m] * (terms.ContractedOnly ? ContractedShare(run, m) : 1);
            }

            lots[i] = new BorrowingBaseLot(valued[i].LotId, valued[i].MarkedValue, eligible);
        }

        return lots;
    }

    /// <summary>Share of the fleet's GPUs under contract, of the month that follows the day; of the last month on the last day.</summary>
    private static double ContractedShare(DealRun run, int m)
    {
        var next = Math.Min(m + 1, run.Timeline.Last);
        return run.Vectors.InService[next] > 0 ? Math.Min(1, run.Vectors.Served[next] / run.Vectors.InService[next]) : 0;
    }

    /// <summary>What each group has above its largest part of the eligible value.</summary>
    private static double Excess(DealRun run, BorrowingBaseLot[] lots, double? largest, Func<Lot, string> groupOf, double eligible, int m, double[] sums)
    {
        if (largest is not { } share || eligible <= 0) return 0;
        Array.Clear(sums);
        var fleet = run.Operations.Fleet.Lots;
        var excess = 0.0;
        for (var i = 0; i < lots.Length; i++)
        {
            // A group's sum stands at its first lot.
            var first = 0;
            while (!string.Equals(groupOf(fleet[first]), groupOf(fleet[i]), StringComparison.OrdinalIgnoreCase)) first++;
            sums[first] += lots[i].Eligible[m];
        }

        foreach (var sum in sums) excess += Math.Max(0, sum - (share * eligible));
        return excess;
    }

    /// <summary>Value rented to a customer is its share of the contracted fees of the month that follows; value that earns no such fees belongs to no customer.</summary>
    private static double ExcessByCustomer(DealRun run, double? largest, double eligible, int m)
    {
        if (largest is not { } share || eligible <= 0) return 0;
        var next = Math.Min(m + 1, run.Timeline.Last);
        var contracts = run.Operations.Contracts;
        double all = 0, excess = 0;
        for (var c = 0; c < contracts.Length; c++) all += run.Vectors.Fees(c)[next];
        if (all <= CoverageRatios.Nothing) return 0;
        var rented = eligible * ContractedShare(run, m);
        for (var c = 0; c < contracts.Length; c++)
        {
            var fees = 0.0;
            var counted = false;
            for (var other = 0; other < contracts.Length; other++)
            {
                if (!string.Equals(contracts[c].Contract.Customer, contracts[other].Contract.Customer, StringComparison.OrdinalIgnoreCase)) continue;
                counted |= other < c;
                fees += run.Vectors.Fees(other)[next];
            }

            if (!counted) excess += Math.Max(0, (rented * fees / all) - (share * eligible));
        }

        return excess;
    }

    private static string ByModel(Lot lot) => lot.GpuModel;

    private static string BySite(Lot lot) => lot.Site;
}
