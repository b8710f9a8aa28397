using MudBlazor;

namespace GpuLending.Web.Layout;

/// <summary>The library's controls in the desk's colours and type. Everything else takes the same colours from css/desk.css.</summary>
public static class DeskTheme
{
    private static readonly string[] Typeface = ["Inter Variable", "Inter", "Segoe UI", "Helvetica", "Arial", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#123a7a",
            Secondary = "#44506a",
            Info = "#123a7a",
            Success = "#1c6b3a",
            Warning = "#8a5200",
            Error = "#b3231a",
            Background = "#ffffff",
            Surface = "#ffffff",
            TextPrimary = "#14171c",
            TextSecondary = "#4d5666",
            ActionDefault = "#3c4554",
            LinesDefault = "#d5dae2",
            LinesInputs = "#7d8797",
            TableLines = "#d5dae2",
            Divider = "#d5dae2",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8fb4f5",
            PrimaryContrastText = "#0d1420",
            Secondary = "#aab4c4",
            Info = "#8fb4f5",
            Success = "#6cc48b",
            SuccessContrastText = "#0d1420",
            Warning = "#e8b25c",
            WarningContrastText = "#0d1420",
            Error = "#ff9088",
            ErrorContrastText = "#0d1420",
            Background = "#13161b",
            Surface = "#1a1e25",
            TextPrimary = "#eceff4",
            TextSecondary = "#aeb7c5",
            ActionDefault = "#c6cedb",
            LinesDefault = "#343b47",
            LinesInputs = "#7f8a9c",
            TableLines = "#343b47",
            Divider = "#343b47",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Typeface, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Typeface, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Typeface, FontSize = "0.875rem", LineHeight = "1.45", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Typeface, FontSize = "1rem", FontWeight = "600", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Typeface, FontSize = "0.875rem", FontWeight = "500", TextTransform = "none", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = Typeface, FontSize = "0.75rem", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "3px", AppbarHeight = "44px" },
    };
}
