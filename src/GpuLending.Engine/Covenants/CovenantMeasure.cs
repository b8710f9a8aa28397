using GpuLending.Engine.Calendars;
using GpuLending.Engine.Cashflows;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Covenants;

/// <summary>Measures one covenant on one run: on which dates, and both sides on each. What is above or below what is judged elsewhere.</summary>
internal sealed class CovenantMeasure
{
    private readonly Covenant _covenant;
    private readonly CovenantInputs _inputs;
    private readonly IReadOnlyList<CovenantObservation> _observations;
    private readonly bool _fromContracts;

    public CovenantMeasure(Covenant covenant, CovenantInputs inputs)
    {
        _covenant = covenant;
        _inputs = inputs;
        _fromContracts = covenant is { Kind: CovenantKind.ContractRealisation, Observations.Count: 0 };
        var reports = _fromContracts ? inputs.Realised : covenant.Observations;
        _observations = reports.Count == 0 ? [] : [.. reports.OrderBy(item => item.Date)];
        Index = covenant is { Kind: CovenantKind.RentalIndexTier, Index: { } terms }
            ? RentalIndexPath.Of(terms, inputs.Months[0], inputs.ValuationDate == default ? inputs.Months[0] : inputs.ValuationDate, inputs.RentFactor, MonthlyPath.ByDay(inputs.RentPath, inputs.Months))
            : null;
    }

    /// <summary>The index and its tiers; null for other kinds.</summary>
    public RentalIndexPath? Index { get; }

    /// <summary>Test dates in order, each with its month; null months are reports off the timeline.</summary>
    public IEnumerable<(DateOnly Date, int? Month)> Dates()
    {
        if (IsReported)
        {
            foreach (var observation in _observations) yield return (observation.Date, null);
            yield break;
        }

        if (TestsClosing && IsDue(0)) yield return (_inputs.Months[0], 0);
        if (OnlyClosing) yield break;
        foreach (var month in _inputs.PaymentMonths)
        {
            if (OwedBefore(month) && IsDue(month)) yield return (_inputs.Months[month], month);
        }
    }

    /// <summary>Both sides on a date; null when the window or the figures do not reach that far.</summary>
    public CovenantSides? On(in CovenantDefinition definition, DateOnly date, int? month) => _covenant.Kind switch
    {
        CovenantKind.DebtServiceCoverage => Trailing(definition, month!.Value),
        CovenantKind.ForwardDebtServiceCoverage => Forward(month!.Value),
        CovenantKind.LoanToValue => new(_inputs.Balance[month!.Value], Value[month.Value]),
        CovenantKind.LoanToCost => new(_inputs.Balance[month!.Value], _inputs.DeliveredCost[month.Value]),
        CovenantKind.ContractRealisation => Reported(definition, date),
        CovenantKind.MinimumLiquidity => Liquidity(definition, date, month),
        CovenantKind.InterestCoverage => IsReported
            ? Reported(definition, date)
            : new((double)_inputs.Borrower.Ebitda!.Value.Amount, (double)_inputs.Borrower.NetInterest!.Value.Amount),
        CovenantKind.HedgeShare => _inputs.HedgedShare is { } hedged ? new(_inputs.Balance[month!.Value] * hedged, _inputs.Balance[month.Value]) : null,
        CovenantKind.PowerHedgeShare => PowerHedge(month!.Value),
        CovenantKind.CustomerConcentration => Concentration(definition, month!.Value),
        CovenantKind.CollateralLocation => Location(date),
        CovenantKind.ChipAge => Age(date),
        CovenantKind.RentalIndexTier => Rental(date),
    };

    private bool IsReported => _covenant.Kind == CovenantKind.ContractRealisation
        || (_observations.Count > 0 && _covenant.Kind is CovenantKind.MinimumLiquidity or CovenantKind.InterestCoverage);

    private bool HoldsAccounts => _covenant.Kind == CovenantKind.MinimumLiquidity && _inputs.CashHeld.Count > 0;

    private bool OnlyClosing => _covenant.Kind == CovenantKind.InterestCoverage || (_covenant.Kind == CovenantKind.MinimumLiquidity && !HoldsAccounts);

