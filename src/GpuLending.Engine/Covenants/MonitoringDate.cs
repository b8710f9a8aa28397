namespace GpuLending.Engine.Covenants;

/// <summary>A date the desk has to think of.</summary>
/// <param name="Date">The date.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Key">Key of the covenant or undertaking.</param>
/// <param name="Subject">What it is about, in one line.</param>
/// <param name="RemindFrom">First day of the reminder.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Expected">What the projection says of a test; null for other kinds.</param>
public sealed record MonitoringDate(
    DateOnly Date, MonitoringKind Kind, string Key, string Subject, DateOnly RemindFrom, MonitoringState State, CovenantState? Expected);
