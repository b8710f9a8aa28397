using GpuLending.Engine.Depreciation;
using GpuLending.Engine.Revenue;
using GpuLending.Engine.Scenarios;

namespace GpuLending.Engine.Compiled;

/// <summary>The fast form of a deal: the case resolved straight into numbers by month, sized, and run under many scenarios without building a run or a result. Its figures are those of
/// <see cref="DealEvaluator"/>; deals and scenarios outside the form are refused, never approximated. It never changes and is safe to use from several threads, until another takes over its memory.
/// See docs/methodology/compiled-deal.md.</summary>
public sealed class CompiledDeal
{
    private bool _isOver;

    private CompiledDeal(CompiledTerms terms, CompiledFleet fleet, CompiledContract[] contracts, CompiledDeal? instead)
    {
        Terms = terms;
        Fleet = fleet;
        Contracts = contracts;
        Base = BaseMonths.Of(this, instead?.Base);
        Loan = SizedLoan.Of(this, instead?.Loan);
    }

    /// <summary>What the deal shares with others: calendar, rates, prices and terms.</summary>
    public CompiledTerms Terms { get; }

    /// <summary>The loan as the base scenario sizes it, before it is rounded to the cent, in the loan's currency.</summary>
    public double LoanSize => Loan.Size;

    internal CompiledFleet Fleet { get; }

    internal CompiledContract[] Contracts { get; }

    internal BaseMonths Base { get; }

    internal SizedLoan Loan { get; }

    /// <summary>Compiles and sizes a deal.</summary>
    /// <param name="dealCase">What the parties would agree.</param>
    /// <param name="snapshot">Market it is run on.</param>
    /// <param name="like">Terms of another deal that may be the same, so that they need not be resolved again; null for none.</param>
    /// <param name="catalogue">The kinds of curve the case may name; null for <see cref="CurveCatalogue.Standard"/>.</param>
    /// <param name="instead">A deal that nobody will use again: its memory is taken over, whatever comes out, so that running through many deals leaves little to collect; null for memory of its own.</param>
    /// <returns>The deal; null when it is outside the form, and <see cref="CompiledForm.WhyNot(DealCase, MarketSnapshot)"/> says why.</returns>
    /// <exception cref="ObjectDisposedException">The memory of <paramref name="instead"/> was taken over before.</exception>
    public static CompiledDeal? Of(DealCase dealCase, MarketSnapshot snapshot, CompiledTerms? like = null, CurveCatalogue? catalogue = null, CompiledDeal? instead = null) =>
        TryOf(dealCase, snapshot, like, catalogue, out _, instead);

    /// <summary>Whether the form carries a scenario of this deal.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>True when <see cref="Evaluate(Scenario, FigureOptions?)"/> runs it.</returns>
    /// <exception cref="ObjectDisposedException">Another deal took over the memory.</exception>
    public bool Carries(Scenario scenario)
    {
        ObjectDisposedException.ThrowIf(_isOver, this);
        if (CompiledForm.WhyNot(scenario) is not null)
            return false;
        if (scenario.DelayMonths > 0 && (Fleet.DeliveriesMove || DelayMovesAnniversaries()))
            return false;
        if (scenario.LaunchLossFactor != 1 && !Fleet.StepsAtLaunches)
            return false;
        for (var i = 0; i < scenario.Defaults.Count; i++)
        {
            if (PlaceOf(scenario.Defaults[i].ContractId) < 0)
                return false;
        }

        return !Loan.HasSeveralDraws || !LowersRatesBeforePrincipal(scenario);
    }

    /// <summary>The few figures of one scenario.</summary>
    /// <param name="scenario">A scenario that the form carries.</param>
    /// <param name="options">Discount rate and which returns are searched; null for <see cref="FigureOptions.Standard"/>.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentException">The form does not carry the scenario.</exception>
    public ScenarioFigures Evaluate(Scenario scenario, FigureOptions? options = null)
    {
        ScenarioFigures figures = default;
        Evaluate(new ReadOnlySpan<Scenario>(in scenario), new Span<ScenarioFigures>(ref figures), options);
        return figures;
    }

    /// <summary>The figures of many scenarios, twelve at a time; nothing is allocated.</summary>
    /// <param name="scenarios">Scenarios that the form carries.</param>
    /// <param name="figures">Receives one element a scenario, in the same order.</param>
    /// <param name="options">As for one scenario.</param>
    /// <exception cref="ArgumentException">The spans are not equally long, or the form does not carry a scenario.</exception>
    public void Evaluate(ReadOnlySpan<Scenario> scenarios, Span<ScenarioFigures> figures, FigureOptions? options = null)
    {
        if (scenarios.Length != figures.Length)
            throw new ArgumentException($"{scenarios.Length} scenarios and room for {figures.Length} figures.", nameof(figures));
        foreach (var scenario in scenarios)
        {
            if (!Carries(scenario))
                throw new ArgumentException($"The compiled form does not carry the scenario '{scenario?.Name}': {(scenario is null ? "there is none" : CompiledForm.WhyNot(scenario) ?? "the general engine does")}.", nameof(scenarios));
        }

        LoanLanes.Run(this, scenarios, figures, options ?? FigureOptions.Standard);
    }

