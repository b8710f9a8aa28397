namespace GpuLending.Engine.Loans;

/// <summary>Principal that the borrower prepays by its own choice.</summary>
public sealed record VoluntaryPrepayment
{
    /// <summary>Day it is announced for; it is made on the first payment date on or after it.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Principal prepaid, positive; what is more than is owed is not taken.</summary>
    public Money? Amount { get; init; }

    /// <summary>Whether it costs no premium, such as equity put in to cure a covenant.</summary>
    public bool WithoutPremium { get; init; }

    /// <summary>Why it is made, in words.</summary>
    public string Reason { get; init; } = "";
}
