using GpuLending.Engine.Collateral;

namespace GpuLending.Engine.Depreciation;

/// <summary>Power a GPU draws with its share of the server: design power x 1.8. DGX H100: 10.2 kW over eight GPUs of 700 W is 1.82; DGX B200: 14.3 kW over
/// eight of 1,000 W is 1.79 (the makers' data sheets).</summary>
internal static class ServerPower
{
    private const double OverDesignPower = 1.8;

    /// <summary>Watts: as entered when above zero, else from the catalogue.</summary>
    /// <exception cref="ArgumentException">Neither is known.</exception>
    public static double Watts(double entered, GpuModel model, string parameter) => entered > 0
        ? entered
        : model.ThermalDesignPowerWatts * OverDesignPower
            ?? throw new ArgumentException($"The catalogue has no design power of {model.Key}: enter {parameter}.");
}
