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

    /// <summary>Cash without defaults by month that does not move with rent.</summary>
    public double[] Fixed { get; private set; } = [];

    /// <summary>Cash without defaults by month at the base case's rent that moves with it.</summary>
    public double[] ByRent { get; private set; } = [];

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
        (response.Fixed, response.ByRent) = response.Parts(dealCase, []);
        var withVoid = dealCase with { Merchant = dealCase.Merchant with { VoidMonths = LongVoid } };
        var voidBase = response.VoidMonths > 0 ? response.Parts(withVoid, []) : ([], []);
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
            var relet = Less(response.Parts(dealCase, [new() { ContractId = contract.Id, FromMonth = 1 }]), (response.Fixed, response.ByRent));
            var empty = response.VoidMonths > 0 && begins < sized.Timeline.Count
                ? Less(response.Parts(withVoid, [new() { ContractId = contract.Id, FromMonth = begins }]), voidBase)
                : relet;
            response.Contracts[c] = new ContractResponse(customer, begins, relet, empty);
        }

        why = response.Holds() ? null : "contracts, re-letting or a shortage of GPUs make cash answer to rent and defaults in a way that does not add up contract by contract";
        return response;
    }

    /// <summary>Cash of month m on a path, for checks and for recovery.</summary>
    public double At(int m, double rent, ReadOnlySpan<int> defaultMonths)
    {
        var cash = Fixed[m] + (ByRent[m] * rent);
        foreach (var contract in Contracts)
        {
            var failed = defaultMonths[contract.Customer];
            if (m < failed)
                continue;
            var isEmpty = failed >= contract.BeginsIn && m < failed + VoidMonths;
            var (fixedPart, byRent) = isEmpty ? contract.Empty : contract.Relet;
            cash += fixedPart[m] + (byRent[m] * rent);
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
            var scale = 1.0;
            for (var m = 1; m < months; m++)
                scale = Math.Max(scale, Math.Abs(cash[m]));
            for (var m = 1; m < months; m++)
            {
                if (Math.Abs(At(m, rent[m], failed) - cash[m]) > Tolerance * scale)
                    return false;
            }
        }

        return true;
    }

    private (double[] Fixed, double[] ByRent) Parts(DealCase dealCase, CustomerDefault[] defaults)
    {
        var none = Cash(dealCase, new Scenario { RentFactor = 0, Defaults = defaults, DelayMonths = _delay });
        var full = Cash(dealCase, new Scenario { Defaults = defaults, DelayMonths = _delay });
        for (var m = 0; m < full.Length; m++)
            full[m] -= none[m];
        return (none, full);
    }

    private double[] Cash(DealCase dealCase, Scenario scenario)
    {
        var operations = OperatingProjection.Resolve(dealCase, _base.Snapshot, scenario, _base.Timeline);
        operations.Run();
        var cash = new double[_base.Timeline.Count];
        for (var m = 0; m < cash.Length; m++)
            cash[m] = operations.Vectors.ContractedCfads[m] + operations.Vectors.MerchantCfads[m];
        return cash;
    }

    private static (double[] Fixed, double[] ByRent) Less((double[] Fixed, double[] ByRent) of, (double[] Fixed, double[] ByRent) less) =>
        ([.. of.Fixed.Zip(less.Fixed, (a, b) => a - b)], [.. of.ByRent.Zip(less.ByRent, (a, b) => a - b)]);
}
