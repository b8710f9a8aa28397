namespace GpuLending.Engine.Scenarios;

/// <summary>How a rent fell in the past, by month, as it was quoted. See docs/methodology/scenario-library.md.</summary>
public static class RecordedRents
{
    /// <summary>What an H100 on spot cost an hour, in USD, at one provider in one region (Google Cloud, us-central1, a3-highgpu-8g, a GPU), at the end of each month from May 2024 to November 2025.</summary>
    /// <remarks>Shipped quotes of github.com/Cyclenerd/google-cloud-pricing-cost-calculator, Apache-2.0.</remarks>
    public static IReadOnlyList<double> H100Spot { get; } =
    [
        7.80105, 7.80105, 6.09587, 6.09587, 6.09587, 4.44913, 4.44913, 4.44913, 4.42447, 4.42447, 2.55288, 2.55288, 2.54867, 2.5499, 2.5462, 2.54939, 2.54569, 2.54569, 2.54877,
    ];

    /// <summary>Day of the first of <see cref="H100Spot"/>; one quote a month from there.</summary>
    public static DateOnly H100SpotFrom { get; } = new(2024, 5, 30);

    /// <summary>The factor by month on a rent that already falls by itself, so that the rent is the lower of the terms' own and the record's from closing on; a rise of the record is not credited. After
    /// the record's end the factor holds and the terms' own fall goes on.</summary>
    /// <param name="record">Prices by month, the first at closing.</param>
    /// <param name="declinePerAnnum">Yearly fall that the terms already hold, as a fraction.</param>
    /// <returns>Factors by month between 0 and 1, element 0 is closing and 1.</returns>
    public static IReadOnlyList<double> Beyond(IReadOnlyList<double> record, double declinePerAnnum)
    {
        ArgumentNullException.ThrowIfNull(record);
        var path = new double[record.Count];
        var lowest = 1.0;
        for (var m = 0; m < path.Length; m++)
        {
            lowest = Math.Min(lowest, record[m] / record[0]);
            path[m] = Math.Min(1, lowest / Math.Pow(1 - declinePerAnnum, m / 12.0));
        }

        return path;
    }
}
