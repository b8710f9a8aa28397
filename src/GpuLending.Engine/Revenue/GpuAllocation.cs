using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Revenue;

/// <summary>Which GPUs serve which contract in a month. Contracts that name lots come first, then those that any lot may serve. Where several
/// contracts want more than their lots have, each gets the same share of what it wants: min(1, in service / wanted).
/// See docs/methodology/contracted-revenue.md.</summary>
internal static class GpuAllocation
{
    private const double Nothing = 1e-9;

    /// <summary>Fills <see cref="ServiceVectors.ServedByLot"/>, row by contract, for month m.</summary>
    public static void Fill(ServiceVectors v, FleetPlan fleet, ContractPlan[] contracts, Timeline timeline, int m)
    {
        v.ServedByLot.Clear();
        var left = v.Left;
        var wanted = v.Wanted;
        for (var lot = 0; lot < left.Length; lot++)
            left[lot] = v.LotInService(lot)[m];
        var anyNamed = false;
        var anyOpen = false;
        for (var c = 0; c < contracts.Length; c++)
        {
            wanted[c] = contracts[c].Wanted(timeline, m);
            if (wanted[c] <= 0)
                continue;
            anyNamed |= contracts[c].Contract.LotIds.Count > 0;
            anyOpen |= contracts[c].Contract.LotIds.Count == 0;
        }

        if (anyNamed)
            Share(v, fleet, contracts, m, named: true);
        if (anyOpen)
            Share(v, fleet, contracts, m, named: false);
    }

    /// <summary>Each contract asks its lots in proportion to what they have left; a lot asked for too much gives everybody the same share; what a
    /// contract did not get it asks for again elsewhere, until nothing moves.</summary>
    private static void Share(ServiceVectors v, FleetPlan fleet, ContractPlan[] contracts, int m, bool named)
    {
        Span<double> left = v.Left, asked = v.Asked, wanted = v.Wanted, offered = v.Offered, served = v.ServedByLot;
        var lots = left.Length;
        for (var pass = 0; pass <= fleet.Count; pass++)
        {
            asked.Clear();
            for (var c = 0; c < contracts.Length; c++)
            {
                offered[c] = contracts[c].Contract.LotIds.Count > 0 != named || wanted[c] <= Nothing ? -1 : Offer(left, contracts[c].ServedBy);
                if (offered[c] <= Nothing)
                    continue;
                var serves = contracts[c].ServedBy;
                for (var lot = 0; lot < lots; lot++)
                {
                    if (serves[lot])
                        asked[lot] += wanted[c] * (left[lot] / offered[c]);
                }
            }

            var moved = false;
            for (var lot = 0; lot < lots; lot++)
                asked[lot] = asked[lot] <= left[lot] ? 1 : left[lot] / asked[lot];
            for (var c = 0; c < contracts.Length; c++)
            {
                if (offered[c] <= Nothing)
                    continue;
                var serves = contracts[c].ServedBy;
                var row = served.Slice(c * lots, lots);
                var got = 0.0;
                for (var lot = 0; lot < lots; lot++)
                {
                    if (!serves[lot])
                        continue;
                    var given = wanted[c] * (left[lot] / offered[c]) * asked[lot];
                    row[lot] += given;
                    got += given;
                }

                wanted[c] -= got;
                moved |= got > Nothing;
            }

            for (var lot = 0; lot < lots; lot++)
            {
                var given = 0.0;
                for (var c = 0; c < contracts.Length; c++)
                    given += served[(c * lots) + lot];
                left[lot] = Math.Max(0, v.LotInService(lot)[m] - given);
            }

            if (!moved)
                return;
        }
    }

    /// <summary>What the lots that may serve a contract have left.</summary>
    private static double Offer(ReadOnlySpan<double> left, bool[] serves)
    {
        var offered = 0.0;
        for (var lot = 0; lot < left.Length; lot++)
        {
            if (serves[lot])
                offered += left[lot];
        }

        return offered;
    }
}