    internal static CompiledDeal? TryOf(DealCase dealCase, MarketSnapshot snapshot, CompiledTerms? like, CurveCatalogue? catalogue, out string whyNot, CompiledDeal? instead = null)
    {
        ArgumentNullException.ThrowIfNull(dealCase);
        ArgumentNullException.ThrowIfNull(snapshot);
        if (instead is not null)
        {
            ObjectDisposedException.ThrowIf(instead._isOver, instead);
            instead._isOver = true;
        }

        whyNot = "";
        var terms = like is not null && like.Fit(dealCase, snapshot) ? like : CompiledTerms.TryOf(dealCase, snapshot, catalogue, out whyNot);
        if (terms is null || CompiledFleet.TryOf(dealCase, terms, instead?.Fleet, out whyNot) is not { } fleet)
            return null;
        var contracts = instead is { Contracts: var old } && old.Length == dealCase.Contracts.Count ? old : new CompiledContract[dealCase.Contracts.Count];
        for (var c = 0; c < contracts.Length; c++)
        {
            if (Fill(ref contracts[c], dealCase, dealCase.Contracts[c], terms) is not { } why)
                continue;
            whyNot = why;
            return null;
        }

        var deal = new CompiledDeal(terms, fleet, contracts, instead);
        whyNot = deal.Loan.WhyNot;
        return whyNot.Length > 0 ? null : deal;
    }

    /// <summary>Month at whose end fixed cost begins to run.</summary>
    /// <param name="delay">Months by which lots that enter service after closing are late.</param>
    /// <param name="delayAtClosing">The same for lots that enter it on the closing day.</param>
    internal int FixedCostStart(int delay, int delayAtClosing)
    {
        if (Terms.FixedFrom is { } from)
            return from;
        var first = int.MaxValue;
        foreach (ref readonly var lot in Fleet.Lots.AsSpan())
            first = Math.Min(first, lot.InService + (lot.InService > 0 ? delay : lot.InService == 0 ? delayAtClosing : 0));
        return first;
    }

    /// <summary>Place of a contract; -1 when there is none.</summary>
    internal int PlaceOf(string contractId)
    {
        for (var c = 0; c < Contracts.Length; c++)
        {
            if (string.Equals(Contracts[c].Id, contractId, StringComparison.Ordinal))
                return c;
        }

        return -1;
    }

    /// <returns>What is outside the form; null when the contract is in it.</returns>
    private static string? Fill(ref CompiledContract compiled, DealCase dealCase, OfftakeContract contract, CompiledTerms terms)
    {
        if (contract.Kind is not (ContractKind.TakeOrPay or ContractKind.Reserved))
            return "a contract paid by use";
        if (contract.LotIds.Count > 0)
            return "a contract served by named lots";
        if (contract.Ramp.Count > 0 || contract.PriceSteps.Count > 0 || contract.Extensions.Count > 0)
            return "a contract with steps or extensions";
        if (contract.Termination is not null || contract.Prepayment is not null)
            return "a contract with a right to leave or a prepayment";
        if (contract.Availability < contract.AvailabilityFloor)
            return "a contract that pays credits";
        if (!terms.Grid.TryMonth(contract.Start, out compiled.Start) || !terms.Grid.TryMonth(contract.End, out compiled.End))
            return "a contract that starts or ends between months";
        if (contract.PricePerGpuHour is { } price && (price.Currency != dealCase.Currency || price.Amount is not (>= 0 and <= 1_000_000)))
            return "a contract's price out of its range";
        if (contract.End <= contract.Start || contract.Start.Year < 1990 || contract.End.Year > 2190 || contract.Gpus is < 0 or > Cashflows.FleetPlan.LargestCount
            || contract.TakeOrPayShare is not (>= 0 and <= 1) || contract.ExpectedUse is not (>= 0 and <= 1) || contract.Availability is not (>= 0 and <= 1)
            || contract.EscalatorPerAnnum is not (>= -0.9 and <= 1) || contract.ServiceLevelCreditShare is not (>= 0 and <= 1))
            return "a contract out of its range";
        compiled.Id = contract.Id;
        compiled.Gpus = contract.Gpus;
        compiled.Use = Math.Min(contract.ExpectedUse, contract.Availability);
        var paid = contract.Kind == ContractKind.TakeOrPay ? Math.Max(contract.TakeOrPayShare, compiled.Use) : contract.TakeOrPayShare;
        compiled.FeePerMonth = contract.Gpus * ContractFees.HoursPerMonth * (double)(contract.PricePerGpuHour?.Amount ?? 0m) * paid * (1 - contract.ServiceLevelCreditShare);
        compiled.EscalatorPerAnnum = contract.EscalatorPerAnnum;
        compiled.FromAgreedStart = contract.AnniversariesFromAgreedStart;
        return null;
    }

    /// <summary>Whether a contract starts later under a delay and counts its price steps from there.</summary>
    private bool DelayMovesAnniversaries()
    {
        foreach (ref readonly var contract in Contracts.AsSpan())
        {
            if (contract.Start > 0 && contract.EscalatorPerAnnum != 0 && !contract.FromAgreedStart)
                return true;
        }

        return false;
    }

    /// <summary>Whether a scenario lowers the rate in a period whose interest is capitalised. Draws then fall behind their schedules by different parts, which a balance for all of them does
    /// not tell apart; where it rises they are all above and it does.</summary>
    private bool LowersRatesBeforePrincipal(Scenario scenario)
    {
        if (scenario.RateShift >= 0 && scenario.RateShiftPath is null)
            return false;
        for (var m = 1; m <= Terms.Anchor; m++)
        {
            if (scenario.RateShift + MonthlyPath.At(scenario.RateShiftPath, m, 0) < 0)
                return true;
        }

        return false;
    }
}
