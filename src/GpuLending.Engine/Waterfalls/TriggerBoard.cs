using GpuLending.Engine.Covenants;
using GpuLending.Engine.Loans;

namespace GpuLending.Engine.Waterfalls;

/// <summary>The triggers of one run: struck on each payment date, on until they are cured.</summary>
internal sealed class TriggerBoard
{
    private readonly ResolvedTrigger[] _triggers;
    private readonly LoanPlan _plan;
    private readonly DebtCapacity _capacity;
    private readonly double[] _serviceDue;
    private readonly int[] _passed;

    public TriggerBoard(ResolvedTrigger[] triggers, LoanPlan plan, DebtCapacity capacity)
    {
        _triggers = triggers;
        _plan = plan;
        _capacity = capacity;
        _serviceDue = new double[plan.Dates.Length];
        _passed = new int[triggers.Length];
        On = new bool[triggers.Length];
        Numerator = Rows<double>();
        Denominator = Rows<double>();
        Log = Rows<bool>();
    }

    /// <summary>Which triggers are on.</summary>
    public bool[] On { get; }

    public double[][] Numerator { get; }

    public double[][] Denominator { get; }

    public bool[][] Log { get; }

    /// <summary>Strikes every trigger at payment k.</summary>
    /// <param name="k">The payment.</param>
    /// <param name="serviceDue">Interest and principal due on the date, overdue with it, a balloon left out.</param>
    /// <param name="balance">Balance after interest and principal.</param>
    /// <param name="scheduled">Balance by the schedule.</param>
    public void Strike(int k, double serviceDue, double balance, double scheduled)
    {
        _serviceDue[k] = serviceDue;
        for (var t = 0; t < _triggers.Length; t++)
        {
            var trigger = _triggers[t];
            var inRange = k >= trigger.First && k < trigger.End;
            if (trigger.IsEvent)
                On[t] = inRange;
            else if (!inRange)
                (On[t], _passed[t]) = (false, 0);
            else if (Fails(t, k, balance, scheduled) is { } fails)
                Cure(t, fails);
            Log[t][k] = On[t];
        }
    }

    private void Cure(int t, bool fails)
    {
        if (fails)
        {
            On[t] = true;
            _passed[t] = 0;
        }
        else if (On[t] && ++_passed[t] >= _triggers[t].Terms.CureTests)
        {
            On[t] = false;
        }
    }

    /// <summary>Whether the threshold is missed; null when there is nothing to test.</summary>
    private bool? Fails(int t, int k, double balance, double scheduled)
    {
        var trigger = _triggers[t];
        var cover = trigger.Terms.Measure is TriggerMeasure.DebtServiceCoverage or TriggerMeasure.ForwardDebtServiceCoverage or TriggerMeasure.RentalIndexTier;
        double upper = balance, lower;
        if (trigger.Terms.Measure == TriggerMeasure.DebtServiceCoverage)
        {
            // Where nothing is due cash below zero still misses the cover: the multiple is compared, never divided.
            if (_plan.Months[k] < trigger.Terms.WindowMonths)
                return null;
            (upper, lower) = Trailing(k, trigger.Terms.WindowMonths);
        }
        else if (trigger.Terms.Measure == TriggerMeasure.ForwardDebtServiceCoverage)
        {
            var owed = scheduled > 0 ? Math.Min(1, balance / scheduled) : balance > 0 ? 1 : 0;
            (upper, lower) = (trigger.CashAhead[k], trigger.Denominator[k] * owed);
            if (lower <= 0)
                return null;
        }
        else
        {
            upper = trigger.Terms.Measure == TriggerMeasure.RentalIndexTier ? trigger.CashAhead[k] : upper;
            lower = trigger.Denominator[k];
        }

        Numerator[t][k] = upper;
        Denominator[t][k] = lower;
        var threshold = trigger.Terms.Threshold * lower;
        var noise = CovenantTester.RelativeNoise * Math.Abs(threshold);
        return cover ? upper < threshold - noise : upper > threshold + noise;
    }

    private (double Cash, double Due) Trailing(int k, int window)
    {
        double cash = 0, due = 0;
        for (var j = k; j >= 1 && _plan.Months[k] - _plan.Months[j] < window; j--)
        {
            cash += _capacity.Cfads[j];
            due += _serviceDue[j];
        }

        return (cash, due);
    }

    private T[][] Rows<T>()
    {
        var rows = new T[_triggers.Length][];
        for (var t = 0; t < rows.Length; t++)
            rows[t] = new T[_plan.Dates.Length];
        return rows;
    }
}
