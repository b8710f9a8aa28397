namespace GpuLending.Engine.Loans;

/// <summary>The loan's part of the workspace: each draw by payment and the facility by payment, on one buffer. All amounts positive; [0] is closing.</summary>
internal sealed class LoanVectors(int draws, int payments)
{
    private const int Named = 8;

    private readonly double[] _buffer = new double[((4 * draws) + Named) * payments];

    public int Draws { get; } = draws;

    public int Payments { get; } = payments;

    /// <summary>Interest due in cash, all draws.</summary>
    public Span<double> Interest => Row(4 * Draws);

    /// <summary>Interest added to principal, all draws.</summary>
    public Span<double> Capitalised => Row((4 * Draws) + 1);

    /// <summary>Principal due, all draws.</summary>
    public Span<double> Principal => Row((4 * Draws) + 2);

    /// <summary>Balance after the payment, with the draws made before or on its day.</summary>
    public Span<double> Balance => Row((4 * Draws) + 3);

    /// <summary>Part of the principal that is due only because a draw matures: the balloon.</summary>
    public Span<double> Balloon => Row((4 * Draws) + 4);

    /// <summary>Balance that contracted cash supports, for greater-of repayment.</summary>
    public Span<double> SupportedByCash => Row((4 * Draws) + 5);

    /// <summary>Balance that depreciated cost supports, for greater-of repayment.</summary>
    public Span<double> SupportedByCost => Row((4 * Draws) + 6);

    /// <summary>Undrawn, agency and exit fees.</summary>
    public Span<double> Fees => Row((4 * Draws) + 7);

    /// <summary>Interest of one draw due in cash.</summary>
    public Span<double> InterestOf(int draw) => Row(draw);

    public Span<double> CapitalisedOf(int draw) => Row(Draws + draw);

    public Span<double> PrincipalOf(int draw) => Row((2 * Draws) + draw);

    /// <summary>Balance of one draw after each payment; 0 before its first payment.</summary>
    public Span<double> BalanceOf(int draw) => Row((3 * Draws) + draw);

    /// <summary>Principal of all draws, [draw][payment].</summary>
    public Span<double> Principals => Rows(2);

    /// <summary>Interest due in cash of all draws, [draw][payment].</summary>
    public Span<double> Interests => Rows(0);

    /// <summary>Interest added to principal of all draws, [draw][payment].</summary>
    public Span<double> Capitals => Rows(1);

    /// <summary>Balances of all draws, [draw][payment].</summary>
    public Span<double> Balances => Rows(3);

    public void Clear() => Array.Clear(_buffer);

    private Span<double> Rows(int group) => _buffer.AsSpan(group * Draws * Payments, Draws * Payments);

    private Span<double> Row(int row) => _buffer.AsSpan(row * Payments, Payments);
}
