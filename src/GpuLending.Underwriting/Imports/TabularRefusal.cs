namespace GpuLending.Underwriting.Imports;

/// <summary>The file as a whole cannot be read, and why. Never leaves this folder: <see cref="TabularFile"/> turns it into a result.</summary>
internal sealed class TabularRefusal(string message) : Exception(message);
