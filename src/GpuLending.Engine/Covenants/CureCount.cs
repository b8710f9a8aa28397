namespace GpuLending.Engine.Covenants;

/// <summary>Counts a covenant's cures along its tests, in date order, against what the cure right admits.</summary>
internal struct CureCount(Covenant covenant)
{
    private int _times;
    private int _inARow;

    /// <summary>Equity counted on a test date, and equity entered that the right does not admit.</summary>
    public (double Counted, double Refused) On(DateOnly date)
    {
        if (covenant.Cures.Count == 0) return (0, 0);
        var entered = 0.0;
        foreach (var cure in covenant.Cures)
        {
            if (cure.Date == date) entered += (double)(cure.Amount?.Amount ?? 0m);
        }

        if (entered <= 0)
        {
            _inARow = 0;
            return (0, 0);
        }

        if (covenant.CureRights is not { } rights) return (entered, 0);
        if (date > rights.Until) return Refuse(entered);
        if (date < rights.UnlimitedBefore) return (entered, 0);
        if (_times >= rights.MostTimes || _inARow >= rights.MostInARow) return Refuse(entered);
        _times++;
        _inARow++;
        return (entered, 0);
    }

    private (double Counted, double Refused) Refuse(double entered)
    {
        _inARow = 0;
        return (0, entered);
    }
}
