namespace GpuLending.Engine.Waterfalls;

/// <summary>One line of a payment date's cash.</summary>
/// <param name="Name">What comes in or is paid.</param>
/// <param name="Amount">Positive comes in, negative is paid.</param>
/// <param name="Left">Cash left after the line.</param>
/// <param name="Asked">What a rule asked for; null for lines that are no rule.</param>
/// <param name="Step">Place of the rule, from 1; null for lines that are no rule.</param>
public sealed record PeriodLine(string Name, double Amount, double Left, double? Asked = null, int? Step = null);
