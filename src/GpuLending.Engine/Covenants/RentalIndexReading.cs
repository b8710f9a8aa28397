namespace GpuLending.Engine.Covenants;

/// <summary>What an index covenant reads on a day, and why that print.</summary>
/// <param name="Price">Price of one GPU for one hour, on the level of the covenant's own index.</param>
/// <param name="IndexId">Index it was read from.</param>
/// <param name="PrintDate">Day of the print it rests on.</param>
/// <param name="Printed">The print itself, before a fallback's factor and before any projection.</param>
/// <param name="Projected">Whether it is carried forward beyond what is known.</param>
/// <param name="OtherPrint">The print that the other rule on restatements would take; null when the day was not restated.</param>
/// <param name="LastResort">Whether every index has stopped and the last print of all stands.</param>
public sealed record RentalIndexReading(
    double Price, string IndexId, DateOnly PrintDate, double Printed, bool Projected, double? OtherPrint, bool LastResort);
