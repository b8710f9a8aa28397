namespace GpuLending.Engine.Loans;

/// <summary>Time between two payment dates. The number is the months in one period.</summary>
public enum PaymentFrequency
{
    /// <summary>Every month.</summary>
    Monthly = 1,

    /// <summary>Every three months.</summary>
    Quarterly = 3,

    /// <summary>Every six months.</summary>
    SemiAnnual = 6,

    /// <summary>Every twelve months.</summary>
    Annual = 12,
}
