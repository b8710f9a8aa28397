namespace GpuLending.Web.Controls;

/// <summary>
/// How a series is drawn wherever it appears: one colour for light and one for dark paper, and a dash so that it can be told apart in
/// greyscale. Hues follow the Okabe and Ito set, which colour-blind readers can tell apart, darkened or lightened to 3:1 against the paper.
/// </summary>
public sealed record SeriesStyle(string Light, string Dark, string Dash = "solid", double Width = 1.75)
{
    public static readonly SeriesStyle Balance = new("#14171c", "#f2f4f8", Width: 2.75);
    public static readonly SeriesStyle DebtService = new("#123a7a", "#8fb4f5", Width: 2.25);
    public static readonly SeriesStyle LoanToValue = new("#7a3fa0", "#c99be8", Width: 2.25);
    public static readonly SeriesStyle Marked = new("#0a6ea8", "#62b8ea", Width: 2.25);
    public static readonly SeriesStyle Contracted = new("#0a6ea8", "#62b8ea");
    public static readonly SeriesStyle Merchant = new("#a85b00", "#f0b04f");
    public static readonly SeriesStyle Costs = new("#a8326b", "#f08abb");

    private static readonly SeriesStyle[] Curves =
    [
        new("#00795c", "#4fc3a1", "dashed"),
        new("#a85b00", "#f0b04f", "dotted"),
        new("#7a3fa0", "#c99be8", "dashdot"),
        new("#a8326b", "#f08abb", "longdash"),
        new("#0a6ea8", "#62b8ea", "dashed"),
        new("#5f6b00", "#c3cf57", "dotted"),
    ];

    /// <summary>Style of the n-th compared curve, contract or lot.</summary>
    public static SeriesStyle Nth(int index) => Curves[index % Curves.Length];
}
