namespace GpuLending.Engine.Loans;

/// <summary>One prepayment of a run.</summary>
/// <param name="Date">Day it is paid.</param>
/// <param name="Kind">Why.</param>
/// <param name="Asked">Principal that the terms ask for, at most what is owed.</param>
/// <param name="Paid">Principal prepaid; less than asked where a stressed run has not the cash.</param>
/// <param name="Premium">Premium paid with it.</param>
public sealed record PrepaymentMade(DateOnly Date, PrepaymentKind Kind, double Asked, double Paid, double Premium);