    private bool TestsClosing => _covenant.Kind switch
    {
        CovenantKind.MinimumLiquidity => !HoldsAccounts && _inputs.Borrower.Liquidity is not null,
        CovenantKind.InterestCoverage => _inputs.Borrower is { Ebitda: not null, NetInterest: not null },
        CovenantKind.DebtServiceCoverage or CovenantKind.CustomerConcentration or CovenantKind.PowerHedgeShare or CovenantKind.ContractRealisation => false,
        CovenantKind.ForwardDebtServiceCoverage or CovenantKind.LoanToValue or CovenantKind.LoanToCost or CovenantKind.HedgeShare or CovenantKind.CollateralLocation
            or CovenantKind.ChipAge or CovenantKind.RentalIndexTier => _inputs.Balance[0] > CoverageRatios.Nothing,
    };

    private IReadOnlyList<double> Value => _inputs.ValueByPremise[_covenant.Premise ?? _inputs.MarkPremise];

    private bool OwedBefore(int month) =>
        month > 0 && (_inputs.Balance[month - 1] > CoverageRatios.Nothing || _inputs.DebtServiceDue[month] > CoverageRatios.Nothing);

    /// <summary>Whether the covenant's own frequency names a month: every so many months from the first test date, else from closing.</summary>
    private bool IsDue(int month)
    {
        if (_covenant.TestEveryMonths is not { } every || every <= 1) return true;
        var anchor = 0;
        while (_covenant.FirstTestDate is { } first && anchor < _inputs.Months.Count - 1 && _inputs.Months[anchor] < first) anchor++;
        return (month - anchor) % every == 0;
    }

    private CovenantSides? Trailing(in CovenantDefinition definition, int month)
    {
        var window = definition.TrailingMonths;
        if (month < window) return null;
        double cash = 0, due = 0;
        for (var m = month - window + 1; m <= month; m++)
        {
            cash += _inputs.Cfads[m];
            due += _inputs.DebtServiceDue[m];
        }

        return new(cash, due, WindowMonths: window);
    }

    private CovenantSides? Forward(int month)
    {
        var last = Math.Min(_inputs.Months.Count - 1, month + Math.Max(1, _covenant.ForwardMonths));
        double cash = 0, due = 0;
        var window = 0;
        for (var m = month + 1; m <= last && OwedBefore(m); m++)
        {
            cash += _inputs.Cfads[m];
            due += _inputs.DebtServiceDue[m];
            window++;
        }

        return window == 0 ? null : new(cash, due, WindowMonths: window);
    }

    private CovenantSides? Liquidity(in CovenantDefinition definition, DateOnly date, int? month)
    {
        var at = month ?? MonthOn(date);
        var need = definition.MinimumAmount;
        if (_covenant.ForwardMonths > 0 && at >= 0)
        {
            var outflow = 0.0;
            for (var m = at + 1; m <= Math.Min(_inputs.Months.Count - 1, at + _covenant.ForwardMonths); m++)
                outflow += _inputs.DebtServiceDue[m] + (m < _inputs.RunningCosts.Count ? _inputs.RunningCosts[m] : 0);
            need = Math.Max(need, outflow);
        }

        var held = IsReported
            ? (double)(Report(date)?.Actual?.Amount ?? 0m)
            : HoldsAccounts ? _inputs.CashHeld[at] : (double)_inputs.Borrower.Liquidity!.Value.Amount;
        return new(held, Required: need, WindowMonths: _covenant.ForwardMonths);
    }

    private CovenantSides? Reported(in CovenantDefinition definition, DateOnly date)
    {
        if (!_fromContracts && (_covenant.ObservationBasis == ObservationBasis.Window || _covenant.Kind != CovenantKind.ContractRealisation))
        {
            var report = Report(date)!;
            return new((double)(report.Actual?.Amount ?? 0m), (double)(report.Projected?.Amount ?? 1m), WindowMonths: definition.TrailingMonths);
        }

        // Month by month: the report of the date and of the months before it that the window holds.
        double received = 0, projected = 0;
        var from = MonthArithmetic.AddMonths(date, -definition.TrailingMonths, EndOfMonthRule.MonthEnd);
        var months = 0;
        foreach (var report in _observations)
        {
            if (report.Date <= from || report.Date > date) continue;
            received += (double)(report.Actual?.Amount ?? 0m);
            projected += report.Projected is { } given ? (double)given.Amount : ContractedIn(report.Date);
            months++;
        }

        return months < definition.TrailingMonths ? null : new(received, projected, WindowMonths: definition.TrailingMonths);
    }

