using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Numerics;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Simulation;

/// <summary>How a case's cash of a month answers to rent and to defaults, taken from the engine's own projection by asking it: what each contract adds, alone, at no rent and at
/// full rent. It holds where cash adds up over contracts and is straight in rent; that is checked against the projection on trial scenarios.</summary>
internal sealed class CashResponse
{
    private const int LongVoid = 120;

    private const double Tolerance = 1e-9;

    private readonly DealRun _base;
    private readonly int _delay;

    private CashResponse(DealRun sized, int delay) => (_base, _delay) = (sized, delay);

    /// <summary>Cash without defaults, by <see cref="CashKind"/>.</summary>
    public CashParts[] Undisturbed { get; private set; } = [];

    public ContractResponse[] Contracts { get; private set; } = [];

    /// <summary>Months for which GPUs stand empty after a default.</summary>
    public int VoidMonths => _base.DealCase.Merchant.VoidMonths;

    /// <summary>Takes the response of a case.</summary>
    /// <param name="sized">Base run.</param>
    /// <param name="customers">Customers in order.</param>
    /// <param name="delay">Months by which deliveries are late.</param>
    /// <param name="why">Why it does not hold; null when it does.</param>
    public static CashResponse Of(DealRun sized, IReadOnlyList<CustomerIntensity> customers, int delay, out string? why)
    {
        var response = new CashResponse(sized, delay);
        var dealCase = sized.DealCase;
        response.Undisturbed = response.Parts(dealCase, []);
        var withVoid = dealCase with { Merchant = dealCase.Merchant with { VoidMonths = LongVoid } };
        var voidBase = response.VoidMonths > 0 ? response.Parts(withVoid, []) : [];
        response.Contracts = new ContractResponse[dealCase.Contracts.Count];
        for (var c = 0; c < response.Contracts.Length; c++)
        {
            var contract = dealCase.Contracts[c];
            var customer = customers.ToList().FindIndex(item => string.Equals(item.Customer, contract.Customer, StringComparison.OrdinalIgnoreCase));
            var start = sized.Operations.Contracts[c].Start;
            var late = delay > 0 && start > dealCase.ClosingDate ? Calendars.MonthArithmetic.AddMonths(start, delay, Calendars.EndOfMonthRule.MonthEnd) : start;
            var begins = 1;
            while (begins < sized.Timeline.Count && sized.Timeline.Dates[begins - 1] <= late)
                begins++;
            var relet = Less(response.Parts(dealCase, [new() { ContractId = contract.Id, FromMonth = 1 }]), response.Undisturbed);
            var empty = response.VoidMonths > 0 && begins < sized.Timeline.Count
                ? Less(response.Parts(withVoid, [new() { ContractId = contract.Id, FromMonth = begins }]), voidBase)
                : relet;
            response.Contracts[c] = new ContractResponse(customer, begins, relet, empty);
        }

        why = response.Holds() ? null : "contracts, re-letting or a shortage of GPUs make cash answer to rent and defaults in a way that does not add up contract by contract";
        return response;
    }

    /// <summary>An amount of month m on a path.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="m">Month.</param>
    /// <param name="rent">Factor on rent.</param>
    /// <param name="defaultMonths">Month of default by customer; a month out of reach for none.</param>
    public double At(CashKind kind, int m, double rent, ReadOnlySpan<int> defaultMonths)
    {
        var cash = Undisturbed[(int)kind].At(m, rent);
        foreach (var contract in Contracts)
        {
            var failed = defaultMonths[contract.Customer];
            if (m < failed)
                continue;
            var isEmpty = failed >= contract.BeginsIn && m - failed < VoidMonths;
            cash += (isEmpty ? contract.Empty : contract.Relet)[(int)kind].At(m, rent);
        }

        return cash;
    }

    /// <summary>Tries the response on a few scenarios with random defaults and rents.</summary>
    private bool Holds()
    {
        var random = new RandomStream(20_260_101);
        var months = _base.Timeline.Count;
        var customers = Contracts.Length == 0 ? 0 : Contracts.Max(contract => contract.Customer) + 1;
        for (var trial = 0; trial < 6; trial++)
        {
            var rent = new double[months];
            for (var m = 0; m < months; m++)
                rent[m] = 0.3 + (1.4 * random.NextFraction());
            var failed = new int[customers];
            for (var k = 0; k < customers; k++)
                failed[k] = 1 + random.NextBelow(Math.Max(1, trial < 3 ? months - 1 : months + (months / 2)));
            var defaults = Contracts.Select((contract, c) => new CustomerDefault { ContractId = _base.DealCase.Contracts[c].Id, FromMonth = failed[contract.Customer] }).ToArray();
            var cash = Cash(_base.DealCase, new Scenario { RentPath = rent, Defaults = defaults, DelayMonths = _delay });
            foreach (var kind in Enum.GetValues<CashKind>())
            {
                var scale = Math.Max(1, cash[(int)kind].Max(Math.Abs));
                for (var m = 1; m < months; m++)
                {
                    if (Math.Abs(At(kind, m, rent[m], failed) - cash[(int)kind][m]) > Tolerance * scale)
                        return false;
                }
            }
        }

        return true;
    }

    private CashParts[] Parts(DealCase dealCase, CustomerDefault[] defaults)
    {
        var none = Cash(dealCase, new Scenario { RentFactor = 0, Defaults = defaults, DelayMonths = _delay });
        var full = Cash(dealCase, new Scenario { Defaults = defaults, DelayMonths = _delay });
        return [.. none.Zip(full, (a, b) => new CashParts(a, [.. b.Zip(a, (all, part) => all - part)]))];
    }

    /// <summary>Amounts by kind and month under a scenario.</summary>
    private double[][] Cash(DealCase dealCase, Scenario scenario)
    {
        var operations = OperatingProjection.Resolve(dealCase, _base.Snapshot, scenario, _base.Timeline);
        operations.Run();
        var v = operations.Vectors;
        var cash = new double[Enum.GetValues<CashKind>().Length][];
        for (var kind = 0; kind < cash.Length; kind++)
            cash[kind] = new double[_base.Timeline.Count];
        for (var m = 0; m < _base.Timeline.Count; m++)
        {
            cash[(int)CashKind.Cfads][m] = v.ContractedCfads[m] + v.MerchantCfads[m];
            cash[(int)CashKind.ContractedRevenue][m] = v.ContractedRevenue[m];
            cash[(int)CashKind.ContractedCosts][m] = v.ContractedCosts[m];
            cash[(int)CashKind.ContractedCfads][m] = v.ContractedCfads[m];
            cash[(int)CashKind.RunningCosts][m] = v.Power[m] + v.Colocation[m] + v.OtherCosts[m];
        }

        return cash;
    }

    private static CashParts[] Less(CashParts[] of, CashParts[] less) => [.. of.Zip(less, (a, b) => a.Less(b))];
}
