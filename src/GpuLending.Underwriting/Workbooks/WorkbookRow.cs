using System.Globalization;

namespace GpuLending.Underwriting.Workbooks;

/// <summary>One row of a sheet. Formulas are written with its references, which become addresses when the book is written, so that rows may be put in anywhere.</summary>
/// <param name="id">Number of the row in its book; the references carry it.</param>
internal sealed class WorkbookRow(int id)
{
    public int Id { get; } = id;

    public WorkbookSheet? Sheet { get; set; }

    /// <summary>Row number on the sheet, from 1.</summary>
    public int Number { get; set; }

    public RowKind Kind { get; set; }

    public string Label { get; set; } = "";

    public string UnitText { get; set; } = "";

    public string Note { get; set; } = "";

    public CellUnit Unit { get; set; }

    public CellRole Role { get; set; }

    /// <summary>Defined name of the value cell; null for none.</summary>
    public string? Name { get; set; }

    /// <summary>Place of the input in the deal document, such as /lots/0/count; null for inputs of the market and everything else.</summary>
    public string? Path { get; set; }

    /// <summary>The input, or the words of a term; a number, a date, words or nothing.</summary>
    public object? Value { get; set; }

    /// <summary>Formula of the value cell or of every period, without the equals sign; empty for none.</summary>
    public string Formula { get; set; } = "";

    /// <summary>Formula of the total cell; empty for none.</summary>
    public string TotalFormula { get; set; } = "";

    /// <summary>The engine's figures for the periods, from the first; shorter than the sheet where the engine has no more. Null where the engine has no such row.</summary>
    public IReadOnlyList<double>? Engine { get; set; }

    /// <summary>The engine's figure for the value cell; null where the engine has none.</summary>
    public double? EngineValue { get; set; }

    /// <summary>The engine's figure for the total cell; null where the engine has none.</summary>
    public double? EngineTotal { get; set; }

    /// <summary>What previews show where the engine has no such row: dates and period numbers. Never compared.</summary>
    public IReadOnlyList<double>? Shown { get; set; }

    /// <summary>What previews show of a formula that gives words; null for nothing.</summary>
    public string? ShownText { get; set; }

    /// <summary>Least and largest value that an input takes; null for no limit.</summary>
    public (double Least, double Most)? Within { get; set; }

    /// <summary>The period the formula stands in.</summary>
    public string Here => Token("here");

    /// <summary>The period before; an empty cell in the first.</summary>
    public string Before => Token("before");

    /// <summary>The period after; empty in the last.</summary>
    public string After => Token("after");

    /// <summary>All periods.</summary>
    public string All => Token("all");

    /// <summary>From the first period to the one the formula stands in.</summary>
    public string ToHere => Token("tohere");

    /// <summary>From the period the formula stands in to the last.</summary>
    public string FromHere => Token("fromhere");

    /// <summary>The first period, fixed.</summary>
    public string First => Token("first");

    /// <summary>The last period, fixed.</summary>
    public string Last => Token("last");

    /// <summary>The value cell, fixed.</summary>
    public string ValueCell => Name ?? Token("value");

    /// <summary>The total cell, fixed.</summary>
    public string Total => Token("total");

    /// <summary>The value cells from this row down to another of the same sheet, fixed.</summary>
    public string ValuesTo(WorkbookRow last) => Token("values:" + last.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>All periods from this row down to another of the same sheet, fixed.</summary>
    public string AllTo(WorkbookRow last) => Token("allto:" + last.Id.ToString(CultureInfo.InvariantCulture));

    private string Token(string what) => $"⟦{Id.ToString(CultureInfo.InvariantCulture)}:{what}⟧";

    /// <summary>A row reads as its value cell.</summary>
    public override string ToString() => ValueCell;
}
