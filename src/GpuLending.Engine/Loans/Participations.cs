namespace GpuLending.Engine.Loans;

/// <summary>Shares the settled schedule among tranches and, within each, among lenders; every line sums to the cent. See docs/methodology/tranches.md.</summary>
internal static class Participations
{
    private const string NotPlaced = "Not placed";

    public static ParticipationBook? Of(DealCase dealCase, LoanPlan plan, SettledSchedule schedule, Money size)
    {
        var facility = dealCase.Facility;
        if (facility.Tranches.Count == 0 && dealCase.Lenders.Count == 0)
            return null;
        var shares = facility.Tranches.Count > 0 ? TrancheShares.Of(facility, dealCase.Currency) : [1.0];
        var agent = AgentFees(dealCase, schedule);
        var whole = schedule.Payments.Select((line, i) =>
            new ParticipationLine(line.Date, line.Drawn, line.Interest, line.Capitalised, line.Principal, line.Fees - agent[i], line.Closing)).ToArray();
        var amounts = size.Split([.. shares.Select(share => (decimal)share)]);
        var tranches = Split(whole, amounts, shares, InterestWeights(facility, plan, schedule, shares));

        var lenders = new List<(string Lender, Money Amount, ParticipationLine[] Lines)>();
        for (var t = 0; t < shares.Length; t++)
        {
            var names = facility.Tranches.Count > 0 && facility.Tranches[t].Lenders.Count > 0 ? facility.Tranches[t].Lenders : dealCase.Lenders;
            if (names.Count == 0)
                names = [new LenderShare { Lender = NotPlaced, Share = 1 }];
            var parts = Weights(names, t);
            var lent = amounts[t].Split([.. parts.Select(share => (decimal)share)]);
            var lines = Split(tranches[t], lent, parts, null);
            for (var l = 0; l < parts.Length; l++)
                lenders.Add((names[l].Lender, lent[l], lines[l]));
        }

        var anyPlaced = dealCase.Lenders.Count > 0 || facility.Tranches.Any(tranche => tranche.Lenders.Count > 0);
        return new ParticipationBook
        {
            AgentFees = agent,
            Tranches = [.. facility.Tranches.Select((tranche, t) => Part(facility, plan, tranche, shares[t], t, amounts[t], tranches[t]))],
            Lenders = anyPlaced ? [.. lenders.GroupBy(part => part.Lender, StringComparer.Ordinal).Select(parts => Together(parts.Key, [.. parts], size))] : [],
        };
    }

    private static TranchePart Part(Facility facility, LoanPlan plan, LoanTranche tranche, double share, int t, Money amount, ParticipationLine[] lines) => new()
    {
        Name = tranche.Name,
        Share = share,
        Amount = amount,
        RateAtClosing = plan.TrancheRate(t, 0, plan.Draws[0].Date, plan.Draws[0].Date.AddDays(1)),
        TotalInterest = lines.Aggregate(Money.Zero(amount.Currency), (sum, line) => sum + line.Interest + line.Capitalised),
        Lines = lines,
    };

    private static Participation Together(string lender, (string Lender, Money Amount, ParticipationLine[] Lines)[] parts, Money size)
    {
        var zero = Money.Zero(size.Currency);
        var amount = parts.Aggregate(zero, (sum, part) => sum + part.Amount);
        var lines = parts[0].Lines;
        foreach (var (_, _, more) in parts.Skip(1))
            lines = [.. lines.Zip(more, Add)];
        return new Participation { Lender = lender, Share = size.IsZero ? 0 : (double)(amount.Amount / size.Amount), Amount = amount, Lines = lines };
    }

    private static ParticipationLine Add(ParticipationLine a, ParticipationLine b) => new(
        a.Date, a.Drawn + b.Drawn, a.Interest + b.Interest, a.Capitalised + b.Capitalised, a.Principal + b.Principal, a.Fees + b.Fees, a.Closing + b.Closing);

