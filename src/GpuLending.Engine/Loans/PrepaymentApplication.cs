namespace GpuLending.Engine.Loans;

/// <summary>Which instalments a prepayment takes the place of.</summary>
public enum PrepaymentApplication
{
    /// <summary>The last instalments first: the next ones stay as they are.</summary>
    InverseOrder = 0,

    /// <summary>All that are left, in proportion to what each repays.</summary>
    ProRata,

    /// <summary>The next instalments first: nothing is due until the schedule has come down to the balance.</summary>
    InOrderOfMaturity,
}
