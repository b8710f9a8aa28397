namespace GpuLending.Underwriting.Market;

/// <summary>What a column of an import file can hold.</summary>
public enum QuoteField
{
    /// <summary>Day of the price.</summary>
    Date,

    /// <summary>GPU model.</summary>
    Gpu,

    /// <summary>The price.</summary>
    Price,

    /// <summary>What the price is for: GPU-hour, node-hour, month, GPU or system.</summary>
    Unit,

    /// <summary>Currency of the price.</summary>
    Currency,

    /// <summary>GPUs in the priced machine.</summary>
    GpusPerMachine,

    /// <summary>Rent on demand, spot, one or three years; or resale ask, quote, sale, appraisal, list price.</summary>
    Kind,

    /// <summary>List, ask, quote, sale, appraisal, index or estimate.</summary>
    Evidence,

    /// <summary>Channel: hyperscaler, cloud, marketplace or dealer.</summary>
    Segment,

    /// <summary>Who asks, quotes or sold.</summary>
    Provider,

    /// <summary>How many prices the figure summarises.</summary>
    Observations,

    /// <summary>Condition and basis in the source's words.</summary>
    Condition,

    /// <summary>Form factor.</summary>
    FormFactor,

    /// <summary>Where the figure was printed.</summary>
    Source,

    /// <summary>Licence the fact came under.</summary>
    Licence,

    /// <summary>Day on which the source published it.</summary>
    Vintage,
}
