namespace GpuLending.Engine.Loans;

/// <summary>Repayment by the terms in force at each payment: an amendment starts its own terms on what is owed when it takes effect, and leaves every earlier payment as it was.
/// See docs/methodology/amendments.md.</summary>
/// <param name="parts">First payment and style of each set of terms, in order; the first starts at payment 1.</param>
internal sealed class AmendedRepayment(IReadOnlyList<(int From, IAmortisation Style)> parts) : IAmortisation
{
    public void Start(double size, LoanVectors v)
    {
        foreach (var (_, style) in parts)
            style.Start(size, v);
    }

    public void Repay(LoanVectors v, int k)
    {
        var at = parts.Count - 1;
        while (at > 0 && parts[at].From > k)
            at--;
        parts[at].Style.Repay(v, k);
    }
}
