namespace GpuLending.Underwriting.Workbooks;

/// <summary>What a cell is for: it decides the colour.</summary>
internal enum CellRole
{
    Label,
    Note,
    Heading,
    Title,

    /// <summary>A figure that may be changed: blue.</summary>
    Input,

    /// <summary>A figure of the market or the policy that may be changed but is none of the deal's: blue on another ground.</summary>
    MarketInput,

    /// <summary>A term that the formulas are written for and which is not changed here.</summary>
    Term,

    /// <summary>A calculation on this sheet's and named cells: black.</summary>
    Formula,

    /// <summary>A cell of another sheet as it stands: green.</summary>
    Link,

    /// <summary>A check: grey, red when it fails.</summary>
    Check,

    /// <summary>The first column's names of periods.</summary>
    Period,
}
