namespace GpuLending.Underwriting.Workbooks;

/// <summary>What a row holds.</summary>
internal enum RowKind
{
    Blank,
    Heading,

    /// <summary>Words only.</summary>
    Text,

    /// <summary>A fixed term in words or figures, without a formula.</summary>
    Term,

    /// <summary>One input in the value column.</summary>
    Input,

    /// <summary>One formula in the value column.</summary>
    Figure,

    /// <summary>One formula in every period.</summary>
    Series,

    /// <summary>An input in every period.</summary>
    InputSeries,
}
