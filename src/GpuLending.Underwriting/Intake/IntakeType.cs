namespace GpuLending.Underwriting.Intake;

/// <summary>How the cells of a field are read.</summary>
public enum IntakeType
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A whole number, 1 or more.</summary>
    Whole,

    /// <summary>An amount of money.</summary>
    Amount,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A share or a rate: 80 % or 0.80.</summary>
    Share,
}
