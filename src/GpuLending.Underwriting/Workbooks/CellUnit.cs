namespace GpuLending.Underwriting.Workbooks;

/// <summary>What a cell's figure is: it decides the number format.</summary>
internal enum CellUnit
{
    Text,

    /// <summary>Money in whole units of the deal's currency; cents are there and not shown.</summary>
    Money,

    /// <summary>Money shown to the cent.</summary>
    Cents,

    /// <summary>Money shown to four places, such as a price of an hour.</summary>
    Price,

    /// <summary>A fraction shown as percent.</summary>
    Percent,

    /// <summary>A whole count.</summary>
    Count,

    /// <summary>A count with a fraction, such as GPU-months.</summary>
    Quantity,

    /// <summary>A bare number such as years or a share of a month.</summary>
    Factor,

    /// <summary>A bare number far below 1, such as a share of cash per 1 of loan.</summary>
    Tiny,

    /// <summary>A ratio with x behind it.</summary>
    Ratio,

    Date,

    /// <summary>0 or 1.</summary>
    Flag,
}
