namespace GpuLending.Web.Controls;

/// <summary>Script modules the controls load.</summary>
public static class DealScripts
{
    public const string Desk = "./js/deals.js";
    public const string Charts = "./js/charts.js";
}
