namespace GpuLending.Engine.Sizing;

/// <summary>The loan whose balance, when repayment starts, is what cash and value support then. It limits loans repaid along that path and no other.
/// See docs/methodology/supported-balance.md.</summary>
internal static class SupportedBalanceLimit
{
    public const string Key = "supported-balance";

    public static LimitSolution? Solve(SizingContext context)
    {
        if (context.Loan.Supported is not { } supported)
            return null;
        var status = context.DealCase.Sizing.SupportedBalance.Status;
        var k = supported.Payment;
        var perUnit = context.Unit.Balance[k];
        var month = context.Plan.Months[k];
        var name = $"Balance that cash and {Amounts.Percent(context.Plan.Facility.Amortisation.SupportedLoanToValue)} of value support";
        if (perUnit <= 0)
            return new LimitSolution(Key, name, status, null, null, "Nothing is owed when repayment starts.");
        var allows = supported.Balance / perUnit;
        return new LimitSolution(
            Key, name, status, allows, month,
            $"{context.Text(supported.Balance)} is supported on {Amounts.Day(context.Date(month))}, when repayment starts; a loan of 1 has grown to {Amounts.Text(Math.Round(perUnit, 6))} by then.");
    }
}
