namespace GpuLending.Engine.Loans;

/// <summary>A style of repayment: fills the principal of every draw at one payment. See docs/methodology/amortisation.md.</summary>
internal interface IAmortisation
{
    /// <summary>Called before the first payment of a run.</summary>
    /// <param name="size">The loan.</param>
    /// <param name="v">The vectors of the run, cleared.</param>
    void Start(double size, LoanVectors v);

    /// <summary>Fills <see cref="LoanVectors.PrincipalOf"/> at payment k, from balances before the payment and interest due.</summary>
    /// <param name="v">The vectors.</param>
    /// <param name="k">The payment, from 1.</param>
    void Repay(LoanVectors v, int k);
}
