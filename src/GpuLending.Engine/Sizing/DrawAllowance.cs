namespace GpuLending.Engine.Sizing;

/// <summary>What one limit accepts on the day of a draw.</summary>
/// <param name="Key">Key of the limit.</param>
/// <param name="Name">Name with its terms.</param>
/// <param name="Status">What the limit is to this loan.</param>
/// <param name="Allows">Largest balance on that day: the limit's own cap of the day where it looks at dates, else the part of the loan it allows that is then outstanding.</param>
/// <param name="Room">Allowed less the balance of that day; negative for a limit that is only shown and broken.</param>
public sealed record DrawAllowance(string Key, string Name, LimitStatus Status, double Allows, double Room);
