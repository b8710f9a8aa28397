using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Revenue;

/// <summary>Fees earned under contracts and the part of them that prepayments settle. See docs/methodology/contracted-revenue.md.</summary>
internal static class ContractFees
{
    /// <summary>Hours in a month: 8,760 / 12, whatever the month. Prices per GPU-hour and per kilowatt-hour both count these.</summary>
    public const double HoursPerMonth = 730;

    /// <summary>Fees of month m: GPUs served x hours x price x escalator x paid share. What is certain is contracted revenue; the rest waits in
    /// <see cref="RevenueVectors.Open"/>.</summary>
    public static void Fill(ServiceVectors v, FleetPlan fleet, ContractPlan[] contracts, MerchantRent merchant, Timeline timeline, int m)
    {
        for (var c = 0; c < contracts.Length; c++)
        {
            var plan = contracts[c];
            var served = 0.0;
            for (var lot = 0; lot < fleet.Count; lot++)
                served += v.ServedByLot[(c * fleet.Count) + lot];
            v.Revenue.CommittedPart[c] = plan.IsCommitted ? 1 : 0;
            if (plan.Kind == ContractKind.Spot)
                Book(v, c, m, served, 0, served * HoursPerMonth * merchant.PriceOf(timeline, m) * plan.PaidShare);
            else if (plan.IsPlain)
                FillPlain(v, plan, c, served, timeline, m);
            else
                FillCut(v, plan, c, served, timeline, m);
        }
    }

    private static void FillPlain(ServiceVectors v, ContractPlan plan, int c, double served, Timeline timeline, int m)
    {
        var escalated = plan.EscalatedShare(timeline, m, out var share);
        if (share == 0)
            return;
        var fees = served * (escalated / share) * HoursPerMonth * plan.PricePerGpuHour * plan.PaidShare;
        if (plan.IsCommitted)
            Book(v, c, m, served, fees, 0);
        else
            Book(v, c, m, served, 0, fees);
    }

    private static void FillCut(ServiceVectors v, ContractPlan plan, int c, double served, Timeline timeline, int m)
    {
        var month = plan.Month(timeline, m);
        var leaving = plan.LeavingFee(timeline, m);
        if (month.Wanted <= 0)
        {
            Book(v, c, m, 0, 0, leaving);
            return;
        }

        var paid = served / month.Wanted * HoursPerMonth * plan.PaidShare;
        if (plan.IsCommitted)
        {
            v.Revenue.CommittedPart[c] = month.Certain / month.Wanted;
            Book(v, c, m, served, paid * month.CertainPriced, (paid * month.OpenPriced) + leaving);
        }
        else
        {
            Book(v, c, m, served, 0, (paid * (month.CertainPriced + month.OpenPriced)) + leaving);
        }
    }

    private static void Book(ServiceVectors v, int c, int m, double served, double certain, double open)
    {
        v.Served[m] += served;
        v.Revenue.Committed[m] += served * v.Revenue.CommittedPart[c];
        v.Fees(c)[m] = certain;
        v.ContractedRevenue[m] += certain;
        v.Revenue.OpenFees(c)[m] = open;
        v.Revenue.Open[m] += open;
    }

    /// <summary>Prepayments of all contracts: received on their day, used against fees from then on until used up.</summary>
    public static void FillPrepayments(ServiceVectors v, ContractPlan[] contracts, Timeline timeline)
    {
        for (var c = 0; c < contracts.Length; c++)
        {
            if (contracts[c].Prepayment > 0)
                FillPrepayment(v, contracts[c], v.Fees(c), v.Revenue.OpenFees(c), timeline);
        }
    }

    private static void FillPrepayment(ServiceVectors v, ContractPlan contract, Span<double> fees, Span<double> open, Timeline timeline)
    {
        var terms = contract.Contract.Prepayment!;
        var received = timeline.MonthOnOrAfter(terms.ReceivedOn);
        if (received > timeline.Last)
            return;
        v.PrepaymentReceived[received] += contract.Prepayment;

        // Evenly means by days of service from the later of start, closing and receipt to the agreed end.
        var from = Later(Later(contract.Start, timeline.Dates[0]), terms.ReceivedOn);
        var days = contract.Contract.End.DayNumber - from.DayNumber;
        var left = contract.Prepayment;
        for (var m = Math.Max(1, received); m <= timeline.Last && left > 0; m++)
        {
            var invoice = fees[m] + open[m];
            var wanted = terms.ShareOfEachInvoice is { } share ? share * invoice : Evenly(timeline, m);
            var used = Math.Min(left, Math.Min(wanted, invoice));
            v.PrepaymentUsed[m] += used;
            left -= used;
        }

        double Evenly(Timeline months, int m)
        {
            var first = Math.Max(from.DayNumber, months.Dates[m - 1].DayNumber);
            var last = Math.Min(contract.Contract.End.DayNumber, months.Dates[m].DayNumber);
            return last <= first || days <= 0 ? 0 : contract.Prepayment * (last - first) / days;
        }
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
