namespace GpuLending.Web.Controls;

/// <summary>Words.</summary>
public sealed class TextField : TypedField<string>
{
    protected override string Write(string? value) => value ?? "";

    protected override bool TryRead(string text, out string? value, out string message)
    {
        value = text;
        message = $"{Label} needs a text.";
        return text.Length > 0;
    }
}
