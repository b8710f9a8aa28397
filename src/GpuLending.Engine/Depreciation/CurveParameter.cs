namespace GpuLending.Engine.Depreciation;

/// <summary>A curve's parameter, as it describes itself.</summary>
/// <param name="Name">The name in documents, such as "lifeYears".</param>
/// <param name="Meaning">What it means, in words for the screen. What stands after ": " is shown as a hint.</param>
/// <param name="Unit">Its unit, such as "years" or "fraction of original cost".</param>
/// <param name="Default">Taken when a document leaves it out; ignored for a list, which is then empty, and for words.</param>
/// <param name="Minimum">The least value allowed, included; ignored for words.</param>
/// <param name="Maximum">The greatest value allowed, included; ignored for words.</param>
/// <param name="Shape">A number, a whole number, a list whose every element is in the range, one word out of several, or free text.</param>
public sealed record CurveParameter(
    string Name,
    string Meaning,
    string Unit,
    double Default,
    double Minimum,
    double Maximum,
    CurveParameterShape Shape = CurveParameterShape.Number)
{
    /// <summary>The words allowed of a <see cref="CurveParameterShape.Choice"/>, the default first; empty for every other shape.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>Options that are codes in documents, in words for the reader; an option that is not here is a word already.</summary>
    internal IReadOnlyDictionary<string, string> OptionWords { get; init; } = new Dictionary<string, string>();

    /// <summary>What a word is when a document leaves it out: the first option, or nothing.</summary>
    internal string DefaultWord => Options.Count > 0 ? Options[0] : "";

    /// <summary>An option in words for the reader, such as "rent on demand" for "rentOnDemand".</summary>
    /// <param name="option">One of <see cref="Options"/>, or whatever a document says.</param>
    /// <returns>The words; the option itself when it is a word already.</returns>
    public string InWords(string option)
    {
        ArgumentNullException.ThrowIfNull(option);
        return OptionWords.GetValueOrDefault(option, option);
    }

    /// <summary>A parameter that takes one word out of several.</summary>
    /// <param name="name">The name in documents.</param>
    /// <param name="meaning">What it means, in words for the screen.</param>
    /// <param name="options">The words, at least one, the default first.</param>
    /// <returns>The parameter.</returns>
    public static CurveParameter OneOf(string name, string meaning, params IReadOnlyList<string> options) =>
        new(name, meaning, "word", 0, 0, 0, CurveParameterShape.Choice) { Options = options };

    /// <summary>A parameter that takes free text, empty by default.</summary>
    /// <param name="name">The name in documents.</param>
    /// <param name="meaning">What it means, in words for the screen.</param>
    /// <returns>The parameter.</returns>
    public static CurveParameter Words(string name, string meaning) => new(name, meaning, "text", 0, 0, 0, CurveParameterShape.Text);
}