    private CovenantObservation? Report(DateOnly date)
    {
        foreach (var report in _observations)
        {
            if (report.Date == date) return report;
        }

        return null;
    }

    private double ContractedIn(DateOnly date)
    {
        var month = MonthOn(date);
        if (month < 1) return 0;
        var sum = 0.0;
        foreach (var customer in _inputs.Customers) sum += customer.Revenue[month];
        return sum;
    }

    private CovenantSides? PowerHedge(int month) => month < _inputs.Energy.Count
        ? new(_inputs.FixedEnergy[month], _inputs.Energy[month])
        : null;

    private CovenantSides? Concentration(in CovenantDefinition definition, int month)
    {
        var window = definition.TrailingMonths;
        if (month < window) return null;
        double all = 0, largest = 0;
        foreach (var customer in _inputs.Customers)
        {
            var sum = 0.0;
            for (var m = month - window + 1; m <= month; m++) sum += customer.Revenue[m];
            all += sum;
            if (_covenant.Customer is null || string.Equals(_covenant.Customer, customer.Customer, StringComparison.OrdinalIgnoreCase)) largest = Math.Max(largest, sum);
        }

        // Without contracted revenue nobody has a share of it.
        return all > CoverageRatios.Nothing ? new(largest, all, WindowMonths: window) : null;
    }

    private CovenantSides? Location(DateOnly date)
    {
        double allowed = 0, all = 0;
        foreach (var lot in _inputs.Lots)
        {
            if (lot.InService > date) continue;
            all += lot.Gpus;
            if (IsAllowed(_covenant, lot)) allowed += lot.Gpus;
        }

        return all > 0 ? new(allowed, all) : null;
    }

    /// <summary>Whether a lot stands where the covenant allows.</summary>
    public static bool IsAllowed(Covenant covenant, CovenantLot lot) =>
        (covenant.Countries.Count == 0 || covenant.Countries.Contains(lot.Country, StringComparer.OrdinalIgnoreCase))
        && (covenant.Sites.Count == 0 || covenant.Sites.Contains(lot.Site, StringComparer.OrdinalIgnoreCase));

    private CovenantSides? Age(DateOnly date)
    {
        double oldest = 0, weighted = 0, weight = 0;
        foreach (var lot in _inputs.Lots)
        {
            if (lot.InService > date || Born(_covenant.AgeBasis, lot) is not { } born) continue;
            var age = MonthArithmetic.YearsBetween(born, date);
            oldest = Math.Max(oldest, age);
            weighted += age * lot.Cost;
            weight += lot.Cost;
        }

        if (weight <= 0) return null;
        return new(_covenant.AgeBasis is ChipAgeBasis.OldestInService or ChipAgeBasis.OldestGeneration ? oldest : weighted / weight);
    }

    /// <summary>The day from which a lot's age counts; null when the catalogue does not say.</summary>
    public static DateOnly? Born(ChipAgeBasis basis, CovenantLot lot) => basis switch
    {
        ChipAgeBasis.OldestInService or ChipAgeBasis.WeightedInService => lot.InService,
        ChipAgeBasis.OldestGeneration or ChipAgeBasis.WeightedGeneration => lot.GeneralAvailability is { } born && born <= lot.InService ? born : lot.GeneralAvailability is null ? null : lot.InService,
    };

    private CovenantSides? Rental(DateOnly date)
    {
        if (Index is null) return null;
        var reading = Index.On(date);
        return new(reading.Price, Required: Index.Tiers[0].Price, Reading: reading);
    }

    private int MonthOn(DateOnly date)
    {
        var at = -1;
        while (at + 1 < _inputs.Months.Count && _inputs.Months[at + 1] <= date) at++;
        return at;
    }
}
