namespace GpuLending.Web.Controls;

/// <summary>
/// How a series is drawn wherever it appears: a colour of css/desk.css, by the name of its variable, and a dash so that it can be told
/// apart in greyscale.
/// </summary>
public sealed record SeriesStyle(string Colour, string Dash = "solid", double Width = 1.75)
{
    public static readonly SeriesStyle Balance = new("--series-balance", Width: 2.75);
    public static readonly SeriesStyle DebtService = new("--series-dscr", Width: 2.25);
    public static readonly SeriesStyle LoanToValue = new("--series-fmv", Width: 2.25);
    public static readonly SeriesStyle Contracted = new("--series-contracted");
    public static readonly SeriesStyle Merchant = new("--series-merchant");

    private static readonly string[] Dashes = ["dashed", "dotted", "dashdot", "longdash", "solid"];

    // The third colour is the marked value's.
    private static readonly int[] Colours = [1, 2, 4, 5, 6];

    /// <summary>Style of the n-th compared curve, contract or lot, counted from zero. After five a colour comes again with another dash, and broader, so that no two are alike in grey.</summary>
    public static SeriesStyle Nth(int index) =>
        new($"--series-{Colours[index % Colours.Length]}", Dashes[(index + (index / Dashes.Length)) % Dashes.Length], index < Dashes.Length ? 1.75 : 3);
}
