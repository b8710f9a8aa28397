namespace GpuLending.Underwriting.Market;

/// <summary>Fields of an import as people read them.</summary>
public static class QuoteFieldNames
{
    /// <summary>Fields that can mean the same for every row, and then be said once.</summary>
    public static IReadOnlyList<QuoteField> ForTheWholeFile { get; } =
    [
        QuoteField.Gpu, QuoteField.Kind, QuoteField.Evidence, QuoteField.Segment, QuoteField.Provider, QuoteField.GpusPerMachine, QuoteField.Currency, QuoteField.Condition, QuoteField.FormFactor,
    ];

    public static string Of(QuoteField field) => field switch
    {
        QuoteField.Date => "Date",
        QuoteField.Gpu => "GPU",
        QuoteField.Price => "Price",
        QuoteField.Unit => "Unit",
        QuoteField.Currency => "Currency",
        QuoteField.GpusPerMachine => "GPUs per node",
        QuoteField.Kind => "Kind",
        QuoteField.Evidence => "Evidence",
        QuoteField.Segment => "Channel",
        QuoteField.Provider => "Provider",
        QuoteField.Observations => "Observations",
        QuoteField.Condition => "Condition",
        QuoteField.FormFactor => "Form factor",
        QuoteField.Source => "Source",
        QuoteField.Licence => "Licence",
        QuoteField.Vintage => "Vintage",
    };
}
