namespace GpuLending.Underwriting.Narratives;

/// <summary>What a named figure is, and so how it is written and compared.</summary>
public enum NamedFigureKind
{
    /// <summary>Money of the loan's currency.</summary>
    Amount,

    /// <summary>A fraction, printed as percent.</summary>
    Share,

    /// <summary>A yearly rate, a fraction, printed as percent with two decimals.</summary>
    Rate,

    /// <summary>Times: 1.30x.</summary>
    Multiple,

    /// <summary>Years.</summary>
    Years,

    /// <summary>Whole months.</summary>
    Months,

    /// <summary>A number of things.</summary>
    Count,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A credit rating; compared by its place on the scale.</summary>
    Rating,

    /// <summary>A name; not compared.</summary>
    Words,
}
