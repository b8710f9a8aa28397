using GpuLending.Engine.Cashflows;

namespace GpuLending.Engine.Revenue;

/// <summary>Which GPUs serve which contract in a month. Contracts that name lots come first, then those that any lot may serve. Where several
/// contracts want more than their lots have, each gets the same share of what it wants: min(1, in service / wanted).
/// See docs/methodology/contracted-revenue.md.</summary>
internal static class GpuAllocation
{
    private const double Nothing = 1e-9;

    /// <summary>Fills <see cref="OperatingVectors.ServedByLot"/>, row by contract, for month m.</summary>
    public static void Fill(OperatingVectors v, FleetPlan fleet, ContractPlan[] contracts, Timeline timeline, int m)
    {
        v.ServedByLot.Clear();
        for (var lot = 0; lot < fleet.Count; lot++)
            v.Left[lot] = v.LotInService(lot)[m];
        var anyNamed = false;
        var anyOpen = false;
        for (var c = 0; c < contracts.Length; c++)
        {
            v.Wanted[c] = contracts[c].Wanted(timeline, m);
            if (v.Wanted[c] <= 0)
                continue;
            anyNamed |= contracts[c].Contract.LotIds.Count > 0;
            anyOpen |= contracts[c].Contract.LotIds.Count == 0;
        }

        if (anyNamed)
            Share(v, fleet, contracts, timeline, m, named: true);
        if (anyOpen)
            Share(v, fleet, contracts, timeline, m, named: false);
    }

    /// <summary>Each contract asks its lots in proportion to what they have left; a lot asked for too much gives everybody the same share; what a
    /// contract did not get it asks for again elsewhere, until nothing moves.</summary>
    private static void Share(OperatingVectors v, FleetPlan fleet, ContractPlan[] contracts, Timeline timeline, int m, bool named)
    {
        for (var pass = 0; pass <= fleet.Count; pass++)
        {
            v.Asked.Clear();
            for (var c = 0; c < contracts.Length; c++)
            {
                if (!Takes(v, contracts, c, named, out var offered))
                    continue;
                for (var lot = 0; lot < fleet.Count; lot++)
                    v.Asked[lot] += Ask(v, contracts[c], c, lot, offered);
            }

            var moved = false;
            for (var lot = 0; lot < fleet.Count; lot++)
                v.Asked[lot] = v.Asked[lot] <= v.Left[lot] ? 1 : v.Left[lot] / v.Asked[lot];
            for (var c = 0; c < contracts.Length; c++)
            {
                if (!Takes(v, contracts, c, named, out var offered))
                    continue;
                var got = 0.0;
                for (var lot = 0; lot < fleet.Count; lot++)
                {
                    var given = Ask(v, contracts[c], c, lot, offered) * v.Asked[lot];
                    v.ServedByLot[(c * fleet.Count) + lot] += given;
                    got += given;
                }

                v.Wanted[c] -= got;
                moved |= got > Nothing;
            }

            for (var lot = 0; lot < fleet.Count; lot++)
            {
                var given = 0.0;
                for (var c = 0; c < contracts.Length; c++)
                    given += v.ServedByLot[(c * fleet.Count) + lot];
                v.Left[lot] = Math.Max(0, v.LotInService(lot)[m] - given);
            }

            if (!moved)
                return;
        }
    }

    private static double Ask(OperatingVectors v, ContractPlan contract, int c, int lot, double offered) =>
        contract.ServedBy[lot] ? v.Wanted[c] * (v.Left[lot] / offered) : 0;

    private static bool Takes(OperatingVectors v, ContractPlan[] contracts, int c, bool named, out double offered)
    {
        offered = 0;
        if (contracts[c].Contract.LotIds.Count > 0 != named || v.Wanted[c] <= Nothing)
            return false;
        for (var lot = 0; lot < v.Lots; lot++)
        {
            if (contracts[c].ServedBy[lot])
                offered += v.Left[lot];
        }

        return offered > Nothing;
    }
}
