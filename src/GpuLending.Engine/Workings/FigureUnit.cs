namespace GpuLending.Engine.Workings;

/// <summary>Unit of a figure, for whoever prints it.</summary>
public enum FigureUnit
{
    /// <summary>An amount in the loan's currency.</summary>
    Amount,

    /// <summary>A fraction, printed as percent.</summary>
    Fraction,

    /// <summary>A multiple, printed with x.</summary>
    Multiple,

    /// <summary>A yearly rate as a fraction, printed as percent.</summary>
    RatePerAnnum,

    /// <summary>Years.</summary>
    Years,

    /// <summary>Months.</summary>
    Months,

    /// <summary>A count.</summary>
    Count,

    /// <summary>Kilowatts.</summary>
    Kilowatts,

    /// <summary>Days, or a date as its day number.</summary>
    Days,

    /// <summary>A price as it is quoted, such as of a GPU-hour, in the loan's currency.</summary>
    Price,
}
