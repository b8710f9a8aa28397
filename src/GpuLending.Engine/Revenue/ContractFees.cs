using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Revenue;

/// <summary>Fees earned under contracts and the part of them that prepayments settle. See docs/methodology/contracted-revenue.md.</summary>
internal static class ContractFees
{
    /// <summary>Hours in a month: 8,760 / 12, whatever the month. Prices per GPU-hour and per kilowatt-hour both count these.</summary>
    public const double HoursPerMonth = 730;

    /// <summary>Fees of month m: GPUs served x hours x price x escalator x paid share.</summary>
    public static void Fill(OperatingVectors v, FleetPlan fleet, ContractPlan[] contracts, Timeline timeline, int m)
    {
        for (var c = 0; c < contracts.Length; c++)
        {
            var escalated = contracts[c].EscalatedShare(timeline, m, out var share);
            if (share == 0)
                continue;
            var served = 0.0;
            for (var lot = 0; lot < fleet.Count; lot++)
                served += v.ServedByLot[(c * fleet.Count) + lot];
            v.Served[m] += served;
            var fees = served * (escalated / share) * HoursPerMonth * contracts[c].PricePerGpuHour * contracts[c].PaidShare;
            v.Fees(c)[m] = fees;
            v.ContractedRevenue[m] += fees;
        }
    }

    /// <summary>Prepayments of all contracts: received on their day, used against fees from then on until used up.</summary>
    public static void FillPrepayments(OperatingVectors v, ContractPlan[] contracts, Timeline timeline)
    {
        for (var c = 0; c < contracts.Length; c++)
        {
            if (contracts[c].Prepayment > 0)
                FillPrepayment(v, contracts[c], v.Fees(c), timeline);
        }
    }

    private static void FillPrepayment(OperatingVectors v, ContractPlan contract, Span<double> fees, Timeline timeline)
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
            var wanted = terms.ShareOfEachInvoice is { } share ? share * fees[m] : Evenly(timeline, m);
            var used = Math.Min(left, Math.Min(wanted, fees[m]));
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
