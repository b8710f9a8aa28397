using GpuLending.Engine.Collateral;
using GpuLending.Engine.Covenants;
using GpuLending.Engine.Credit;

namespace GpuLending.Engine.Tests.Covenants;

/// <summary>A loan that pays 100 every month end, on flat cash and value, so that each test shows only what it is about.</summary>
internal static class CovenantTestInputs
{
    public static DateOnly MonthEnd(DateOnly closing, int months)
    {
        var date = closing.AddMonths(months);
        return new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));
    }

    public static CovenantInputs Flat(DateOnly closing, double cover = 1.5, int months = 12, double balance = 1_000, double cost = 2_000, double value = 1_500) => new()
    {
        Months = [.. Enumerable.Range(0, months + 1).Select(m => MonthEnd(closing, m))],
        PaymentMonths = [.. Enumerable.Range(1, months)],
        Cfads = [.. Enumerable.Repeat(100 * cover, months + 1)],
        DebtServiceDue = [.. Enumerable.Repeat(100.0, months + 1)],
        Balance = [.. Enumerable.Repeat(balance, months + 1)],
        ValueByPremise = Enum.GetValues<ValuationPremise>().ToDictionary(premise => premise, _ => (IReadOnlyList<double>)[.. Enumerable.Repeat(value, months + 1)]),
        MarkPremise = ValuationPremise.OrderlyLiquidationValue,
        DeliveredCost = [.. Enumerable.Repeat(cost, months + 1)],
        Borrower = new BorrowerProfile(),
        ValuationDate = closing,
    };
}
