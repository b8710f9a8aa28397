namespace GpuLending.Engine.Numerics;

/// <summary>Finds a value by its rank without sorting everything.</summary>
internal static class OrderStatistic
{
    /// <summary>The value of a rank; afterwards smaller ones lie before it and larger ones behind.</summary>
    /// <param name="values">The values, none of them NaN; they are rearranged.</param>
    /// <param name="rank">Rank from 0 in ascending order.</param>
    /// <remarks>C. A. R. Hoare, "Algorithm 65: Find", Communications of the ACM 4 (1961).</remarks>
    public static float Select(Span<float> values, int rank)
    {
        var (left, right) = (0, values.Length - 1);
        while (left < right)
        {
            var pivot = Median(values[left], values[left + ((right - left) / 2)], values[right]);
            var (i, j) = (left, right);
            while (i <= j)
            {
                while (values[i] < pivot)
                    i++;
                while (pivot < values[j])
                    j--;
                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (j < rank)
                left = i;
            if (rank < i)
                right = j;
        }

        return values[rank];
    }

    private static float Median(float a, float b, float c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