    /// <summary>Splits lines among parts. Draws end at the parts' amounts; principal follows what each part is owed, so that all are repaid on the same line.</summary>
    private static ParticipationLine[][] Split(ParticipationLine[] lines, Money[] amounts, double[] shares, decimal[][]? interestWeights)
    {
        var currency = amounts[0].Currency;
        var n = amounts.Length;
        var weights = shares.Select(share => (decimal)share).ToArray();
        var undrawn = (Money[])amounts.Clone();
        var owed = Enumerable.Repeat(Money.Zero(currency), n).ToArray();
        CentSplit drawn = new(n, currency), interest = new(n, currency), capitalised = new(n, currency), principal = new(n, currency), fees = new(n, currency);
        var parts = Enumerable.Range(0, n).Select(_ => new ParticipationLine[lines.Length]).ToArray();
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var d = drawn.Next(line.Drawn, weights, undrawn);
            var byInterest = interestWeights?[i] ?? weights;
            var paid = interest.Next(line.Interest, byInterest);
            var added = capitalised.Next(line.Capitalised, byInterest);
            var most = new Money[n];
            for (var p = 0; p < n; p++)
                most[p] = owed[p] + d[p] + added[p];
            var repaid = principal.Next(line.Principal, weights, most);
            var fee = fees.Next(line.Fees, weights);
            for (var p = 0; p < n; p++)
            {
                undrawn[p] -= d[p];
                owed[p] = most[p] - repaid[p];
                parts[p][i] = new ParticipationLine(line.Date, d[p], paid[p], added[p], repaid[p], fee[p], owed[p]);
            }
        }

        return parts;
    }

    /// <summary>What the interest of each line is shared by: each draw's interest in proportion to share x own rate. Null where all bear the facility's rate.</summary>
    private static decimal[][]? InterestWeights(Facility facility, LoanPlan plan, SettledSchedule schedule, double[] shares)
    {
        if (!TrancheShares.HaveOwnRates(facility))
            return null;
        var at = new Dictionary<DateOnly, int>();
        for (var i = 0; i < schedule.Payments.Count; i++)
            at[schedule.Payments[i].Date] = i;
        var weights = schedule.Payments.Select(_ => shares.Select(share => (decimal)share).ToArray()).ToArray();
        var filled = new bool[weights.Length];
        for (var d = 0; d < schedule.Draws.Count; d++)
        {
            for (var k = plan.Draws[d].First; k <= plan.Draws[d].Last && k - plan.Draws[d].First + 1 < schedule.Draws[d].Payments.Count; k++)
            {
                var payment = schedule.Draws[d].Payments[k - plan.Draws[d].First + 1];
                var line = at[payment.Date];
                if (!filled[line])
                    Array.Clear(weights[line]);
                filled[line] = true;
                for (var t = 0; t < shares.Length; t++)
                {
                    var rate = plan.TrancheRate(t, d, plan.AccrualStart(d, k), plan.AccruedTo[k]);
                    weights[line][t] += payment.Opening.Amount * (decimal)Math.Max(0, shares[t] * rate);
                }
            }
        }

        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i].Sum() <= 0)
                weights[i] = [.. shares.Select(share => (decimal)share)];
        }

        return weights;
    }

    /// <summary>The agent's part of each line's fees: as long as something is owed, never more than the line has.</summary>
    private static Money[] AgentFees(DealCase dealCase, SettledSchedule schedule)
    {
        var zero = Money.Zero(dealCase.Currency);
        var agency = Amounts.NotNegative(dealCase.Facility.Fees.AgencyPerAnnum, dealCase.Currency, "/facility/fees/agencyPerAnnum") * (int)dealCase.Facility.PaymentFrequency / 12;
        if (agency <= 0)
            return [.. schedule.Payments.Select(_ => zero)];
        var fee = Money.FromProjection(agency, dealCase.Currency, RoundingRule.HalfAwayFromZero);
        return [.. schedule.Payments.Select(line => line.Opening.IsZero && line.Closing.IsZero ? zero : line.Fees < fee ? line.Fees : fee)];
    }

    private static double[] Weights(IReadOnlyList<LenderShare> lenders, int tranche)
    {
        var shares = new double[lenders.Count];
        for (var i = 0; i < shares.Length; i++)
            shares[i] = Amounts.Between(lenders[i].Share, 0, 1, $"lender {lenders[i].Lender} of tranche {tranche + 1}");
        if (Math.Abs(shares.Sum() - 1) > 1e-6)
            throw new NotComputableException($"The lenders' shares sum to {Amounts.Percent(shares.Sum())}, not 100 %.");
        return shares;
    }
}
