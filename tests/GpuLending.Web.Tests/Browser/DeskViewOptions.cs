namespace GpuLending.Web.Tests.Browser;

/// <summary>How the desk is looked at.</summary>
public sealed record DeskViewOptions(int Width = 1280, bool Dark = false, string Locale = "en-GB");
